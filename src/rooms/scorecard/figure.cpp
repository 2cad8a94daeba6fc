#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "core/check.h"
#include "platform/packs/load.h"
#include "rooms/partnership/partnership.h"
#include "rooms/scorecard/scorecard.h"

namespace scorecard {
namespace {

constexpr std::string_view prefix = "scorecard/";

std::string rounding_of(const Indicator& indicator, const Observation& observation) {
    if (!observation.value) return {};
    if (indicator.unit == core::Unit::count) return "none: a whole number, as published";
    return "as published, to " + std::to_string(indicator.decimals) +
           (indicator.decimals == 1 ? " decimal place" : " decimal places");
}

std::string change_id(const Wanted& to, const std::string& from_period) {
    return std::string{prefix} + "change/" + to.indicator + "/" + to.area + "/" + from_period + "/" + to.period + "/" +
           (to.breakdown.empty() ? "all" : to.breakdown);
}

figures::Definition definition_of(const Indicator& indicator) {
    return {.description = indicator.description,
            .numerator = indicator.numerator,
            .denominator = indicator.denominator,
            .polarity = indicator.polarity,
            .source_return = indicator.source_return,
            .version = std::to_string(indicator.version)};
}

/// What is looked up many times while a whole year is traced.
class Tracer {
  public:
    explicit Tracer(db::ReadTx& tx) : tx_(tx) {
        for (const auto& area : partnership::all_areas(tx)) areas_[area.code] = area.name;
        for (const auto& document : partnership::all_documents(tx)) titles_[document.code] = document.title;
        for (const auto& load : packs::all_loads(tx)) loads_[{load.pack, load.number}] = load;
    }

    figures::Figure trace(const Indicator& indicator, const Observation& o) {
        figures::Figure figure;
        figure.id = figure_id(o);
        figure.value = value_of(indicator, o);
        figure.unit = indicator.unit;
        figure.missing = missing_in_words(o.missing);
        figure.period = o.period.code();
        figure.period_label = o.period.label();
        figure.area = o.area;
        figure.area_name = areas_.contains(o.area) ? areas_[o.area] : o.area;
        figure.breakdown = o.breakdown;
        figure.breakdown_label = breakdown_label(tx_, o.breakdown);
        figure.label = indicator.name + (o.breakdown.empty() ? "" : " (" + figure.breakdown_label + ")") + ", " +
                       figure.area_name + ", " + figure.period_label;
        figure.rounding = rounding_of(indicator, o);
        figure.definition = definition_of(indicator);
        figure.origins = {origin(o)};
        return figure;
    }

  private:
    figures::Origin origin(const Observation& o) {
        const auto load = loads_.find({o.pack, o.load});
        return {.record = "Observation of " + o.indicator + ", version " + std::to_string(o.version),
                .address = "/scorecard/indicators/" + o.indicator,
                .value = o.value ? o.value->plain() : missing_in_words(o.missing),
                .document = o.document,
                .title = titles_.contains(o.document) ? titles_[o.document] : o.document,
                .section = o.section,
                .passage = o.passage,
                .status = o.status,
                .extracted_on = o.extracted_on,
                .loaded_by = load == loads_.end() ? "" : load->second.loaded_by,
                .loaded_at = load == loads_.end() ? "" : load->second.loaded_at,
                .pack = o.pack,
                .note = o.note};
    }

