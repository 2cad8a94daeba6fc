#include "platform/ui/html.h"

#include <doctest/doctest.h>

#include <type_traits>

#include "platform/ui/components.h"
#include "platform/ui/out.h"

TEST_CASE("html: text is always escaped, in content and in attributes") {
    CHECK(ui::Html{"<b>&\"'"}.str() == "&lt;b&gt;&amp;&quot;&#39;");
    CHECK(ui::element("p", {{"title", "\"><script>"}}, "a < b").str() ==
          "<p title=\"&quot;&gt;&lt;script&gt;\">a &lt; b</p>");
    CHECK(ui::render(ui::Tag{.text = "<i>", .classes = "\"x"}).str() ==
          "<strong class=\"govuk-tag &quot;x\">\n&lt;i&gt;\n</strong>");
}

TEST_CASE("html: text of a run is kept whole around what is escaped") {
    std::string out;
    ui::append_escaped(out, "no special characters at all");
    ui::append_escaped(out, "");
    ui::append_escaped(out, "&");
    ui::append_escaped(out, "end<");
    CHECK(out == "no special characters at all&amp;end&lt;");
}

TEST_CASE("html: a run-time string is no literal and no markup") {
    CHECK_FALSE(std::is_convertible_v<std::string, ui::Literal>);
    CHECK_FALSE(std::is_invocable_v<decltype(ui::markup), std::string>);
    // What is written without escaping is a literal or Html, never a string.
    CHECK_FALSE(std::is_invocable_v<decltype([](ui::Out& out, auto&& x) -> decltype(out << x) { return out << x; }),
                                    ui::Out&, std::string>);
    CHECK_FALSE(std::is_constructible_v<ui::Html, int>);
}

TEST_CASE("html: a void element takes no content") {
    CHECK(ui::element("br", {}).str() == "<br>");
    CHECK_THROWS(ui::element("br", {}, "text"));
}

TEST_CASE("html: content remembers whether it was text") {
    CHECK(ui::Content{"text"}.is_text());
    CHECK(ui::Content{std::string{"text"}}.is_text());
    CHECK_FALSE(ui::Content{ui::markup("<p>x</p>")}.is_text());
}
