#include <doctest/doctest.h>

#include "core/check.h"
#include "platform/http/csrf.h"

namespace {

http::Request form_with(const std::string& token) {
    http::Request request{.method = http::Method::post};
    request.headers.add("host", "cairn.example.org");
    request.headers.add("origin", "https://cairn.example.org");
    request.form.add("csrf", token);
    return request;
}

}  // namespace

TEST_CASE("http: a form with the token of its session passes, each time with another text") {
    const http::Csrf csrf;
    const std::string first = csrf.token("session-a");
    const std::string second = csrf.token("session-a");
    CHECK(first != second);
    CHECK(csrf.check(form_with(first), "session-a"));
    CHECK(csrf.check(form_with(second), "session-a"));
}

TEST_CASE("http: a form with the token of another session, of another key or with none is refused") {
    const http::Csrf csrf(std::string(32, 'k'));
    const std::string token = csrf.token("session-a");
    CHECK(http::Csrf(std::string(32, 'k')).check(form_with(token), "session-a"));
    for (const auto& refused :
         {csrf.check(form_with(token), "session-b"), csrf.check(form_with(token), ""),
          http::Csrf().check(form_with(token), "session-a"), csrf.check(form_with(""), "session-a"),
          csrf.check(form_with("x"), "session-a"), csrf.check(form_with(token + "A"), "session-a"),
          csrf.check(form_with(token.substr(1)), "session-a")}) {
        REQUIRE_FALSE(refused);
        CHECK(refused.error().reason == core::Reason::forbidden);
    }
    auto changed = token;
    changed.back() = changed.back() == 'A' ? 'E' : 'A';
    CHECK_FALSE(csrf.check(form_with(changed), "session-a"));
    auto twice = form_with(token);
    twice.form.add("csrf", token);
    CHECK_FALSE(csrf.check(twice, "session-a"));
    // What is no form brings it in a header; what a form itself says goes before it.
    http::Request json{.method = http::Method::post};
    json.headers.add("x-form-token", token);
    CHECK(csrf.check(json, "session-a"));
    CHECK_FALSE(csrf.check(json, "session-b"));
    json.headers.add("x-form-token", token);
    CHECK_FALSE(csrf.check(json, "session-a"));
    auto both = form_with("x");
    both.headers.add("x-form-token", token);
    CHECK_FALSE(csrf.check(both, "session-a"));
    CHECK_THROWS_AS(http::Csrf("short"), core::Bug);
    CHECK_THROWS_AS(csrf.token(""), core::Bug);
}

TEST_CASE("http: a form that another site sends is refused even with the right token") {
    const http::Csrf csrf;
    auto request = form_with(csrf.token("s"));
    request.headers.add("sec-fetch-site", "cross-site");
    CHECK_FALSE(csrf.check(request, "s"));
}

TEST_CASE("http: where a request comes from is told by Sec-Fetch-Site, else by Origin") {
    const auto from = [](std::initializer_list<std::pair<std::string, std::string>> headers) {
        http::Fields fields;
        fields.add("host", "Cairn.example.org:8443");
        for (const auto& [name, value] : headers) fields.add(name, value);
        return http::from_own_site(fields).has_value();
    };
    CHECK(from({}));
    CHECK(from({{"sec-fetch-site", "same-origin"}}));
    CHECK(from({{"sec-fetch-site", "none"}}));
    CHECK_FALSE(from({{"sec-fetch-site", "same-site"}}));
    CHECK_FALSE(from({{"sec-fetch-site", "cross-site"}, {"origin", "https://cairn.example.org:8443"}}));
    CHECK(from({{"origin", "https://cairn.example.org:8443"}}));
    CHECK_FALSE(from({{"origin", "https://cairn.example.org"}}));
    CHECK_FALSE(from({{"origin", "https://evil.example"}}));
    CHECK_FALSE(from({{"origin", "null"}}));
    CHECK_FALSE(from({{"origin", ""}}));
}
