#include "unzip.h"

#include <doctest/doctest.h>
#include <zlib.h>

namespace publish::tests {
namespace {

std::size_t number(const std::string& bytes, std::size_t at, std::size_t size) {
    REQUIRE(at + size <= bytes.size());
    std::size_t value = 0;
    for (std::size_t i = size; i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

std::string inflated(const std::string& packed, std::size_t size) {
    std::string out(size, '\0');
    std::string in = packed;
    z_stream stream{};
    REQUIRE(inflateInit2(&stream, -MAX_WBITS) == Z_OK);
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
    inflateEnd(&stream);
    return out;
}

}  // namespace

// The directory at the end names each file, its sizes and where it begins (APPNOTE.TXT 4.3.12 and 4.3.16).
std::map<std::string, std::string> unzip(const std::string& archive) {
    const auto end = archive.rfind("PK\x05\x06");
    REQUIRE(end != std::string::npos);
    std::map<std::string, std::string> files;
    std::size_t at = number(archive, end + 16, 4);
    for (std::size_t left = number(archive, end + 10, 2); left > 0; --left) {
        REQUIRE(archive.compare(at, 4, "PK\x01\x02") == 0);
        const std::size_t method = number(archive, at + 10, 2);
        const std::size_t packed = number(archive, at + 20, 4);
        const std::size_t size = number(archive, at + 24, 4);
        const std::size_t name = number(archive, at + 28, 2);
        const std::size_t local = number(archive, at + 42, 4);
        const std::size_t data = local + 30 + number(archive, local + 26, 2) + number(archive, local + 28, 2);
        const std::string bytes = archive.substr(data, packed);
        files[archive.substr(at + 46, name)] = method == 0 ? bytes : inflated(bytes, size);
        at += 46 + name + number(archive, at + 30, 2) + number(archive, at + 32, 2);
    }
    return files;
}

}  // namespace publish::tests
