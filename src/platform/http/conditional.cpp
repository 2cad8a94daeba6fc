#include "platform/http/conditional.h"

#include <algorithm>

#include "platform/http/secrets.h"

namespace http {
namespace {

std::string_view opaque(std::string_view tag) {
    while (tag.starts_with(' ') || tag.starts_with('\t')) tag.remove_prefix(1);
    while (tag.ends_with(' ') || tag.ends_with('\t')) tag.remove_suffix(1);
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    return tag;
}

}  // namespace

std::string weak_etag(std::string_view bytes) { return "W/\"" + fingerprint(bytes, 32) + "\""; }

bool matches(std::string_view if_none_match, std::string_view etag) {
    if (opaque(if_none_match) == "*") return true;
    // Our own tags hold no comma, so cutting at commas is enough.
    while (!if_none_match.empty()) {
        const std::string_view one = if_none_match.substr(0, if_none_match.find(','));
        if_none_match.remove_prefix(std::min(if_none_match.size(), one.size() + 1));
        if (opaque(one) == opaque(etag)) return true;
    }
    return false;
}

Response conditional(const Request& request, Response response, std::string etag) {
    if (response.status != 200 || !response.error_sentence.empty()) return response;
    if (etag.empty()) etag = weak_etag(response.body);
    const auto held = request.headers.find("if-none-match");
    const bool is_held = held && matches(*held, etag);
    response.headers.emplace_back("ETag", std::move(etag));
    const bool has_policy = std::any_of(response.headers.begin(), response.headers.end(),
                                        [](const auto& header) { return header.first == "Cache-Control"; });
    if (!has_policy) response.headers.emplace_back("Cache-Control", "private, no-cache");
    if (is_held) {
        response.status = 304;
        response.body.clear();
    }
    return response;
}

}  // namespace http
