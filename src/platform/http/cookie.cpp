#include "platform/http/cookie.h"

#include <algorithm>

#include "core/check.h"
#include "core/utf8.h"

namespace http {
namespace {

bool is_plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
               c == '.' || c == '~';
    });
}

}  // namespace

std::string set_cookie(const Cookie& cookie) {
    core::check(!cookie.name.empty() && is_plain(cookie.name), "a cookie's name is plain");
    core::check(is_plain(cookie.value), "a cookie's value is plain: encode it first");
    std::string text = cookie.name + "=" + cookie.value + "; Path=/; HttpOnly; SameSite=Lax";
    if (cookie.age) text += "; Max-Age=" + std::to_string(cookie.age->count());
    if (cookie.secure) text += "; Secure";
    return text;
}

std::optional<std::string> cookie(const Request& request, std::string_view name) {
    std::optional<std::string> found;
    for (std::string_view header : request.headers.all("cookie")) {
        while (!header.empty()) {
            const std::string_view pair = header.substr(0, header.find(';'));
            header.remove_prefix(std::min(header.size(), pair.size() + 1));
            const std::size_t equals = pair.find('=');
            if (equals == std::string_view::npos || core::trimmed(pair.substr(0, equals)) != name) continue;
            if (found) return {};
            found = core::trimmed(pair.substr(equals + 1));
        }
    }
    return found;
}

}  // namespace http
