#include "platform/claims/record.h"

namespace claims {
namespace {

constexpr const Card card{
    .code = "record_possible",
    .title = "A percentage that its base cannot give",
    .recomputes =
        "whether a whole number of the base gives it: the denominator, or the count whose code the "
        "share's begins with; and that no share passes 100%",
    .tolerance = "none where the base is exact; changes may pass 100%"};

/// "Children referred to the scheme: share" rests on the count "children referred to the scheme": the total of the
/// indicator whose code the share's begins with.
const Observed* base_of(const Record& record, const Observed& share) {
    constexpr std::string_view ending = "-share";
    // Without a breakdown the count of the same name is the part, not the base.
    if (!share.indicator.ends_with(ending) || share.breakdown.empty()) return nullptr;
    const auto stem = share.indicator.substr(0, share.indicator.size() - ending.size());
    for (const auto& value : record.observed)
        if (value.indicator == stem && value.area == share.area && value.period == share.period &&
            value.breakdown.empty() && value.unit == core::Unit::count)
            return &value;
    return nullptr;
}

void run(const Record& record, std::vector<Finding>& found) {
    for (const auto& value : record.observed) {
        if (value.unit != core::Unit::percentage || value.numerator) continue;
        if (value.value > core::Decimal{100}) {
            if (value.measure != "since" && value.indicator.find("change") == std::string::npos)
                found.push_back(about(value, card, Verdict::wrong, "a share is at most 100% of its base"));
            continue;
        }
        const auto* base = base_of(record, value);
        if (!base && !value.denominator) continue;
        const auto whole = value.denominator ? *value.denominator : base->value.rounded(0).units();
        const auto token = stated(value);
        if (whole < 5 || whole > 100'000 || token.bound != Bound::none || value.value.is_negative()) continue;
        if (base && stated(*base).bound != Bound::none) continue;
        if (is_possible(token, whole)) continue;
        const auto part = core::ratio(core::Decimal{whole}, core::Decimal{100}, 1, 4);
        const auto near = static_cast<std::int64_t>(value.value.approximate() * part.approximate());
        const auto low = share_of(core::Decimal{near}, core::Decimal{whole});
        const auto high = share_of(core::Decimal{near + 1}, core::Decimal{whole});
        const bool loose =
            misfit(token, low) == Verdict::loosely_rounded || misfit(token, high) == Verdict::loosely_rounded;
        found.push_back(about(value, card, loose ? Verdict::loosely_rounded : Verdict::wrong,
                              "no whole number out of " + core::grouped(whole) + " gives it: " + core::grouped(near) +
                                  " is " + shown_percent(low, value.value.decimals()) + ", " + core::grouped(near + 1) +
                                  " is " + shown_percent(high, value.value.decimals())));
    }
}

}  // namespace

extern const RecordCheck record_possible;
const RecordCheck record_possible{.card = card, .run = run};

}  // namespace claims
