#include "platform/rights/codes.h"

extern "C" {
#include <oath.h>
}

#include <cstdlib>

#include "core/check.h"
#include "platform/http/http.h"
#include "platform/rights/secrets.h"

namespace rights {
namespace {

constexpr unsigned step_seconds = 30, digits = 6;

void ready() {
    static const int state = oath_init();
    core::check(state == OATH_OK, "liboath starts");
}

std::string base32(std::string_view bytes) {
    static constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string encoded;
    unsigned buffer = 0, bits = 0;
    for (const char c : bytes) {
        buffer = (buffer << 8) | static_cast<unsigned char>(c);
        for (bits += 8; bits >= 5; bits -= 5) encoded += letters[(buffer >> (bits - 5)) & 31];
    }
    if (bits > 0) encoded += letters[(buffer << (5 - bits)) & 31];
    return encoded;
}

std::string in_groups(std::string_view text, char between) {
    std::string grouped;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i > 0 && i % 4 == 0) grouped += between;
        grouped += text[i];
    }
    return grouped;
}

std::string code_of(std::string_view secret, std::int64_t step) {
    char otp[digits + 1] = {};
    const int made = oath_hotp_generate(secret.data(), secret.size(), static_cast<std::uint64_t>(step), digits, false,
                                        OATH_HOTP_DYNAMIC_TRUNCATION, otp);
    core::check(made == OATH_OK, "a code can be computed of every secret");
    return otp;
}

std::int64_t step_of(core::Instant now) { return now.time_since_epoch().count() / step_seconds; }

/// Takes the same time whichever digit differs.
bool same(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    int differs = 0;
    for (std::size_t i = 0; i < a.size(); ++i) differs |= a[i] ^ b[i];
    return differs == 0;
}

}  // namespace

std::string new_code_secret() { return random_bytes(20); }

std::string code_secret_in_letters(std::string_view secret) { return in_groups(base32(secret), ' '); }

std::string code_address(std::string_view secret, std::string_view issuer, std::string_view account) {
    return "otpauth://totp/" + http::encode(issuer) + ":" + http::encode(account) + "?secret=" + base32(secret) +
           "&issuer=" + http::encode(issuer);
}

std::optional<std::int64_t> code_step(std::string_view secret, std::string_view typed, core::Instant now,
                                      std::int64_t last) {
    ready();
    std::string code;
    for (const char c : typed)
        if (c != ' ') code += c;
    std::optional<std::int64_t> found;
    for (std::int64_t step = step_of(now) - 1; step <= step_of(now) + 1; ++step)
        if (same(code_of(secret, step), code) && step > last && !found) found = step;
    return found;
}

std::string code_at(std::string_view secret, core::Instant now) {
    ready();
    return code_of(secret, step_of(now));
}

std::vector<std::string> new_recovery_codes() {
    std::vector<std::string> codes;
    for (int i = 0; i < 10; ++i) codes.push_back(in_groups(base32(random_bytes(15)), '-'));
    return codes;
}

std::string plain_recovery_code(std::string_view typed) {
    std::string plain;
    for (const char c : typed)
        if (c != '-' && c != ' ') plain += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return plain;
}

}  // namespace rights
