#pragma once
#include <map>
#include <string>
#include <vector>

#include "finding.h"
#include "tree.h"

namespace tidy {

using Places = std::vector<std::string>;  ///< as lies_in() reads them

/// A floor of a room: the stems ("store") and folders ("pages/") that stand on it.
struct Floor {
    std::string name;
    std::vector<std::string> marks;
};

struct Layers {
    std::map<std::string, std::vector<std::string>, std::less<>> services;  ///< each with those that it may use
    std::vector<Floor> floors;                                              ///< of a room, bottom up
    std::vector<std::string> value_services;                                ///< what a value may use beside core/
};

struct HeaderRule {
    std::string beginning;
    Places used_in;
    Places in_headers_of;
    std::string why;
};

struct WordRule {
    enum class Where { code, text, literals, names };
    Where where;
    std::string word;
    std::string unless;  ///< the word passes where this follows in the line; empty: never
    Places in;
    Places except_in;
    std::string instead;
};

struct Exception {
    std::string check;
    std::string path;
    std::string subject;  ///< empty: every fault of that check in that file
    std::size_t line = 0;
};

/// The tables in tools/, each absent one read as empty.
struct Tables {
    Layers layers;
    std::vector<HeaderRule> headers;  ///< longest beginning first
    std::vector<WordRule> words;
    std::vector<Exception> exceptions;
};

/// What a table says wrongly is added to `findings`.
Tables read_tables(const Tree& tree, Findings& findings);

}  // namespace tidy
