#include <algorithm>
#include <set>

#include "rooms/partnership/partnership.h"
#include "rooms/scorecard/scorecard.h"

// What the pages that are open to everyone may tell: the same disclosure control as a publication's.
namespace scorecard {
namespace {

disclosure::Masks masks_of(const std::vector<disclosure::Datum>& data, const std::vector<disclosure::Area>& sums) {
    return disclosure::decide(*disclosure::find_profile(disclosure::default_profile), data, sums);
}

/// Sums run inside one indicator, so one indicator's values are enough for it.
disclosure::Masks masks_for(db::ReadTx& tx, const std::vector<Observation>& observations) {
    const auto sums = partnership::areas_in_sums(tx);
    std::set<std::string> indicators, areas;
    for (const auto& o : observations) {
        indicators.insert(o.indicator);
        areas.insert(o.area);
    }
    if (indicators.size() == 1) {
        const auto& code = *indicators.begin();
        return masks_of(data_of(versions_of(tx, code), observations_of(tx, code)), sums);
    }
    return masks_of(data_in(tx, disclosure::connected(sums, {areas.begin(), areas.end()})), sums);
}

}  // namespace

std::vector<Observation> as_public(db::ReadTx& tx, std::vector<Observation> observations) {
    if (observations.empty()) return observations;
    const auto masks = masks_for(tx, observations);
    for (auto& o : observations) {
        if (!o.value || !masks.has(figure_id(o))) continue;
        o.value.reset();
        o.numerator.reset();
        o.denominator.reset();
        o.missing = "withheld";
        // Passages quote the printed number, and notes may tell it again.
        o.passage.clear();
        o.note.clear();
    }
    return observations;
}

figures::Figure as_public(db::ReadTx& tx, const figures::Figure& figure) {
    if (figure.series.empty()) return figure;
    const auto code = figure.series.substr(0, figure.series.find('/'));
    const auto data = data_of(versions_of(tx, code), observations_of(tx, code));
    return disclosure::treated(figure, masks_of(data, partnership::areas_in_sums(tx)));
}

}  // namespace scorecard
