#pragma once
#include <cstddef>
#include <string_view>

namespace packs {

/// The line (from 1) of the first character beyond ASCII that stands outside quotation marks and comments, where TOML
/// allows none; 0: there is none. Asked before toml++ 3 reads a text, whose tables of such characters lead it into code
/// that its author took for unreachable (found by fuzzing).
std::size_t line_of_loose_character(std::string_view toml);

}  // namespace packs
