#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tidy {

/// One file of the tree, read as lines. Lines count from 1 in everything that a person sees, from 0 here.
struct Source {
    std::string path;  ///< relative to the root of the tree, with '/'
    std::vector<std::string> lines;
    /// C++ only: the same lines with comments and the insides of literals blanked, so that a word in a sentence is
    /// not taken for code. Empty for other files.
    std::vector<std::string> code;
    /// C++ only: the same lines with everything but the insides of literals blanked.
    std::vector<std::string> literals;
};

Source read_source(std::string path, std::string_view text);

/// What a line includes: `core/date.h`, `chrono`; empty when it is no #include line.
struct Include {
    std::string target;
    bool quoted = false;
    std::size_t line = 0;  ///< counts from 1
};
std::vector<Include> includes_of(const Source& source);

/// A letter, a digit or '_'.
bool is_word_char(char c);
bool is_cpp(std::string_view path);
bool is_header(std::string_view path);

/// Where `word` stands in `line` as a word of its own: letters, digits and '_' do not touch its ends where it begins
/// or ends with one. `npos` when it does not.
std::size_t find_word(std::string_view line, std::string_view word, std::size_t from = 0);

std::vector<std::string_view> split(std::string_view text, char separator);
std::string_view trim(std::string_view text);
/// "rooms" of "rooms/training/store.cpp"
std::string_view first_part(std::string_view path);
/// "store.cpp" of "rooms/training/store.cpp"
std::string_view file_name(std::string_view path);
/// "rooms/training" of "rooms/training/store.cpp"; empty when there is no folder
std::string_view folder_of(std::string_view path);
/// "store" of "rooms/training/store.cpp"
std::string_view stem_of(std::string_view path);
/// The path that `link` means, seen from `folder`: "docs" and "../HOUSE.md" is "HOUSE.md". A link that begins with "/"
/// starts at the root of the tree.
std::string joined(std::string_view folder, std::string_view link);
/// Whether a file lies in a place as the tables name it: "src/core" the file or folder, "*/tests/" any folder of
/// that name, "*" everywhere, "-" nowhere.
bool lies_in(std::string_view path, std::string_view place);
bool lies_in_any(std::string_view path, const std::vector<std::string>& places);
/// Whether one of the folders of `path` is named `folder`.
bool has_folder(std::string_view path, std::string_view folder);

}  // namespace tidy
