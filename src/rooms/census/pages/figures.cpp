#include <fmt/format.h>

#include <algorithm>

#include "core/decimal.h"
#include "rooms/census/beside.h"
#include "rooms/census/checking_command.h"
#include "rooms/census/children_behind.h"
#include "rooms/census/code_words.h"
#include "rooms/census/pages/parts.h"
#include "rooms/census/scorecard_commands.h"

namespace census {
namespace {

/// The return of another year of the same authority and collection: an accepted one before another, then the newest.
std::optional<Filing> return_of_year(db::ReadTx& tx, const Filing& filing, int year) {
    std::optional<Filing> best;
    for (const auto& one : filings_of(tx, filing.organisation)) {
        if (one.collection != filing.collection || one.year != year || one.id == filing.id) continue;
        const bool has_figures = one.is_open() || one.state == FilingState::accepted;
        if (!has_figures || one.state == FilingState::waiting || one.state == FilingState::unusable) continue;
        if (!best || (best->state != FilingState::accepted && one.state == FilingState::accepted)) best = one;
    }
    return best;
}

const MaskedFigure* among(const std::vector<MaskedFigure>& all, const KeptFigure& wanted) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const MaskedFigure& one) {
        return one.figure.indicator == wanted.indicator && one.figure.by == wanted.by && one.figure.of == wanted.of;
    });
    return found == all.end() ? nullptr : &*found;
}

/// Last year's figures: in full while its return is there, else those that were accepted.
std::vector<MaskedFigure> last_year(const Desk& desk, const Filing& filing) {
    std::vector<MaskedFigure> all;
    std::optional<Filing> before;
    vault::Key key{};
    desk.services.database.read([&](db::ReadTx& tx) {
        before = return_of_year(tx, filing, filing.year - 1);
        if (!before) return;
        if (before->is_open())
            key = desk.safe->file_key(tx, *before);
        else
            all = values_of_filing(tx, before->id);
    });
    if (before && before->is_open())
        for (auto& one : desk.safe->read_results(*before, key).figures) all.push_back({std::move(one), false});
    return all;
}

/// A line below a figure; nothing where there is none.
ui::Html small(const std::string& text) {
    return text.empty() ? ui::Html{} : ui::element("div", {{"class", "govuk-hint govuk-!-margin-bottom-0"}}, text);
}

/// A figure with its 95% limits below it.
ui::Html with_limits(const IndicatorCard& card, const KeptFigure& figure, const ui::Html& told) {
    const auto interval =
        figure.by == "part" && card.unit == Unit::percent ? std::nullopt : interval_of(figure, card.unit);
    if (!interval) return told;
    return told + small(fmt::format("{:.1f} to {:.1f}{}", interval->low, interval->high,
                                    card.unit == Unit::percent ? "%" : ""));
}

/// Last year's figure, and whether this one differs from it by more than chance allows.
ui::Html beside_last(const IndicatorCard& card, const MaskedFigure* then, const KeptFigure& now) {
    if (then == nullptr) return "not there";
    ui::Html told = shown(card, *then);
    if (then->hidden) return told;
    const Beside line = compared(&then->figure, now);
    if (line.interval.empty()) return told;
    return told + small(line.moved == Moved::up ? "up" : line.moved == Moved::down ? "down" : "no clear change");
}

/// The latest that is published of the same.
ui::Html published_of(scorecard::Tracer& tracer, const Filing& filing, std::string_view indicator) {
    const auto code = published_as(indicator);
    if (code.empty()) return "no such indicator";
    constexpr int years_back = 10;
    for (int year = filing.year; year > filing.year - years_back; --year) {
        for (const std::string& period : {period_of_year(year), std::to_string(year) + "-03-31"}) {
            const auto figure = tracer.find({.indicator = std::string{code}, .area = filing.area, .period = period});
            if (!figure || figures::shown(*figure).empty()) continue;
            return ui::link(figures::address(*figure), figures::shown(*figure)) +
                   small(year == filing.year ? "" : "of " + period_of_year(year));
        }
    }
    return "none";
}

