#include <doctest/doctest.h>

#include "made.h"
#include "platform/publish/disclose.h"

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
    CHECK(whole->blocks.size() == 5);
    CHECK(publish::disclose(with_chart(), masking("made/other"), publish::Notes::where_withheld)->blocks.size() == 2);
}
