#pragma once
#include <span>
#include <string_view>

namespace core {

/// A file that was put into the program when it was built. `path` is relative to the folder named in the build.
struct EmbeddedFile {
    std::string_view path;
    std::string_view bytes;
};

}  // namespace core
