#include "tree.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace tidy {
namespace {

constexpr std::array left_out = {".git", "build", "node_modules", "out", ".cache"};
constexpr std::array text_endings = {".cpp", ".h", ".md", ".txt", ".sql", ".cmake", ".mjs", ".js", ".scss", ".csv"};

bool is_text(std::string_view path) {
    return std::any_of(text_endings.begin(), text_endings.end(),
                       [&](std::string_view ending) { return path.ends_with(ending); });
}

/// Returns and data of other people are not ours to tidy, and can be large. Source and date in the first lines are.
bool is_only_headed(std::string_view path) { return path.starts_with("data/") && path.ends_with(".csv"); }

std::string read_file(const std::filesystem::path& path, std::string_view relative) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path.string());
    if (!is_only_headed(relative)) return {std::istreambuf_iterator<char>(in), {}};
    std::string head(4096, '\0');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(in.gcount()));
    return head;
}

}  // namespace

void Tree::add(std::string path, std::string_view text) {
    for (auto folder = folder_of(path); !folder.empty(); folder = folder_of(folder)) paths.emplace(folder);
    paths.insert(path);
    if (is_text(path)) files.emplace(path, read_source(path, text));
}

const Source* Tree::find(std::string_view path) const {
    const auto found = files.find(path);
    return found == files.end() ? nullptr : &found->second;
}

Tree read_tree(const std::string& root) {
    namespace fs = std::filesystem;
    Tree tree;
    if (!fs::exists(fs::path(root) / "CMakeLists.txt"))
        throw std::runtime_error(root + " is not a tree of this project");
    for (auto at = fs::recursive_directory_iterator(root); at != fs::recursive_directory_iterator(); ++at) {
        const auto name = at->path().filename().string();
        const bool skipped = std::find(left_out.begin(), left_out.end(), name) != left_out.end();
        if (at->is_directory()) {
            if (skipped) at.disable_recursion_pending();
            continue;
        }
        const auto relative = at->path().lexically_relative(root).generic_string();
        tree.add(relative, is_text(relative) ? read_file(at->path(), relative) : std::string{});
    }
    return tree;
}

}  // namespace tidy
