#include <doctest/doctest.h>

#include "platform/http/form.h"

TEST_CASE("http: a form gives its fields in order, decoded") {
    const auto form = http::parse_form("name=Ann+Lee&area=E06000016&area=&plus=%2B&&lone&x=a=b");
    REQUIRE(form);
    const auto& pairs = form->pairs();
    REQUIRE(pairs.size() == 6);
    CHECK(pairs[0] == std::pair<std::string, std::string>{"name", "Ann Lee"});
    CHECK(pairs[2] == std::pair<std::string, std::string>{"area", ""});
    CHECK(pairs[3].second == "+");
    CHECK(pairs[4] == std::pair<std::string, std::string>{"lone", ""});
    CHECK(pairs[5].second == "a=b");
    CHECK(http::parse_form("")->pairs().empty());
}

TEST_CASE("http: a broken form is refused in one sentence") {
    for (const char* broken : {"a=%", "%zz=1", "a=%ff", "a=%00", "a=%C0%AF", "a=\xC3"}) {
        CAPTURE(broken);
        const auto form = http::parse_form(broken);
        REQUIRE_FALSE(form);
        CHECK(form.error().reason == core::Reason::unusable_input);
        CHECK(form.error().for_user.ends_with("."));
    }
}

TEST_CASE("http: a form has its limits, and what is at a limit passes") {
    const http::FieldLimits limits{.count = 2, .name_bytes = 3, .value_bytes = 4};
    CHECK(http::parse_form("abc=1234&b=2", limits));
    CHECK_FALSE(http::parse_form("a=1&b=2&c=3", limits));
    CHECK_FALSE(http::parse_form("abcd=1", limits));
    CHECK_FALSE(http::parse_form("a=12345", limits));
    CHECK(http::parse_form("a=%41%41%41%41", limits));  // the limit is of what is decoded
}