    db::ReadTx& tx_;
    std::map<std::string, std::string> areas_, titles_;
    std::map<std::pair<std::string, std::int64_t>, packs::Load> loads_;
};

const Indicator* version(const std::vector<Indicator>& all, int number) {
    const auto found = std::find_if(all.begin(), all.end(), [&](auto& one) { return one.version == number; });
    return found == all.end() ? nullptr : &*found;
}

/// The observation that answers what is wanted: of the newest version, then the preferred document.
std::optional<Observation> pick(const std::vector<Observation>& all, const Wanted& wanted) {
    std::optional<Observation> best;
    for (const auto& o : all) {
        const bool fits = o.area == wanted.area && o.period.code() == wanted.period &&
                          o.breakdown == wanted.breakdown && (wanted.version == 0 || o.version == wanted.version);
        if (fits && (!best || o.version > best->version || (o.version == best->version && preferred(o, *best))))
            best = o;
    }
    return best;
}

std::vector<std::string> segments(std::string_view id) {
    std::vector<std::string> parts{""};
    for (const char c : id) {
        if (c == '/')
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

}  // namespace

std::string figure_id(const Observation& o) {
    return std::string{prefix} + o.indicator + "/" + std::to_string(o.version) + "/" + o.area + "/" + o.period.code() +
           "/" + (o.breakdown.empty() ? "all" : o.breakdown) + "/" + o.document;
}

core::ReportingYear reporting_year_of(const Observation& o) {
    const bool academic = o.period.kind() == core::Period::Kind::academic_year;
    return core::ReportingYear::of(academic ? o.period.first() : o.period.last());
}

const std::vector<std::string>& subjects() {
    static const std::vector<std::string> order{"Contacts and early help",
                                                "Children in need",
                                                "Child protection",
                                                "Children looked after",
                                                "Care leavers",
                                                "Missing and exploitation",
                                                "Education",
                                                "Health",
                                                "Workforce",
                                                "Reviews",
                                                "Assurance",
                                                "Training",
                                                "Engagement",
                                                "Finance",
                                                "Population and place"};
    return order;
}

bool preferred(const Observation& a, const Observation& b) {
    const auto rank = [](const Observation& o) { return o.status == "revised" ? 2 : o.status == "published" ? 1 : 0; };
    if (rank(a) != rank(b)) return rank(a) > rank(b);
    return a.document > b.document;
}

std::string missing_in_words(const std::string& reason) {
    if (reason == "nil") return "nil return";
    std::string words = reason;
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

std::optional<core::Figure> value_of(const Indicator& indicator, const Observation& o) {
    if (!o.value) return std::nullopt;
    return core::Figure::stated(*o.value, indicator.unit, indicator.decimals, o.numerator, o.denominator);
}

figures::Figure trace(db::ReadTx& tx, const Indicator& indicator, const Observation& observation) {
    return Tracer{tx}.trace(indicator, observation);
}

std::optional<figures::Figure> find_figure(db::ReadTx& tx, const Wanted& wanted) {
    const auto found = pick(observations_of(tx, wanted.indicator), wanted);
    if (!found) return std::nullopt;
    const auto versions = versions_of(tx, wanted.indicator);
    const auto* indicator = version(versions, found->version);
    core::check(indicator != nullptr, "an observation has its indicator");
    return trace(tx, *indicator, *found);
}

core::Result<figures::Figure> find_change(db::ReadTx& tx, const Wanted& to, const std::string& from_period) {
    const auto all = observations_of(tx, to.indicator);
    const auto last = pick(all, to);
    if (!last || !last->value)
        return core::refuse(core::Reason::not_found,
                            "There is no value of " + to.indicator + " for " + to.period + ".");
    Wanted from = to;
    from.period = from_period;
    from.version = last->version;
    const auto first = pick(all, from);
    if (!first || !first->value)
        return core::refuse(core::Reason::not_found, "There is no value of " + to.indicator + " for " + from_period +
                                                         " by the same definition.");
    const auto versions = versions_of(tx, to.indicator);
    const auto* indicator = version(versions, last->version);
    core::check(indicator != nullptr, "an observation has its indicator");
    Tracer tracer{tx};
    figures::Figure change = tracer.trace(*indicator, *last);
    const figures::Figure before = tracer.trace(*indicator, *first);
    const core::Change moved{*before.value, *change.value};
    change.id = change_id(to, from_period);
    change.label = indicator->name + (to.breakdown.empty() ? "" : " (" + change.breakdown_label + ")") + ", " +
                   change.area_name + ", change from " + first->period.label() + " to " + last->period.label();
    change.period = from_period + " to " + to.period;
    change.period_label = first->period.label() + " to " + last->period.label();
    change.computed = moved.in_words();
    change.rounding = "the difference of the values as shown; the percentage to one decimal place, half away from zero";
    change.value = core::Figure::stated(moved.difference(), indicator->unit, indicator->decimals);
    change.origins.insert(change.origins.begin(), before.origins.front());
    return change;
}

std::vector<figures::Figure> figures_of(db::ReadTx& tx, const std::vector<std::string>& areas,
                                        core::ReportingYear year) {
    const auto indicators = all_indicators(tx);
    Tracer tracer{tx};
    std::map<std::pair<std::string, int>, const Indicator*> by_key;
    for (const auto& indicator : indicators) by_key[{indicator.code, indicator.version}] = &indicator;
    std::set<std::string> told_in_year;
    for (const auto& document : partnership::all_documents(tx))
        if (document.covers == year.code()) told_in_year.insert(document.code);
    std::vector<figures::Figure> figures;
    for (const auto& area : areas) {
        for (const auto& o : observations_in(tx, area)) {
            if (reporting_year_of(o) != year && !told_in_year.contains(o.document)) continue;
            figures.push_back(tracer.trace(*by_key.at({o.indicator, o.version}), o));
        }
    }
    std::sort(figures.begin(), figures.end(), [](auto& a, auto& b) { return a.id < b.id; });
    return figures;
}

std::optional<figures::Figure> figure_by_id(db::ReadTx& tx, std::string_view id) {
    if (!id.starts_with(prefix)) return std::nullopt;
    const auto parts = segments(id.substr(prefix.size()));
    if (parts.size() != 6) return std::nullopt;
    const auto breakdown = [](const std::string& part) { return part == "all" ? std::string{} : part; };
    if (parts[0] == "change") {
        const Wanted to{.indicator = parts[1], .area = parts[2], .period = parts[4], .breakdown = breakdown(parts[5])};
        auto change = find_change(tx, to, parts[3]);
        if (!change) return std::nullopt;
        return *change;
    }
    for (const auto& o : observations_of(tx, parts[0])) {
        if (figure_id(o) != id) continue;
        const auto versions = versions_of(tx, o.indicator);
        return trace(tx, *version(versions, o.version), o);
    }
    return std::nullopt;
}

}  // namespace scorecard
