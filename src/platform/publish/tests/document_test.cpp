#include "platform/publish/document.h"
#include "platform/publish/cells.h"
#include "platform/publish/disclose.h"
#include "platform/publish/html.h"

#include <doctest/doctest.h>

#include "platform/publish/narrative.h"

namespace {

using publish::Heading;
using publish::Paragraph;
using publish::Table;
using publish::Text;

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

figures::Figure plans() {
    figures::Figure figure;
    figure.id = "made/plans";
    figure.label = "Plans, Rutland";
    figure.value = core::Figure::counted(28);
    figure.origins = {
        {.record = "r", .value = "28", .document = "d", .title = "A <report>", .section = "s", .passage = "p"}};
    return figure;
}

core::Result<publish::Resolved> resolve(const publish::Token& token) {
    if (token.kind != "figure") return core::refuse(core::Reason::invalid, "No such thing.");
    return publish::FigureText{plans(), token.with.at("show")};
}

}  // namespace

TEST_CASE("publish: a table of a narrative has the caption before it, row headers and figures") {
    core::Faults faults;
    const auto blocks = publish::read_narrative(
        "*Audits*\n\n| Audit | Cases |\n| --- | ---: |\n| Early help | {{figure show=nine}} |\n", "n.md", resolve,
        faults);
    CHECK(faults.empty());
    REQUIRE(blocks.size() == 1);
    const auto& table = std::get<Table>(blocks.front());
    CHECK(table.caption == "Audits");
    CHECK(table.columns == std::vector<std::string>{"Audit", "Cases"});
    CHECK(table.numeric == std::vector<bool>{true});
    REQUIRE(table.rows.size() == 1);
    CHECK(table.rows.front().header == "Early help");
    CHECK(std::get<publish::FigureText>(table.rows.front().cells.front().front()).shown == "nine");

    publish::read_narrative("Words.\n\n| a | b |\n| --- | --- |\n| c | 12 |\n", "n.md", resolve, faults);
    REQUIRE(faults.size() == 2);
    CHECK(faults[0].what == "A table has no caption.");
    CHECK(faults[0].line == 3);
    CHECK(faults[1].line == 5);  // the typed number, in its own line
}

TEST_CASE("publish: headings that jump and tables without headers are faults") {
    publish::Document document;
    document.blocks = {Heading{1, "Title"}, Heading{3, "Too deep"}, Table{"", {"a", ""}, {{"", {}}}}};
    CHECK(publish::faults_of(document).size() == 5);
    document.blocks = {Heading{1, "Title"}, Heading{2, "Part"}, Table{"c", {"a", "b"}, {{"r", {{Text{"1"}}}}}}};
    CHECK(publish::faults_of(document).empty());
}

TEST_CASE("publish: a narrative's tokens become figures; those that stand for nothing are faults with their line") {
    core::Faults faults;
    const auto blocks = publish::read_narrative(
        "# One\n\nThere were {{figure show=\"28 plans\" b=\"x=y\"}} & {{nothing here}}.\n\n- **bold** {{figure "
        "show=a_b}}\n",
        "n.md", resolve, faults);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].line == 3);
    CHECK(faults[0].remedy == "Correct {{nothing here}}.");
    REQUIRE(blocks.size() == 3);
    const auto& words = std::get<Paragraph>(blocks[1]).content;
    CHECK(std::get<publish::FigureText>(words.at(1)).shown == "28 plans");
    CHECK(std::get<Text>(words.at(2)).text == " & ");
}

TEST_CASE("publish: raw HTML, images and links that run something have no place in a narrative") {
    core::Faults faults;
    publish::read_narrative("x <b>y</b>\n\n<script>alert(1)</script>\n\n[z](javascript:alert(1))\n\n![i](/i.png)\n",
                            "n.md", resolve, faults);
    CHECK(faults.size() >= 4);
}

