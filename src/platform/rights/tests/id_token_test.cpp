#include "platform/rights/oidc/id_token.h"

#include <doctest/doctest.h>

extern "C" {
#include <cjose/cjose.h>
}

#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>

#include "platform/rights/secrets.h"

namespace {

using Json = nlohmann::json;

const core::Instant now = core::day(2026, 11, 22) + std::chrono::hours{9};
const auto seconds = now.time_since_epoch().count();
const rights::oidc::Expected expected{.issuer = "https://id.example", .client = "cairn", .nonce = "n1", .now = now};

/// A key pair of a provider.
class Key {
  public:
    explicit Key(bool is_rsa)
        : key_(is_rsa ? cjose_jwk_create_RSA_random(2048, nullptr, 0, nullptr)
                      : cjose_jwk_create_EC_random(CJOSE_JWK_EC_P_256, nullptr),
               cjose_jwk_release) {
        REQUIRE(key_ != nullptr);
        cjose_jwk_set_kid(key_.get(), "k1", 2, nullptr);
    }

    std::string key_set() const {
        const std::unique_ptr<char, decltype(&std::free)> json{cjose_jwk_to_json(key_.get(), false, nullptr),
                                                               std::free};
        return R"({"keys":[{"kty":"oct","k":"AAAA"},)" + std::string{json.get()} + "]}";
    }

    std::string sign(const Json& claims, const char* algorithm) const {
        auto* header = cjose_header_new(nullptr);
        cjose_header_set(header, "alg", algorithm, nullptr);
        cjose_header_set(header, "kid", "k1", nullptr);
        const auto text = claims.dump();
        auto* jws = cjose_jws_sign(key_.get(), header, reinterpret_cast<const std::uint8_t*>(text.data()), text.size(),
                                   nullptr);
        REQUIRE(jws != nullptr);
        const char* compact = nullptr;
        REQUIRE(cjose_jws_export(jws, &compact, nullptr));
        const std::string token{compact};
        cjose_jws_release(jws);
        cjose_header_release(header);
        return token;
    }

  private:
    std::unique_ptr<cjose_jwk_t, bool (*)(cjose_jwk_t*)> key_;
};

Json good() {
    return {{"iss", "https://id.example"},
            {"aud", "cairn"},
            {"sub", "s1"},
            {"nonce", "n1"},
            {"iat", seconds},
            {"exp", seconds + 300},
            {"email", "sam@example.org"},
            {"email_verified", true}};
}

std::string why(const core::Result<rights::oidc::Claims>& claims) {
    return claims ? "accepted" : claims.error().for_log.substr(10);
}

}  // namespace

TEST_CASE("rights: an ID token signed by RS256 or ES256 is read, with what it says of the person") {
    for (const bool is_rsa : {true, false}) {
        const Key key{is_rsa};
        auto claims = good();
        claims["amr"] = {"pwd", "mfa"};
        const auto read =
            rights::oidc::read_id_token(key.sign(claims, is_rsa ? "RS256" : "ES256"), key.key_set(), expected);
        REQUIRE(read.has_value());
        CHECK(read->subject == "s1");
        CHECK(read->email == "sam@example.org");
        CHECK(read->email_verified);
        CHECK(read->strong);
    }
}

TEST_CASE("rights: an ID token of another issuer, client, time or nonce is refused") {
    const Key key{false};
    const auto with = [&](const Json& patch) {
        auto claims = good();
        claims.merge_patch(patch);
        return why(rights::oidc::read_id_token(key.sign(claims, "ES256"), key.key_set(), expected));
    };
    CHECK(with(Json::object()) == "accepted");
    CHECK(with({{"iss", "https://id.example/"}}) == "another issuer");
    CHECK(with({{"aud", "other"}}) == "for another client");
    CHECK(with({{"aud", {"other"}}}) == "for another client");
    CHECK(with({{"aud", {"cairn"}}}) == "accepted");
    CHECK(with({{"aud", {"cairn", "other"}}}) == "for another client");
    CHECK(with({{"aud", {"cairn", "other"}}, {"azp", "cairn"}}) == "accepted");
    CHECK(with({{"azp", "other"}}) == "for another party");
    CHECK(with({{"exp", seconds - 59}}) == "accepted");
    CHECK(with({{"exp", seconds - 60}}) == "expired");
    CHECK(with({{"exp", nullptr}}) == "expired");
    CHECK(with({{"exp", "tomorrow"}}) == "expired");
    CHECK(with({{"exp", 1e300}}) == "expired");
    CHECK(with({{"iat", seconds + 61}}) == "issued in the future");
    CHECK(with({{"nonce", "n2"}}) == "another nonce");
    CHECK(with({{"nonce", nullptr}}) == "another nonce");
    CHECK(with({{"sub", ""}}) == "no subject");
    CHECK(with({{"sub", 7}}) == "no subject");
}

TEST_CASE("rights: an ID token that the provider did not sign is refused") {
    const Key key{true}, other{true};
    const auto token = key.sign(good(), "RS256");
    const auto read = [&](const std::string& text) {
        return why(rights::oidc::read_id_token(text, key.key_set(), expected));
    };
    CHECK(read(token) == "accepted");
    CHECK(read(other.sign(good(), "RS256")) == "signature");
    CHECK(read(key.sign(good(), "PS256")) == "algorithm");
    const auto first = token.find('.'), second = token.find('.', first + 1);
    auto forged = good();
    forged["sub"] = "someone else";
    CHECK(read(token.substr(0, first + 1) + rights::base64url(forged.dump()) + token.substr(second)) == "signature");
    const auto body = token.substr(first, second - first);
    CHECK(read(rights::base64url(R"({"alg":"none"})") + body + ".") != "accepted");
    CHECK(read(rights::base64url(R"({"alg":"HS256","kid":"k1"})") + body + "." + rights::base64url("mac")) !=
          "accepted");
    for (const char* text : {"", ".", "..", "a.b.c", "a.b.c.d", "\xff\xff.\xff.\xff"}) CHECK(read(text) != "accepted");
    for (const char* keys : {"", "[]", "{}", R"({"keys":7})", R"({"keys":[7,null,{"kty":7}]})", "\xff"})
        CHECK(why(rights::oidc::read_id_token(token, keys, expected)) != "accepted");
}

TEST_CASE("rights: what is not base64url is refused before the library sees it, which would end the program") {
    const Key key{false};
    const auto token = key.sign(good(), "ES256");
    // Found by fuzzing: cjose asserts on these.
    for (const char* text : {"&#=..", "A..", "A.A.A", "AAAA=.AAAA.AAAA", "AAAA.A.AAAA", "!!!!.AAAA.AAAA"})
        CHECK(why(rights::oidc::read_id_token(text, key.key_set(), expected)) == "not a compact signature");
    for (const char* part : {"x", "y"}) {
        auto keys = Json::parse(key.key_set());
        for (const Json& wrong : {Json("A"), Json("&#="), Json(""), Json(7), Json(nullptr)}) {
            keys["keys"][1][part] = wrong;
            CHECK(why(rights::oidc::read_id_token(token, keys.dump(), expected)) == "signature");
        }
    }
    for (const char* n : {"A", "&#="}) {
        const Json keys{{"keys", {{{"kty", "RSA"}, {"n", n}, {"e", "AQAB"}}}}};
        const Key rsa{true};
        CHECK(why(rights::oidc::read_id_token(rsa.sign(good(), "RS256"), keys.dump(), expected)) == "signature");
    }
}
