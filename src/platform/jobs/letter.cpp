#include <sodium.h>

#include <nlohmann/json.hpp>

#include "core/check.h"
#include "platform/db/db.h"
#include "platform/jobs/mail.h"

namespace jobs {
namespace {

std::string escaped(std::string_view text) {
    std::string html;
    for (const char c : text) {
        if (c == '&') {
            html += "&amp;";
        } else if (c == '<') {
            html += "&lt;";
        } else if (c == '>') {
            html += "&gt;";
        } else if (c == '"') {
            html += "&quot;";
        } else {
            html += c;
        }
    }
    return html;
}

std::string base64(std::string_view bytes) {
    constexpr int alphabet = sodium_base64_VARIANT_ORIGINAL;
    std::string encoded(sodium_base64_ENCODED_LEN(bytes.size(), alphabet), '\0');
    sodium_bin2base64(encoded.data(), encoded.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                      bytes.size(), alphabet);
    encoded.pop_back();
    return encoded;
}

/// Base64 in lines of 76 characters: no line of a letter can then be too long, or be a line of the protocol.
std::string body_of(std::string_view bytes) {
    const auto encoded = base64(bytes);
    std::string lines;
    for (std::size_t at = 0; at < encoded.size(); at += 76) lines += encoded.substr(at, 76) + "\r\n";
    return lines;
}

/// RFC 2047: every header value that is not plain is encoded in words of at most 75 characters.
std::string header_text(std::string_view value) {
    bool plain = true;
    for (const char c : value) plain = plain && c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != '=';
    if (plain) return std::string{value};
    std::string words;
    while (!value.empty()) {
        std::size_t take = std::min<std::size_t>(value.size(), 42);
        while (take < value.size() && take > 1 && (static_cast<unsigned char>(value[take]) & 0xC0) == 0x80) --take;
        words += (words.empty() ? "" : "\r\n ") + std::string{"=?UTF-8?B?"} + base64(value.substr(0, take)) + "?=";
        value.remove_prefix(take);
    }
    return words;
}

std::string hash_of(std::string_view key) {
    std::string hash(16, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
                       reinterpret_cast<const unsigned char*>(key.data()), key.size(), nullptr, 0);
    std::string hex(33, '\0');
    sodium_bin2hex(hex.data(), hex.size(), reinterpret_cast<const unsigned char*>(hash.data()), hash.size());
    hex.pop_back();
    return hex;
}

/// RFC 5322: "Sun, 22 Nov 2026 09:00:00 +0000"
std::string mail_date(core::Instant now) {
    static constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(now);
    const auto weekday = std::chrono::weekday{day}.c_encoding();
    return std::string{days[weekday]} + ", " + std::to_string(core::day_of(day)) + " " +
           months[core::month_of(day) - 1] + " " + std::to_string(core::year_of(day)) + " " +
           core::iso(now).substr(11, 8) + " +0000";
}

}  // namespace

bool send(db::WriteTx& tx, const std::string& key, const Letter& letter, core::Instant now) {
    nlohmann::json payload{{"to", letter.to}, {"subject", letter.subject.words()}, {"parts", nlohmann::json::array()}};
    for (const auto& paragraph : letter.paragraphs)
        payload["parts"].push_back({{"text", paragraph.text}, {"address", paragraph.address}});
    return post(tx, {.key = key, .kind = "email", .payload = payload.dump(), .due = {}}, now);
}

std::string message(const MailServer& server, const std::string& payload, const std::string& key, core::Instant now) {
    const auto letter = nlohmann::json::parse(payload);
    std::string plain, html;
    for (const auto& part : letter.at("parts")) {
        const auto text = part.at("text").get<std::string>(), address = part.at("address").get<std::string>();
        plain += text + (address.empty() ? "" : "\r\n" + address) + "\r\n\r\n";
        html += address.empty() ? "<p>" + escaped(text) + "</p>\r\n"
                                : "<p><a href=\"" + escaped(address) + "\">" + escaped(text) + "</a></p>\r\n";
    }
    const auto to = letter.at("to").get<std::string>();
    core::check((to + server.from).find_first_of("\r\n<>") == std::string::npos, "an address is one word");
    const auto boundary = "cairn-" + hash_of(key);
    const auto part = [&](const std::string& type, const std::string& text) {
        return "--" + boundary + "\r\nContent-Type: " + type +
               "; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + body_of(text);
    };
    const auto domain = server.from.substr(server.from.find('@') + 1);
    const auto name = header_text(server.from_name);
    return "From: " + (name.starts_with("=?") || name.empty() ? name : "\"" + name + "\"") + " <" + server.from +
           ">\r\nTo: <" + to + ">\r\nSubject: " + header_text(letter.at("subject").get<std::string>()) +
           "\r\nDate: " + mail_date(now) + "\r\nMessage-ID: <" + hash_of(key) + "@" + domain +
           ">\r\nMIME-Version: 1.0\r\nAuto-Submitted: auto-generated\r\n"
           "Content-Type: multipart/alternative; boundary=\"" +
           boundary + "\"\r\n\r\n" + part("text/plain", plain) +
           part("text/html", "<!DOCTYPE html><html lang=\"en\"><body>\r\n" + html + "</body></html>\r\n") + "--" +
           boundary + "--\r\n";
}

}  // namespace jobs
