#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// An amount of money in whole pence; may be negative.
struct Pence {
    std::int64_t count = 0;

    friend Pence operator+(Pence a, Pence b) { return {a.count + b.count}; }
    friend Pence operator-(Pence a, Pence b) { return {a.count - b.count}; }
    friend auto operator<=>(const Pence&, const Pence&) = default;
};

/// "£1,234.50"; whole pounds as "£1,234"; negative as "-£5".
std::string shown(Pence amount);
/// "1234.50", "£1,234.5", "1,234": what people type. Empty when a comma does not stand before three digits, when there
/// are more than two decimals, or when it is no number.
std::optional<Pence> parse_pence(std::string_view text);

/// Shares of `whole` in proportion to `weights` that always add up to the whole: each gets its share rounded towards
/// zero, and the pence left over go one each to the largest remainders (first come first where equal). Weights are not
/// negative and not all zero, or it is a `Bug`.
std::vector<Pence> split(Pence whole, std::span<const std::int64_t> weights);

}  // namespace core
