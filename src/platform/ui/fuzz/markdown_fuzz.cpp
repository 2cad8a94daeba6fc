#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "platform/ui/markdown.h"

/// Whatever a person types: no crash, and no tag that Markdown does not make.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto html = ui::markdown(text).str();
    for (const char* never : {"<script", "<iframe", "<style", "<object", "<form", "=\"javascript:", "=\"vbscript:"})
        if (html.find(never) != std::string::npos) std::abort();
    return 0;
}
