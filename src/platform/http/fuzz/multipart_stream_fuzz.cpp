#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/http/multipart.h"

namespace {

constexpr http::MultipartLimits limits{.fields = {.count = 8, .name_bytes = 32, .value_bytes = 128}, .files = 4};

struct Outcome {
    bool is_refused = false, is_done = false;
    std::vector<std::pair<std::string, std::string>> fields;
    std::vector<std::pair<std::string, std::string>> files;  ///< name and bytes
    bool operator==(const Outcome&) const = default;
};

Outcome read(std::string_view body, const std::string& boundary, std::size_t piece) {
    Outcome outcome;
    http::MultipartStream stream(
        boundary, limits,
        [&](const http::File& file) -> core::Result<void> {
            if (!http::is_clean_utf8(file.name)) std::abort();
            outcome.files.emplace_back(file.name, "");
            return {};
        },
        [&](std::string_view bytes) { outcome.files.back().second += bytes; });
    while (!body.empty() && !outcome.is_refused) {
        outcome.is_refused = !stream.take(body.substr(0, piece)).has_value();
        body.remove_prefix(std::min(piece, body.size()));
    }
    // What was refused is given away whole; how far it had come is no matter.
    if (outcome.is_refused) return {.is_refused = true, .fields = {}, .files = {}};
    outcome.is_done = stream.is_done();
    // A line end may still turn out to belong to the delimiter.
    if (!outcome.is_done && !outcome.files.empty()) outcome.files.back().second.clear();
    outcome.fields = stream.fields().pairs();
    return outcome;
}

}  // namespace

/// A form with files, read as it arrives: the same comes out however the network cuts it, and what the reader of whole
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
    if (!form || form->fields.pairs() != whole.fields || form->files.size() != whole.files.size()) std::abort();
    for (std::size_t i = 0; i < whole.files.size(); ++i)
        if (form->files[i].name != whole.files[i].first || form->files[i].bytes != whole.files[i].second) std::abort();
    return 0;
}
