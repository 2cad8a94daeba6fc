#include "platform/http/assets.h"

#include <brotli/decode.h>
#include <doctest/doctest.h>

#include <array>
#include <string>

#include "core/check.h"
#include "platform/http/routes.h"

namespace {

const std::string style = [] {
    std::string css;
    for (int i = 0; i < 200; ++i) css += ".govuk-class-" + std::to_string(i) + " { margin: 0; }\n";
    return css;
}();

const std::array<core::EmbeddedFile, 4> files{{{"cairn.css", style},
                                               {"cairn.css.map", "{}"},
                                               {"images/icon.svg", "<svg/>"},
                                               {"photo.png", "\x89PNG not really"}}};

std::string header(const http::Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers) {
        if (key == name) return value;
    }
    return {};
}

http::Response ask(const http::Routes& routes, std::string target, std::string encoding = {}, std::string held = {}) {
    auto message = http::get(std::move(target));
    if (!encoding.empty()) message.headers.add("accept-encoding", std::move(encoding));
    if (!held.empty()) message.headers.add("if-none-match", std::move(held));
    return routes.answer(message);
}

}  // namespace

TEST_CASE("http: an asset is served under the name that holds its hash, for ever") {
    const http::Assets assets(files);
    const http::Routes routes({assets.route()});
    const std::string url = assets.url("cairn.css");
    CHECK(url.starts_with("/assets/cairn."));
    CHECK(url.ends_with(".css"));
    CHECK(url.size() == std::string("/assets/cairn.0123456789.css").size());
    CHECK(assets.url("images/icon.svg").starts_with("/assets/images/icon."));

    const auto response = ask(routes, url);
    CHECK(response.status == 200);
    CHECK(response.body == style);
    CHECK(response.content_type == "text/css; charset=utf-8");
    CHECK(header(response, "Cache-Control") == "public, max-age=31536000, immutable");
    CHECK(header(response, "Vary") == "Accept-Encoding");
    CHECK(header(response, "X-Content-Type-Options") == "nosniff");
}

TEST_CASE("http: an asset is compressed as the browser takes it, with a tag for each form") {
    const http::Assets assets(files);
    const http::Routes routes({assets.route()});
    const std::string url = assets.url("cairn.css");
    const auto brotli = ask(routes, url, "gzip, br");
    const auto gzip = ask(routes, url, "gzip");
    const auto plain = ask(routes, url);
    CHECK(header(brotli, "Content-Encoding") == "br");
    CHECK(header(gzip, "Content-Encoding") == "gzip");
    CHECK(brotli.body.size() < gzip.body.size());
    CHECK(gzip.body.size() < style.size() / 4);
    CHECK(header(brotli, "ETag") != header(gzip, "ETag"));
    CHECK(header(gzip, "ETag") != header(plain, "ETag"));

    std::string out(style.size() + 1, '\0');
    std::size_t length = out.size();
    REQUIRE(BrotliDecoderDecompress(brotli.body.size(), reinterpret_cast<const std::uint8_t*>(brotli.body.data()),
                                    &length,
                                    reinterpret_cast<std::uint8_t*>(out.data())) == BROTLI_DECODER_RESULT_SUCCESS);
    out.resize(length);
    CHECK(out == style);

    const auto held = ask(routes, url, "gzip", header(gzip, "ETag"));
    CHECK(held.status == 304);
    CHECK(held.body.empty());
    CHECK(header(held, "ETag") == header(gzip, "ETag"));
    CHECK(header(held, "Content-Length").empty());
    CHECK(ask(routes, url, "br", header(gzip, "ETag")).status == 200);
    CHECK(header(ask(routes, assets.url("photo.png"), "gzip, br"), "Content-Encoding").empty());
}

TEST_CASE("http: the plain name of an asset must be asked for again each time") {
    const http::Assets assets(files);
    const http::Routes routes({assets.route()});
    const auto response = ask(routes, "/assets/images/icon.svg");
    CHECK(response.body == "<svg/>");
    CHECK(response.content_type == "image/svg+xml");
    CHECK(header(response, "Cache-Control") == "public, no-cache");
    CHECK(ask(routes, "/assets/images/icon.svg", {}, header(response, "ETag")).status == 304);
}

TEST_CASE("http: an unknown asset, a source map, an old hash and a climbing name are not found") {
    const http::Assets assets(files);
    const http::Routes routes({assets.route()});
    for (const char* target :
         {"/assets/none.css", "/assets/cairn.css.map", "/assets/cairn.0123456789.css", "/assets", "/assets/images"}) {
        CAPTURE(target);
        CHECK(ask(routes, target).status == 404);
    }
    CHECK(ask(routes, "/assets/..%2fcairn.css").status == 400);
    CHECK_THROWS_AS(static_cast<void>(assets.url("none.css")), core::Bug);
}

TEST_CASE("http: an asset of unknown kind, or two of one name, stop the start") {
    const std::array<core::EmbeddedFile, 1> odd{{{"x.unknown", ""}}};
    CHECK_THROWS_AS(http::Assets{odd}, core::Bug);
    const std::array<core::EmbeddedFile, 2> twice{{{"a.css", ""}, {"a.css", "x"}}};
    CHECK_THROWS_AS(http::Assets{twice}, core::Bug);
}
