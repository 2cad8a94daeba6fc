#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <map>
#include <set>

#include "core/check.h"
#include "platform/figures/interval.h"
#include "platform/figures/segments.h"
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

std::string change_id(const Wanted& to, int version, const std::string& from_period) {
    return std::string{prefix} + "change/" + to.indicator + "/" + std::to_string(version) + "/" + to.area + "/" +
           from_period + "/" + to.period + "/" + (to.breakdown.empty() ? "all" : to.breakdown);
}

figures::Definition definition_of(const Indicator& indicator) {
    return {.description = indicator.description,
            .numerator = indicator.numerator,
            .denominator = indicator.denominator,
            .polarity = indicator.polarity,
            .source_return = indicator.source_return,
            .version = std::to_string(indicator.version),
            .name = indicator.name,
            .address = "/scorecard/indicators/" + indicator.code};
}

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

struct Tracer::Seen {
    db::ReadTx& tx;
    std::map<std::string, std::string> areas = {}, titles = {}, breakdowns = {};
    std::map<std::pair<std::string, std::int64_t>, std::optional<packs::Load>> loads = {};
    std::map<std::string, std::vector<Indicator>> versions = {};
    std::map<std::string, std::vector<Observation>> observations = {};

    /// What `look_up` gives for `key`, asked once.
    template <class Map, class LookUp>
    const typename Map::mapped_type& once(Map& map, const typename Map::key_type& key, LookUp look_up) {
        const auto found = map.find(key);
        if (found != map.end()) return found->second;
        return map.emplace(key, look_up()).first->second;
    }

    const std::string& area(const std::string& code) {
        return once(areas, code, [&] {
            const auto found = partnership::find_area(tx, code);
            return found ? found->name : code;
        });
    }
    const std::string& title(const std::string& code) {
        return once(titles, code, [&] {
            const auto found = partnership::find_document(tx, code);
            return found ? found->title : code;
        });
    }
    const std::string& breakdown(const std::string& code) {
        return once(breakdowns, code, [&] { return breakdown_label(tx, code); });
    }
    const Indicator& indicator(const std::string& code, int number) {
        const auto& all = once(versions, code, [&] { return versions_of(tx, code); });
        const auto* found = version(all, number);
        core::check(found != nullptr, "an observation has its indicator");
        return *found;
    }
    const std::vector<Observation>& all_of(const std::string& indicator_code) {
        return once(observations, indicator_code, [&] { return observations_of(tx, indicator_code); });
    }

    figures::Origin origin(const Observation& o) {
        const auto& load = once(loads, {o.pack, o.load}, [&] { return packs::find_load(tx, o.pack, o.load); });
        return {.record = "Observation of " + o.indicator + ", version " + std::to_string(o.version),
                .address = o.address.empty() ? "/scorecard/indicators/" + o.indicator : o.address,
                .value = o.value ? o.value->plain() : missing_in_words(o.missing),
                .document = o.document,
                .title = title(o.document),
                .section = o.section,
                .passage = o.passage,
                .status = o.status,
                .extracted_on = o.extracted_on,
                .loaded_by = load ? load->loaded_by : "",
                .loaded_at = load ? load->loaded_at : "",
                .pack = o.pack,
                .note = o.note};
    }
};

Tracer::Tracer(db::ReadTx& tx) : seen_(std::make_unique<Seen>(Seen{tx})) {}
Tracer::~Tracer() = default;

figures::Figure Tracer::trace(const Indicator& indicator, const Observation& o) {
    figures::Figure figure;
    figure.id = figure_id(o);
    figure.value = value_of(indicator, o);
    figure.unit = indicator.unit;
    figure.series = indicator.code + "/" + std::to_string(indicator.version);
    figure.subject = indicator.group;
    figure.missing = missing_in_words(o.missing);
    figure.period = o.period.code();
    figure.period_label = o.period.label();
    figure.area = o.area;
    figure.area_name = seen_->area(o.area);
    figure.breakdown = o.breakdown;
    figure.breakdown_label = seen_->breakdown(o.breakdown);
    figure.label = indicator.name + (o.breakdown.empty() ? "" : " (" + figure.breakdown_label + ")") + ", " +
                   figure.area_name + ", " + figure.period_label;
    figure.rounding = rounding_of(indicator, o);
    figure.definition = definition_of(indicator);
    figure.origins = {seen_->origin(o)};
    return figure;
}

