#include "rooms/scorecard/pages/list.h"

#include "rooms/scorecard/pages/parts.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "core/utf8.h"

namespace scorecard {
namespace {

bool matches(const Indicator& indicator, const std::string& words) {
    const std::string text =
        core::lowered(indicator.name + " " + indicator.code + " " + indicator.group + " " + indicator.description);
    std::istringstream stream{core::lowered(words)};
    std::string word;
    while (stream >> word)
        if (text.find(word) == std::string::npos) return false;
    return true;
}

std::string year_of(const Observation& o) { return reporting_year_of(o).code(); }

/// Subjects in the scorecard's order, unknown ones after them by name.
bool subject_before(const std::string& a, const std::string& b) {
    const auto& order = subjects();
    const auto place = [&](const std::string& one) { return std::find(order.begin(), order.end(), one); };
    return place(a) != place(b) ? place(a) < place(b) : a < b;
}

struct Counted {
    partnership::Partnership partnership;
    std::int64_t observations;
};

std::vector<Counted> observed_partnerships(db::ReadTx& tx) {
    std::map<std::string, std::int64_t> counts;
    for (const auto& [area, count] : observed_areas(tx)) counts[area] = count;
    std::vector<Counted> found;
    for (const auto& partnership : partnership::all_partnerships(tx)) {
        std::int64_t sum = 0;
        for (const auto& area : partnership::footprint(tx, partnership)) sum += counts[area.code];
        if (sum > 0) found.push_back({partnership, sum});
    }
    return found;
}

std::optional<partnership::Partnership> home_of(const std::vector<Counted>& observed) {
    // A partnership that others succeeded is not where people look first; more observations win among the rest.
    const auto succeeded = [&](const Counted& one) {
        return std::any_of(observed.begin(), observed.end(),
                           [&](auto& other) { return other.partnership.successor_of == one.partnership.code; });
    };
    const Counted* best = nullptr;
    for (const auto& one : observed)
        if (!succeeded(one) && (best == nullptr || one.observations > best->observations)) best = &one;
    if (best == nullptr) return std::nullopt;
    return best->partnership;
}

/// Of two totals, the later; of the same period, the one of the newer definition, then the preferred document.
bool comes_after(const Observation& a, const Observation& b) {
    if (const auto order = a.period <=> b.period; order != 0) return order > 0;
    if (a.version != b.version) return a.version > b.version;
    return preferred(a, b);
}

}  // namespace

std::optional<partnership::Partnership> home_partnership(db::ReadTx& tx) { return home_of(observed_partnerships(tx)); }

List make_list(db::ReadTx& tx, const Filter& filter) {
    List list;
    const auto observed = observed_partnerships(tx);
    for (const auto& one : observed) {
        list.partnerships.push_back(one.partnership);
        if (one.partnership.code == filter.partnership) list.chosen = one.partnership;
    }
    if (!list.chosen) list.chosen = home_of(observed);
    if (!list.chosen) return list;

    list.choice_of_areas = partnership::footprint(tx, *list.chosen);
    for (const auto& area : list.choice_of_areas)
        if (filter.area.empty() || filter.area == area.code) list.areas.push_back(area);
    if (list.areas.empty()) list.areas = list.choice_of_areas;

    std::set<std::string, std::greater<>> years;
    std::map<std::string, Entry> by_code;
    for (const auto& indicator : all_indicators(tx)) {
        auto& entry = by_code[indicator.code];
        entry.indicator = indicator;  // versions come in order: the newest stays
        entry.latest.resize(list.areas.size());
        entry.breakdowns.resize(list.areas.size());
    }
    for (std::size_t i = 0; i < list.areas.size(); ++i) {
        for (const auto& o : seen(tx, filter.sees_all, observations_in(tx, list.areas[i].code))) {
            years.insert(year_of(o));
            if (!filter.year.empty() && year_of(o) != filter.year) continue;
            auto& entry = by_code[o.indicator];
            ++entry.values;
            if (!o.breakdown.empty()) ++entry.breakdowns[i];
            if (o.breakdown.empty() && (!entry.latest[i] || comes_after(o, *entry.latest[i]))) entry.latest[i] = o;
        }
    }
    list.years.assign(years.begin(), years.end());
    std::set<std::string> groups;
    for (auto& [code, entry] : by_code) {
        if (entry.values == 0) continue;
        groups.insert(entry.indicator.group);
        const bool in_group = filter.group.empty() || filter.group == entry.indicator.group;
        if (in_group && matches(entry.indicator, filter.words)) list.entries.push_back(std::move(entry));
    }
    list.groups.assign(groups.begin(), groups.end());
    std::sort(list.groups.begin(), list.groups.end(), subject_before);
    std::stable_sort(list.entries.begin(), list.entries.end(), [&](auto& a, auto& b) {
        if (filter.sort != "name" && a.indicator.group != b.indicator.group)
            return subject_before(a.indicator.group, b.indicator.group);
        return a.indicator.name < b.indicator.name;
    });
    return list;
}

}  // namespace scorecard
