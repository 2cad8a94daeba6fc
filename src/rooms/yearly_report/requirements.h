#pragma once
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/law.h"
#include "core/period.h"

namespace yearly_report {

enum class Duty { must, should };

/// What a yearly report has to show, by an instrument, from a day to a day.
struct Requirement {
    std::string_view code;  ///< "YR-M1"; the same for the same matter under a later instrument
    std::string_view what;  ///< completes "The report shows ..."; in our words
    Duty duty;
    core::Source source;
    core::Date from;                  ///< first day
    std::optional<core::Date> to;     ///< last day; empty: in force
    std::string_view verified;        ///< where it was seen; "not verified: ..." when it was not
    std::string_view condition = {};  ///< when it applies; empty: always
};

/// All cards, in the order in which they are read, older instruments first.
std::span<const Requirement> requirements();

/// What a report on this year answers to: the cards in force on its last day.
std::vector<const Requirement*> requirements_of(core::ReportingYear year);

/// The newest card of a code; null when there is none.
const Requirement* find_requirement(std::string_view code);

}  // namespace yearly_report
