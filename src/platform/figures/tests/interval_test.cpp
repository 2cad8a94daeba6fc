#include <doctest/doctest.h>

#include "platform/figures/interval.h"

namespace {

figures::Figure of(core::Unit unit, std::int64_t part, std::int64_t base, const char* polarity = "none") {
    figures::Figure figure;
    figure.unit = unit;
    figure.value = core::Figure::of(part, base, unit, 1);
    figure.definition.polarity = polarity;
    return figure;
}
figures::Figure rate(std::int64_t part, std::int64_t base, const char* polarity = "none") {
    return of(core::Unit::rate_per_10000, part, base, polarity);
}
figures::Figure share(std::int64_t part, std::int64_t base, const char* polarity = "none") {
    return of(core::Unit::percentage, part, base, polarity);
}

}  // namespace

// The check values were computed apart from this code, from published counts and populations.
TEST_CASE("figures: a rate carries Byar's limits, or exact ones below ten events") {
    CHECK(rate(511, 147439).value->shown() == "34.7 per 10,000");
    CHECK(figures::interval_in_words(rate(511, 147439)) == "95% interval 31.7 to 37.8");
    CHECK(figures::interval_in_words(rate(28, 8012)) == "95% interval 23.2 to 50.5");
    CHECK(figures::interval_in_words(rate(0, 8012)) == "95% interval 0.0 to 4.6");
    CHECK(figures::interval_in_words(rate(6, 147439)) == "95% interval 0.1 to 0.9");
}

TEST_CASE("figures: a share carries Wilson's limits") {
    CHECK(figures::interval_in_words(share(153, 618)) == "95% interval 21.5 to 28.3");
    CHECK(figures::interval_in_words(share(7, 38)) == "95% interval 9.2 to 33.4");
    CHECK(figures::interval_in_words(share(0, 28)) == "95% interval 0.0 to 12.1");
    CHECK(figures::interval_in_words(share(10, 10)) == "95% interval 72.2 to 100.0");
}

TEST_CASE("figures: where no base is told there is no interval, and none is made up") {
    figures::Figure bare;
    bare.unit = core::Unit::percentage;
    bare.value = core::Figure::stated(core::Decimal{33}, core::Unit::percentage, 0);
    CHECK(figures::interval_in_words(bare).empty());
    CHECK_FALSE(figures::movement(bare, share(1, 2)));
    figures::Figure count;
    count.value = core::Figure::counted(28);
    CHECK_FALSE(figures::interval(count));
    figures::Figure hidden = share(7, 38);
    hidden.value.reset();
    CHECK_FALSE(figures::interval(hidden));
}

TEST_CASE("figures: a change within chance is no clear change, and polarity says what is better") {
    using figures::Movement;
    CHECK(figures::movement(share(7, 38), share(9, 40)) == Movement::no_clear_change);
    CHECK(figures::movement(share(100, 400), share(160, 400, "high")) == Movement::better);
    CHECK(figures::movement(share(100, 400), share(160, 400, "low")) == Movement::worse);
    CHECK(figures::movement(share(160, 400), share(100, 400)) == Movement::lower);
    CHECK(figures::movement(rate(28, 8012), rate(31, 8012)) == Movement::no_clear_change);
    CHECK(figures::movement(rate(400, 147439), rate(511, 147439)) == Movement::higher);
    CHECK(figures::movement(rate(0, 8012), rate(0, 8012)) == Movement::no_clear_change);
    CHECK(figures::in_words(Movement::no_clear_change) == "no clear change: within chance");
    const auto counted = [](std::int64_t number) { return core::Figure::counted(number); };
    CHECK(figures::count_movement(counted(19), counted(28)) == Movement::no_clear_change);
    CHECK(figures::count_movement(counted(63), counted(47)) == Movement::no_clear_change);
    CHECK(figures::count_movement(counted(0), counted(0)) == Movement::no_clear_change);
    CHECK(figures::count_movement(counted(2560), counted(2961)) == Movement::higher);
    CHECK(figures::count_movement(counted(90), counted(40)) == Movement::lower);
}
