#include "platform/claims/record.h"

namespace claims {
namespace {

constexpr const Card card{.code = "record_share",
                .title = "A percentage of the record and the numerator and denominator beside it",
                .recomputes = "numerator divided by denominator",
                .tolerance = "a half of the last digit printed; a tenth where the passage is hedged"};

void run(const Record& record, std::vector<Finding>& found) {
    for (const auto& value : record.observed) {
        if (!value.numerator || !value.denominator || *value.denominator <= 0) continue;
        if (value.unit != core::Unit::percentage) continue;
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
