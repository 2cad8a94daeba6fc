#include "core/decimal.h"

#include <limits>

#include "core/check.h"

namespace core {
namespace {

__extension__ using Wide = __int128;

constexpr int most_decimals = 9;

Wide power_of_ten(int exponent) {
    Wide power = 1;
    for (int i = 0; i < exponent; ++i) power *= 10;
    return power;
}

std::int64_t narrow(Wide value) {
    check(value >= std::numeric_limits<std::int64_t>::min() && value <= std::numeric_limits<std::int64_t>::max(),
          "a decimal stays within 64 bits");
    return static_cast<std::int64_t>(value);
}

/// Half away from zero: add half a divisor in the direction of the sign, then cut off.
Wide divide_rounding(Wide numerator, Wide denominator) {
    if (denominator < 0) {
        numerator = -numerator;
        denominator = -denominator;
    }
    return numerator >= 0 ? (2 * numerator + denominator) / (2 * denominator)
                          : -((-2 * numerator + denominator) / (2 * denominator));
}

Wide scaled(const Decimal& value, int decimals) {
    return static_cast<Wide>(value.units()) * power_of_ten(decimals - value.decimals());
}

std::string with_commas(std::string digits) {
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
    return digits;
}

}  // namespace

Decimal Decimal::of(std::int64_t units, int decimals) {
    check(decimals >= 0 && decimals <= most_decimals, "a decimal has 0 to 9 decimals");
    Decimal value{units};
    value.decimals_ = decimals;
    return value;
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    if (text.empty() || text.front() == '.' || text.back() == '.') return std::nullopt;
    Wide units = 0;
    int decimals = 0;
    bool point = false;
    for (const char c : text) {
        if (c == '.') {
            if (point) return std::nullopt;
            point = true;
            continue;
        }
        if (c < '0' || c > '9') return std::nullopt;
        units = units * 10 + (c - '0');
        if (point) ++decimals;
        if (decimals > most_decimals || units > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
    }
    return of(static_cast<std::int64_t>(negative ? -units : units), decimals);
}

bool Decimal::is_whole() const { return units_ % static_cast<std::int64_t>(power_of_ten(decimals_)) == 0; }

double Decimal::approximate() const {
    return static_cast<double>(units_) / static_cast<double>(static_cast<std::int64_t>(power_of_ten(decimals_)));
}

Decimal Decimal::rounded(int decimals) const {
    check(decimals >= 0 && decimals <= most_decimals, "a decimal has 0 to 9 decimals");
    if (decimals >= decimals_) return of(narrow(scaled(*this, decimals)), decimals);
    return of(narrow(divide_rounding(units_, power_of_ten(decimals_ - decimals))), decimals);
}

Decimal Decimal::absolute() const { return units_ < 0 ? of(narrow(-static_cast<Wide>(units_)), decimals_) : *this; }

Decimal operator+(const Decimal& a, const Decimal& b) {
    const int decimals = std::max(a.decimals_, b.decimals_);
    return Decimal::of(narrow(scaled(a, decimals) + scaled(b, decimals)), decimals);
}

Decimal operator-(const Decimal& a, const Decimal& b) {
    const int decimals = std::max(a.decimals_, b.decimals_);
    return Decimal::of(narrow(scaled(a, decimals) - scaled(b, decimals)), decimals);
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
    const int decimals = std::max(a.decimals_, b.decimals_);
    return scaled(a, decimals) <=> scaled(b, decimals);
}

std::string Decimal::plain() const {
    std::string digits = std::to_string(units_ < 0 ? -units_ : units_);
    const auto places = static_cast<std::size_t>(decimals_);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    if (places > 0) digits.insert(digits.size() - places, ".");
    return units_ < 0 ? "-" + digits : digits;
}

std::string Decimal::grouped() const {
    const std::string text = absolute().plain();
    const auto point = text.find('.');
    const std::string whole = with_commas(text.substr(0, point));
    const std::string rest = point == std::string::npos ? "" : text.substr(point);
    return (is_negative() ? "-" : "") + whole + rest;
}

Decimal ratio(const Decimal& numerator, const Decimal& denominator, std::int64_t per, int decimals) {
    check(denominator.units() != 0, "a ratio has a base other than nought");
    check(decimals >= 0 && decimals <= most_decimals, "a decimal has 0 to 9 decimals");
    const int common = std::max(numerator.decimals(), denominator.decimals());
    const Wide top = scaled(numerator, common) * per * power_of_ten(decimals);
    return Decimal::of(narrow(divide_rounding(top, scaled(denominator, common))), decimals);
}

std::string grouped(std::int64_t number) { return Decimal{number}.grouped(); }

}  // namespace core
