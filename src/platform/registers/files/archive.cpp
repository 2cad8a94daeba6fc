#include "platform/registers/files/archive.h"

#include <zlib.h>

#include <set>
#include <vector>

namespace registers {
namespace {

// PKWARE's APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16.
constexpr std::string_view local_mark = "PK\x03\x04", entry_mark = "PK\x01\x02", end_mark = "PK\x05\x06";
constexpr std::size_t local_size = 30, entry_size = 46, end_size = 22;
constexpr std::uint32_t stored = 0, deflated = 8, is_encrypted = 1;
/// Deflate makes at most some 1,032 bytes of one: a part that tells of more lies.
constexpr std::uint64_t most_of_one = 1'040;

struct Part {
    std::string_view name;
    std::uint32_t flags, method, crc, packed, size, offset;
};

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < size; ++i)
        number |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    return number;
}

void put(std::string& bytes, std::uint64_t number, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>((number >> (8 * i)) & 0xFFU);
}

std::optional<std::vector<Part>> parts_of(std::string_view bytes) {
    // The end record stands before a comment of at most 65,535 bytes.
    const auto end = bytes.rfind(end_mark);
    if (!bytes.starts_with("PK") || end == std::string_view::npos || end + end_size > bytes.size()) return std::nullopt;
    const std::size_t count = number_at(bytes, end + 10, 2);
    std::size_t at = number_at(bytes, end + 16, 4);
    std::vector<Part> parts;
    for (std::size_t i = 0; i < count; ++i) {
        if (at > bytes.size() || bytes.size() - at < entry_size || bytes.substr(at, 4) != entry_mark)
            return std::nullopt;
        const std::size_t name = number_at(bytes, at + 28, 2);
        parts.push_back({.name = bytes.substr(at + entry_size, name),
                         .flags = number_at(bytes, at + 8, 2),
                         .method = number_at(bytes, at + 10, 2),
                         .crc = number_at(bytes, at + 16, 4),
                         .packed = number_at(bytes, at + 20, 4),
                         .size = number_at(bytes, at + 24, 4),
                         .offset = number_at(bytes, at + 42, 4)});
        at += entry_size + name + number_at(bytes, at + 30, 2) + number_at(bytes, at + 32, 2);
    }
    return parts;
}

/// The packed bytes, behind the part's own header; empty when they are not there.
std::optional<std::string_view> packed_bytes(std::string_view bytes, const Part& part) {
    if (part.offset > bytes.size() || bytes.size() - part.offset < local_size ||
        bytes.substr(part.offset, 4) != local_mark)
        return std::nullopt;
    const std::size_t begin =
        part.offset + local_size + number_at(bytes, part.offset + 26, 2) + number_at(bytes, part.offset + 28, 2);
    if (begin > bytes.size() || bytes.size() - begin < part.packed) return std::nullopt;
    return bytes.substr(begin, part.packed);
}

/// Exactly `size` bytes, or nothing.
std::optional<std::string> inflated(std::string_view packed, std::size_t size) {
    std::string plain(size, '\0');
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return std::nullopt;
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(plain.data());
    stream.avail_out = static_cast<uInt>(plain.size());
    const int ended = inflate(&stream, Z_FINISH);
    const bool is_whole = ended == Z_STREAM_END && stream.avail_out == 0;
    inflateEnd(&stream);
    if (!is_whole) return std::nullopt;
    return plain;
}

std::optional<std::string> content_of(std::string_view bytes, const Part& part) {
    if ((part.flags & is_encrypted) != 0) return std::nullopt;
    const auto packed = packed_bytes(bytes, part);
    if (!packed || part.size > (packed->size() + 1) * most_of_one) return std::nullopt;
    std::optional<std::string> plain;
    if (part.method == stored && part.size == part.packed) plain = std::string{*packed};
    if (part.method == deflated) plain = inflated(*packed, part.size);
    if (!plain) return std::nullopt;
    const auto crc = crc32_z(0, reinterpret_cast<const Bytef*>(plain->data()), plain->size());
    return crc == part.crc ? plain : std::nullopt;
}

/// What stands alike in the header before a part and in the directory.
void put_facts(std::string& bytes, const Part& part) {
    put(bytes, 0, 2);  // flags
    put(bytes, stored, 2);
    put(bytes, 0x21'0000, 4);  // 1 January 1980
    put(bytes, part.crc, 4);
    put(bytes, part.size, 4);
    put(bytes, part.size, 4);
    put(bytes, part.name.size(), 2);
    put(bytes, 0, 2);  // no extra field
}

void put_entry(std::string& directory, const Part& part, std::size_t offset) {
    directory += entry_mark;
    put(directory, 20, 2);  // made by
    put(directory, 20, 2);  // needs
    put_facts(directory, part);
    put(directory, 0, 2 + 2 + 2);  // no comment, one disk
    put(directory, 0, 4);
    put(directory, offset, 4);
    directory += part.name;
}

}  // namespace

std::optional<std::uint64_t> unpacked_size(std::string_view bytes) {
    const auto parts = parts_of(bytes);
    if (!parts) return std::nullopt;
    std::uint64_t size = 0;
    for (const auto& part : *parts) size += part.size;
    return size;
}

std::optional<std::string> plain_archive(std::string_view bytes) {
    const auto parts = parts_of(bytes);
    if (!parts) return std::nullopt;
    std::string archive, directory;
    std::set<std::string_view> names;
    for (const auto& part : *parts) {
        // Pictures, macros and whatever else a workbook carries are not read.
        if (!part.name.ends_with(".xml") && !part.name.ends_with(".rels")) continue;
        const auto content = content_of(bytes, part);
        if (!content || !names.insert(part.name).second) return std::nullopt;
        put_entry(directory, part, archive.size());
        archive += local_mark;
        put(archive, 20, 2);  // needs
        put_facts(archive, part);
        archive += part.name;
        archive += *content;
    }
    const auto begin = archive.size();
    archive += directory;
    archive += end_mark;
    put(archive, 0, 4);
    put(archive, names.size(), 2);
    put(archive, names.size(), 2);
    put(archive, directory.size(), 4);
    put(archive, begin, 4);
    put(archive, 0, 2);
    return archive;
}

}  // namespace registers
