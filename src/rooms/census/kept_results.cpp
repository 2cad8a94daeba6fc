#include "rooms/census/kept_results.h"

#include <algorithm>
#include <charconv>

#include "core/check.h"
#include "rooms/census/cin/check.h"
#include "rooms/census/cin/indicator.h"
#include "rooms/census/cin/rule.h"
#include "rooms/census/engine/utf8.h"
#include "rooms/census/filing.h"
#include "rooms/census/ssda903/check.h"
#include "rooms/census/ssda903/indicator.h"
#include "rooms/census/ssda903/rule.h"

namespace census {
namespace {

// A line is a record, its cells stand between unit separators: no text of a return holds either (they are taken out).
constexpr char separator = '\x1f';

std::string cell(std::string_view text) {
    std::string clean = as_utf8(text);
    for (char& c : clean)
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    return clean;
}

class Lines {
  public:
    template <class... Cells>
    void add(Cells&&... cells) {
        bool first = true;
        ((text_ += (std::exchange(first, false) ? "" : std::string(1, separator)) + cell(cells)), ...);
        text_ += '\n';
    }
    std::string text_;
};

std::vector<std::string_view> cells_of(std::string_view line) {
    std::vector<std::string_view> cells;
    for (;;) {
        const auto end = line.find(separator);
        cells.push_back(line.substr(0, end));
        if (end == std::string_view::npos) return cells;
        line.remove_prefix(end + 1);
    }
}

std::int64_t number(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    core::check(error == std::errc{} && end == text.data() + text.size(), "kept results hold whole numbers");
    return value;
}

void add_figures(const Tally& tally, std::vector<KeptFigure>& figures) {
    const IndicatorCard& card = tally.card();
    const bool is_count = card.unit == Unit::count;
    const auto add = [&](std::string_view by, std::string_view of, Figure figure) {
        figures.push_back({std::string{card.id}, std::string{by}, std::string{of}, figure.numerator,
                           is_count && by.empty() ? 0 : figure.denominator});
    };
    add("", "", tally.total());
    for (std::size_t i = 0; i < card.parts.size() + (card.parts.empty() ? 0 : 1); ++i)
        add("part", i < card.parts.size() ? card.parts[i] : "not known", tally.part(i));
    for (std::size_t by = 0; by < by_count; ++by) {
        if (!tally.tells(static_cast<By>(by))) continue;
        const auto values = values_of(static_cast<By>(by));
        for (std::size_t i = 0; i < values.size(); ++i) {
            Figure figure = tally.by(static_cast<By>(by))[i];
            if (is_count) figure.denominator = tally.total().numerator;
            add(by_names()[by], values[i], figure);
        }
    }
}

void read_line(std::string_view line, Results& results) {
    const auto cells = cells_of(line);
    const auto text = [&](std::size_t i) { return std::string{cells.at(i)}; };
    const std::string_view kind = cells.front();
    if (kind == "head") {
        results.collection = text(1);
        results.authority = text(2);
        results.year = static_cast<int>(number(cells.at(3)));
        results.rules_of = static_cast<int>(number(cells.at(4)));
        results.is_partial = cells.at(5) == "1";
    } else if (kind == "rows") {
        results.rows.emplace_back(text(1), number(cells.at(2)));
    } else if (kind == "note") {
        results.notes.push_back(text(1));
    } else if (kind == "return") {
        results.return_level.emplace_back(text(1), text(2));
    } else if (kind == "missing") {
        results.missing.emplace_back(text(1), text(2));
    } else if (kind == "figure") {
        results.figures.push_back({text(1), text(2), text(3), number(cells.at(4)), number(cells.at(5))});
    } else if (kind == "finding") {
        results.findings.push_back({text(1), text(2), text(3), {}});
    } else if (kind == "place") {
        results.findings.back().places.push_back({text(1), static_cast<Row>(number(cells.at(2))), text(3), text(4)});
    }
}

template <class All>
const IndicatorCard* card_among(const All& all, std::string_view id) {
    for (const auto* one : all)
        if (one->card.id == id) return &one->card;
    return nullptr;
}

/// Where a note of the report is: a return of several files says in which.
std::string place_of(const Report& report, const core::Fault& note) {
    if (report.collection == ssda903_collection && !note.file.empty())
        return note.file + (note.line == 0 ? ": " : ", line " + std::to_string(note.line) + ": ");
    return note.line == 0 ? "" : "Line " + std::to_string(note.line) + ": ";
}

/// The rules of every year at hand, made once: a return asks for a card at each of its findings.
template <class Set>
const Card* rule_among(int year, int first, int last, std::string_view code) {
    static const std::vector<Set> sets = [&] {
        std::vector<Set> all;
        for (int each = first; each <= last; ++each) all.emplace_back(each);
        return all;
    }();
    const Set& rules = sets[static_cast<std::size_t>(std::clamp(year == 0 ? last : year, first, last) - first)];
    const auto found = rules.find(code);
    return found ? &rules.card(*found) : nullptr;
}

}  // namespace

std::optional<core::Interval> interval_of(const KeptFigure& figure, Unit unit) {
    if (unit == Unit::count) return core::count_interval(figure.numerator);
    // A rounded numerator may come out above its rounded base.
    if (figure.denominator == 0 || figure.numerator > figure.denominator) return std::nullopt;
    const auto share = core::proportion_interval(figure.numerator, figure.denominator);
    return core::Interval{.low = 100 * share.low, .high = 100 * share.high};
}

std::vector<KeptFigure> figures_of(const std::vector<Tally>& tallies) {
    std::vector<KeptFigure> figures;
    for (const Tally& tally : tallies) add_figures(tally, figures);
    return figures;
}

Results results_of(const Report& report, const std::vector<Tally>& tallies) {
    Results results;
    results.collection = report.collection;
    results.authority = report.authority;
    results.year = report.year;
    results.rules_of = report.rules_of;
    results.is_partial = report.is_partial;
    for (const auto& [table, count] : report.rows) results.rows.emplace_back(std::string{table}, count);
    for (const auto& note : report.notes)
        results.notes.push_back(place_of(report, note) + note.what + " " + note.remedy);
    for (const auto& [card, values] : report.return_level) results.return_level.emplace_back(card->code, values);
    report.each([&](const Told& told) {
        KeptFinding finding{std::string{told.card.code}, std::string{told.child}, told.group, {}};
        for (std::size_t i = 0; i < told.locations.size(); ++i)
            finding.places.push_back({std::string{told.locations[i].table}, told.locations[i].row,
                                      std::string{told.locations[i].column}, told.value(i)});
        results.findings.push_back(std::move(finding));
    });
    results.figures = figures_of(tallies);
    return results;
}

std::string to_text(const Results& results) {
    Lines lines;
    lines.add("head", results.collection, results.authority, std::to_string(results.year),
              std::to_string(results.rules_of), results.is_partial ? "1" : "0");
    for (const auto& [table, count] : results.rows) lines.add("rows", table, std::to_string(count));
    for (const auto& note : results.notes) lines.add("note", note);
    for (const auto& [rule, values] : results.return_level) lines.add("return", rule, values);
    for (const auto& [column, share] : results.missing) lines.add("missing", column, share);
    for (const auto& one : results.figures)
        lines.add("figure", one.indicator, one.by, one.of, std::to_string(one.numerator),
                  std::to_string(one.denominator));
    for (const auto& finding : results.findings) {
        lines.add("finding", finding.rule, finding.child, finding.record);
        for (const auto& place : finding.places)
            lines.add("place", place.table, std::to_string(place.row), place.column, place.value);
    }
    return std::move(lines.text_);
}

Results parse_results(std::string_view text) {
    Results results;
    while (!text.empty()) {
        const auto end = text.find('\n');
        read_line(text.substr(0, end), results);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return results;
}

const IndicatorCard* find_indicator(std::string_view id) {
    const IndicatorCard* card = card_among(cin::all_indicators(), id);
    return card != nullptr ? card : card_among(ssda903::all_indicators(), id);
}

const Card* find_rule(std::string_view collection, int year, std::string_view code) {
    return collection == "CIN" ? rule_among<cin::RuleSet>(year, cin::first_year, cin::last_year, code)
                               : rule_among<ssda903::RuleSet>(year, ssda903::first_year, ssda903::newest_year, code);
}

}  // namespace census
