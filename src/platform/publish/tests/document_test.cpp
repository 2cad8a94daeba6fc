#include "platform/publish/document.h"
#include "platform/publish/disclose.h"

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
