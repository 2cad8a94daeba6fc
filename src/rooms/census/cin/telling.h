#pragma once
#include <string>

#include "rooms/census/cin/check.h"

/// How a finding is told to people: which record it is, and what stands in its cells.
namespace census::cin {

/// A row of a return, in the block that holds it.
struct Here {
    const Block* block = nullptr;
    Row row = no_row;
};

/// Looks rows of a return up in its blocks.
class Lookup {
  public:
    explicit Lookup(const Return& data) : data_(data), offsets_(data.row_offsets()) {}

    Here find(Field field, Row row) const;
    /// The child's local identifier; empty where it has none, and for what belongs to no child.
    std::string_view identifier(Row child) const;
    /// "episode 2, protection plan 1", counted within the child as the tables count; "child" for the child's own row.
    std::string record(Field field, Row row) const;
    /// The different records of a finding, joined by " with ".
    std::string records(const Findings& found, const Finding& finding) const;
    /// What the file has in the cell; empty where it is missing.
    std::string value(Field field, Row row) const;
    /// The rows of each table of the whole return, by `TableOf`.
    std::array<Row, static_cast<std::size_t>(TableOf::count)> row_counts() const;

  private:
    const Return& data_;
    std::vector<std::vector<Row>> offsets_;
};

}  // namespace census::cin
