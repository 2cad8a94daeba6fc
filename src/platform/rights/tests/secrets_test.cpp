#include "platform/rights/secrets.h"

#include <doctest/doctest.h>

#include <set>

#include "platform/rights/codes.h"
#include "platform/rights/doorkeeper.h"
#include "platform/rights/password.h"

TEST_CASE("rights: a sealed secret opens with its own key only, and not when one bit of it changed") {
    rights::Keys::Key one{}, two{};
    two[0] = 1;
    const rights::Keys keys{one}, others{two};
    const auto sealed = keys.seal("the secret");
    CHECK(keys.open(sealed) == "the secret");
    CHECK(keys.seal("the secret") != sealed);
    CHECK_FALSE(others.open(sealed).has_value());
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto altered = sealed;
        altered[i] = altered[i] == 'A' ? 'B' : 'A';
        CAPTURE(i);
        CHECK(keys.open(altered).value_or("") != "the secret");
    }
    CHECK_FALSE(keys.open("").has_value());
    CHECK_FALSE(keys.open("not base64 at all!").has_value());
    CHECK(keys.hash("a") != others.hash("a"));
}

TEST_CASE("rights: SHA-256 and one-time codes are those of their standards") {
    // FIPS 180-4, "abc"; RFC 7636 appendix B; RFC 6238 appendix B (SHA-1, the last six of eight digits).
    CHECK(rights::base64url(rights::sha256("abc")) == "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
    CHECK(rights::base64url(rights::sha256("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")) ==
          "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    const std::string secret = "12345678901234567890";
    const auto at = [](std::int64_t seconds) { return core::Instant{std::chrono::seconds{seconds}}; };
    CHECK(rights::code_at(secret, at(59)) == "287082");
    CHECK(rights::code_at(secret, at(1111111109)) == "081804");
    CHECK(rights::code_at(secret, at(20000000000)) == "353130");
    CHECK(rights::code_secret_in_letters(secret) == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
}

TEST_CASE("rights: a code is good for its step and its neighbours, typed with spaces, and once") {
    const std::string secret = "12345678901234567890";
    const core::Instant now{std::chrono::seconds{1111111109}};
    const auto step = now.time_since_epoch().count() / 30;
    CHECK(rights::code_step(secret, "081 804", now, 0) == step);
    CHECK(rights::code_step(secret, "081804", now + std::chrono::seconds{30}, 0) == step);
    CHECK_FALSE(rights::code_step(secret, "081804", now + std::chrono::seconds{60}, 0).has_value());
    CHECK_FALSE(rights::code_step(secret, "081804", now, step).has_value());
    CHECK_FALSE(rights::code_step(secret, "", now, 0).has_value());
    CHECK_FALSE(rights::code_step(secret, "0818040", now, 0).has_value());
}

TEST_CASE("rights: ten recovery codes, all different, read the same however they are typed") {
    const auto codes = rights::new_recovery_codes();
    CHECK(std::set<std::string>(codes.begin(), codes.end()).size() == 10);
    CHECK(codes[0].size() == 29);
    auto typed = codes[0];
    for (char& c : typed) c = c == '-' ? ' ' : static_cast<char>(std::tolower(c));
    CHECK(rights::plain_recovery_code(typed) == rights::plain_recovery_code(codes[0]));
}

TEST_CASE("rights: a password is judged by its length and by what it is made of, never by kinds of character") {
    const std::vector<std::string> about{"Priya", "Raman", "priya.raman"};
    for (const std::string good :
         {"violin tractor moss", "wether-cloudy-pint", "ⴰⵎⴰⵣⵉⵖ ⵜⵉⴼⵉⵏⴰⵖ 大丈夫", "ponderous7hedgerow"}) {
        CAPTURE(good);
        CHECK(rights::weakness(good, about) == "");
    }
    for (const std::string bad :
         {"", "short", "elevenchars", "aaaaaaaaaaaa", "abababababab", "123456789012", "abcdefghijkl",
          "PasswordPassword1", "P4$$w0rd2026!!", "Safeguarding2024", "leicestershire1", "qwertyuiop12",
          "PriyaRaman2026", "Welcome-Welcome-1", "correcthorsebatterystaple"}) {
        CAPTURE(bad);
        CHECK(rights::weakness(bad, about) != "");
    }
    CHECK(rights::weakness(std::string(1001, 'x') + "ablu", about) != "");
    // Long ones that stand in every list of common passwords.
    for (const char* common :
         {"1q2w3e4r5t6y",  "1qaz2wsx3edc", "q1w2e3r4t5y6", "qwertyuiop123", "qwertyuiopasdfgh", "asdfghjkl1234",
          "zxcvbnm12345",  "123456789abc", "abcd12345678", "password1234",  "Password123!",     "passw0rd1234",
          "P@ssw0rd2024",  "iloveyou1234", "letmein12345", "welcome12345",  "Welcome2024!",     "admin1234567",
          "administrator", "changeme1234", "football1234", "liverpool123",  "sunshine1234",     "princess1234",
          "superman1234",  "monkey123456", "dragon123456", "michael12345",  "charlie12345",     "jessica12345",
          "qwerty123456",  "qazwsxedcrfv", "trustno11234", "whatever1234",  "summer202424",     "Summer2024!!",
          "January2025!",  "secret123456", "starwars1234", "computer1234",  "baseball1234",     "master123456",
          "hello1234567",  "freedom12345", "shadow123456", "batman123456",  "london202412"})
        CHECK_MESSAGE(rights::weakness(common, about) != "", std::string{common});
}

TEST_CASE("rights: a password's hash is Argon2id, takes no other password, and knows when it is outdated") {
    const auto hash = rights::hash_password("violin tractor moss", rights::Cost::quick);
    CHECK(hash.starts_with("$argon2id$"));
    CHECK(rights::is_password(hash, "violin tractor moss", rights::Cost::quick));
    CHECK_FALSE(rights::is_password(hash, "violin tractor mos", rights::Cost::quick));
    CHECK_FALSE(rights::is_password("", "", rights::Cost::quick));
    CHECK_FALSE(rights::is_password("not a hash", "violin tractor moss", rights::Cost::quick));
    CHECK(rights::is_outdated(hash, rights::Cost::thorough));
    CHECK_FALSE(rights::is_outdated(hash, rights::Cost::quick));
}

TEST_CASE("rights: after signing in nobody is sent to another site") {
    CHECK(rights::safe_next("/scorecard?year=2024-25") == "/scorecard?year=2024-25");
    for (const char* bad : {"", "//evil.example", "https://evil.example", "/\\evil.example", "evil", "/a\r\nb", "\\/x"})
        CHECK(rights::safe_next(bad) == "/");
}
