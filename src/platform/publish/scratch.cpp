#include "platform/publish/scratch.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/failure.h"

namespace publish {

Scratch::Scratch() {
    std::error_code error;
    const auto parent = std::filesystem::temp_directory_path(error);
    folder_ = (parent / "cairn-publish-XXXXXX").string();
    if (error || ::mkdtemp(folder_.data()) == nullptr)
        throw core::Failure("No temporary folder can be made in " + parent.string() + ".");
}

Scratch::~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

std::string Scratch::path(std::string_view name) const { return folder_ + "/" + std::string{name}; }

void Scratch::put(std::string_view name, std::string_view bytes) const {
    std::ofstream stream{path(name), std::ios::binary};
    stream << bytes;
    stream.close();
    if (!stream) throw core::Failure("The file " + path(name) + " cannot be written.");
}

std::string Scratch::get(std::string_view name) const {
    std::ifstream stream{path(name), std::ios::binary};
    std::string bytes{std::istreambuf_iterator<char>{stream}, {}};
    if (!stream.is_open() || stream.bad()) throw core::Failure("The file " + path(name) + " cannot be read.");
    return bytes;
}

}  // namespace publish
