#include "core/figure.h"

#include <array>
#include <utility>

#include "core/check.h"

namespace core {
namespace {

constexpr std::array<std::pair<Unit, std::string_view>, 8> units{{{Unit::count, "count"},
                                                                  {Unit::percentage, "percentage"},
                                                                  {Unit::rate_per_10000, "rate_per_10000"},
                                                                  {Unit::average, "average"},
                                                                  {Unit::pounds, "pounds"},
                                                                  {Unit::years, "years"},
                                                                  {Unit::rank, "rank"},
                                                                  {Unit::minutes, "minutes"}}};

std::int64_t per(Unit unit) {
    if (unit == Unit::percentage) return 100;
    if (unit == Unit::rate_per_10000) return 10000;
    return 1;
}

}  // namespace

std::optional<Unit> parse_unit(std::string_view text) {
    for (const auto& [unit, name] : units)
        if (name == text) return unit;
    return std::nullopt;
}

std::string_view word(Unit unit) { return units.at(static_cast<std::size_t>(unit)).second; }

Figure Figure::counted(std::int64_t number) {
    Figure figure{Unit::count, 0};
    figure.stated_ = Decimal{number};
    return figure;
}

Figure Figure::of(std::int64_t numerator, std::int64_t denominator, Unit unit, int decimals) {
    check(denominator != 0, "a share or rate has a base other than nought");
    check(unit == Unit::percentage || unit == Unit::rate_per_10000 || unit == Unit::average, "this unit has a base");
    Figure figure{unit, decimals};
    figure.numerator_ = numerator;
    figure.denominator_ = denominator;
    return figure;
}

Figure Figure::stated(Decimal value, Unit unit, int decimals, std::optional<std::int64_t> numerator,
                      std::optional<std::int64_t> denominator) {
    Figure figure{unit, decimals};
    figure.stated_ = value;
    figure.numerator_ = numerator;
    figure.denominator_ = denominator;
    return figure;
}

Decimal Figure::value() const {
    if (stated_) return stated_->rounded(decimals_);
    return ratio(Decimal{*numerator_}, Decimal{*denominator_}, per(unit_), decimals_);
}

std::string Figure::shown() const { return core::shown(value(), unit_); }

std::string shown(const Decimal& value, Unit unit) {
    const std::string number = value.grouped();
    switch (unit) {
        case Unit::count:
        case Unit::average:
        case Unit::rank:
            return number;
        case Unit::percentage:
            return number + "%";
        case Unit::rate_per_10000:
            return number + " per 10,000";
        case Unit::pounds:
            return value.is_negative() ? "-£" + value.absolute().grouped() : "£" + number;
        case Unit::years:
            return number + (number == "1" ? " year" : " years");
        case Unit::minutes:
            return number + (number == "1" ? " minute" : " minutes");
    }
    return number;
}

Decimal Change::difference() const { return to.value() - from.value(); }

std::optional<Decimal> Change::percent() const {
    const bool has_share = to.unit() != Unit::percentage && to.unit() != Unit::rank;
    if (!has_share || from.value().units() == 0) return std::nullopt;
    return ratio(difference(), from.value().absolute(), 100, 1);
}

std::string Change::in_words() const {
    const std::string ends = from.shown() + " to " + to.shown();
    const Decimal moved = difference();
    if (moved.units() == 0) return ends + ", no change";
    const std::string way = moved.is_negative() ? ", down " : ", up ";
    if (to.unit() == Unit::percentage) {
        const std::string points = moved.absolute().grouped();
        return ends + way + points + (points == "1" ? " percentage point" : " percentage points");
    }
    const std::string by = core::shown(moved.absolute(), to.unit());
    const auto share = percent();
    return ends + way + by + (share ? " or " + share->absolute().grouped() + "%" : "");
}

}  // namespace core
