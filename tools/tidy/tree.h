#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "source.h"

namespace tidy {

/// What the checks look at: the text files by path, and the names of everything else. Pure data, so that a test can
/// write a tree of three files in a string.
struct Tree {
    std::map<std::string, Source, std::less<>> files;
    std::set<std::string, std::less<>> paths;  ///< every file and folder, text or not

    void add(std::string path, std::string_view text);
    bool has(std::string_view path) const { return paths.contains(path); }
    const Source* find(std::string_view path) const;
};

/// Reads a working copy; leaves out what git ignores by habit (build, node_modules, out, the stores).
/// Throws std::runtime_error when `root` cannot be read.
Tree read_tree(const std::string& root);

}  // namespace tidy
