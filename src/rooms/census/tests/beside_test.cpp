#include "rooms/census/beside.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace {

census::Results results(int year, std::int64_t children, const std::string& silent, std::int64_t referrals,
                        std::int64_t again) {
    census::Results one;
    one.year = year;
    one.rows = {{"Header", 1}, {"ChildIdentifiers", children}};
    one.missing = {{"Ethnicity missing", silent}, {"Sex and gender missing", "0/100"}};
    one.figures = {{"referrals", "", "", referrals, 0}, {"rereferrals", "", "", again, referrals}};
    return one;
}

const census::Beside& line(const std::vector<census::Beside>& lines, const std::string& name) {
    return *std::find_if(lines.begin(), lines.end(), [&](auto& one) { return one.name.find(name) == 0; });
}

}  // namespace

TEST_CASE("beside: what moved by more than chance allows is said, with its interval; what did not is not") {
    const auto lines =
        census::beside(results(2025, 1000, "10/1000", 600, 120), results(2026, 1020, "60/1020", 800, 170));
    CHECK(line(lines, "ChildIdentifiers").moved == census::Moved::no);
    CHECK(line(lines, "ChildIdentifiers").interval == "× 0.93 to 1.11");
    CHECK(line(lines, "Ethnicity").moved == census::Moved::up);
    CHECK(line(lines, "Ethnicity").now == "5.9% (60 of 1020)");
    CHECK(line(lines, "Referrals").moved == census::Moved::up);
    CHECK(line(lines, "Re-referrals").moved == census::Moved::no);
    CHECK(std::none_of(lines.begin(), lines.end(), [](auto& one) { return one.name == "Header"; }));
}

TEST_CASE("beside: a changed definition and a missing base are said instead of compared") {
    const auto lines = census::beside(results(2024, 1000, "10/1000", 0, 0), results(2025, 1000, "10/1000", 50, 9));
    CHECK(line(lines, "Sex").note.find("gender up to 2024") != std::string::npos);
    CHECK(line(lines, "Re-referrals").note == "One of the two has no base.");
    CHECK(line(lines, "Referrals").interval.find("or more") != std::string::npos);
}

TEST_CASE("beside: the returns of looked-after children are laid beside each other by their own tables") {
    const auto of_year = [](int year, std::int64_t children, std::int64_t looked_after) {
        census::Results one;
        one.collection = "SSDA903";
        one.year = year;
        one.rows = {{"Header", children}, {"Episodes", children * 2}};
        one.missing = {{"Sex missing", "0/" + std::to_string(children)}};
        one.figures = {{"looked_after_at_31_march", "", "", looked_after, 0}};
        return one;
    };
    const auto lines = census::beside(of_year(2025, 400, 300), of_year(2026, 420, 450));
    CHECK(line(lines, "Header").moved == census::Moved::no);
    CHECK(line(lines, "Sex missing").note.empty());
    CHECK(line(lines, "Children looked after").moved == census::Moved::up);
}
