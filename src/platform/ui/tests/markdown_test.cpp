#include "platform/ui/markdown.h"

#include <doctest/doctest.h>

#include <string>

namespace {
bool has(const ui::Html& html, std::string_view part) { return html.str().find(part) != std::string::npos; }
}  // namespace

TEST_CASE("markdown: markup in the text is shown, not obeyed, and nothing of it is lost") {
    const auto inline_html = ui::markdown("a <b onclick=\"x\">b</b> c");
    CHECK(has(inline_html, "a &lt;b onclick=&quot;x&quot;&gt;b&lt;/b&gt; c"));
    const auto block = ui::markdown("before\n\n<script>\nalert(1)\n</script>\n\nafter");
    CHECK_FALSE(has(block, "<script"));
    CHECK(has(block, "&lt;script&gt;"));
    CHECK(has(block, "alert(1)"));
    CHECK(has(block, "after"));
}

TEST_CASE("markdown: links go to the web or to mail, never to scripts") {
    CHECK(has(ui::markdown("[x](https://example.org/?a=1&b=2)"), "href=\"https://example.org/?a=1&amp;b=2\""));
    CHECK(has(ui::markdown("[x](mailto:a@example.org)"), "href=\"mailto:a@example.org\""));
    for (const char* bad : {"[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](vbscript:x)",
                            "[x](data:text/html;base64,AAAA)", "[x](file:///etc/passwd)"})
        CHECK_MESSAGE(has(ui::markdown(bad), "href=\"\""), bad);
}

TEST_CASE("markdown: the highest heading becomes the level that the page needs") {
    const auto html = ui::markdown("# One\n\n## Two\n\n# Three", 3);
    CHECK(has(html, "<h3>One</h3>"));
    CHECK(has(html, "<h4>Two</h4>"));
    CHECK(has(ui::markdown("### Deep", 2), "<h2>Deep</h2>"));
    CHECK(has(ui::markdown("# a\n\n###### f", 4), "<h6>f</h6>"));
}

TEST_CASE("markdown: tables, strikethrough and addresses without marks") {
    CHECK(has(ui::markdown("| a | b |\n| --- | ---: |\n| 1 | 2 |"), "<th class=\"cairn-numeric\">b</th>"));
    CHECK(has(ui::markdown("`align=\"right\"`"), "<code>align=&quot;right&quot;</code>"));
    CHECK(has(ui::markdown("~~old~~"), "<del>old</del>"));
    CHECK(has(ui::markdown("see https://example.org."), "href=\"https://example.org\""));
}

TEST_CASE("markdown: broken UTF-8, empty text and deep nesting do no harm") {
    CHECK(has(ui::markdown("a\xFF"
                           "b"),
              "a\xEF\xBF\xBD"
              "b"));
    CHECK(ui::markdown("").str() == "<div class=\"cairn-prose\"></div>");
    CHECK(ui::markdown(std::string(20000, '>')).str().size() > 20000);
    CHECK(ui::markdown(std::string(20000, '[')).str().size() >= 20000);
}
