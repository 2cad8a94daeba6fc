#include <doctest/doctest.h>

#include <array>
#include <numeric>

#include "core/check.h"
#include "core/identifiers/identifiers.h"
#include "core/money.h"

using core::Pence;

TEST_CASE("money: what people type is read, and what is ambiguous is not") {
    CHECK(core::parse_pence("1234.5")->count == 123450);
    CHECK(core::parse_pence("£95,350")->count == 9535000);
    CHECK(core::parse_pence("-1,234,567.89")->count == -123456789);
    CHECK(core::parse_pence("0")->count == 0);
    // A slip in a published report: a point where the thousands comma was meant.
    CHECK(!core::parse_pence("£95.350"));
    for (const char* bad : {"", "12,34", "1234,567", "1,23.4", ",123", "1.2.3", "12p", "1.234", "£", "1,2345"})
        CHECK_MESSAGE(!core::parse_pence(bad), bad);
    // Pounds that fit 64 bits and pence that do not: no amount, and never a fault of the program (found by fuzzing).
    for (const char* large : {"888888888888888880", "9223372036854775807", "-92233720368547759", "92233720368547758.5"})
        CHECK_MESSAGE(!core::parse_pence(large), large);
    CHECK(core::parse_pence("92233720368547758")->count == 9223372036854775800);
    CHECK(core::shown(Pence{9535000}) == "£95,350");
    CHECK(core::shown(Pence{-105}) == "-£1.05");
}

TEST_CASE("money: shares always add up to the whole") {
    const std::array<std::int64_t, 3> thirds{1, 1, 1};
    const auto shares = core::split(Pence{100}, thirds);
    CHECK(shares == std::vector<Pence>{{34}, {33}, {33}});
    CHECK(core::split(Pence{-100}, thirds) == std::vector<Pence>{{-34}, {-33}, {-33}});
    const std::array<std::int64_t, 4> weights{66258, 8000, 0, 128834};
    for (std::int64_t whole = 0; whole < 2000; whole += 7) {
        std::int64_t sum = 0;
        for (const auto share : core::split(Pence{whole}, weights)) sum += share.count;
        CHECK(sum == whole);
    }
    CHECK(core::split(Pence{1000}, weights)[2].count == 0);
    const std::array<std::int64_t, 2> none{0, 0};
    CHECK_THROWS_AS(core::split(Pence{1}, none), core::Bug);
}

TEST_CASE("identifiers: only those with a right check digit exist") {
    CHECK(core::NhsNumber::parse("943 476 5919")->str() == "9434765919");
    CHECK(!core::NhsNumber::parse("9434765918"));
    CHECK(!core::NhsNumber::parse("943476591"));
    CHECK(core::Upn::parse("H801200001001"));
    CHECK(!core::Upn::parse("A801200001001"));
    CHECK(!core::Upn::parse("H80120000100I"));
    CHECK(core::LaChildId::parse("ABC123"));
    CHECK(!core::LaChildId::parse("ABC-123"));
    CHECK(!core::LaChildId::parse(std::string(21, 'A')));
}
