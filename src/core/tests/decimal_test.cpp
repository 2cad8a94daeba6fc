#include <doctest/doctest.h>

#include "core/check.h"
#include "core/decimal.h"
#include "core/figure.h"

using core::Change;
using core::Decimal;
using core::Figure;
using core::Unit;

TEST_CASE("decimal: only plain numbers are read") {
    CHECK(Decimal::parse("2961")->plain() == "2961");
    CHECK(Decimal::parse("-0.50")->plain() == "-0.50");
    for (const char* bad : {"", "-", ".5", "5.", "1,234", "1e3", "+1", "0x1", "1.2.3", " 1", "1 ", "1.0000000001",
                            "NaN", "99999999999999999999"})
        CHECK_MESSAGE(!Decimal::parse(bad), bad);
}

TEST_CASE("decimal: rounding is half away from zero, in tenths and not in binary") {
    CHECK(Decimal::parse("2.675")->rounded(2).plain() == "2.68");
    CHECK(Decimal::parse("-2.675")->rounded(2).plain() == "-2.68");
    CHECK(Decimal::parse("0.5")->rounded(0).plain() == "1");
    CHECK(Decimal::parse("-0.5")->rounded(0).plain() == "-1");
    CHECK(Decimal::parse("1.005")->rounded(2).plain() == "1.01");
    CHECK(Decimal::parse("7")->rounded(2).plain() == "7.00");
}

TEST_CASE("decimal: numbers compare by value and add exactly") {
    CHECK(*Decimal::parse("1.50") == *Decimal::parse("1.5"));
    CHECK(*Decimal::parse("-1.5") < *Decimal::parse("-1.49"));
    CHECK((*Decimal::parse("0.1") + *Decimal::parse("0.2")).plain() == "0.3");
    CHECK((Decimal{5} - *Decimal::parse("0.05")).plain() == "4.95");
    CHECK(Decimal::parse("1234567.5")->grouped() == "1,234,567.5");
    CHECK(core::grouped(-1000) == "-1,000");
    CHECK(core::grouped(999) == "999");
}

TEST_CASE("figure: a share keeps its base and is rounded once") {
    const Figure share = Figure::of(153, 618, Unit::percentage, 2);
    CHECK(share.shown() == "24.76%");
    CHECK(share.denominator() == 618);
    CHECK(Figure::of(511, 147439, Unit::rate_per_10000, 2).shown() == "34.66 per 10,000");
    CHECK(Figure::of(28, 8012, Unit::rate_per_10000, 2).shown() == "34.95 per 10,000");
    CHECK(Figure::of(1, 8, Unit::percentage, 0).shown() == "13%");
    CHECK(Figure::counted(2961).shown() == "2,961");
    CHECK_THROWS_AS(Figure::of(1, 0, Unit::percentage, 0), core::Bug);
}

TEST_CASE("figure: a change is computed from what the reader sees") {
    CHECK(Change{Figure::counted(2560), Figure::counted(2961)}.in_words() == "2,560 to 2,961, up 401 or 15.7%");
    CHECK(Change{Figure::counted(32), Figure::counted(28)}.in_words() == "32 to 28, down 4 or 12.5%");
    CHECK(Change{Figure::counted(694), Figure::counted(694)}.in_words() == "694 to 694, no change");
    CHECK(Change{Figure::counted(0), Figure::counted(4)}.in_words() == "0 to 4, up 4");
    const auto percent = [](std::int64_t value) { return Figure::stated(Decimal{value}, Unit::percentage, 0); };
    CHECK(Change{percent(23), percent(25)}.in_words() == "23% to 25%, up 2 percentage points");
    CHECK(Change{percent(26), percent(25)}.in_words() == "26% to 25%, down 1 percentage point");
    const auto pounds = [](std::int64_t value) { return Figure::stated(Decimal{value}, Unit::pounds, 0); };
    CHECK(Change{pounds(203092), pounds(246270)}.in_words() == "£203,092 to £246,270, up £43,178 or 21.3%");
}
