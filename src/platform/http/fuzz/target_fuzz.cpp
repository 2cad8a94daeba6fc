#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "platform/http/routes.h"
#include "platform/http/target.h"

namespace {

void check_segment(const std::string& segment) {
    if (segment.empty() || !http::is_clean_utf8(segment)) std::abort();
    if (std::any_of(segment.begin(), segment.end(), [](char c) { return c >= 0 && c < 0x20; })) std::abort();
    const std::string framed = "/" + segment + "/";
    if (framed.find("/../") != std::string::npos || framed.find("/./") != std::string::npos) std::abort();
}

http::Route page(http::Method method, std::string pattern) {
    return {.method = method,
            .pattern = std::move(pattern),
            .permission = "public",
            .handler = [](const http::Request& request) {
                for (const auto& [name, value] : request.parameters.pairs()) {
                    if (value.empty() || !http::is_clean_utf8(value)) std::abort();
                }
                return http::text(200, request.path);
            }};
}

}  // namespace

/// Whatever a client asks for: nothing climbs, nothing hidden comes out, and the routes answer without a bug.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const http::Routes routes({page(http::Method::get, "/"), page(http::Method::get, "/a/{x}"),
                                      page(http::Method::get, "/a/b/{rest...}"), page(http::Method::get, "/a/b/c"),
                                      page(http::Method::post, "/a/{y}")});
    const std::string text(reinterpret_cast<const char*>(data), size);
    if (const auto target = http::parse_target(text)) {
        for (const std::string& segment : target->segments) check_segment(segment);
        std::string again;
        for (const std::string& segment : target->segments) again += "/" + http::encode(segment);
        if (again.empty()) again = "/";
        const auto twice = http::parse_target(again);
        if (!twice || twice->segments != target->segments) std::abort();
    }
    const auto answer = routes.handle(http::get(text));
    if (answer.response.status >= 500 || !answer.fault.empty()) std::abort();
    return 0;
}
