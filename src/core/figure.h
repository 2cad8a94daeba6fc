#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/decimal.h"

namespace core {

enum class Unit { count, percentage, rate_per_10000, average, pounds, years, rank, minutes };

/// The word in packs and in JSON: "count", "rate_per_10000". Empty for another word.
std::optional<Unit> parse_unit(std::string_view word);
std::string_view word(Unit unit);

/// A number as statistics means it: with its base where it has one. What is exact stays exact until it is shown.
class Figure {
  public:
    /// So many of something.
    static Figure counted(std::int64_t number);
    /// numerator out of denominator, as a percentage or a rate. Throws `Bug` when the denominator is 0 or the unit has
    /// none.
    static Figure of(std::int64_t numerator, std::int64_t denominator, Unit unit, int decimals);
    /// As a document states it; the base, if told, is kept beside it and does not change the value.
    static Figure stated(Decimal value, Unit unit, int decimals, std::optional<std::int64_t> numerator = {},
                         std::optional<std::int64_t> denominator = {});

    Unit unit() const { return unit_; }
    int decimals() const { return decimals_; }
    std::optional<std::int64_t> numerator() const { return numerator_; }
    std::optional<std::int64_t> denominator() const { return denominator_; }
    /// Rounded half away from zero to `decimals`.
    Decimal value() const;
    /// "2,961", "15.7%", "34.7 per 10,000", "£95,350".
    std::string shown() const;

  private:
    Figure(Unit unit, int decimals) : unit_(unit), decimals_(decimals) {}

    Unit unit_;
    int decimals_;
    std::optional<Decimal> stated_;
    std::optional<std::int64_t> numerator_, denominator_;
};

/// A value in its unit, the way a reader expects it.
std::string shown(const Decimal& value, Unit unit);

/// How a figure moved. Computed, never typed.
struct Change {
    Figure from;
    Figure to;

    /// to − from, from the values as shown, so that a reader who subtracts gets the same.
    Decimal difference() const;
    /// The difference in percent of `from`, to one decimal; empty when `from` is 0, or the unit is itself a percentage
    /// (then the difference is in percentage points).
    std::optional<Decimal> percent() const;
    /// "2,560 to 2,961, up 401 or 15.7%"; "23% to 25%, up 2 percentage points"; "694 to 694, no change".
    std::string in_words() const;
};

}  // namespace core
