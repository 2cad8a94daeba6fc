#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "platform/http/multipart.h"

/// The first line is a content type, the rest a body.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::string_view type = text.substr(0, text.find('\n'));
    const std::string_view body = text.substr(std::min(text.size(), type.size() + 1));
    const auto boundary = http::boundary_of(type);
    if (!boundary) return 0;
    if (boundary->empty() || boundary->size() > 70) std::abort();
    const http::MultipartLimits limits{.fields = {.count = 8, .name_bytes = 32, .value_bytes = 128}, .files = 4};
    const auto form = http::parse_multipart(body, *boundary, limits);
    if (!form) return 0;
    if (form->fields.pairs().size() > limits.fields.count || form->files.size() > limits.files) std::abort();
    std::size_t total = 0;
    for (const auto& [name, value] : form->fields.pairs()) {
        if (!http::is_clean_utf8(name) || !http::is_clean_utf8(value)) std::abort();
        total += name.size() + value.size();
    }
    for (const http::File& file : form->files) {
        if (!http::is_clean_utf8(file.name) || file.name.find_first_of("/\\") != std::string::npos) std::abort();
        total += file.bytes.size() + file.name.size();
    }
    if (total > body.size()) std::abort();
    return 0;
}
