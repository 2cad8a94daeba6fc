#include "platform/claims/record.h"

namespace claims {
namespace {

constexpr const Card card{
    .code = "record_share",
    .title = "A percentage of the record and the numerator and denominator beside it",
    .recomputes = "numerator divided by denominator; the count of the same name over the area's total",
    .tolerance = "a half of the last digit printed; a tenth where the passage is hedged"};

/// "87.5% are White" beside "623,429 people are White": the count of the same name, breakdown, area and period, over
/// the last total told for the area.
void check_count(const Record& record, const Observed& share, std::vector<Finding>& found) {
    const Observed *count = nullptr, *total = nullptr;
    for (const auto& value : record.observed) {
        const bool stem =
            share.indicator.starts_with(value.indicator + "-") && is_additive(value) && value.area == share.area;
        if (!stem) continue;
        if (value.breakdown == share.breakdown && value.period == share.period) count = &value;
        if (value.breakdown.empty() && value.period <= share.period && (!total || total->period < value.period))
            total = &value;
    }
    if (!count || !total || total->value < count->value || total->value <= core::Decimal{}) return;
    if (share.value <= core::Decimal{} || !misfit_share(stated(share), count->value, total->value)) return;
    found.push_back(about(share, card, Verdict::different_base,
                          count->value.grouped() + " of " + total->value.grouped() + " (" + total->period + ") is " +
                              shown_percent(share_of(count->value, total->value), share.value.decimals()) +
                              "; the share told needs a base of about " +
                              core::ratio(count->value, share.value, 100, 0).grouped()));
}

void run(const Record& record, std::vector<Finding>& found) {
    for (const auto& value : record.observed) {
        if (value.unit != core::Unit::percentage) continue;
        if (!value.numerator && !value.breakdown.empty()) check_count(record, value, found);
        if (!value.numerator || !value.denominator || *value.denominator <= 0) continue;
        const core::Decimal part{*value.numerator}, base{*value.denominator};
        if (const auto verdict = misfit_share(stated(value), part, base))
            found.push_back(about(value, card, *verdict,
                                  part.grouped() + " of " + base.grouped() + " is " +
                                      shown_percent(share_of(part, base), value.value.decimals())));
    }
}

}  // namespace

extern const RecordCheck record_share;
const RecordCheck record_share{.card = card, .run = run};

}  // namespace claims
