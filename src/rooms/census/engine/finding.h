#pragma once
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

#include "rooms/census/engine/table.h"

namespace census {

/// One cell that a finding points at.
struct Place {
    Field field;
    Row row;
};

/// What one rule says of one record, or of a few that break it together: the places belong to each other.
struct Finding {
    std::uint16_t rule;  ///< index in the rule set
    std::uint16_t place_count;
    Row child;  ///< row of the child it is reported under
    std::uint32_t first_place;
};

/// A rule on the return as a whole that does not hold; it has no places.
struct ReturnFinding {
    std::uint16_t rule;
    std::string values;  ///< what was counted: "12 plans start in the period, 10 conferences were held"
};

/// Collects findings. Rules only ever add; they never change what they look at.
class Findings {
  public:
    /// The findings added from now on are this rule's.
    void begin(std::uint16_t rule) { rule_ = rule; }

    /// Reports places, in rows of the tables as the block holds them.
    void add(Row child, std::initializer_list<Place> places) { add(child, std::span{places.begin(), places.size()}); }
    void add(Row child, std::span<const Place> places);

    /// Reports that the return as a whole breaks the rule.
    void add_return(std::string values) { return_level_.push_back({rule_, std::move(values)}); }

    std::span<const Finding> all() const { return findings_; }
    std::span<const Place> places(const Finding& finding) const {
        return std::span{places_}.subspan(finding.first_place, finding.place_count);
    }
    std::span<const ReturnFinding> return_level() const { return return_level_; }

    /// Takes over another collection's findings with `child_offset` added to each child and, by field, `row_offset`
    /// to each row.
    void append(const Findings& more, Row child_offset, std::span<const Row> row_offset_by_field);

    /// By rule, then child, otherwise in the order they were found.
    void sort();

  private:
    std::uint16_t rule_ = 0;
    std::vector<Finding> findings_;
    std::vector<Place> places_;
    std::vector<ReturnFinding> return_level_;
};

}  // namespace census