ui::Html definition_of(const IndicatorCard& card) {
    std::vector<ui::SummaryRow> rows;
    const auto add = [&](const char* key, std::string_view value) {
        if (!value.empty()) rows.push_back({.key = key, .value = ui::Html{value}});
    };
    add("What it tells", card.definition);
    add("Numerator", card.numerator);
    add("Denominator", card.denominator);
    add("Clock", card.clock);
    add("From", card.source_fields);
    add("Holds from year", std::to_string(card.years.first));
    return ui::render(ui::SummaryList{.rows = rows});
}

ui::Html breakdowns_of(const Opened& opened, const std::vector<MaskedFigure>& before, const IndicatorCard& card) {
    ui::Html content;
    const auto& figures = opened.results.figures;
    for (auto at = figures.begin(); at != figures.end();) {
        if (at->indicator != card.id || at->by.empty()) {
            ++at;
            continue;
        }
        ui::Table table{.head = {at->by == "part" ? "Part" : title_of_breakdown(at->by), ui::numeric("This return"),
                                 ui::numeric("Last year")},
                        .rows = {},
                        .caption = title_of_breakdown(at->by),
                        .first_cell_is_header = true};
        const std::string by = at->by;
        for (; at != figures.end() && at->indicator == card.id && at->by == by; ++at) {
            const auto* then = among(before, *at);
            const auto address = http::url(sealed_address(opened.filing.id) + "/children",
                                           {{"indicator", at->indicator}, {"by", at->by}, {"of", at->of}});
            const auto now = shown(card, *at);
            const bool lists = at->by != "part" && at->numerator > 0;
            const ui::Html figure = lists ? ui::link(address, now) : ui::Html{now};
            table.rows.push_back({label_of(*at), ui::numeric(with_limits(card, *at, figure)),
                                  ui::numeric(beside_last(card, then, *at))});
        }
        content += ui::scroll_area(table.caption, ui::render(table));
    }
    return content;
}

}  // namespace

http::Response show_indicators(const Desk& desk, const http::Request& request) {
    const auto opened = open_return(desk, request, Content::results);
    if (!opened) return http::refused(opened.error());
    const Filing& filing = opened->filing;
    const std::string address = sealed_address(filing.id) + "/indicators";
    const auto before = last_year(desk, filing);
    const auto* chosen = find_indicator(request.query.get("indicator"));
    ui::Html content = ui::heading(chosen == nullptr ? "Indicators" : chosen->name, title_of(filing)) +
                       return_navigation(filing, "Indicators");
    content += paragraph(
        "In full and unrounded, for your authority only. What the partnership sees is masked. Below each figure stand "
        "its 95% limits, and beside last year's whether it moved by more than chance allows.");
    if (chosen != nullptr) {
        content += definition_of(*chosen) + breakdowns_of(*opened, before, *chosen);
    } else {
        ui::Table table{
            .head = {"Indicator", ui::numeric("This return"), ui::numeric("Last year"), ui::numeric("Published")},
            .rows = {},
            .first_cell_is_header = true};
        desk.services.database.read([&](db::ReadTx& tx) {
            scorecard::Tracer tracer{tx};
            for (const auto& one : opened->results.figures) {
                const auto* card = find_indicator(one.indicator);
                if (!one.by.empty() || card == nullptr) continue;
                const auto* then = among(before, one);
                table.rows.push_back({ui::link(http::url(address, {{"indicator", one.indicator}}), card->name),
                                      ui::numeric(with_limits(*card, one, shown(*card, one))),
                                      ui::numeric(beside_last(*card, then, one)),
                                      ui::numeric(published_of(tracer, filing, one.indicator))});
            }
        });
        content += ui::scroll_area("Indicators of this return", ui::render(table));
    }
    auto way = way_to(filing, "Indicators");
    return shown(desk, request,
                 {.title = chosen == nullptr ? "Indicators" : std::string{chosen->name},
                  .content = content,
                  .breadcrumbs = way,
                  .section = "/census"});
}