TEST_CASE("publish: a file on its own leads each figure to its line in the appendix, and text is escaped") {
    publish::Document document{.title = "A & B", .publisher = "P", .period = "p", .about = "About <it>"};
    document.blocks = {Heading{1, "A & B"}, Paragraph{{Text{"<x>"}, publish::FigureText{plans(), "28"}}}};
    const std::string html = publish::to_html(publish::as_published(document));
    CHECK(has(html, "&lt;x&gt;<a class=\"govuk-link cairn-figure cairn-figure--whole\" href=\"#figure-1\">28</a>"));
    CHECK(has(html, "<li id=\"figure-1\"><strong>Plans, Rutland:</strong> 28."));
    CHECK(has(html, "A &lt;report&gt;"));
    CHECK(!has(html, "<script"));
    CHECK(has(publish::blocks_to_html(publish::as_published(document), publish::FigureLinks::to_pages).str(),
              "href=\"/figures/made/plans\""));
    CHECK(has(publish::to_json(publish::as_published(document)), "\"figure\": \"made/plans\""));
    CHECK(publish::figures_in(document).size() == 1);
}

TEST_CASE("publish: what stands before the first section is the front, a page of its own on paper") {
    publish::Document document{.title = "R", .publisher = "P", .period = "p", .about = "About"};
    const publish::Table status{
        .caption = "About this document", .columns = {"What", "Told"}, .rows = {{"Status", {{Text{"Draft"}}}}}};
    document.blocks = {Heading{1, "R"}, status, Heading{2, "One"}, Paragraph{{Text{"Words."}}, 12}};
    for (const auto medium : {publish::Medium::screen, publish::Medium::paper, publish::Medium::office}) {
        const auto html = publish::html_for(publish::as_published(document), medium);
        CHECK(html.find("Draft") < html.find("Contents"));
        CHECK(html.find("Contents") < html.find("Words."));
        CHECK(has(html, "<p class=\"govuk-body\">12. Words."));
        CHECK(has(html, "class=\"cover\"") == (medium == publish::Medium::paper));
        // Nothing is told of figures where there is none.
        CHECK(!has(html, "Where each figure comes from"));
    }
}

TEST_CASE("publish: a hyphen before an amount is a minus, one inside a name or a year stays") {
    const auto html_of = [](const std::string& shown) {
        publish::Document document{.title = "R", .publisher = "P", .period = "p", .about = "About"};
        document.blocks = {Heading{1, "R"}, Paragraph{{publish::FigureText{plans(), shown}}}};
        return publish::to_html(publish::as_published(document));
    };
    CHECK(has(html_of("-£43,178"), ">\u2212£43,178</a>"));
    CHECK(has(html_of("12 (-3)"), ">12 (\u22123)</a>"));
    CHECK(has(html_of("2024-25"), ">2024-25</a>"));
    CHECK(has(html_of("self-harm"), ">self-harm</a>"));
}

TEST_CASE("publish: a chart draws the rows and columns that it names, and what a change adds is told alone") {
    publish::Chart chart{.drawing = publish::Drawing::bars,
                         .alternative = "Words",
                         .unit = {},
                         .data = {.caption = "C",
                                  .columns = {"Line", "Before", "Now", "Share"},
                                  .rows = {{"A", {{Text{"1"}}, {Text{"2"}}, {Text{"3"}}}},
                                           {"Total", {{Text{"4"}}, {Text{"5"}}, {Text{"6"}}}}}}};
    CHECK(publish::drawn_part(chart).columns.size() == 4);
    CHECK(publish::drawn_part(chart).rows.size() == 2);
    chart.drawn_columns = 2;
    chart.drawn_rows = 1;
    CHECK(publish::in_words(publish::drawn_part(chart)) == "A: Before 1, Now 2.");
    CHECK(publish::movement_in("2,560 to 2,961, up 401 or 15.7%") == "up 401 or 15.7%");
    CHECK(publish::movement_in("63 to 47, down 16 or 25.4% (no clear change: within chance)") ==
          "down 16 or 25.4% (no clear change: within chance)");
    CHECK(publish::movement_in("£30,000 to £30,000, no change") == "no change");
}
