#include <doctest/doctest.h>

#include "core/check.h"
#include "platform/http/conditional.h"
#include "platform/http/cookie.h"
#include "platform/http/form.h"
#include "platform/http/http.h"
#include "platform/http/routes.h"

TEST_CASE("http: a name may occur more than once among fields") {
    http::Fields fields;
    fields.add("area", "E06000016");
    fields.add("area", "E10000018");
    fields.add("empty", "");
    CHECK(fields.get("area") == "E06000016");
    CHECK(fields.all("area").size() == 2);
    CHECK(fields.get("none").empty());
    CHECK_FALSE(fields.find("none"));
    CHECK(fields.find("empty"));
}

TEST_CASE("http: what is encoded comes back the same") {
    CHECK(http::encode("") == "");
    CHECK(http::encode("2024/25 & more+%") == "2024%2F25%20%26%20more%2B%25");
    CHECK(http::encode("A-z0_9.~") == "A-z0_9.~");
    const std::string welsh = "Ynys M\xC3\xB4n";
    CHECK(http::encode(welsh) == "Ynys%20M%C3%B4n");
    CHECK(*http::decode(http::encode(welsh)) == welsh);
}

TEST_CASE("http: an address leaves out what has no value") {
    CHECK(http::url("/scorecard", {}) == "/scorecard");
    CHECK(http::url("/scorecard", {{"area", ""}, {"q", ""}}) == "/scorecard");
    CHECK(http::url("/scorecard", {{"area", "E06000017"}, {"x", ""}, {"q", "child plan"}}) ==
          "/scorecard?area=E06000017&q=child%20plan");
}

TEST_CASE("http: decoding refuses what is not percent encoding, not UTF-8 or NUL") {
    for (const char* broken : {"%", "%4", "%zz", "a%4", "%%41", "%u0041"}) {
        CAPTURE(broken);
        const auto result = http::decode(broken);
        REQUIRE_FALSE(result);
        CHECK(result.error().reason == core::Reason::unusable_input);
    }
    CHECK_FALSE(http::decode("%00"));
    CHECK_FALSE(http::decode("%ff"));
    CHECK_FALSE(http::decode("%C0%AF"));  // an overlong slash
    CHECK(*http::decode("%41+%2f") == "A+/");
}

TEST_CASE("http: only well-formed UTF-8 is clean") {
    using namespace std::string_view_literals;
    for (const auto good : {""sv, "plain"sv, "\xC2\x80"sv, "\xDF\xBF"sv, "\xE0\xA0\x80"sv, "\xED\x9F\xBF"sv,
                            "\xEE\x80\x80"sv, "\xEF\xBF\xBF"sv, "\xF0\x90\x80\x80"sv, "\xF4\x8F\xBF\xBF"sv}) {
        CHECK(http::is_clean_utf8(good));
    }
    for (const auto bad : {"\0"sv, "a\0b"sv, "\x80"sv, "\xC0\xAF"sv, "\xC1\xBF"sv, "\xC2"sv, "\xC2\x41"sv,
                           "\xE0\x80\xAF"sv, "\xE0\x9F\xBF"sv, "\xED\xA0\x80"sv, "\xE2\x82"sv, "\xF0\x8F\xBF\xBF"sv,
                           "\xF4\x90\x80\x80"sv, "\xF5\x80\x80\x80"sv, "\xF0\x9F\x98"sv, "\xFE"sv, "\xFF"sv}) {
        CHECK_FALSE(http::is_clean_utf8(bad));
    }
}

TEST_CASE("http: a downloaded file keeps its name, quotes and Welsh letters too") {
    const auto plain = http::download("text/csv", "figures.csv", "a,b\n");
    CHECK(plain.headers.front().second == "attachment; filename=\"figures.csv\"");
    const auto odd = http::download("text/csv", "M\xC3\xB4n \"1\"/2.csv", "");
    CHECK(odd.headers.front().second ==
          "attachment; filename=\"M__n _1__2.csv\"; filename*=UTF-8''M%C3%B4n%20%221%22%2F2.csv");
}

TEST_CASE("http: every refusal has its status") {
    CHECK(http::status_of(core::Reason::invalid) == 422);
    CHECK(http::status_of(core::Reason::not_found) == 404);
    CHECK(http::status_of(core::Reason::forbidden) == 403);
    CHECK(http::status_of(core::Reason::wrong_state) == 409);
    CHECK(http::status_of(core::Reason::conflict) == 409);
    CHECK(http::status_of(core::Reason::too_large) == 413);
    CHECK(http::status_of(core::Reason::unusable_input) == 400);
    CHECK(http::status_of(core::Reason::unsupported) == 415);
}

TEST_CASE("http: a cookie is closed to scripts and other sites") {
    CHECK(http::set_cookie({.name = "session", .value = "abc"}) ==
          "session=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
    CHECK(http::set_cookie({.name = "session", .value = "", .age = std::chrono::seconds{0}, .secure = false}) ==
          "session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    CHECK_THROWS_AS(http::set_cookie({.name = "session", .value = "a; Domain=x"}), core::Bug);
}

TEST_CASE("http: a cookie is found among others, and a planted second one makes it void") {
    http::Request request;
    request.headers.add("cookie", "a=1; session=abc;b=2");
    CHECK(http::cookie(request, "session") == "abc");
    CHECK(http::cookie(request, "b") == "2");
    CHECK_FALSE(http::cookie(request, "sess"));
    request.headers.add("cookie", "session=planted");
    CHECK_FALSE(http::cookie(request, "session"));
}

TEST_CASE("http: a page that the browser holds is not sent again") {
    http::Request request;
    const auto first = http::conditional(request, {.body = "page"});
    CHECK(first.status == 200);
    CHECK(first.body == "page");
    REQUIRE(first.headers.size() == 2);
    const std::string tag = first.headers[0].second;
    CHECK(tag.starts_with("W/\""));
    CHECK(first.headers[1].second == "private, no-cache");

    request.headers.add("if-none-match", "\"other\", " + tag);
    const auto second = http::conditional(request, {.body = "page"});
    CHECK(second.status == 304);
    CHECK(second.body.empty());
    CHECK(second.headers[0].second == tag);
    CHECK(http::conditional(request, {.body = "another page"}).status == 200);
    CHECK(http::conditional(request, http::error(404, "No such page.")).status == 404);
}

TEST_CASE("http: tags are compared without regard to weakness") {
    CHECK(http::matches("*", "\"a\""));
    CHECK(http::matches("W/\"a\"", "\"a\""));
    CHECK(http::matches(" \"b\" , \"a\"", "W/\"a\""));
    CHECK_FALSE(http::matches("\"ab\"", "\"a\""));
    CHECK_FALSE(http::matches("", "\"a\""));
}

TEST_CASE("http: a reference is eight letters and digits that nobody mistakes for others") {
    const std::string reference = http::new_reference();
    REQUIRE(reference.size() == 9);
    CHECK(reference[4] == '-');
    CHECK(reference.find_first_of("ILOU") == std::string::npos);
    CHECK(reference != http::new_reference());
}
