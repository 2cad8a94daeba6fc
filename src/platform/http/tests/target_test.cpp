#include <doctest/doctest.h>

#include "platform/http/target.h"

TEST_CASE("http: an address is split before it is decoded") {
    const auto target = http::parse_target("/scorecard/2024%2F25/a%20b?area=E06000016&q=child+plan");
    REQUIRE(target);
    CHECK(target->segments == std::vector<std::string>{"scorecard", "2024/25", "a b"});
    CHECK(http::joined(target->segments) == "/scorecard/2024/25/a b");
    CHECK(target->query.get("q") == "child plan");
    CHECK(target->raw_query == "area=E06000016&q=child+plan");
    CHECK_FALSE(target->trailing_slash);
    CHECK(http::parse_target("/")->segments.empty());
    CHECK_FALSE(http::parse_target("/")->trailing_slash);
    CHECK(http::parse_target("/a/")->trailing_slash);
    CHECK(http::parse_target("/a?b/")->segments.size() == 1);
}

TEST_CASE("http: the absolute form names its host") {
    const auto target = http::parse_target("http://cairn.example.org:8080/a?b=c");
    REQUIRE(target);
    CHECK(target->host == "cairn.example.org:8080");
    CHECK(target->segments == std::vector<std::string>{"a"});
    CHECK(target->query.get("b") == "c");
    CHECK(http::parse_target("http://localhost")->segments.empty());
    CHECK(http::parse_target("http://localhost?x=1")->query.get("x") == "1");
}

TEST_CASE("http: an address that climbs, or hides something, is refused") {
    for (const char* bad : {"/a/../b",
                            "/..",
                            "/.",
                            "/a/./b",
                            "/%2e%2e/x",
                            "/%2E./x",
                            "/a%2F..%2Fb",
                            "/a%2f%2e%2e",
                            "//evil.example/a",
                            "/a//b",
                            "/a%00b",
                            "/%0d%0aSet-Cookie:x",
                            "/a%7f",
                            "/%C0%AE%C0%AE/",
                            "/%zz",
                            "/a%",
                            "/caf\xE9",
                            "/a#b",
                            "/a b",
                            "/a\tb",
                            "",
                            "*",
                            "a/b",
                            "ftp://localhost/",
                            "http:///a",
                            "javascript:alert(1)",
                            "/?a=%ff",
                            "/?a=%0",
                            "?a=b"}) {
        CAPTURE(bad);
        const auto target = http::parse_target(bad);
        REQUIRE_FALSE(target);
        CHECK(target.error().reason == core::Reason::unusable_input);
        CHECK(target.error().for_user.ends_with("."));
    }
    CHECK(http::parse_target("/a..b/...")->segments.size() == 2);  // dots alone do not climb
}
