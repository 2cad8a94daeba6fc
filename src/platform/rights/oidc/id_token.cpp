#include "platform/rights/oidc/id_token.h"

extern "C" {
#include <cjose/cjose.h>
}

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>

#include "platform/rights/secrets.h"

namespace rights::oidc {
namespace {

using Json = nlohmann::json;

struct Jws {
    void operator()(cjose_jws_t* jws) const { cjose_jws_release(jws); }
};
struct Jwk {
    void operator()(cjose_jwk_t* jwk) const { cjose_jwk_release(jwk); }
};

constexpr std::size_t longest_token = 64 << 10, most_keys = 50;
constexpr auto leeway = std::chrono::seconds{60};

auto refuse(const std::string& why) {
    return core::refuse(core::Reason::forbidden, "The sign-in service's answer cannot be trusted. Try again.",
                        "id token: " + why);
}

/// A string member; empty when there is none of that kind.
std::string text(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::optional<std::int64_t> seconds(const Json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end() || !found->is_number()) return {};
    const auto value = found->get<double>();
    // Beyond any date that we can count with: not a time.
    if (!(value > 0 && value < 1e11)) return {};
    return static_cast<std::int64_t>(value);
}

/// Whether the key is one that signatures of this algorithm are checked with.
bool fits(const Json& key, const std::string& algorithm, const std::string& id) {
    if (!key.is_object()) return false;
    if (text(key, "kty") != (algorithm == "RS256" ? "RSA" : "EC")) return false;
    if (algorithm == "ES256" && text(key, "crv") != "P-256") return false;
    if (key.contains("use") && text(key, "use") != "sig") return false;
    if (key.contains("alg") && text(key, "alg") != algorithm) return false;
    return id.empty() || !key.contains("kid") || text(key, "kid") == id;
}

/// cjose asserts, and so ends the whole program, where it decodes what is not base64url: it is given nothing else.
bool is_base64url(std::string_view text) { return !text.empty() && from_base64url(text).has_value(); }

bool has_three_parts(std::string_view token) {
    const auto first = token.find('.'), last = token.rfind('.');
    return first != last && token.find('.', first + 1) == last && is_base64url(token.substr(0, first)) &&
           is_base64url(token.substr(first + 1, last - first - 1)) && is_base64url(token.substr(last + 1));
}

bool is_signed_by(cjose_jws_t* jws, const Json& key) {
    // Only what is public: a secret key in a published set would be their mistake, and is not ours to use.
    Json open = Json::object();
    for (const char* part : {"kty", "crv"})
        if (key.contains(part)) open[part] = key[part];
    for (const char* part : {"n", "e", "x", "y"}) {
        if (!key.contains(part)) continue;
        if (!is_base64url(text(key, part))) return false;
        open[part] = key[part];
    }
    const auto dumped = open.dump(-1, ' ', false, Json::error_handler_t::replace);
    cjose_err error{};
    const std::unique_ptr<cjose_jwk_t, Jwk> jwk{cjose_jwk_import(dumped.data(), dumped.size(), &error)};
    return jwk && cjose_jws_verify(jws, jwk.get(), &error);
}

bool is_for(const Json& claims, const std::string& client) {
    const auto audience = claims.find("aud");
    if (audience == claims.end()) return false;
    if (audience->is_string()) return *audience == client;
    if (!audience->is_array()) return false;
    const bool named = std::find(audience->begin(), audience->end(), Json(client)) != audience->end();
    return named && (audience->size() == 1 || text(claims, "azp") == client);
}

/// Why the claims do not hold; empty when they do.
std::string fault(const Json& claims, const Expected& expected) {
    if (text(claims, "iss") != expected.issuer) return "another issuer";
    if (!is_for(claims, expected.client)) return "for another client";
    if (claims.contains("azp") && text(claims, "azp") != expected.client) return "for another party";
    const auto now = expected.now.time_since_epoch().count();
    const auto expires = seconds(claims, "exp"), issued = seconds(claims, "iat");
    if (!expires || *expires + leeway.count() <= now) return "expired";
    if (!issued || *issued - leeway.count() > now) return "issued in the future";
    if (expected.nonce.empty() || text(claims, "nonce") != expected.nonce) return "another nonce";
    const auto subject = text(claims, "sub");
    if (subject.empty() || subject.size() > 255) return "no subject";
    return {};
}

Claims claims_of(const Json& json) {
    Claims claims{.subject = text(json, "sub"), .email = text(json, "email")};
    const auto verified = json.find("email_verified");
    claims.email_verified = verified != json.end() && (*verified == Json(true) || *verified == Json("true"));
    if (const auto methods = json.find("amr"); methods != json.end() && methods->is_array())
        claims.strong = std::find(methods->begin(), methods->end(), Json("mfa")) != methods->end();
    return claims;
}

}  // namespace

core::Result<Claims> read_id_token(std::string_view token, const std::string& key_set, const Expected& expected) {
    if (token.empty() || token.size() > longest_token) return refuse("its size");
    if (!has_three_parts(token)) return refuse("not a compact signature");
    cjose_err error{};
    const std::unique_ptr<cjose_jws_t, Jws> jws{cjose_jws_import(token.data(), token.size(), &error)};
    if (!jws) return refuse("not a signature");
    auto* header = cjose_jws_get_protected(jws.get());
    const auto in_header = [&](const char* name) {
        const char* value = header == nullptr ? nullptr : cjose_header_get(header, name, &error);
        return value == nullptr ? std::string{} : std::string{value};
    };
    // Chosen here, not by who sends the token: no "none", and no HMAC with a public key as its secret.
    const auto algorithm = in_header("alg"), id = in_header("kid");
    if (algorithm != "RS256" && algorithm != "ES256") return refuse("algorithm");
    if (char* critical = header == nullptr ? nullptr : cjose_header_get_raw(header, "crit", &error)) {
        std::free(critical);
        return refuse("critical extensions");
    }
    const auto keys = Json::parse(key_set, nullptr, false);
    if (!keys.is_object() || !keys.contains("keys") || !keys["keys"].is_array()) return refuse("the key set");
    bool is_signed = false;
    std::size_t tried = 0;
    for (const auto& key : keys["keys"]) {
        if (is_signed || !fits(key, algorithm, id)) continue;
        if (++tried > most_keys) break;
        is_signed = is_signed_by(jws.get(), key);
    }
    if (!is_signed) return refuse("signature");
    std::uint8_t* plain = nullptr;
    std::size_t length = 0;
    if (!cjose_jws_get_plaintext(jws.get(), &plain, &length, &error)) return refuse("no content");
    const auto claims = Json::parse(plain, plain + length, nullptr, false);
    if (!claims.is_object()) return refuse("its content");
    if (const auto why = fault(claims, expected); !why.empty()) return refuse(why);
    return claims_of(claims);
}

}  // namespace rights::oidc
