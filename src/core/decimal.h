#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace core {

/// An exact decimal number: `units` tenths, hundredths, ... as `decimals` says. No binary fractions anywhere, so that
/// 2.675 rounds to 2.68 and not to 2.67. Range: about ±9.2e18 units, at most nine decimals.
class Decimal {
  public:
    constexpr Decimal() = default;
    constexpr explicit Decimal(std::int64_t whole) : units_(whole) {}

    /// `Decimal::of(157, 1)` is 15.7. Throws `Bug` when `decimals` is not 0 to 9.
    static Decimal of(std::int64_t units, int decimals);
    /// "2961", "-0.5", "15.70" and nothing else: no thousands commas, no exponent, no plus sign, no leading or trailing
    /// point, at most nine decimals. Empty when the text has another form or is out of range.
    static std::optional<Decimal> parse(std::string_view text);

    std::int64_t units() const { return units_; }
    int decimals() const { return decimals_; }
    bool is_whole() const;
    bool is_negative() const { return units_ < 0; }
    /// For charts only: figures are never computed from it.
    double approximate() const;

    /// To `decimals` places (0 to 9), half away from zero: what statistics for publication use. Adds zeros where it had
    /// fewer.
    Decimal rounded(int decimals) const;
    Decimal absolute() const;
    friend Decimal operator+(const Decimal& a, const Decimal& b);
    friend Decimal operator-(const Decimal& a, const Decimal& b);
    friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
    friend bool operator==(const Decimal& a, const Decimal& b) { return (a <=> b) == 0; }

    /// "-1234.50"
    std::string plain() const;
    /// "-1,234.50"
    std::string grouped() const;

  private:
    std::int64_t units_ = 0;
    int decimals_ = 0;
};

/// numerator ÷ denominator × per, rounded half away from zero to `decimals` places: per = 100 for a percentage, 10,000
/// for a rate. Exact until the one rounding. Throws `Bug` when the denominator is 0.
Decimal ratio(const Decimal& numerator, const Decimal& denominator, std::int64_t per, int decimals);

/// "1,234"
std::string grouped(std::int64_t number);

}  // namespace core
