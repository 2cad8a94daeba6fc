#include "platform/http/http.h"

#include "core/check.h"

namespace http {

std::optional<std::string_view> Fields::find(std::string_view name) const {
    for (const auto& [key, value] : pairs_) {
        if (key == name) return value;
    }
    return {};
}

std::string_view Fields::get(std::string_view name) const { return find(name).value_or(std::string_view{}); }

std::vector<std::string_view> Fields::all(std::string_view name) const {
    std::vector<std::string_view> values;
    for (const auto& [key, value] : pairs_) {
        if (key == name) values.emplace_back(value);
    }
    return values;
}

Response redirect(std::string_view location) {
    return {.status = 303,
            .content_type = "text/plain; charset=utf-8",
            .body = {},
            .headers = {{"Location", std::string(location)}}};
}

Response text(int status, std::string body) {
    return {.status = status, .content_type = "text/plain; charset=utf-8", .body = std::move(body)};
}

Response download(std::string content_type, std::string file_name, std::string body) {
    // Older programs read the plain name, which must be ASCII without quotes; newer ones the encoded (RFC 6266).
    std::string plain;
    for (const char c : file_name) {
        const bool is_safe = c >= ' ' && c < 0x7F && c != '"' && c != '\\' && c != '%' && c != '/';
        plain += is_safe ? c : '_';
    }
    std::string disposition = "attachment; filename=\"" + plain + "\"";
    if (plain != file_name) disposition += "; filename*=UTF-8''" + encode(file_name);
    return {.status = 200,
            .content_type = std::move(content_type),
            .body = std::move(body),
            .headers = {{"Content-Disposition", std::move(disposition)}}};
}

Response error(int status, std::string sentence) {
    core::check(status >= 400 && status <= 599, "an error page has a status from 400 to 599");
    core::check(!sentence.empty(), "an error page tells the person something");
    return {.status = status, .body = {}, .error_sentence = std::move(sentence)};
}

Response refused(const core::Refusal& refusal) {
    Response response = error(status_of(refusal.reason), refusal.for_user);
    response.log_note = refusal.for_log;
    return response;
}

int status_of(core::Reason reason) {
    switch (reason) {
        case core::Reason::invalid:
            return 422;
        case core::Reason::not_found:
            return 404;
        case core::Reason::forbidden:
            return 403;
        case core::Reason::wrong_state:
            return 409;
        case core::Reason::conflict:
            return 409;
        case core::Reason::too_large:
            return 413;
        case core::Reason::unusable_input:
            return 400;
        case core::Reason::unsupported:
            return 415;
    }
    return 500;
}

}  // namespace http
