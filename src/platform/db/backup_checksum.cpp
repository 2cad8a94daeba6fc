#include <sodium.h>

#include <array>
#include <filesystem>
#include <fstream>

#include "core/check.h"
#include "core/failure.h"
#include "platform/db/copies.h"

// SQLite finds a page with other letters in its cells as sound as before; a disk or a cable that alters a copy would
// not be noticed. So the copy ends with a mark and the SHA-256 of all before it.
namespace db {
namespace {

constexpr std::string_view mark = "\ncairn sha256 ";
constexpr std::size_t hex_size = crypto_hash_sha256_BYTES * 2;
constexpr std::size_t trailer_size = mark.size() + hex_size + 1;  // and a line end

/// Of the first `size` bytes; empty when the file does not give them.
std::string checksum_of(const std::string& file, std::uintmax_t size) {
    core::check(sodium_init() >= 0, "libsodium starts");
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    std::ifstream stream{file, std::ios::binary};
    std::array<char, 1U << 16U> piece{};
    for (std::uintmax_t left = size; left > 0;) {
        const auto wanted = std::min<std::uintmax_t>(left, piece.size());
        if (!stream.read(piece.data(), static_cast<std::streamsize>(wanted))) return {};
        crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(piece.data()), wanted);
        left -= wanted;
    }
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256_final(&state, hash.data());
    std::array<char, hex_size + 1> hex{};
    return sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
}

}  // namespace

void add_checksum(const std::string& file) {
    const auto hex = checksum_of(file, std::filesystem::file_size(file));
    std::ofstream stream{file, std::ios::binary | std::ios::app};
    stream << mark << hex << '\n';
    if (hex.empty() || !stream.flush()) throw core::Failure("The copy cannot be written: the disk gave an error");
}

void check_checksum(const std::string& file) {
    const auto wrong = [&](const std::string& why) {
        throw core::Failure("The copy " + file + " cannot be used: " + why);
    };
    const auto size = std::filesystem::file_size(file);
    std::string trailer(trailer_size, '\0');
    std::ifstream stream{file, std::ios::binary};
    const bool read = size > trailer_size && stream.seekg(static_cast<std::streamoff>(size - trailer_size)) &&
                      stream.read(trailer.data(), static_cast<std::streamsize>(trailer_size));
    if (!read || !trailer.starts_with(mark))
        wrong("it does not end with its checksum, so it was cut off, or `cairn backup` did not make it");
    if (trailer.substr(mark.size(), hex_size) != checksum_of(file, size - trailer_size))
        wrong("it is damaged (what it holds differs from its checksum)");
}

}  // namespace db
