#include "platform/claims/record.h"

namespace claims {
namespace {

constexpr const Card card{
    .code = "record_beyond",
    .title = "A value that its unit or its whole cannot have",
    .recomputes = "ranks against their list, parts against their total, pounds against their pence",
    .tolerance = "none"};

const Observed* total_of(const Record& record, const Observed& part) {
    for (const auto& value : record.observed)
        if (value.indicator == part.indicator && value.version == part.version && value.area == part.area &&
            value.period == part.period && value.breakdown.empty() && value.document == part.document)
            return &value;
    return nullptr;
}

void run(const Record& record, std::vector<Finding>& found) {
    for (const auto& value : record.observed) {
        if (value.unit == core::Unit::rank && value.denominator && value.value > core::Decimal{*value.denominator})
            found.push_back(about(value, card, Verdict::wrong,
                                  "a rank is at most the length of its list, " + core::grouped(*value.denominator)));
        if (value.breakdown.empty() || !is_additive(value)) continue;
        const auto* total = total_of(record, value);
        if (total && value.value > total->value && stated(*total).bound == Bound::none)
            found.push_back(about(value, card, Verdict::wrong, "more than the whole: " + shown(*total)));
        if (value.unit == core::Unit::pounds && value.value.decimals() > 2 && !value.value.is_whole())
            found.push_back(about(value, card, Verdict::wrong, "pence have two digits"));
    }
    for (const auto& value : record.observed) {
        const bool thousandths = value.unit == core::Unit::pounds && value.value.decimals() == 3;
        if (!thousandths || !value.breakdown.empty()) continue;
        const core::Decimal meant{value.value.units()};
        found.push_back(about(value, card, Verdict::wrong,
                              "no amount has this form; with its digits in threes it is £" + meant.grouped()));
    }
}

}  // namespace

extern const RecordCheck record_beyond;
const RecordCheck record_beyond{.card = card, .run = run};

}  // namespace claims
