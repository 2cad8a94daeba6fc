#include "platform/http/security.h"

#include <algorithm>
#include <array>

namespace http {
namespace {

struct Default {
    std::string_view name;
    std::string_view value;
};

constexpr std::array defaults{
    // No inline script or style, nothing from elsewhere, no framing.
    Default{"Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
            "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
    Default{"X-Content-Type-Options", "nosniff"},
    Default{"Referrer-Policy", "same-origin"},
    Default{"Permissions-Policy",
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), "
            "payment=(), usb=()"},
    Default{"Cross-Origin-Opener-Policy", "same-origin"},
    Default{"Cross-Origin-Resource-Policy", "same-origin"},
    // Pages may hold what only this person may see: no copy on disk, none in a proxy.
    Default{"Cache-Control", "no-store"},
};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

/// "[::1]:8080" is "[::1]" and "8080".
bool split_host(std::string_view host, std::string_view& name, std::string_view& port) {
    const std::size_t bracket = host.starts_with('[') ? host.find(']') : 0;
    if (bracket == std::string_view::npos) return false;
    const std::size_t colon = host.find(':', bracket);
    name = host.substr(0, colon);
    port = colon == std::string_view::npos ? std::string_view{} : host.substr(colon + 1);
    return port.size() <= 5 && std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool same_header(std::string_view left, std::string_view right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](char a, char b) { return lower(a) == lower(b); });
}

bool has_header(const Response& response, std::string_view name) {
    return std::any_of(response.headers.begin(), response.headers.end(),
                       [&](const auto& header) { return same_header(header.first, name); });
}

void add_security_headers(Response& response, bool behind_tls) {
    response.headers.reserve(response.headers.size() + defaults.size() + 4);
    for (const Default& header : defaults) {
        if (!has_header(response, header.name)) response.headers.emplace_back(header.name, header.value);
    }
    if (behind_tls) response.headers.emplace_back("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
}

bool is_known_host(std::string_view host, const std::vector<std::string>& allowed) {
    std::string_view name;
    std::string_view port;
    if (!split_host(host, name, port)) return false;
    // Any port of this machine: what matters is that no other site's name leads a browser here (DNS rebinding), and a
    // tunnel to a server's port commonly ends in another number.
    for (const std::string_view own : {"localhost", "127.0.0.1", "[::1]"}) {
        if (same_header(name, own)) return true;
    }
    return std::any_of(allowed.begin(), allowed.end(),
                       [&](const std::string& one) { return same_header(one, name) || same_header(one, host); });
}

}  // namespace http
