#include "platform/http/compress.h"

#include <brotli/encode.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <memory>

#include "core/check.h"
#include "core/utf8.h"

namespace http {
namespace {

/// zlib's state, 256 KiB: made once for each thread and level.
class Deflater {
  public:
    explicit Deflater(int level) {
        constexpr int gzip_window = 15 + 16;
        const int made = deflateInit2(&stream_, level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY);
        core::check(made == Z_OK, "zlib starts with parameters that we chose");
    }
    ~Deflater() { deflateEnd(&stream_); }
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;

    std::string run(std::string_view bytes) {
        deflateReset(&stream_);
        std::string out(deflateBound(&stream_, bytes.size()), '\0');
        stream_.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));  // zlib only reads it
        stream_.avail_in = static_cast<uInt>(bytes.size());
        stream_.next_out = reinterpret_cast<Bytef*>(out.data());
        stream_.avail_out = static_cast<uInt>(out.size());
        core::check(deflate(&stream_, Z_FINISH) == Z_STREAM_END, "the bound that zlib gave suffices");
        out.resize(stream_.total_out);
        return out;
    }

  private:
    z_stream stream_{};
};

/// "q=0", "q=0.0", "q=0.000": not wanted.
bool is_unwanted(std::string_view parameters) {
    const std::size_t at = parameters.find("q=");
    if (at == std::string_view::npos) return false;
    return core::trimmed(parameters.substr(at + 2)).find_first_of("123456789") == std::string_view::npos;
}

}  // namespace

std::string gzip(std::string_view bytes, int level) {
    core::check(level >= 1 && level <= 9, "zlib knows levels 1 to 9");
    static thread_local std::array<std::unique_ptr<Deflater>, 10> deflaters;
    auto& deflater = deflaters[static_cast<std::size_t>(level)];
    if (!deflater) deflater = std::make_unique<Deflater>(level);
    return deflater->run(bytes);
}

std::string brotli(std::string_view bytes, int quality) {
    std::size_t length = BrotliEncoderMaxCompressedSize(bytes.size());
    std::string out(length, '\0');
    const auto done = BrotliEncoderCompress(quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.size(),
                                            reinterpret_cast<const std::uint8_t*>(bytes.data()), &length,
                                            reinterpret_cast<std::uint8_t*>(out.data()));
    core::check(done == BROTLI_TRUE, "the bound that brotli gave suffices");
    out.resize(length);
    return out;
}

bool accepts(std::string_view accept_encoding, std::string_view coding) {
    bool star = false;
    while (!accept_encoding.empty()) {
        const std::string_view one = accept_encoding.substr(0, accept_encoding.find(','));
        accept_encoding.remove_prefix(std::min(accept_encoding.size(), one.size() + 1));
        const std::string_view name = core::trimmed(one.substr(0, one.find(';')));
        const bool is_wanted = !is_unwanted(one.substr(std::min(one.size(), one.find(';'))));
        if (name == coding) return is_wanted;
        if (name == "*") star = is_wanted;
    }
    return star;
}

bool is_compressible(std::string_view content_type) {
    const std::string_view kind = content_type.substr(0, content_type.find(';'));
    return kind.starts_with("text/") || kind == "application/json" || kind == "application/xml" ||
           kind == "image/svg+xml" || kind == "application/javascript" || kind.ends_with("+xml") ||
           kind.ends_with("+json");
}

}  // namespace http
