#include "platform/http/secrets.h"

#include <sodium.h>

#include <array>

#include "core/check.h"
#include "platform/http/routes.h"

namespace http {

void fill_random(std::span<unsigned char> bytes) {
    static const int is_ready = sodium_init();
    core::check(is_ready >= 0, "libsodium finds a source of random numbers");
    randombytes_buf(bytes.data(), bytes.size());
}

std::string fingerprint(std::string_view bytes, std::size_t digits) {
    std::array<unsigned char, 32> hash{};
    core::check(digits <= 2 * hash.size(), "a fingerprint has at most 64 digits");
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                       nullptr, 0);
    std::string hex(2 * hash.size() + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    hex.resize(digits);
    return hex;
}

std::string new_reference() {
    // Crockford's base 32: no I, L, O or U, so that nobody mistakes one for 1 or 0 over the telephone.
    static constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::array<unsigned char, 8> random{};
    fill_random(random);
    std::string reference;
    for (const unsigned char byte : random) {
        if (reference.size() == 4) reference += '-';
        reference += letters[byte % letters.size()];
    }
    return reference;
}

}  // namespace http
