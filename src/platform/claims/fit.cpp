#include "platform/claims/fit.h"

#include <algorithm>

namespace claims {
namespace {

using core::Decimal;

/// 10 to the power of -decimals, over `parts` (1, 2 or 10).
Decimal unit(int decimals) { return Decimal::of(1, decimals); }
Decimal half_unit(int decimals) { return Decimal::of(5, decimals + 1); }

Decimal part_of(const Decimal& value, std::int64_t over) {
    return core::ratio(value.absolute(), Decimal{over}, 1, std::min(6, value.decimals() + 2));
}

bool is_multiple_of_five(const Decimal& value) { return value.is_whole() && value.rounded(0).units() % 5 == 0; }

}  // namespace

Decimal share_of(const Decimal& part, const Decimal& base) { return core::ratio(part, base, 100, 6); }

Decimal percent_of(const Token& share) {
    if (share.kind == Token::Kind::fraction) return core::ratio(share.value, Decimal{share.parts}, 100, 6);
    return share.value;
}

std::optional<Verdict> misfit(const Token& stated, const Decimal& computed) {
    const bool fraction = stated.kind == Token::Kind::fraction;
    const auto told = fraction ? percent_of(stated) : stated.value;
    const int decimals = std::min(told.decimals(), 4);
    const auto off = (computed - told).absolute();
    if (off <= half_unit(decimals)) return {};
    const bool hedged = stated.bound != Bound::none || fraction;
    if (hedged) {
        if (stated.bound == Bound::over && computed < told)
            return off <= part_of(computed, 20) ? Verdict::loosely_rounded : Verdict::wrong;
        if (stated.bound == Bound::under && computed > told)
            return off <= part_of(computed, 20) ? Verdict::loosely_rounded : Verdict::wrong;
        if (off <= part_of(computed, 10)) return {};
        // "Half" without "about" is held closer: 5 of 12 is no half.
        const int most = stated.bound == Bound::none ? 7 : 4;
        return off <= part_of(computed, most) ? Verdict::loosely_rounded : Verdict::wrong;
    }
    const bool cut_off = computed > told && off < unit(decimals);
    const bool next = off <= unit(decimals);
    const bool fives = decimals == 0 && is_multiple_of_five(told) && off <= Decimal::of(25, 1);
    if (cut_off || next || fives) return Verdict::loosely_rounded;
    return Verdict::wrong;
}

std::optional<Verdict> misfit_share(const Token& stated, const Decimal& part, const Decimal& base) {
    if (base == Decimal{}) return Verdict::wrong;
    return misfit(stated, share_of(part, base));
}

bool is_possible(const Token& percent, std::int64_t base) {
    if (base <= 0) return false;
    const int decimals = std::min(percent.value.decimals(), 4);
    // The whole numbers on either side of the exact share are the only candidates.
    const auto near = core::ratio(percent.value, Decimal{100}, 1, 6);
    const auto part = static_cast<std::int64_t>(near.approximate() * static_cast<double>(base));
    for (auto candidate = std::max<std::int64_t>(0, part - 1); candidate <= part + 2; ++candidate)
        if ((share_of(Decimal{candidate}, Decimal{base}) - percent.value).absolute() <= half_unit(decimals))
            return true;
    return false;
}

std::string shown_percent(const Decimal& percent, int decimals) {
    return percent.rounded(std::clamp(decimals + 1, 1, 6)).grouped() + "%";
}

std::string shown_number(const Decimal& value) {
    for (int decimals = 0; decimals < value.decimals(); ++decimals)
        if (value.rounded(decimals) == value) return value.rounded(decimals).grouped();
    return value.grouped();
}

}  // namespace claims
