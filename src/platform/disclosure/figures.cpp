#include "platform/disclosure/figures.h"

#include <algorithm>
#include <set>

#include "platform/disclosure/model.h"

namespace disclosure {
namespace {

core::Decimal to_nearest(const core::Decimal& value, std::int64_t step) {
    return core::Decimal{core::ratio(value, core::Decimal{step}, 1, 0).units() * step};
}

/// Secondary withholding is not needed by a profile that rounds everything: only small counts and their shares.
void withhold_small(Network& network, std::int64_t most) {
    for (auto& cell : network.cells)
        if (cell.value >= 1 && cell.value <= most && !cell.implicit && !cell.exempt) cell.withheld = true;
}

bool small_cell(const Cell& cell, std::int64_t most) { return cell.value >= 1 && cell.value <= most; }

}  // namespace

Datum datum_of(const figures::Figure& figure) {
    Datum datum{.id = figure.id,
                .series = figure.series,
                .subject = figure.subject,
                .area = figure.area,
                .period = figure.period,
                .breakdown = figure.breakdown,
                .unit = figure.unit,
                .value = {},
                .numerator = {},
                .denominator = {},
                .document = figure.origins.empty() ? "" : figure.origins.front().document};
    if (!figure.value || !figure.computed_from.empty()) return datum;
    datum.value = figure.value->value();
    datum.numerator = figure.value->numerator();
    datum.denominator = figure.value->denominator();
    return datum;
}

Masks decide(const Profile& profile, const std::vector<Datum>& data, const std::vector<Area>& areas,
             const std::vector<Earlier>& earlier, const Counting& counting) {
    Masks masks{.profile = profile, .withheld = {}, .national = {}, .counting = counting};
    for (const auto& area : areas) masks.national[area.code] = area.national;
    if (profile.most == 0) return masks;
    auto model = model_of(profile, data, areas, earlier, counting);
    auto& network = model.network;
    masks.cells = network.cells.size();
    masks.relations = network.relations.size();
    // What is public and small cannot be taken back; it is withheld here, and the log says what that is worth.
    // What needs no protection (known before it is marked so here) goes on being told.
    std::set<int> unprotected, public_small;
    for (std::size_t i = 0; i < network.cells.size(); ++i) {
        auto& cell = network.cells[i];
        if (!cell.known || cell.exempt || !small_cell(cell, profile.most)) continue;
        cell.exempt = true;
        public_small.insert(static_cast<int>(i));
    }
    // What this publication withholds must not follow from what it tells itself, whatever else is known already.
    std::set<int> by_itself;
    if (profile.secondary && !public_small.empty()) {
        auto alone = network;
        for (auto& cell : alone.cells) cell.known = false;
        for (const int place : public_small) alone.cells[static_cast<std::size_t>(place)].exempt = false;
        protect(alone, profile.most);
        for (std::size_t i = 0; i < alone.cells.size(); ++i)
            if (alone.cells[i].withheld) by_itself.insert(static_cast<int>(i));
    }
    if (profile.secondary) {
        const auto answer = protect(network, profile.most);
        unprotected.insert(answer.unprotected.begin(), answer.unprotected.end());
    } else {
        withhold_small(network, profile.most);
    }
    for (const auto& [id, cells] : model.cells_of) {
        bool withheld = false, small = false, open = false;
        for (const int place : cells) {
            const auto& cell = network.cells[static_cast<std::size_t>(place)];
            const bool is_public = public_small.contains(place);
            withheld = withheld || cell.withheld || is_public || by_itself.contains(place);
            small = small || (small_cell(cell, profile.most) && (!cell.exempt || is_public));
            open = open || is_public || unprotected.contains(place);
        }
        if (withheld) masks.withheld[id] = {id, open ? Why::unprotected : small ? Why::small : Why::secondary};
    }
    return masks;
}

std::vector<std::string> connected(const std::vector<Area>& areas, const std::vector<std::string>& codes) {
    std::set<std::string> found(codes.begin(), codes.end());
    for (bool more = true; more;) {
        const auto before = found.size();
        for (const auto& area : areas) {
            if (area.national) continue;
            const bool touches =
                found.contains(area.code) || std::any_of(area.parts.begin(), area.parts.end(),
                                                         [&](const std::string& part) { return found.contains(part); });
            if (!touches || area.parts.empty()) continue;
            found.insert(area.code);
            found.insert(area.parts.begin(), area.parts.end());
        }
        more = found.size() > before;
    }
    return {found.begin(), found.end()};
}

figures::Figure masked(const figures::Figure& figure, const Profile& profile) {
    figures::Figure kept = figure;
    kept.value.reset();
    kept.missing = profile.symbol;
    kept.computed.clear();
    kept.computed_from.clear();
    kept.rounding = reason(profile);
    for (auto& origin : kept.origins) {
        // Passages quote the printed number, and notes may tell it again.
        origin.value = profile.symbol;
        origin.passage.clear();
        origin.note.clear();
    }
    return kept;
}

bool is_withheld(const figures::Figure& figure, const Masks& masks) {
    return masks.has(figure.id) || std::any_of(figure.computed_from.begin(), figure.computed_from.end(),
                                               [&](const auto& one) { return is_withheld(one, masks); });
}

figures::Figure treated(const figures::Figure& figure, const Masks& masks) {
    const auto& profile = masks.profile;
    if (is_withheld(figure, masks)) return masked(figure, profile);
    if (!figure.value || figure.unit != core::Unit::count) return figure;
    if (!protects(profile, masks.counting, figure.subject, figure.series, figure.breakdown)) return figure;
    const auto national = masks.national.find(figure.area);
    const auto step =
        national != masks.national.end() && national->second ? profile.round_national : profile.round_local;
    if (step == 0) return figure;
    figures::Figure rounded = figure;
    if (figure.computed_from.size() == 2) {
        for (auto& end : rounded.computed_from) end = treated(end, masks);
        const core::Change moved{*rounded.computed_from[0].value, *rounded.computed_from[1].value};
        rounded.computed = moved.in_words();
        rounded.value = core::Figure::stated(moved.difference(), figure.unit, 0);
    } else {
        const auto near = to_nearest(figure.value->value(), step);
        if (near == figure.value->value()) return figure;
        rounded.value = core::Figure::stated(near, figure.unit, 0);
    }
    rounded.rounding = "to the nearest " + std::to_string(step) + ", " + profile.name;
    for (auto& origin : rounded.origins) {
        origin.value = "rounded";
        origin.passage.clear();
        origin.note.clear();
    }
    return rounded;
}

const Counted* shown_although_small(const figures::Figure& figure, const Masks& masks) {
    if (!figure.value || figure.unit != core::Unit::count || !figure.computed_from.empty()) return nullptr;
    const auto value = figure.value->value();
    if (value < core::Decimal{1} || value > core::Decimal{masks.profile.most} || is_withheld(figure, masks))
        return nullptr;
    const auto* counted = counted_as(masks.counting, figure.series, figure.breakdown);
    return counted != nullptr && counted->counts != Counts::children ? counted : nullptr;
}

std::string reason(const Profile& profile) {
    return "withheld: a small number, or one from which a small number could be worked out (" + profile.name +
           ", version " + profile.version + ")";
}

std::string in_words(Why why) {
    switch (why) {
        case Why::small:
            return "small count";
        case Why::secondary:
            return "protects a small count";
        case Why::built_on:
            return "computed from a withheld figure";
        case Why::unprotected:
            return "small count that earlier publications already tell";
    }
    return {};
}

}  // namespace disclosure
