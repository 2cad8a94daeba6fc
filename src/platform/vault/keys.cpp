#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "core/check.h"
#include "core/failure.h"
#include "platform/vault/vault.h"

namespace vault {
namespace {

static_assert(key_bytes == crypto_secretbox_KEYBYTES && key_bytes == crypto_secretstream_xchacha20poly1305_KEYBYTES);
constexpr int alphabet = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

void ready() {
    static const int state = sodium_init();
    core::check(state >= 0, "libsodium finds a source of random numbers");
}

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

std::string_view text_of(const Key& key) { return {reinterpret_cast<const char*>(key.data()), key.size()}; }

std::string in_base64(std::string_view bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), alphabet), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), alphabet);
    text.pop_back();
    return text;
}

std::optional<std::string> from_base64(std::string_view text) {
    std::string bytes(text.size(), '\0');
    std::size_t length = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(),
                          nullptr, &length, nullptr, alphabet) != 0)
        return {};
    bytes.resize(length);
    return bytes;
}

std::string hex(std::string_view bytes) {
    std::string digits(2 * bytes.size() + 1, '\0');
    sodium_bin2hex(digits.data(), digits.size(), bytes_of(bytes), bytes.size());
    digits.pop_back();
    return digits;
}

}  // namespace

Key new_key() {
    ready();
    Key key{};
    randombytes_buf(key.data(), key.size());
    return key;
}

std::string seal(const Key& key, std::string_view text) {
    ready();
    std::string sealed(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + text.size(), '\0');
    auto* out = reinterpret_cast<unsigned char*>(sealed.data());
    randombytes_buf(out, crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(out + crypto_secretbox_NONCEBYTES, bytes_of(text), text.size(), out, key.data());
    return in_base64(sealed);
}

std::optional<std::string> open(const Key& key, std::string_view sealed) {
    ready();
    const auto in = from_base64(sealed);
    constexpr std::size_t head = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    if (!in || in->size() < head) return {};
    std::string text(in->size() - head, '\0');
    const auto* at = bytes_of(*in);
    if (crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(text.data()), at + crypto_secretbox_NONCEBYTES,
                                   in->size() - crypto_secretbox_NONCEBYTES, at, key.data()) != 0)
        return {};
    return text;
}

std::string wrap(const Key& with, const Key& key) { return seal(with, text_of(key)); }

std::optional<Key> unwrap(const Key& with, std::string_view wrapped) {
    const auto bytes = open(with, wrapped);
    Key key{};
    if (!bytes || bytes->size() != key.size()) return {};
    std::copy(bytes->begin(), bytes->end(), key.begin());
    return key;
}

std::string mark(const Key& key, std::string_view text) {
    ready();
    std::string hash(16, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(), bytes_of(text), text.size(),
                       key.data(), key.size());
    return hex(hash);
}

MasterKeys MasterKeys::read(const std::string& file) {
    ready();
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0)
        throw core::Failure("The file of the master key, " + file + ", cannot be read.");
    if ((status.st_mode & (S_IRGRP | S_IROTH | S_IWGRP | S_IWOTH)) != 0)
        throw core::Failure("Others may read or change the file of the master key, " + file + ": chmod 600.");
    MasterKeys keys;
    std::ifstream lines{file};
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.starts_with('#')) continue;
        Key key{};
        std::size_t length = 0;
        const int read = sodium_hex2bin(key.data(), key.size(), line.data(), line.size(), "\r ", &length, nullptr);
        if (read != 0 || length != key.size())
            throw core::Failure("Each line of the master key's file, " + file + ", holds 64 hexadecimal digits.");
        keys.keys_.push_back(key);
    }
    if (keys.keys_.empty()) throw core::Failure("The file of the master key, " + file + ", holds no key.");
    return keys;
}

MasterKeys MasterKeys::read_or_make(const std::string& file) {
    const int made = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made >= 0) {
        const std::string digits = hex(text_of(new_key())) + "\n";
        const bool written =
            ::write(made, digits.data(), digits.size()) == static_cast<ssize_t>(digits.size()) && ::fsync(made) == 0;
        ::close(made);
        if (!written) throw core::Failure("The file of the master key, " + file + ", cannot be written.");
    }
    return read(file);
}

std::string MasterKeys::wrap(const Key& key) const { return vault::wrap(keys_.front(), key); }

std::optional<Key> MasterKeys::unwrap(std::string_view wrapped) const {
    for (const Key& with : keys_)
        if (auto key = vault::unwrap(with, wrapped)) return key;
    return {};
}

bool MasterKeys::is_current(std::string_view wrapped) const {
    return vault::unwrap(keys_.front(), wrapped).has_value();
}

struct Hash::Insides {
    crypto_generichash_state state;
};

Hash::Hash() : insides_(std::make_unique<Insides>()) {
    ready();
    crypto_generichash_init(&insides_->state, nullptr, 0, 32);
}
Hash::~Hash() = default;

void Hash::take(std::string_view bytes) { crypto_generichash_update(&insides_->state, bytes_of(bytes), bytes.size()); }

std::string Hash::hex() {
    std::string hash(32, '\0');
    crypto_generichash_final(&insides_->state, reinterpret_cast<unsigned char*>(hash.data()), hash.size());
    return vault::hex(hash);
}

}  // namespace vault
