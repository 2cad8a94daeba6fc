#include <spdlog/spdlog.h>

#include <charconv>
#include <cstdio>
#include <string>
#include <string_view>

#include "core/failure.h"
#include "platform/http/routes.h"
#include "platform/http/server.h"

// Serves a page of 20 kB, made anew for each request, so that wrk can measure it beside nginx with the same bytes as a
// file. See ../README.md, "How fast".

namespace {

/// A table like an indicator's: `rows` rows of about 100 bytes.
std::string page(int rows) {
    std::string html = "<!DOCTYPE html>\n<html lang=\"en\">\n<head><title>Indicators</title></head>\n<body>\n<table>\n";
    for (int row = 0; row < rows; ++row) {
        const std::string number = std::to_string(row);
        html += "<tr><th scope=\"row\"><a href=\"/scorecard/indicators/" + number + "\">Indicator " + number +
                "</a></th><td>" + std::to_string(row * 37 % 1000) + "</td><td>per 10,000</td></tr>\n";
    }
    html += "</table>\n</body>\n</html>\n";
    html.resize(20'000, ' ');
    return html;
}

int number_of(std::string_view text, int otherwise) {
    int number = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

}  // namespace

/// http_bench [PORT [IO_THREADS [WORKERS]]]; `http_bench page` writes the page to standard output.
int main(int argc, char** argv) {
    const std::string_view first = argc > 1 ? argv[1] : "8090";
    if (first == "page") return std::fputs(page(190).c_str(), stdout) < 0 ? 3 : 0;
    spdlog::set_level(spdlog::level::warn);
    const http::Routes routes({{.method = http::Method::get,
                                .pattern = "/page.html",
                                .permission = "public",
                                .handler = [](const http::Request&) { return http::Response{.body = page(190)}; }}});
    try {
        http::Server server(routes, {.port = static_cast<std::uint16_t>(number_of(first, 8090)),
                                     .io_threads = number_of(argc > 2 ? argv[2] : "", 1),
                                     .workers = number_of(argc > 3 ? argv[3] : "", 0)});
        return server.run() ? 0 : 1;
    } catch (const core::Failure& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        return 3;
    }
}
