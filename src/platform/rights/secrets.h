#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace db {
class Database;
}

/// What this folder needs of libsodium, but for passwords.
namespace rights {

/// The installation's key and what is derived from it. Made at the first start and kept in the store, or given by a
/// file outside the store (CAIRN_KEY_FILE), so that a stolen copy of the store opens nothing.
class Keys {
  public:
    static constexpr std::size_t bytes = 32;
    using Key = std::array<unsigned char, bytes>;

    explicit Keys(const Key& master);
    /// Reads the key from a file (64 hexadecimal digits in its first line) or, when `file` is empty, from the store,
    /// where one is made when there is none. Throws core::Failure when the file cannot be used.
    static Keys of(db::Database& database, const std::string& file = {});

    /// Keyed hash of a secret that is long and random (a session, a link): what the store keeps of it.
    std::string hash(std::string_view secret) const;
    /// Encrypts and authenticates a text for the store; `open` gives it back, empty when it was altered.
    std::string seal(std::string_view text) const;
    std::optional<std::string> open(std::string_view sealed) const;
    /// For http::Csrf.
    std::string_view forms() const { return {reinterpret_cast<const char*>(forms_.data()), forms_.size()}; }

  private:
    Key hash_, box_, forms_;
};

/// 43 letters, digits, - and _: 256 bits at random.
std::string new_secret();
/// Ten lower-case letters and digits at random, for ids in addresses.
std::string new_id();
/// `count` bytes at random.
std::string random_bytes(std::size_t count);
std::string base64url(std::string_view bytes);
/// Empty when the text is no base64url (without padding).
std::optional<std::string> from_base64url(std::string_view text);
/// SHA-256, as PKCE wants it.
std::string sha256(std::string_view text);

}  // namespace rights
