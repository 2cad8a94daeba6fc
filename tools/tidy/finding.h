#pragma once
#include <compare>
#include <cstddef>
#include <string>
#include <vector>

namespace tidy {

/// One thing to mend in the code: where, what, why or what to do instead.
struct Finding {
    std::string path;
    std::size_t line = 0;  ///< counts from 1; 0: the file as a whole
    std::string check;     ///< layers, header, file_size, function_size, line_length, word, belongs, docs, data, table
    std::string subject;   ///< what the fault is about: a word, a function, a header; an exception names it
    std::string what;      ///< one sentence
    std::string instead;   ///< one sentence: what to do

    auto operator<=>(const Finding&) const = default;
};

using Findings = std::vector<Finding>;

}  // namespace tidy
