#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/multipart.h"

namespace {

constexpr http::MultipartLimits limits{.fields = {.count = 8, .name_bytes = 32, .value_bytes = 128}, .files = 4};

struct Outcome {
    bool is_refused = false, is_done = false;
    std::vector<std::pair<std::string, std::string>> fields;
    std::string file_name, file_bytes;
    bool operator==(const Outcome&) const = default;
};

Outcome read(std::string_view body, const std::string& boundary, std::size_t piece) {
    Outcome outcome;
    bool has_file = false;
    http::MultipartStream stream(
        boundary, limits,
        [&](const http::File& file) -> core::Result<void> {
            if (has_file || !http::is_clean_utf8(file.name)) std::abort();
            has_file = true;
            outcome.file_name = file.name;
            return {};
        },
        [&](std::string_view bytes) { outcome.file_bytes += bytes; });
    while (!body.empty() && !outcome.is_refused) {
        outcome.is_refused = !stream.take(body.substr(0, piece)).has_value();
        body.remove_prefix(std::min(piece, body.size()));
    }
    // What was refused is given away whole; how far it had come is no matter.
    if (outcome.is_refused) return {.is_refused = true, .fields = {}, .file_name = {}, .file_bytes = {}};
    outcome.is_done = stream.is_done();
    if (!outcome.is_done) outcome.file_bytes.clear();  // a line end may still turn out to belong to the delimiter
    outcome.fields = stream.fields().pairs();
    return outcome;
}

}  // namespace

/// A form with a file, read as it arrives: the same comes out however the network cuts it, and what the reader of whole
/// bodies reads. The first byte says how it is cut; the first line is a content type, the rest a body.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 1) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const std::string_view type = text.substr(0, text.find('\n'));
    const std::string_view body = text.substr(std::min(text.size(), type.size() + 1));
    const auto boundary = http::boundary_of(type);
    if (!boundary) return 0;
    const auto whole = read(body, *boundary, body.size());
    if (whole != read(body, *boundary, 1 + data[0] % 16)) std::abort();
    if (whole.is_refused || !whole.is_done) return 0;
    // A file without a name is no file that someone chose: the stream lets its bytes go, and does not count it.
    auto generous = limits;
    generous.files = 10'000;
    auto form = http::parse_multipart(body, *boundary, generous);
    if (form) std::erase_if(form->files, [](const http::File& file) { return file.name.empty(); });
    if (!form || form->fields.pairs() != whole.fields || form->files.size() > 1) std::abort();
    if (!form->files.empty() && (form->files[0].bytes != whole.file_bytes || form->files[0].name != whole.file_name))
        std::abort();
    return 0;
}
