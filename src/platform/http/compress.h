#pragma once
#include <optional>
#include <string>
#include <string_view>

/// What this folder needs of zlib and brotli.
namespace http {

/// `level` 1 (fast) to 9 (small). Reuses one state for each thread: a page costs no large allocation.
std::string gzip(std::string_view bytes, int level);

/// `quality` 0 (fast) to 11 (small, very slow).
std::string brotli(std::string_view bytes, int quality);

/// Whether Accept-Encoding takes this coding: named (or "*") with a weight above 0 (RFC 9110, 12.5.3).
bool accepts(std::string_view accept_encoding, std::string_view coding);

/// Whether bytes of this type become smaller: text, JSON, XML, SVG.
bool is_compressible(std::string_view content_type);

}  // namespace http
