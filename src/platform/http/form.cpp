#include "platform/http/form.h"

#include <algorithm>

namespace http {
namespace {

core::Result<std::string> decode_field(std::string_view text) {
    if (text.find('+') == std::string_view::npos) return decode(text);
    std::string spaced{text};
    std::replace(spaced.begin(), spaced.end(), '+', ' ');
    return decode(spaced);
}

}  // namespace

core::Result<Fields> parse_form(std::string_view text, const FieldLimits& limits) {
    Fields fields;
    while (!text.empty()) {
        const std::string_view pair = text.substr(0, text.find('&'));
        text.remove_prefix(std::min(text.size(), pair.size() + 1));
        if (pair.empty()) continue;
        if (fields.pairs().size() >= limits.count) {
            return core::refuse(core::Reason::unusable_input, "The form or address has too many fields.");
        }
        const std::size_t equals = std::min(pair.find('='), pair.size());
        auto name = decode_field(pair.substr(0, equals));
        if (!name) return tl::unexpected(name.error());
        auto value = decode_field(pair.substr(std::min(equals + 1, pair.size())));
        if (!value) return tl::unexpected(value.error());
        if (name->size() > limits.name_bytes || value->size() > limits.value_bytes) {
            return core::refuse(core::Reason::unusable_input, "A field of the form or address is too long.");
        }
        fields.add(std::move(*name), std::move(*value));
    }
    return fields;
}

}  // namespace http
