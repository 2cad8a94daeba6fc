#include "platform/disclosure/model.h"

#include <algorithm>
#include <functional>
#include <optional>

#include "core/period.h"

namespace disclosure {
namespace {

/// Where a cell stands: the parts that sums run over.
struct Place {
    std::string series;  ///< with the role: "referrals/1", "timely/1 numerator"
    std::string area, period, breakdown;
    friend auto operator<=>(const Place&, const Place&) = default;
};

using Dimensions = std::map<std::string, std::string>;  ///< "sex" -> "F"

Dimensions dimensions_of(const std::string& breakdown) {
    Dimensions found;
    for (std::size_t at = 0; at < breakdown.size();) {
        const auto end = std::min(breakdown.find(';', at), breakdown.size());
        const auto one = breakdown.substr(at, end - at);
        const auto equals = std::min(one.find('='), one.size());
        found[one.substr(0, equals)] = equals < one.size() ? one.substr(equals + 1) : "";
        at = end + 1;
    }
    return found;
}

std::string breakdown_of(const Dimensions& dimensions) {
    std::string text;
    for (const auto& [name, value] : dimensions)
        text += (text.empty() ? "" : ";") + name + (value.empty() ? "" : "=" + value);
    return text;
}

std::int64_t per(core::Unit unit) { return unit == core::Unit::rate_per_10000 ? 10000 : 100; }

/// The whole number of things that a share or rate of a known base stands for.
std::int64_t numerator_of(const Datum& datum) {
    if (datum.numerator) return *datum.numerator;
    const auto shown = datum.value->rounded(4);
    return core::ratio(shown, core::Decimal{per(datum.unit)}, *datum.denominator, 0).units();
}

class Builder {
  public:
    explicit Builder(const std::vector<Area>& areas) : areas_(areas) {
        for (const auto& area : areas) national_[area.code] = area.national;
    }

    Model model;

    /// How a datum is known to readers.
    struct Known {
        bool published = false, withheld = false, printed = true;
        bool exempt = false;  ///< small values need no protection
    };

    void add(const Datum& datum, const Known& as) {
        std::vector<int> cells;
        if (datum.unit == core::Unit::count) {
            if (!datum.value || !datum.value->is_whole() || datum.value->is_negative()) return;
            cells.push_back(cell(datum, "", datum.breakdown, datum.value->rounded(0).units(), as));
        } else if (datum.unit == core::Unit::percentage || datum.unit == core::Unit::rate_per_10000) {
            if (!datum.value || !datum.denominator || *datum.denominator <= 0 || datum.value->is_negative()) return;
            const auto base = *datum.denominator, part = numerator_of(datum);
            const int n = cell(datum, " numerator", datum.breakdown, part, as);
            if (datum.unit == core::Unit::percentage && part <= base) {
                const int d = cell(datum, " base", "", base, as, std::to_string(base));
                cells = {n, d};
                add_rest(n, d, base - part, as.exempt);
            } else {
                cells = {n};  // the population of a rate is no count of those who are told of
            }
        }
        if (!as.printed) return;
        auto& of = model.cells_of[datum.id];
        of.insert(of.end(), cells.begin(), cells.end());
    }

    void add_sums() {
        add_breakdowns();
        add_areas();
        add_quarters();
    }

  private:
    int cell(const Datum& datum, const std::string& role, const std::string& breakdown, std::int64_t value,
             const Known& as, const std::string& apart = {}) {
        const Place place{datum.series + role, datum.area, datum.period,
                          breakdown_of(dimensions_of(breakdown)) + (apart.empty() ? "" : "#" + apart)};
        auto& all = at_[place];
        for (const int one : all) {
            auto& same = model.network.cells[static_cast<std::size_t>(one)];
            if (same.value != value) continue;
            same.known = same.known || as.published;
            same.withheld = same.withheld || as.withheld;
            same.exempt = same.exempt && as.exempt;
            return one;
        }
        const int made = static_cast<int>(model.network.cells.size());
        model.network.cells.push_back(
            {.value = value, .known = as.published, .withheld = as.withheld, .exempt = as.exempt});
        // Of several documents' values the first stands in the sums; all are withheld together.
        if (!all.empty()) {
            auto& first = model.network.cells[static_cast<std::size_t>(all.front())];
            if (first.twin < 0) first.twin = twins_++;
            model.network.cells.back().twin = model.network.cells[static_cast<std::size_t>(all.front())].twin;
        }
        all.push_back(made);
        return made;
    }

    int implicit(std::int64_t value, bool exempt = false) {
        model.network.cells.push_back({.value = value, .implicit = true, .exempt = exempt});
        return static_cast<int>(model.network.cells.size()) - 1;
    }
    std::int64_t value(int cell) const { return model.network.cells[static_cast<std::size_t>(cell)].value; }

    /// 27 of 28 tells of one: the rest of a share is a count like any other.
    void add_rest(int part, int base, std::int64_t rest, bool exempt) {
        if (!rests_.insert({part, base}).second) return;
        model.network.relations.push_back({base, {part, implicit(rest, exempt)}});
    }

    /// `rest`: what the parts leave of the total is itself a number that follows.
    void add_sum(int total, std::vector<int> parts, bool rest) {
        std::int64_t left = value(total);
        for (const int part : parts) left -= value(part);
        if (left < 0) return;
        if (left > 0 && rest) parts.push_back(implicit(left));
        if (left > 0 && !rest) return;
        model.network.relations.push_back({total, std::move(parts)});
    }

