#include "platform/http/wire.h"

#include <array>
#include <ctime>
#include <string_view>

namespace http {
namespace {

std::string_view reason_of(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 204:
            return "No Content";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 308:
            return "Permanent Redirect";
        case 400:
            return "Bad Request";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 413:
            return "Content Too Large";
        case 414:
            return "URI Too Long";
        case 415:
            return "Unsupported Media Type";
        case 417:
            return "Expectation Failed";
        case 421:
            return "Misdirected Request";
        case 422:
            return "Unprocessable Content";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 501:
            return "Not Implemented";
        case 503:
            return "Service Unavailable";
        case 505:
            return "HTTP Version Not Supported";
        default:
            return "Other";
    }
}

/// RFC 9110, 5.6.7. Made once a second for each thread.
std::string_view date_now() {
    static thread_local std::time_t made_at = 0;
    static thread_local std::array<char, 32> text{};
    const std::time_t now = std::time(nullptr);
    if (now != made_at) {
        std::tm parts{};
        gmtime_r(&now, &parts);
        static_cast<void>(std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts));
        made_at = now;
    }
    return text.data();
}

}  // namespace

std::string head_of(const Response& response, After after, int version) {
    std::string head;
    head.reserve(1536);
    head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ").append(reason_of(response.status));
    head.append("\r\nDate: ").append(date_now());
    if (after == After::close) {
        head.append("\r\nConnection: close");
    } else if (version == 10) {
        head.append("\r\nConnection: keep-alive");
    }
    const bool has_content = response.status != 204 && response.status != 304;
    if (has_content) head.append("\r\nContent-Type: ").append(response.content_type);
    for (const auto& [name, value] : response.headers) head.append("\r\n").append(name).append(": ").append(value);
    head.append("\r\n\r\n");
    return head;
}

}  // namespace http
