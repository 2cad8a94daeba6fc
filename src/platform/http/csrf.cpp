#include "platform/http/csrf.h"

#include <sodium.h>

#include <algorithm>
#include <vector>

#include "core/check.h"
#include "core/utf8.h"
#include "platform/http/secrets.h"

namespace http {
namespace {

using Mac = std::array<unsigned char, crypto_auth_hmacsha256_BYTES>;
constexpr int alphabet = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

Mac mac_of(std::span<const unsigned char> key, std::string_view session) {
    static_assert(Csrf::key_bytes == crypto_auth_hmacsha256_KEYBYTES);
    Mac mac{};
    crypto_auth_hmacsha256(mac.data(), reinterpret_cast<const unsigned char*>(session.data()), session.size(),
                           key.data());
    return mac;
}

/// The mac that a token hides; an empty vector when the token is not one of ours by its shape.
std::vector<unsigned char> unmasked(std::string_view token) {
    std::array<unsigned char, 2 * sizeof(Mac)> both{};
    std::size_t length = 0;
    const int decoded =
        sodium_base642bin(both.data(), both.size(), token.data(), token.size(), nullptr, &length, nullptr, alphabet);
    if (decoded != 0 || length != both.size()) return {};
    std::vector<unsigned char> mac(both.begin() + sizeof(Mac), both.end());
    for (std::size_t i = 0; i < mac.size(); ++i) mac[i] ^= both[i];
    return mac;
}

auto refuse_form(const char* log) {
    return core::refuse(
        core::Reason::forbidden,
        "This form was open too long or was not sent from our own page. Go back, open the page again and "
        "send it once more.",
        log);
}

}  // namespace

Csrf::Csrf() { fill_random(key_); }

Csrf::Csrf(std::string_view key) {
    core::check(key.size() == key_bytes, "the key of the forms has 32 bytes");
    std::copy(key.begin(), key.end(), key_.begin());
}

std::string Csrf::token(std::string_view session) const {
    core::check(!session.empty(), "a form belongs to a session");
    const Mac mac = mac_of(key_, session);
    std::array<unsigned char, 2 * sizeof(Mac)> both{};
    fill_random(std::span(both).first(sizeof(Mac)));
    for (std::size_t i = 0; i < mac.size(); ++i) {
        both[sizeof(Mac) + i] = static_cast<unsigned char>(mac[i] ^ both[i]);
    }
    std::string text(sodium_base64_ENCODED_LEN(both.size(), alphabet), '\0');
    sodium_bin2base64(text.data(), text.size(), both.data(), both.size(), alphabet);
    text.pop_back();  // libsodium ends it with NUL
    return text;
}

core::Result<void> Csrf::check(const Request& request, std::string_view session) const {
    if (auto own = from_own_site(request.headers); !own) return own;
    if (session.empty()) return refuse_form("a form without a session");
    // What is no form, such as JSON, brings the token in a header, which another site's page cannot send unasked.
    const auto in_form = request.form.all(field);
    const auto tokens = in_form.empty() ? request.headers.all("x-form-token") : in_form;
    if (tokens.size() != 1) return refuse_form("a form without its token");
    const std::vector<unsigned char> given = unmasked(tokens.front());
    const Mac expected = mac_of(key_, session);
    const bool is_same =
        given.size() == expected.size() && sodium_memcmp(given.data(), expected.data(), expected.size()) == 0;
    if (!is_same) return refuse_form("a form with the token of another session");
    return {};
}

core::Result<void> from_own_site(const Fields& headers) {
    constexpr auto sentence =
        "This form was sent from another website. Open the page on this site and send it from there.";
    if (const auto site = headers.find("sec-fetch-site")) {
        // "none" is the person's own doing: an address typed in, a bookmark.
        if (*site == "same-origin" || *site == "none") return {};
        return core::refuse(core::Reason::forbidden, sentence, "Sec-Fetch-Site tells of another site");
    }
    const auto origin = headers.find("origin");
    if (!origin) return {};
    const std::size_t scheme = origin->find("://");
    const bool is_ours = scheme != std::string_view::npos &&
                         core::lowered(origin->substr(scheme + 3)) == core::lowered(headers.get("host"));
    if (!is_ours) return core::refuse(core::Reason::forbidden, sentence, "Origin is another site");
    return {};
}

}  // namespace http
