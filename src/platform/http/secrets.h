#pragma once
#include <span>
#include <string>
#include <string_view>

/// What this folder needs of libsodium.
namespace http {

void fill_random(std::span<unsigned char> bytes);  ///< from the system's generator

/// The first `digits` hexadecimal digits (at most 64) of the bytes' BLAKE2b hash.
std::string fingerprint(std::string_view bytes, std::size_t digits);

}  // namespace http
