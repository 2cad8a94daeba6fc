#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace census {

/// The bytes of one file that was handed in: on disk or in memory. Safe to read from several threads at once.
class Bytes {
  public:
    virtual ~Bytes() = default;
    virtual std::uint64_t size() const = 0;
    /// Fills `into` from byte `at` on and gives the part that was there to read, shorter at the end of the file.
    /// Throws `core::Failure` when the disk does not answer.
    virtual std::string_view read(std::uint64_t at, std::span<char> into) const = 0;

    /// All of it.
    std::string all() const;
    /// The lines of some bytes, counting from 1, in one pass; the bytes in ascending order.
    std::vector<std::size_t> lines_of(std::span<const std::uint64_t> ascending) const;
};

/// A file on disk; a pipe is read to its end first. Refuses what cannot be opened; throws `core::Failure` when what was
/// opened cannot be read.
core::Result<std::unique_ptr<Bytes>> open_bytes(const std::string& path);
/// Text in memory, which it keeps.
std::unique_ptr<Bytes> bytes_of(std::string text);

}  // namespace census
