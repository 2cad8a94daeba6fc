#include "platform/figures/segments.h"

namespace figures {

std::vector<std::string> segments(std::string_view id) {
    std::vector<std::string> parts{""};
    for (const char c : id) {
        if (c == '/')
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

}  // namespace figures