std::optional<figures::Figure> Tracer::find(const Wanted& wanted) {
    const auto found = pick(seen_->all_of(wanted.indicator), wanted);
    if (!found) return std::nullopt;
    return trace(seen_->indicator(found->indicator, found->version), *found);
}

namespace {

/// By the subjects that disclosure control protects: there what is counted happens to children, one by one.
bool counts_children(const figures::Figure& figure) {
    static const auto profile = *disclosure::find_profile(disclosure::default_profile);
    return figure.unit == core::Unit::count && profile.treats(figure.subject);
}

}  // namespace

core::Result<figures::Figure> Tracer::change(const Wanted& to, const std::string& from_period) {
    const auto& all = seen_->all_of(to.indicator);
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
    const Indicator& indicator = seen_->indicator(last->indicator, last->version);
    figures::Figure change = trace(indicator, *last);
    const figures::Figure before = trace(indicator, *first);
    const core::Change moved{*before.value, *change.value};
    change.computed_from = {before, trace(indicator, *last)};
    change.id = change_id(to, last->version, from_period);
    change.label = indicator.name + (to.breakdown.empty() ? "" : " (" + change.breakdown_label + ")") + ", " +
                   change.area_name + ", change from " + first->period.label() + " to " + last->period.label();
    change.period = from_period + " to " + to.period;
    change.period_label = first->period.label() + " to " + last->period.label();
    change.computed = moved.in_words();
    // Where the base of both is told, a change that is well within chance must not read like one.
    auto chance = figures::in_words(figures::movement(change.computed_from.front(), change.computed_from.back()));
    // A count of children needs no base: two years' are compared by themselves, and only what is within chance is said.
    if (chance.empty() && counts_children(change) &&
        figures::count_movement(*before.value, *change.value) == figures::Movement::no_clear_change)
        chance = figures::in_words(figures::Movement::no_clear_change);
    if (!chance.empty()) change.computed += " (" + chance + ")";
    change.rounding = "the difference of the values as shown; the percentage to one decimal place, half away from zero";
    change.value = core::Figure::stated(moved.difference(), indicator.unit, indicator.decimals);
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

std::vector<disclosure::Datum> data_of(const std::vector<Indicator>& versions,
                                       const std::vector<Observation>& observations) {
    std::map<std::pair<std::string, int>, const Indicator*> by_key;
    for (const auto& indicator : versions) by_key[{indicator.code, indicator.version}] = &indicator;
    std::vector<disclosure::Datum> data;
    for (const auto& o : observations) {
        if (!o.value) continue;
        const auto& indicator = *by_key.at({o.indicator, o.version});
        data.push_back({.id = figure_id(o),
                        .series = o.indicator + "/" + std::to_string(o.version),
                        .subject = indicator.group,
                        .area = o.area,
                        .period = o.period.code(),
                        .breakdown = o.breakdown,
                        .unit = indicator.unit,
                        .value = o.value,
                        .numerator = o.numerator,
                        .denominator = o.denominator,
                        .document = o.document});
    }
    return data;
}

std::vector<disclosure::Datum> data_in(db::ReadTx& tx, const std::vector<std::string>& areas) {
    const auto indicators = all_indicators(tx);
    std::vector<disclosure::Datum> data;
    for (const auto& area : areas) {
        auto of_area = data_of(indicators, observations_in(tx, area));
        std::move(of_area.begin(), of_area.end(), std::back_inserter(data));
    }
    return data;
}

std::optional<figures::Figure> figure_by_id(db::ReadTx& tx, std::string_view id) {
    if (!id.starts_with(prefix)) return std::nullopt;
    const auto parts = figures::segments(id.substr(prefix.size()));
    const auto breakdown = [](const std::string& part) { return part == "all" ? std::string{} : part; };
    if (parts.size() == 7 && parts[0] == "change") {
        Wanted to{.indicator = parts[1], .area = parts[3], .period = parts[5], .breakdown = breakdown(parts[6])};
        std::from_chars(parts[2].data(), parts[2].data() + parts[2].size(), to.version);
        auto change = Tracer{tx}.change(to, parts[4]);
        if (!change || change->id != id) return std::nullopt;
        return *change;
    }
    if (parts.size() != 6) return std::nullopt;
    for (const auto& o : observations_of(tx, parts[0])) {
        if (figure_id(o) != id) continue;
        const auto versions = versions_of(tx, o.indicator);
        return Tracer{tx}.trace(*version(versions, o.version), o);
    }
    return std::nullopt;
}

}  // namespace scorecard
