#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "platform/http/form.h"

/// Whatever a client sends as a form: each field that comes out is clean, and goes back and forth unchanged.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const http::FieldLimits limits{.count = 20, .name_bytes = 16, .value_bytes = 64};
    const auto form = http::parse_form(text, limits);
    if (!form) return 0;
    if (form->pairs().size() > limits.count) std::abort();
    std::string again;
    for (const auto& [name, value] : form->pairs()) {
        if (!http::is_clean_utf8(name) || !http::is_clean_utf8(value)) std::abort();
        if (name.size() > limits.name_bytes || value.size() > limits.value_bytes) std::abort();
        again += (again.empty() ? "" : "&") + http::encode(name) + "=" + http::encode(value);
    }
    const auto twice = http::parse_form(again, limits);
    if (!twice || twice->pairs() != form->pairs()) std::abort();
    return 0;
}
