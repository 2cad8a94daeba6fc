#include "platform/rights/secrets.h"

#include <sodium.h>

#include <filesystem>
#include <fstream>

#include "core/check.h"
#include "core/failure.h"
#include "platform/db/db.h"

namespace rights {
namespace {

constexpr int alphabet = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
constexpr auto text = db::Column::text;

const db::Query select_key{"rights: key", "select value from rights_keys where name = 'master'", {text}};
const db::Query insert_key{"rights: first key",
                           "insert into rights_keys (name, value) values ('master', :value) on conflict do nothing"};

void ready() {
    static const int state = sodium_init();
    core::check(state >= 0, "libsodium finds a source of random numbers");
}

const unsigned char* bytes_of(std::string_view view) { return reinterpret_cast<const unsigned char*>(view.data()); }

std::string hex(std::string_view bytes) {
    std::string digits(2 * bytes.size() + 1, '\0');
    sodium_bin2hex(digits.data(), digits.size(), bytes_of(bytes), bytes.size());
    digits.pop_back();
    return digits;
}

std::optional<Keys::Key> key_from_hex(std::string_view digits) {
    Keys::Key key{};
    std::size_t length = 0;
    if (sodium_hex2bin(key.data(), key.size(), digits.data(), digits.size(), "\r\n ", &length, nullptr) != 0) return {};
    if (length != key.size()) return {};
    return key;
}

}  // namespace

Keys::Keys(const Key& master) : hash_{}, box_{}, forms_{} {
    ready();
    static_assert(Keys::bytes == crypto_kdf_KEYBYTES && Keys::bytes == crypto_secretbox_KEYBYTES);
    constexpr char context[crypto_kdf_CONTEXTBYTES + 1] = "cairn001";
    crypto_kdf_derive_from_key(hash_.data(), hash_.size(), 1, context, master.data());
    crypto_kdf_derive_from_key(box_.data(), box_.size(), 2, context, master.data());
    crypto_kdf_derive_from_key(forms_.data(), forms_.size(), 3, context, master.data());
}

Keys Keys::of(db::Database& database, const std::string& file) {
    if (!file.empty()) {
        std::ifstream lines{file};
        std::string digits;
        std::getline(lines, digits);
        const auto key = key_from_hex(digits);
        if (!key)
            throw core::Failure("The file of the installation's key, " + file +
                                ", must hold 64 hexadecimal digits in its first line.");
        using std::filesystem::perms;
        if ((std::filesystem::status(file).permissions() & (perms::group_all | perms::others_all)) != perms::none)
            throw core::Failure("The file of the installation's key, " + file +
                                ", may be read by others: chmod 600 it.");
        return Keys{*key};
    }
    std::string stored;
    const auto look = [&](db::ReadTx& tx) {
        const auto row = tx.first(select_key);
        stored = row ? row->text(0) : "";
    };
    database.read(look);
    if (stored.empty()) {
        const auto made = hex(random_bytes(bytes));
        database.write([&](db::WriteTx& tx) {
            tx.run(insert_key, {{"value", made}});
            look(tx);
        });
    }
    const auto key = key_from_hex(stored);
    if (!key) throw core::Failure("The installation's key in the store is damaged.");
    return Keys{*key};
}

std::string Keys::hash(std::string_view secret) const {
    std::string mac(32, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(mac.data()), mac.size(), bytes_of(secret), secret.size(),
                       hash_.data(), hash_.size());
    return hex(mac);
}

std::string Keys::seal(std::string_view plain) const {
    std::string sealed = random_bytes(crypto_secretbox_NONCEBYTES);
    sealed.resize(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + plain.size());
    auto* out = reinterpret_cast<unsigned char*>(sealed.data());
    crypto_secretbox_easy(out + crypto_secretbox_NONCEBYTES, bytes_of(plain), plain.size(), out, box_.data());
    return base64url(sealed);
}

std::optional<std::string> Keys::open(std::string_view sealed) const {
    const auto bytes_in = from_base64url(sealed);
    constexpr std::size_t head = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    if (!bytes_in || bytes_in->size() < head) return {};
    std::string plain(bytes_in->size() - head, '\0');
    const auto* in = bytes_of(*bytes_in);
    const int opened =
        crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(plain.data()), in + crypto_secretbox_NONCEBYTES,
                                   bytes_in->size() - crypto_secretbox_NONCEBYTES, in, box_.data());
    if (opened != 0) return {};
    return plain;
}

std::string random_bytes(std::size_t count) {
    ready();
    std::string random(count, '\0');
    randombytes_buf(random.data(), random.size());
    return random;
}

std::string new_secret() { return base64url(random_bytes(32)); }

std::string new_id() {
    static constexpr std::string_view letters = "0123456789abcdefghjkmnpqrstvwxyz";
    std::string id = random_bytes(10);
    for (char& c : id) c = letters[static_cast<unsigned char>(c) % letters.size()];
    return id;
}

std::string base64url(std::string_view bytes) {
    std::string encoded(sodium_base64_ENCODED_LEN(bytes.size(), alphabet), '\0');
    sodium_bin2base64(encoded.data(), encoded.size(), bytes_of(bytes), bytes.size(), alphabet);
    encoded.pop_back();  // libsodium ends it with NUL
    return encoded;
}

std::optional<std::string> from_base64url(std::string_view encoded) {
    std::string decoded(encoded.size(), '\0');
    std::size_t length = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(decoded.data()), decoded.size(), encoded.data(),
                          encoded.size(), nullptr, &length, nullptr, alphabet) != 0)
        return {};
    decoded.resize(length);
    return decoded;
}

std::string sha256(std::string_view plain) {
    std::string hash(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(hash.data()), bytes_of(plain), plain.size());
    return hash;
}

}  // namespace rights
