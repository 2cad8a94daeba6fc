#include "rooms/census/mask.h"

#include <doctest/doctest.h>

#include <map>

#include "support/attacker.h"

using census::KeptFigure;

namespace {

std::vector<KeptFigure> counts(const std::vector<std::int64_t>& parts, const std::string& by = "sex",
                               const std::string& indicator = "referrals") {
    std::int64_t sum = 0;
    for (const auto part : parts) sum += part;
    std::vector<KeptFigure> all{{indicator, "", "", sum, 0}};
    for (const auto part : parts) all.push_back({indicator, by, std::to_string(all.size()), part, sum});
    return all;
}

std::string shown(const std::vector<KeptFigure>& figures) {
    std::string text;
    for (const auto& one : census::masked(figures))
        text += (text.empty() ? "" : " ") + (one.hidden ? std::string{"c"} : std::to_string(one.figure.numerator));
    return text;
}

}  // namespace

TEST_CASE("mask: 1 to 5 are hidden, and another part with a lone one; 0 is shown") {
    CHECK(shown(counts({20, 30, 0, 0})) == "50 20 30 0 0");
    CHECK(shown(counts({20, 30, 3, 0})) == "53 c 30 c 0");
    CHECK(shown(counts({3, 4, 20})) == "27 c c 20");
    CHECK(shown(counts({2, 3, 20, 9})) == "34 c c 20 c");  // c + c = 5 would say 2 and 3, or 1 and 4
    CHECK(shown(counts({3, 0, 0})) == "c c 0 0");          // a whole that is small itself
    CHECK(shown(counts({6, 0, 0})) == "6 6 0 0");
}

TEST_CASE("mask: a hidden whole does not show as the base of its parts") {
    for (const auto& one : census::masked(counts({3, 0, 0}))) CHECK(one.figure.denominator == 0);
}

TEST_CASE("mask: a share hides a small numerator, base or complement") {
    const auto share = [](std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d) {
        return std::vector<KeptFigure>{{"rereferrals", "", "", a + c, b + d},
                                       {"rereferrals", "sex", "M", a, b},
                                       {"rereferrals", "sex", "F", c, d}};
    };
    CHECK(shown(share(10, 40, 12, 60)) == "22 10 12");
    CHECK(shown(share(3, 40, 12, 60)) == "15 c c");
    CHECK(shown(share(38, 40, 12, 60)) == "50 c c");  // 2 were not
    CHECK(shown(share(0, 40, 12, 60)) == "12 0 12");
}

TEST_CASE("mask: where the same numbers stand in two tables, both hide the same cells") {
    auto figures = counts({20, 30, 3, 0});
    for (auto& one : counts({20, 30, 3, 0}, "sex", "assessments")) figures.push_back(one);
    figures.push_back({"rereferrals", "", "", 30, 53});
    for (const auto& [of, numerator, base] :
         {std::tuple{"1", 10, 20}, std::tuple{"2", 20, 30}, std::tuple{"3", 0, 3}, std::tuple{"4", 0, 0}})
        figures.push_back({"rereferrals", "sex", of, numerator, base});
    const auto all = census::masked(figures);
    CHECK(all[1].hidden);   // 20, hidden beside the 3
    CHECK(all[6].hidden);   // the same 20 of another count
    CHECK(all[11].hidden);  // the same 20 as a base
    CHECK(!all[12].hidden);
}

TEST_CASE("mask: no hidden part can be worked out from the whole, whatever the numbers") {
    // The same numbers in every run.
    auto chance = [state = std::uint32_t{20261122}]() mutable {
        state = state * 1664525U + 1013904223U;
        return state >> 8U;
    };
    constexpr auto most = census::largest_hidden_count;
    for (int round = 0; round < 2000; ++round) {
        CAPTURE(round);
        std::vector<std::int64_t> parts(2 + chance() % 6);
        for (auto& part : parts) part = chance() % 3 == 0 ? 0 : static_cast<std::int64_t>(chance() % 25);
        const auto figures = counts(parts);
        const auto all = census::masked(figures);
        disclosure::Network seen;
        seen.relations.push_back({0, {}});
        for (std::size_t i = 0; i < all.size(); ++i) {
            seen.cells.push_back({.value = figures[i].numerator, .withheld = all[i].hidden});
            if (i > 0) seen.relations[0].parts.push_back(static_cast<int>(i));
            CHECK((all[i].hidden || figures[i].numerator == 0 || figures[i].numerator > most));
        }
        for (std::size_t i = 0; i < all.size(); ++i)
            if (figures[i].numerator >= 1 && figures[i].numerator <= most)
                CHECK(attack::can_be_larger(seen, static_cast<int>(i), most));
    }
}

TEST_CASE("mask: of areas beside their sum, a lone small cell cannot be worked out from the others") {
    const auto profile = disclosure::find_profile("dfe");
    REQUIRE(profile);
    const auto told = census::masked({counts({20, 30, 3}), counts({20, 30, 30})}, counts({40, 60, 33}), *profile);
    REQUIRE(told.returns.size() == 2);
    const auto hidden = [](const std::vector<census::MaskedFigure>& all) {
        std::string text;
        for (const auto& one : all) text += one.hidden ? (one.secondary ? 's' : 'c') : '.';
        return text;
    };
    // Neither the whole of the first less its other parts, nor the sum less the second's, tells the 3.
    CHECK(hidden(told.returns[0]).back() == 'c');
    CHECK(hidden(told.returns[0]).find('s') != std::string::npos);
    CHECK(hidden(told.returns[1]) == "....");
    for (std::size_t i = 0; i < told.together.size(); ++i) CHECK(told.together[i].hidden == told.returns[0][i].hidden);
    // A profile without further cells hides the small one alone, and rounds.
    const auto rounded =
        census::masked({counts({21, 33, 3})}, counts({21, 33, 3}), *disclosure::find_profile("nhs-hes"));
    CHECK(hidden(rounded.returns[0]) == "...c");
    CHECK(rounded.returns[0][1].figure.numerator == 20);
    CHECK(rounded.returns[0][0].figure.numerator == 55);
}
