#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Files and texts that only the holder of a key can read: XChaCha20-Poly1305 by libsodium. A key that is wrapped by
/// another is what the store may hold; the master key is in a file outside the store and the folder.
namespace vault {

constexpr std::size_t key_bytes = 32;
using Key = std::array<unsigned char, key_bytes>;

Key new_key();

/// Encrypts and authenticates a text (base64url); `open` gives it back, empty when it was altered or the key is
/// another.
std::string seal(const Key& key, std::string_view text);
std::optional<std::string> open(const Key& key, std::string_view sealed);
std::string wrap(const Key& with, const Key& key);
std::optional<Key> unwrap(const Key& with, std::string_view wrapped);
/// Keyed hash, 32 hexadecimal digits: the same text under the same key, and nothing told about it otherwise.
std::string mark(const Key& key, std::string_view text);

/// The master keys of an installation. The first wraps; the others only open what was wrapped before them, so that a
/// key is replaced by writing a new one above it.
class MasterKeys {
  public:
    /// A file of 64 hexadecimal digits a line; empty lines and lines that begin with "#" are passed over. Throws
    /// core::Failure with one clear sentence when it cannot be used or others may read it.
    static MasterKeys read(const std::string& file);
    /// The same, and a new file with one new key (mode 600) when there is none.
    static MasterKeys read_or_make(const std::string& file);

    std::string wrap(const Key& key) const;
    std::optional<Key> unwrap(std::string_view wrapped) const;
    /// Whether the first key wrapped it; otherwise it is time to wrap it again.
    bool is_current(std::string_view wrapped) const;

  private:
    std::vector<Key> keys_;
};

/// BLAKE2b of what passes through, as 64 hexadecimal digits.
class Hash {
  public:
    Hash();
    ~Hash();
    Hash(const Hash&) = delete;
    Hash& operator=(const Hash&) = delete;
    void take(std::string_view bytes);
    std::string hex();  ///< once, at the end

  private:
    struct Insides;
    std::unique_ptr<Insides> insides_;
};

/// A sealed file being written, chunk by chunk. Under its name it appears when it is complete and on the disk; until
/// then, and when it is destroyed without `close`, nothing is left. Throws core::Failure.
class Writer {
  public:
    Writer(std::string path, const Key& key);
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    void take(std::string_view bytes);
    void close();

  private:
    struct Insides;
    std::unique_ptr<Insides> insides_;
};

/// The whole content of a sealed file, in memory only. Throws core::Failure when it is not there, cut short, altered
/// or of another key.
std::string read(const std::string& path, const Key& key);

/// Removes a file and makes sure that the folder on the disk has forgotten it. False when there was none.
bool remove(const std::string& path);

}  // namespace vault
