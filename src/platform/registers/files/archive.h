#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace registers {

/// What an XLSX file says that it unpacks to, in bytes, from its directory; empty when it is no ZIP archive.
std::optional<std::uint64_t> unpacked_size(std::string_view bytes);

/// The XML parts of an Office file, unpacked here and put together again without compression: every size in the result
/// is true, which liborcus 0.17 needs (it allocates what the archive tells, found by fuzzing). Empty when the archive
/// is damaged, or when its content is not what its directory tells. Takes no more memory than `unpacked_size` tells.
std::optional<std::string> plain_archive(std::string_view bytes);

}  // namespace registers
