#pragma once
#include <optional>
#include <string>

#include "core/decimal.h"
#include "platform/claims/claims.h"
#include "platform/claims/token.h"

namespace claims {

/// part ÷ base × 100, to six decimals. `base` is not zero.
core::Decimal share_of(const core::Decimal& part, const core::Decimal& base);

/// A percentage, or a fraction as one.
core::Decimal percent_of(const Token& share);

/// Whether a stated number is what was computed, by the way it is printed: as many decimals as it shows, a half either
/// way. A hedge ("roughly", "over", "nearly") and a fraction in words allow a tenth of the computed value. Empty: it
/// fits. Otherwise loosely_rounded (cut off instead of rounded; within one unit of the last digit; rounded to fives;
/// within a quarter where hedged, a seventh for a fraction without a hedge) or wrong.
std::optional<Verdict> misfit(const Token& stated, const core::Decimal& computed);
/// The same for a percentage against part and base.
std::optional<Verdict> misfit_share(const Token& stated, const core::Decimal& part, const core::Decimal& base);

/// Whether some whole number out of `base` gives this percentage as printed.
bool is_possible(const Token& percent, std::int64_t base);

/// "17.9%": to one decimal more than the stated number shows, at least one.
std::string shown_percent(const core::Decimal& percent, int decimals);
/// "1,609" or "12.5", without zeros at the end.
std::string shown_number(const core::Decimal& value);

}  // namespace claims