    void add_breakdowns() {
        // (where, breakdown of the total, dimension) -> parts
        std::map<std::tuple<Place, std::string>, std::vector<int>> sums;
        for (const auto& [place, cells] : at_) {
            if (place.breakdown.empty() || place.breakdown.find('#') != std::string::npos) continue;
            const auto dimensions = dimensions_of(place.breakdown);
            for (const auto& [name, ignored] : dimensions) {
                auto rest = dimensions;
                rest.erase(name);
                Place total = place;
                total.breakdown = breakdown_of(rest);
                sums[{total, name}].push_back(cells.front());
            }
        }
        for (auto& [key, parts] : sums) {
            const auto& place = std::get<0>(key);
            if (const auto total = at_.find(place); total != at_.end())
                add_sum(total->second.front(), parts, true);
            else
                add_shares(place, parts);
        }
    }

    /// Shares of one base that add up to all of it: the last follows from the others.
    void add_shares(const Place& place, const std::vector<int>& parts) {
        if (!place.series.ends_with(" numerator")) return;
        std::int64_t sum = 0;
        for (const int part : parts) sum += value(part);
        Place base = place;
        base.series = place.series.substr(0, place.series.size() - std::string_view{" numerator"}.size()) + " base";
        base.breakdown += "#" + std::to_string(sum);
        if (const auto found = at_.find(base); found != at_.end() && place.breakdown.empty())
            model.network.relations.push_back({found->second.front(), parts});
    }

    void add_areas() {
        std::vector<std::pair<Place, int>> totals;
        for (const auto& [place, cells] : at_) totals.emplace_back(place, cells.front());
        for (const auto& area : areas_) {
            if (area.parts.empty() || area.national) continue;
            for (const auto& [place, total] : totals) {
                if (place.area != area.code) continue;
                std::vector<int> parts;
                std::int64_t left = value(total);
                for (const auto& code : area.parts) {
                    const auto mark = place.breakdown.find('#');
                    Place part{place.series, code, place.period, place.breakdown.substr(0, mark)};
                    // Bases are told apart by their number: take the area's only one.
                    auto found = at_.lower_bound(part);
                    const bool there = found != at_.end() && found->first.series == part.series &&
                                       found->first.area == code && found->first.period == part.period &&
                                       (mark == std::string::npos ? found->first.breakdown == part.breakdown
                                                                  : found->first.breakdown.find('#') == 0);
                    if (!there) continue;
                    parts.push_back(found->second.front());
                    left -= value(parts.back());
                }
                if (parts.empty()) continue;
                if (parts.size() == area.parts.size()) {
                    // Unequal by a slip or a later revision: a reader who subtracts comes near all the same.
                    model.network.relations.push_back({total, std::move(parts)});
                } else if (left >= 0) {
                    parts.push_back(implicit(left));
                    model.network.relations.push_back({total, std::move(parts)});
                }
            }
        }
    }

    /// A year is its quarters where they add up to it, or leave something for those not told.
    void add_quarters() {
        std::map<Place, std::vector<int>> quarters;
        for (const auto& [place, cells] : at_) {
            const auto period = core::Period::parse(place.period);
            if (!period || period->kind() != core::Period::Kind::quarter) continue;
            Place year = place;
            year.period = core::ReportingYear::of(period->last()).code();
            quarters[year].push_back(cells.front());
        }
        for (auto& [place, parts] : quarters) {
            const auto year = at_.find(place);
            if (year == at_.end()) continue;
            // A stock told at the end of each quarter does not add up to the year's, and is no sum.
            add_sum(year->second.front(), parts, parts.size() < 4);
        }
    }

    const std::vector<Area>& areas_;
    std::map<std::string, bool> national_;
    std::map<Place, std::vector<int>> at_;
    std::set<std::pair<int, int>> rests_;
    int twins_ = 0;
};

}  // namespace

Model model_of(const Profile& profile, const std::vector<Datum>& data, const std::vector<Area>& areas,
               const std::vector<Earlier>& earlier, const Counting& counting) {
    std::set<std::string> national, protected_series;
    for (const auto& area : areas)
        if (area.national) national.insert(area.code);
    const auto is_protected = [&](const Datum& datum) {
        return protects(profile, counting, datum.subject, datum.series, datum.breakdown);
    };
    std::map<std::string, const Datum*> now, before;  // by id: the order given must not matter
    std::map<std::string, bool> was_withheld;
    for (const auto& datum : data) now[datum.id] = &datum;
    for (const auto& one : earlier) {
        before[one.datum.id] = &one.datum;
        was_withheld[one.datum.id] = one.withheld;
    }
    for (const auto* all : {&now, &before})
        for (const auto& [id, datum] : *all)
            if (is_protected(*datum)) protected_series.insert(datum->series);
    // What needs no protection itself still stands in the sums of what does.
    const auto treats = [&](const Datum& datum) {
        return protected_series.contains(datum.series) && !datum.series.empty() && !national.contains(datum.area);
    };
    Builder builder{areas};
    for (const auto& [id, datum] : now)
        if (treats(*datum)) {
            const auto told = was_withheld.find(id);
            const bool there = told != was_withheld.end();
            builder.add(*datum, {.published = there && !told->second && before[id]->value == datum->value,
                                 .withheld = there && told->second,
                                 .exempt = !is_protected(*datum)});
        }
    for (const auto& [id, datum] : before)
        // Revised since: what was told then is still known.
        if (treats(*datum) && (!now.contains(id) || (!was_withheld[id] && now[id]->value != datum->value)))
            builder.add(*datum, {.published = !was_withheld[id],
                                 .withheld = was_withheld[id],
                                 .printed = false,
                                 .exempt = !is_protected(*datum)});
    builder.add_sums();
    return std::move(builder.model);
}

}  // namespace disclosure
