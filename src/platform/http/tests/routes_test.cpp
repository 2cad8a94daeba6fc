#include "platform/http/routes.h"

#include <doctest/doctest.h>
#include <zlib.h>

#include <stdexcept>

#include "core/check.h"
#include "core/failure.h"

namespace {

using http::Method;

http::Route page(Method method, std::string pattern, http::Handler handler = {}) {
    if (!handler) {
        handler = [pattern](const http::Request& request) {
            std::string said = pattern;
            for (const auto& [name, value] : request.parameters.pairs()) said += " " + name + "=" + value;
            return http::text(200, said);
        };
    }
    return {.method = method, .pattern = std::move(pattern), .permission = "public", .handler = std::move(handler)};
}

std::string header(const http::Response& response, std::string_view name) {
    std::string found;
    for (const auto& [key, value] : response.headers) {
        if (key == name) found += (found.empty() ? "" : " | ") + value;
    }
    return found;
}

std::string fault_of(std::vector<http::Route> routes) {
    try {
        const http::Routes built(std::move(routes));
    } catch (const core::Bug& bug) {
        return bug.what();
    }
    return {};
}

std::string gunzip(const std::string& bytes) {
    z_stream stream{};
    REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
    std::string out(1 << 20, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return out;
}

}  // namespace

TEST_CASE("http: every fault of the routes is told at start, all at once") {
    auto nameless = page(Method::get, "/ok");
    nameless.permission.clear();
    auto idle = page(Method::get, "/idle");
    idle.handler = nullptr;
    const std::string fault =
        fault_of({page(Method::get, "/a/{x}"), page(Method::get, "/a/{y}"), page(Method::post, "/a/{y}"),
                  page(Method::get, "no-slash"), page(Method::get, "/a/"), page(Method::get, "/{rest...}/more"),
                  page(Method::get, "/{x}/{x}"), page(Method::get, "/{}"), page(Method::get, "/a b"),
                  page(Method::get, "/.."), page(Method::get, ""), nameless, idle});
    for (const char* told :
         {"GET /a/{y} matches the same as /a/{x}", "GET no-slash is malformed", "GET /a/ is malformed",
          "GET /{rest...}/more is malformed", "GET /{x}/{x} names one parameter twice", "GET /{} is malformed",
          "GET /a b is malformed", "GET /.. is malformed", "GET  is malformed", "GET /ok has no permission",
          "GET /idle has no handler"}) {
        CAPTURE(told);
        CHECK(fault.find(told) != std::string::npos);
    }
    CHECK(fault.find("POST /a/{y}") == std::string::npos);
}

TEST_CASE("http: a literal goes before a parameter, a parameter before the rest") {
    const http::Routes routes({page(Method::get, "/"), page(Method::get, "/a/new"), page(Method::get, "/a/{id}"),
                               page(Method::get, "/a/{id}/edit"), page(Method::get, "/a/new/{x}/y"),
                               page(Method::get, "/{all...}"), page(Method::post, "/a/{key}")});
    const auto body = [&](std::string target) { return routes.answer(http::get(std::move(target))).body; };
    CHECK(body("/") == "/");
    CHECK(body("/a/new") == "/a/new");
    CHECK(body("/a/7") == "/a/{id} id=7");
    CHECK(body("/a/new/edit") == "/a/{id}/edit id=new");
    CHECK(body("/a/new/1/y") == "/a/new/{x}/y x=1");
    CHECK(body("/a/new/1/z") == "/{all...} all=a/new/1/z");
    CHECK(body("/a/2024%2F25") == "/a/{id} id=2024/25");
    CHECK(routes.answer(http::post("/a/7", {})).body == "/a/{key} key=7");
    CHECK(routes.list().size() == 7);
}

TEST_CASE("http: an unknown address is 404, a known one asked for wrongly is 405 with what it allows") {
    const http::Routes routes(
        {page(Method::get, "/a"), page(Method::post, "/b"), page(Method::get, "/c"), page(Method::post, "/c")});
    CHECK(routes.answer(http::get("/x")).status == 404);
    CHECK(routes.answer(http::get("/a/x")).status == 404);
    const auto with_method = [&](std::string method, std::string target) {
        auto message = http::get(std::move(target));
        message.method = std::move(method);
        return routes.answer(message);
    };
    CHECK(with_method("POST", "/a").status == 405);
    CHECK(header(with_method("POST", "/a"), "Allow") == "GET, HEAD");
    CHECK(header(routes.answer(http::get("/b")), "Allow") == "POST");
    CHECK(header(with_method("DELETE", "/c"), "Allow") == "GET, HEAD, POST");
    CHECK(with_method("DELETE", "/x").status == 404);
    CHECK(with_method("TRACE", "/a").status == 405);
}

TEST_CASE("http: HEAD tells what GET would send, and sends no body") {
    const http::Routes routes({page(Method::get, "/a", [](const http::Request&) { return http::text(200, "12345"); })});
    auto message = http::get("/a");
    message.method = "HEAD";
    const auto response = routes.answer(message);
    CHECK(response.status == 200);
    CHECK(response.body.empty());
    CHECK(header(response, "Content-Length") == "5");
}

TEST_CASE("http: a slash at the end leads to the address without it, on this site only") {
    const http::Routes routes({page(Method::get, "/a/{id}"), page(Method::post, "/a/{id}")});
    const auto response = routes.answer(http::get("/a/x%2Fy%20z/?q=1&r=%41"));
    CHECK(response.status == 308);
    CHECK(header(response, "Location") == "/a/x%2Fy%20z?q=1&r=%41");
    CHECK(routes.answer(http::get("/b/")).status == 404);
    CHECK(routes.answer(http::post("/a/1/", {})).status == 404);
    CHECK(routes.answer(http::get("//evil.example/")).status == 400);
}

TEST_CASE("http: what a handler throws becomes a page with the reference, and only the log learns what it was") {
    http::Site site;
    site.error_page = [](int status, std::string_view reference, std::string_view sentence) {
        return http::Response{.body = "<h1>" + std::to_string(status) + " " + std::string(reference) + "</h1>" +
                                      std::string(sentence)};
    };
    const http::Routes routes(
        {page(Method::get, "/disk", [](const http::Request&) -> http::Response { throw core::Failure("disk gone"); }),
         page(Method::get, "/unknown",
              [](const http::Request&) -> http::Response {
                  throw core::Failure("commit lost", {.outcome_unknown = true});
              }),
         page(Method::get, "/bug",
              [](const http::Request&) -> http::Response {
                  core::check(false, "two is one");
                  return {.body = {}};
              }),
         page(Method::get, "/std", [](const http::Request&) -> http::Response { throw std::out_of_range("secret"); }),
         page(Method::get, "/odd", [](const http::Request&) -> http::Response { throw 7; })},
        site);
    const auto disk = routes.handle(http::get("/disk"));
    CHECK(disk.response.status == 503);
    CHECK(header(disk.response, "Retry-After") == "5");
    CHECK(header(disk.response, "X-Reference") == disk.reference);
    CHECK(disk.response.body.find(disk.reference) != std::string::npos);
    CHECK(disk.response.body.find("disk gone") == std::string::npos);
    CHECK(disk.fault.starts_with("disk gone ("));
    CHECK(disk.fault.find("routes_test.cpp") != std::string::npos);
    CHECK(disk.pattern == "/disk");
    CHECK(routes.answer(http::get("/unknown")).body.find("cannot tell whether") != std::string::npos);
    const auto bug = routes.handle(http::get("/bug"));
    CHECK(bug.response.status == 500);
    CHECK(bug.fault.find("two is one") != std::string::npos);
    const auto other = routes.handle(http::get("/std"));
    CHECK(other.response.status == 500);
    CHECK(other.response.body.find("secret") == std::string::npos);
    CHECK(routes.answer(http::get("/odd")).status == 500);
}

TEST_CASE("http: an error page that itself fails gives way to plain text") {
    http::Site site;
    site.error_page = [](int, std::string_view, std::string_view) -> http::Response { throw std::runtime_error("no"); };
    const http::Routes routes({page(Method::get, "/a")}, site);
    const auto answer = routes.handle(http::get("/x"));
    CHECK(answer.response.status == 404);
    CHECK(answer.response.body.starts_with("There is no page at this address."));
    CHECK(answer.fault.find("The error page itself failed: no") != std::string::npos);
}

TEST_CASE("http: a refusal tells the person one thing and the log another") {
    const http::Routes routes({page(Method::get, "/a", [](const http::Request&) {
        return http::refused({core::Reason::conflict, "This session is full.", "session 12 full"});
    })});
    const auto answer = routes.handle(http::get("/a"));
    CHECK(answer.response.status == 409);
    CHECK(answer.response.body.find("This session is full.") != std::string::npos);
    CHECK(answer.response.body.find("session 12") == std::string::npos);
    CHECK(answer.response.log_note == "session 12 full");
}

TEST_CASE("http: a handler cannot write a second header or response through a value") {
    const auto answer_with = [](std::pair<std::string, std::string> own) {
        const http::Routes routes({page(Method::get, "/a", [own](const http::Request&) {
            auto response = http::text(200, "x");
            response.headers.push_back(own);
            return response;
        })});
        return routes.answer(http::get("/a")).status;
    };
    CHECK(answer_with({"Location", "/x"}) == 200);
    CHECK(answer_with({"Location", "/x\r\nSet-Cookie: a=b"}) == 500);
    CHECK(answer_with({"X\n", "y"}) == 500);
    CHECK(answer_with({"content-length", "3"}) == 500);
    CHECK(answer_with({"", "y"}) == 500);
}

TEST_CASE("http: a route that is not public is closed without a gate, and the gate decides where there is one") {
    auto route = page(Method::get, "/a");
    route.permission = "scorecard.read";
    CHECK(http::Routes({route}).answer(http::get("/a")).status == 403);
    http::Site site;
    site.gate = [](const http::Request& request, std::string_view permission) -> std::optional<http::Response> {
        CHECK(permission == "scorecard.read");
        if (request.query.get("who") == "ann") return {};
        return http::redirect("/sign-in");
    };
    const http::Routes gated({route}, site);
    CHECK(gated.answer(http::get("/a")).status == 303);
    CHECK(gated.answer(http::get("/a?who=ann")).status == 200);
}

TEST_CASE("http: every response carries the headers that protect the browser") {
    const http::Routes routes({page(Method::get, "/a"), page(Method::get, "/own", [](const http::Request&) {
                                   auto response = http::text(200, "x");
                                   response.headers.emplace_back("cache-control", "private, max-age=60");
                                   return response;
                               })});
    for (const char* target : {"/a", "/none", "/../x"}) {
        const auto response = routes.answer(http::get(target));
        CHECK(header(response, "Content-Security-Policy").starts_with("default-src 'none'; style-src 'self';"));
        CHECK(header(response, "Content-Security-Policy").find("frame-ancestors 'none'") != std::string::npos);
        CHECK(header(response, "Content-Security-Policy").find("unsafe") == std::string::npos);
        CHECK(header(response, "X-Content-Type-Options") == "nosniff");
        CHECK(header(response, "Referrer-Policy") == "same-origin");
        CHECK(header(response, "Cross-Origin-Opener-Policy") == "same-origin");
        CHECK(header(response, "Cross-Origin-Resource-Policy") == "same-origin");
        CHECK(header(response, "Cache-Control") == "no-store");
        CHECK_FALSE(header(response, "Permissions-Policy").empty());
        CHECK(header(response, "X-Reference").size() == 9);
        CHECK(header(response, "Strict-Transport-Security").empty());
    }
    const auto own = routes.answer(http::get("/own"));
    CHECK(header(own, "Cache-Control").empty());
    CHECK(header(own, "cache-control") == "private, max-age=60");
    http::Site site;
    site.behind_tls = true;
    CHECK(header(http::Routes({page(Method::get, "/a")}, site).answer(http::get("/a")), "Strict-Transport-Security") ==
          "max-age=31536000; includeSubDomains");
}

TEST_CASE("http: only the names of the site are answered") {
    http::Site site;
    site.hosts = {"cairn.example.org", "other.example.org:8443"};
    const http::Routes routes({page(Method::get, "/a")}, site);
    const auto status = [&](std::string host) {
        http::Message message{.method = "GET", .target = "/a", .headers = {}, .body = {}, .peer = {}};
        message.headers.add("host", std::move(host));
        return routes.answer(message).status;
    };
    for (const char* good : {"localhost", "localhost:8080", "127.0.0.1:9", "[::1]:8080", "LOCALHOST:80",
                             "cairn.example.org", "Cairn.Example.org:444", "other.example.org:8443"}) {
        CAPTURE(good);
        CHECK(status(good) == 200);
    }
    for (const char* bad : {"evil.example", "", "localhost.evil.example", "other.example.org", "other.example.org:1",
                            "localhost:x", "localhost@evil.example", "[::1", "localhost:123456", "127.0.0.1.evil"}) {
        CAPTURE(bad);
        CHECK(status(bad) == 421);
    }
    auto twice = http::get("/a");
    twice.headers.add("host", "localhost");
    CHECK(routes.answer(twice).status == 400);
    CHECK(routes.answer(http::get("http://evil.example/a")).status == 421);
    CHECK(routes.answer(http::get("http://localhost/a")).status == 200);
}

TEST_CASE("http: a form from another site never reaches a handler") {
    bool was_called = false;
    const http::Routes routes({page(Method::post, "/a", [&](const http::Request&) {
        was_called = true;
        return http::redirect("/");
    })});
    auto message = http::post("/a", {{"x", "1"}});
    http::Message foreign = message;
    foreign.headers = {};
    foreign.headers.add("host", "localhost");
    foreign.headers.add("origin", "https://evil.example");
    CHECK(routes.answer(foreign).status == 403);
    CHECK_FALSE(was_called);
    CHECK(routes.answer(message).status == 303);
    CHECK(was_called);
}

TEST_CASE("http: a form arrives decoded, a broken one is refused in one sentence, a large one with 413") {
    const http::Routes routes(
        {page(Method::post, "/a",
              [](const http::Request& request) {
                  return http::text(200, std::string(request.form.get("name")) + "|" + request.body);
              }),
         {.method = Method::post,
          .pattern = "/large",
          .permission = "public",
          .handler = [](const http::Request& request) { return http::text(200, std::to_string(request.body.size())); },
          .body_limit = 2 << 20}});
    CHECK(routes.answer(http::post("/a", {{"name", "Ann & Lee"}})).body == "Ann & Lee|");
    auto broken = http::post("/a", {});
    broken.body = "name=%zz";
    const auto refused = routes.answer(broken);
    CHECK(refused.status == 400);
    CHECK(refused.body.find("percent sign") != std::string::npos);
    auto raw = http::post("/a", {});
    raw.headers = {};
    raw.headers.add("content-type", "application/json");
    raw.body = "{}";
    CHECK(routes.answer(raw).body == "|{}");
    raw.body = std::string((1 << 20) + 1, 'x');
    CHECK(routes.answer(raw).status == 413);
    raw.target = "/large";
    CHECK(routes.answer(raw).body == std::to_string((1 << 20) + 1));
    CHECK(routes.body_limit("POST", "/large?x=1") == 2 << 20);
    CHECK(routes.body_limit("POST", "/a") == 1 << 20);
    CHECK(routes.body_limit("POST", "/%zz") == 1 << 20);
}

TEST_CASE("http: a form with files arrives in parts") {
    const http::Routes routes({page(Method::post, "/a", [](const http::Request& request) {
        REQUIRE(request.files.size() == 1);
        return http::text(
            200, std::string(request.form.get("t")) + " " + request.files[0].name + " " + request.files[0].bytes);
    })});
    auto message = http::get("/a");
    message.method = "POST";
    message.headers.add("content-type", "multipart/form-data; boundary=B");
    message.body =
        "--B\r\nContent-Disposition: form-data; name=t\r\n\r\nT\r\n"
        "--B\r\nContent-Disposition: form-data; name=f; filename=n\r\n\r\nbytes\r\n--B--\r\n";
    CHECK(routes.answer(message).body == "T n bytes");
    message.body.resize(40);
    CHECK(routes.answer(message).status == 400);
}

TEST_CASE("http: a long address is refused with 414") {
    const http::Routes routes({page(Method::get, "/{all...}")});
    CHECK(routes.answer(http::get("/" + std::string(8191, 'a'))).status == 200);
    CHECK(routes.answer(http::get("/" + std::string(8192, 'a'))).status == 414);
}

TEST_CASE("http: a page is compressed where that gives nothing away") {
    const std::string html(5000, 'x');
    const http::Routes routes(
        {page(Method::get, "/page", [&](const http::Request&) { return http::Response{.body = html}; }),
         page(Method::get, "/short", [](const http::Request&) { return http::text(200, "x"); }),
         page(Method::get, "/image",
              [&](const http::Request&) { return http::Response{.content_type = "image/png", .body = html}; })});
    const auto ask = [&](std::string target, std::initializer_list<std::pair<std::string, std::string>> headers) {
        auto message = http::get(std::move(target));
        for (const auto& [name, value] : headers) message.headers.add(name, value);
        return routes.answer(message);
    };
    const std::pair<std::string, std::string> gzip{"accept-encoding", "br, gzip;q=0.8"};
    const auto small = ask("/page", {gzip});
    CHECK(header(small, "Content-Encoding") == "gzip");
    CHECK(header(small, "Vary") == "Accept-Encoding");
    CHECK(header(small, "Content-Length") == std::to_string(small.body.size()));
    CHECK(small.body.size() < 200);
    CHECK(gunzip(small.body) == html);
    CHECK(ask("/page", {}).body == html);
    CHECK(header(ask("/page", {}), "Vary") == "Accept-Encoding");
    CHECK(ask("/page", {{"accept-encoding", "gzip;q=0"}}).body == html);
    CHECK(ask("/page", {{"accept-encoding", "*"}}).body.size() < 200);
    CHECK(ask("/short", {gzip}).body == "x");
    CHECK(ask("/image", {gzip}).body == html);
    // With a cookie, only where no other site made the browser ask.
    const std::pair<std::string, std::string> cookie{"cookie", "session=1"};
    CHECK(ask("/page", {gzip, cookie}).body == html);
    CHECK(ask("/page", {gzip, cookie, {"sec-fetch-site", "cross-site"}}).body == html);
    CHECK(ask("/page", {gzip, cookie, {"sec-fetch-site", "same-origin"}}).body.size() < 200);
}

TEST_CASE("http: health is ok, or 503 when the store is not") {
    bool is_well = true;
    const http::Routes routes({http::health([&] {
        if (!is_well) throw core::Failure("The store does not answer.");
    })});
    CHECK(routes.answer(http::get("/health")).body == "ok\n");
    is_well = false;
    CHECK(routes.answer(http::get("/health")).status == 503);
}
