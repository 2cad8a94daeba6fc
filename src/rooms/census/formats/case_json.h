#pragma once
#include <memory>
#include <string>
#include <vector>

#include "core/result.h"
#include "rooms/census/cin/census.h"

/// Small returns written as JSON tables, so that a rule can be tried without compiling. See docs in README.md.
namespace census {

/// One table as it was written: every cell as text, nothing where it is null.
struct CaseTable {
    std::vector<std::string> columns;
    /// By row, by column: a cell holds several texts where a list was written.
    std::vector<std::vector<std::vector<std::string>>> rows;
    std::vector<std::size_t> index;  ///< the number of each row, where rows are numbered by hand; otherwise empty
};

/// What a case expects of its rule.
struct Expected {
    struct Place {
        std::string table;
        Row row;
        std::string column;
        friend auto operator<=>(const Place&, const Place&) = default;
    };
    bool stated = false;
    std::vector<Place> locations{};  ///< sorted
    bool return_level = false;
    /// SSDA903: tables and their failing rows; a case that names no column.
    std::vector<std::pair<std::string, std::vector<Row>>> rows{};
    bool skipped = false;  ///< SSDA903: the rule does not apply, for want of tables
};

struct Case {
    std::string name;
    std::string rule;  ///< empty where the file does not say
    std::string skip;  ///< why the case is to be left out; empty otherwise
    std::vector<std::pair<std::string, CaseTable>> tables{};
    std::vector<std::pair<std::string, std::string>> metadata{};
    Expected expected{};

    const CaseTable* table(std::string_view name) const;
};

/// Reads the cases of a file: one object with "tables", or one with "cases". Refuses, with one line, what is neither.
core::Result<std::vector<Case>> read_cases(const std::string& text);

}  // namespace census

namespace census::cin {

/// The return that the tables of a case describe. Rows are joined by LAchildID, CINdetailsID, AssessmentID and CPPID;
/// a record that other tables speak of and that has no row of its own is there with no row number.
Return return_of(const Case& tables);

/// The tables and columns of a case that no census has, in words: they are left out.
std::vector<std::string> strange_parts(const Case& tables);

}  // namespace census::cin
