#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace core {

/// One thing that a person can put right in a file they gave us: where it is, what is wrong, what to do.
/// Readers of foreign input collect all faults; they never stop at the first.
struct Fault {
    std::string file;      ///< as the person named it; relative to the pack
    std::size_t line = 0;  ///< counts from 1, the header row is line 1; 0: the file as a whole
    std::string column;    ///< empty: the row as a whole
    std::string what;      ///< one sentence
    std::string remedy;    ///< one sentence in the imperative
};

using Faults = std::vector<Fault>;

/// "indicators.csv, line 12, column polarity: "up" is not a polarity. Write high, low or none."
std::string sentence(const Fault& fault);

}  // namespace core
