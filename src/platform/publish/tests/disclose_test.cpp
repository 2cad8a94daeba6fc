#include <doctest/doctest.h>

#include <algorithm>

#include "made.h"
#include "platform/publish/disclose.h"
#include "platform/publish/formats.h"

namespace {

publish::Document with_chart() {
    const auto told = [](const char* id, std::int64_t number) {
        return publish::Inlines{publish::tests::told(publish::tests::a_figure(id, core::Figure::counted(number)))};
    };
    publish::Document document{.title = "A", .publisher = "B", .period = "C", .about = "D"};
    document.blocks = {publish::Heading{1, "A"},
                       publish::Chart{.drawing = publish::Drawing::bars,
                                      .alternative = "Police twelve, health 3.",
                                      .unit = "referrals",
                                      .data = {.caption = "Who refers",
                                               .columns = {"Source", "Referrals"},
                                               .rows = {{"Police", {told("made/police", 12)}},
                                                        {"Health", {told("made/health", 3)}}}}}};
    return document;
}

disclosure::Masks masking(const char* id) {
    return {.profile = *disclosure::find_profile(disclosure::default_profile),
            .withheld = {{id, {id, disclosure::Why::small}}},
            .national = {}};
}

}  // namespace

TEST_CASE("publish: a chart neither draws nor tells a withheld number, and its words are written anew") {
    const auto published = publish::disclose(with_chart(), masking("made/health"));
    const auto& chart = std::get<publish::Chart>(published->blocks.at(1));
    CHECK(chart.alternative == "Police: 12. Health: c.");
    const auto& hidden = std::get<publish::FigureText>(chart.data.rows.at(1).cells.at(0).front());
    CHECK(!hidden.figure.value);
    CHECK(hidden.shown == "c");
    CHECK(publish::faults_of(*published).empty());
    CHECK(publish::to_html(published).find("health 3") == std::string::npos);
}

TEST_CASE("publish: what nothing is withheld from keeps its words; a page of a publication then has no notes") {
    const auto whole = publish::disclose(with_chart(), masking("made/other"));
    CHECK(std::get<publish::Chart>(whole->blocks.at(1)).alternative == "Police twelve, health 3.");
    CHECK(whole->blocks.size() == 6);  // with the small number that is shown, and why
    CHECK(publish::disclose(with_chart(), masking("made/other"), publish::Notes::where_withheld)->blocks.size() == 2);
}

TEST_CASE("publish: a share in a table carries its interval in every format, and none when it is withheld") {
    auto figure = publish::tests::a_figure("made/share", core::Figure::of(153, 618, core::Unit::percentage, 1));
    figure.unit = core::Unit::percentage;
    publish::Document document{.title = "A", .publisher = "B", .period = "C", .about = "D"};
    document.blocks = {publish::Heading{1, "A"}, publish::Table{.caption = "Plans",
                                                                .columns = {"Area", "Repeat plans"},
                                                                .rows = {{"County", {{publish::tests::told(figure)}}}},
                                                                .numeric = {true}}};
    const auto open = publish::as_published(document);
    CHECK(publish::to_html(open).find("(95% interval 21.5 to 28.3)") != std::string::npos);
    CHECK(publish::to_json(open).find("\"high\": 28.3") != std::string::npos);
    const auto files = publish::to_csv(open);
    const auto all = std::find_if(files.begin(), files.end(), [](auto& one) { return one.path == "figures.csv"; });
    REQUIRE(all != files.end());
    CHECK(all->bytes.find(",21.5,28.3,") != std::string::npos);
    for (const auto& bytes : {publish::to_html(publish::disclose(document, masking("made/share"))),
                              publish::to_json(publish::disclose(document, masking("made/share")))}) {
        CHECK(bytes.find("28.3") == std::string::npos);
        CHECK(bytes.find("24.8") == std::string::npos);
        CHECK(bytes.find("618") == std::string::npos);
    }
}

TEST_CASE(
    "publish: a sentence that tells in words of a withheld number is left out, and whoever writes it hears of it") {
    using publish::Text;
    const auto told = [](const char* id, std::int64_t number) {
        return publish::tests::told(publish::tests::a_figure(id, core::Figure::counted(number)));
    };
    publish::Document draft{.title = "A", .publisher = "B", .period = "C", .about = "D"};
    draft.blocks = {publish::Heading{1, "A"},
                    publish::Paragraph{{Text{"Plans were reviewed. They fell to "}, told("made/small", 3),
                                        Text{" in the year. The police sent "}, told("made/large", 40),
                                        Text{" referrals, a third of all."}}},
                    publish::List{false, {{Text{"In "}, told("made/small", 3), Text{" cases a plan was made."}}}}};
    const auto masks = masking("made/small");
    const auto published = publish::disclose(draft, masks, publish::Notes::where_withheld);
    const auto html = publish::to_html(published);
    CHECK(html.find("fell to") == std::string::npos);
    CHECK(html.find("Plans were reviewed.") != std::string::npos);
    CHECK(html.find("a third of all") != std::string::npos);
    CHECK(html.find("too small to publish") != std::string::npos);
    CHECK(html.find("cases a plan was made") == std::string::npos);  // it told nothing else
    CHECK(publish::words_beside_withheld(draft, masks).size() == 1);
    CHECK(publish::words_beside_withheld(draft, masking("made/other")).empty());
}
