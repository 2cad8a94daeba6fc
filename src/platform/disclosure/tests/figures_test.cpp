#include <doctest/doctest.h>

#include <algorithm>

#include "platform/disclosure/figures.h"

namespace {

using disclosure::Datum;

Datum count(const std::string& area, std::int64_t value, const std::string& breakdown = "",
            const std::string& period = "2024-25") {
    return {.id = area + "/" + period + "/" + breakdown,
            .series = "referrals/1",
            .subject = "Child protection",
            .area = area,
            .period = period,
            .breakdown = breakdown,
            .unit = core::Unit::count,
            .value = core::Decimal{value},
            .numerator = {},
            .denominator = {},
            .document = "report"};
}

Datum share(const std::string& area, std::int64_t part, std::int64_t base, const std::string& breakdown = "") {
    auto datum = count(area, 0, breakdown);
    datum.id += "share";
    datum.series = "timely/1";
    datum.unit = core::Unit::percentage;
    datum.value = core::ratio(core::Decimal{part}, core::Decimal{base}, 100, 1);
    datum.numerator = part;
    datum.denominator = base;
    return datum;
}

const std::vector<disclosure::Area> areas{{.code = "both", .parts = {"county", "rutland"}},
                                          {.code = "england", .national = true, .parts = {}},
                                          {.code = "county", .parts = {}},
                                          {.code = "rutland", .parts = {}}};

std::vector<std::string> ids(const disclosure::Masks& masks) {
    std::vector<std::string> found;
    for (const auto& [id, mask] : masks.withheld) found.push_back(id);
    return found;
}

std::vector<std::string> withheld(const std::vector<Datum>& data, const char* profile = "dfe",
                                  const std::vector<disclosure::Earlier>& earlier = {}) {
    return ids(disclosure::decide(*disclosure::find_profile(profile), data, areas, earlier));
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("disclosure: the profiles are dated data, and the Department for Education's stands first") {
    CHECK(disclosure::profiles().front().code == disclosure::default_profile);
    CHECK_FALSE(disclosure::find_profile("dfe", core::day(2019, 12, 31)));
    CHECK(disclosure::find_profile("dfe", core::day(2025, 4, 1))->most == 5);
    CHECK(disclosure::find_profile("nhs-hes")->round_local == 5);
    CHECK(disclosure::find_profile("as-published")->most == 0);
    CHECK_FALSE(disclosure::find_profile("none"));
}

TEST_CASE("disclosure: Rutland cannot be had by taking Leicestershire from the partnership") {
    CHECK(withheld({count("both", 28), count("county", 25), count("rutland", 3)}) ==
          Ids{"county/2024-25/", "rutland/2024-25/"});
    // Also where Rutland itself is not told.
    CHECK(withheld({count("both", 28), count("county", 25)}) == Ids{"county/2024-25/"});
    CHECK(withheld({count("both", 40), count("county", 25), count("rutland", 15)}).empty());
}

TEST_CASE("disclosure: breakdowns, and what they leave of the total, are sums") {
    CHECK(withheld({count("county", 60), count("county", 40, "sex=F"), count("county", 17, "sex=M"),
                    count("county", 3, "sex=U")}) == Ids{"county/2024-25/sex=M", "county/2024-25/sex=U"});
    // 58 of 60 are told by sex: of two it is not known.
    CHECK(withheld({count("county", 60), count("county", 40, "sex=F"), count("county", 18, "sex=M")}) ==
          Ids{"county/2024-25/sex=M"});
}

TEST_CASE("disclosure: a share is withheld with its numerator, and with what it leaves over") {
    CHECK(withheld({share("rutland", 3, 28)}) == Ids{"rutland/2024-25/share"});
    CHECK(withheld({share("rutland", 27, 28)}) == Ids{"rutland/2024-25/share"});
    CHECK(withheld({share("rutland", 14, 28)}).empty());
    CHECK(withheld({share("rutland", 28, 28)}).empty());
    CHECK(withheld({share("rutland", 0, 28)}).empty());
    // The numerator is not told, but follows from share and base.
    auto bare = share("rutland", 3, 28);
    bare.numerator.reset();
    CHECK(withheld({bare}) == Ids{"rutland/2024-25/share"});
    // Of three shares of one whole the last follows from the others.
    const auto three = withheld(
        {share("county", 3, 100, "sex=U"), share("county", 40, 100, "sex=F"), share("county", 57, 100, "sex=M")});
    CHECK(three.size() == 2);
}

TEST_CASE("disclosure: other years and other subjects stand alone; noughts are told") {
    auto money = count("rutland", 3);
    money.subject = "Finance";
    CHECK(withheld({money}).empty());
    CHECK(withheld({count("rutland", 0), count("rutland", 6, "", "2023-24")}).empty());
    CHECK(withheld({count("england", 3)}).empty());
}

TEST_CASE("disclosure: what was told before cannot be taken back, and what was withheld stays withheld") {
    const auto county = count("county", 25), rutland = count("rutland", 3), both = count("both", 28);
    const auto masks = disclosure::decide(*disclosure::find_profile("dfe"), {rutland, both, county}, areas,
                                          {{.datum = county}, {.datum = both}});
    CHECK(masks.withheld.at("rutland/2024-25/").why == disclosure::Why::unprotected);
    // And what stands here does not give it away again.
    CHECK(masks.withheld.size() == 2);
    // The total was withheld then, the county told: now the total must stay withheld.
    CHECK(withheld({both, rutland}, "dfe", {{.datum = county}, {.datum = both, .withheld = true}}) ==
          Ids{"both/2024-25/", "rutland/2024-25/"});
}

TEST_CASE("disclosure: the order in which figures are given changes nothing") {
    std::vector<Datum> data{count("both", 63),        count("county", 58),        count("rutland", 5),
                            count("both", 30, "s=a"), count("county", 28, "s=a"), count("rutland", 2, "s=a"),
                            count("both", 33, "s=b"), count("county", 30, "s=b"), count("rutland", 3, "s=b"),
                            share("rutland", 4, 40)};
    const auto one = withheld(data);
    std::reverse(data.begin(), data.end());
    CHECK(withheld(data) == one);
}

TEST_CASE("disclosure: a masked figure tells nothing of its value") {
    figures::Figure figure;
    figure.id = "x";
    figure.series = "referrals/1";
    figure.subject = "Child protection";
    figure.area = "rutland";
    figure.unit = core::Unit::percentage;
    figure.value = core::Figure::of(3, 28, core::Unit::percentage, 1);
    figure.computed = "3 to 4, up 1";
    figure.origins = {{.record = "r", .value = "3", .title = "T", .passage = "printed 3", .note = "three"}};
    const auto masked = disclosure::masked(figure, *disclosure::find_profile("dfe"));
    CHECK(figures::shown(masked) == "c");
    CHECK(figures::base(masked).empty());
    const auto json = figures::to_json({masked});
    for (const char* part : {"10.7", "28", "printed", "three", "up 1"}) {
        CAPTURE(part);
        CHECK(json.find(part) == std::string::npos);
    }
}

TEST_CASE("disclosure: the hospital rule rounds what it does not withhold") {
    figures::Figure figure;
    figure.id = "x";
    figure.series = "admissions/1";
    figure.subject = "Health";
    figure.area = "rutland";
    figure.value = core::Figure::counted(13);
    figure.origins = {{.record = "r", .value = "13", .passage = "printed 13"}};
    const auto masks = disclosure::decide(*disclosure::find_profile("nhs-hes"), {disclosure::datum_of(figure)}, areas);
    const auto treated = disclosure::treated(figure, masks);
    CHECK(figures::shown(treated) == "15");
    CHECK(treated.origins.front().passage.empty());
    figure.value = core::Figure::counted(7);
    CHECK(disclosure::decide(*disclosure::find_profile("nhs-hes"), {disclosure::datum_of(figure)}, areas).has("x"));
}

TEST_CASE("disclosure: what is no child, or what the law asks for, is shown with the reason; case material is not") {
    const disclosure::Counting counting{
        {"teams/1", {{.dimension = {}, .counts = disclosure::Counts::others, .why = "teams", .source = "s"}}},
        {"cases/1", {{.dimension = "abuse", .counts = disclosure::Counts::children, .why = "cases", .source = "s"}}}};
    auto teams = count("county", 5), cases = count("county", 10), abuse = count("county", 2, "abuse=X"),
         others = count("county", 8, "abuse=Y"), by_area = count("rutland", 2);
    teams.series = "teams/1";
    teams.id = "teams";
    for (auto* one : {&cases, &abuse, &others, &by_area}) {
        one->series = "cases/1";
        one->subject = "Assurance";
    }
    const auto masks = disclosure::decide(*disclosure::find_profile("dfe"), {teams, cases, abuse, others, by_area},
                                          areas, {}, counting);
    CHECK(ids(masks) == Ids{"county/2024-25/abuse=X", "county/2024-25/abuse=Y"});
    figures::Figure figure;
    figure.id = "teams";
    figure.series = "teams/1";
    figure.value = core::Figure::counted(5);
    REQUIRE(disclosure::shown_although_small(figure, masks) != nullptr);
    CHECK(disclosure::shown_although_small(figure, masks)->why == "teams");
    figure.value = core::Figure::counted(6);
    CHECK(disclosure::shown_although_small(figure, masks) == nullptr);
}