http::Response show_children(const Desk& desk, const http::Request& request) {
    const auto opened = open_return(desk, request, Content::results);
    if (!opened) return http::refused(opened.error());
    const std::string by{request.query.get("by")}, of{request.query.get("of")};
    const auto* card = find_indicator(request.query.get("indicator"));
    if (card == nullptr || !opened->filing.is_open()) return http::error(404, "There is no such figure.");
    const auto children =
        children_behind(opened->filing, desk.safe->read_file(opened->filing, opened->file), card->id, by, of);
    ui::Html items;
    for (const auto& child : children) items += ui::element("li", {}, child.empty() ? "no identifier" : child);
    const std::string caption = title_of(opened->filing) +
                                (of.empty() ? ""
                                            : ", " + title_of_breakdown(by) + ": " +
                                                  label_of({.indicator = std::string{card->id}, .by = by, .of = of}));
    return shown(
        desk, request,
        {.title = "Children behind a figure",
         .content = ui::heading(card->name, caption) +
                    paragraph(core::grouped(static_cast<std::int64_t>(children.size())) +
                              " children, by your own identifiers. One child may stand behind several "
                              "referrals, assessments or plans.") +
                    ui::element("ul", {{"class", "govuk-list"}}, items),
         .back = http::url(sealed_address(opened->filing.id) + "/indicators", {{"indicator", std::string{card->id}}}),
         .section = "/census"});
}

http::Response show_beside(const Desk& desk, const http::Request& request) {
    const auto opened = open_return(desk, request, Content::results);
    if (!opened) return http::refused(opened.error());
    std::optional<Filing> before;
    vault::Key key{};
    desk.services.database.read([&](db::ReadTx& tx) {
        before = return_of_year(tx, opened->filing, opened->filing.year - 1);
        if (before && before->is_open()) key = desk.safe->file_key(tx, *before);
    });
    ui::Html content = ui::heading("Beside last year's return", title_of(opened->filing)) +
                       return_navigation(opened->filing, "Beside last year");
    if (!before || !before->is_open()) {
        content += ui::render(
            ui::EmptyState{.title = "Last year's return is not here",
                           .content = paragraph("Upload the return of " + std::to_string(opened->filing.year - 1) +
                                                " to see what moved: volumes, missing cells, indicators.")});
    } else {
        const auto lines = beside(desk.safe->read_results(*before, key), opened->results);
        const auto moved = std::count_if(lines.begin(), lines.end(), [](auto& one) { return one.moved != Moved::no; });
        content += paragraph(std::to_string(moved) + " of " + std::to_string(lines.size()) +
                             " lines moved by more than chance allows (95% intervals; about one in twenty does by "
                             "chance alone).");
        const std::pair<const char*, const char*> parts[]{
            {"volume", "Volumes"}, {"missing", "What is missing"}, {"indicator", "Indicators"}};
        for (const auto& [about, title] : parts) {
            ui::Table table{.head = {"What", ui::numeric(std::to_string(before->year)),
                                     ui::numeric(std::to_string(opened->filing.year)), "Change, 95% interval", "Moved"},
                            .rows = {},
                            .caption = title,
                            .first_cell_is_header = true,
                            .caption_classes = "govuk-table__caption--m"};
            for (const auto& one : lines) {
                if (one.about != about) continue;
                const ui::Html moved_tag = one.moved == Moved::no
                                               ? ui::Html{"no clear change"}
                                               : ui::render(ui::Tag{.text = one.moved == Moved::up ? "Up" : "Down",
                                                                    .classes = "govuk-tag--orange"});
                table.rows.push_back(
                    {one.name, ui::numeric(one.then), ui::numeric(one.now), one.interval,
                     moved_tag +
                         (one.note.empty() ? ui::Html{} : ui::element("p", {{"class", "govuk-body-s"}}, one.note))});
            }
            content += ui::scroll_area(title, ui::render(table));
        }
    }
    return shown(desk, request,
                 {.title = "Beside last year's return",
                  .content = content,
                  .breadcrumbs = way_to(opened->filing, "Beside last year"),
                  .section = "/census"});
}

}  // namespace census
