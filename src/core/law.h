#pragma once
#include <optional>
#include <span>
#include <string_view>

#include "core/date.h"

namespace core {

/// An Act, a statutory instrument or statutory guidance, with the days on which it binds. The law is dated data: a
/// record is judged by the law of its day.
struct Instrument {
    std::string_view code;      ///< "WT2023"
    std::string_view title;     ///< in full
    Date from;                  ///< first day in force
    std::optional<Date> to;     ///< last day in force; empty: still in force
    std::string_view verified;  ///< where the dates were seen; "not verified: ..." when they were not
};

/// Where a rule comes from.
struct Source {
    std::string_view instrument;  ///< an Instrument's code
    std::string_view provision;   ///< "s.16C(1)", "chapter 5"
};

/// Every instrument that Cairn cites, by code.
std::span<const Instrument> instruments();

/// Throws `Bug` when Cairn does not know the code.
const Instrument& instrument(std::string_view code);

bool in_force(const Instrument& instrument, Date on);

/// The Working Together to Safeguard Children that bound on a day; empty before 26 March 2015, the first one Cairn
/// holds.
const Instrument* working_together(Date on);

}  // namespace core
