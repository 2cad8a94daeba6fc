#pragma once
#include <functional>
#include <iosfwd>
#include <string>
#include <utility>
#include <vector>

#include "core/fault.h"
#include "rooms/census/engine/location.h"
#include "rooms/census/engine/rule.h"

/// What was found in one return, the same for every kind of return, and the ways it is written down.
namespace census {

/// One finding, put into words.
struct Told {
    const Card& card;
    std::string_view child;  ///< the local identifier; empty where there is none
    std::string group;       ///< the records that fail together: "episode 2, protection plan 1"
    std::vector<Location> locations;
    std::function<std::string(std::size_t)> value;  ///< what stands in the cell of a location
};

class JsonText;

struct Report {
    std::string file;        ///< as it was named
    std::string unusable;    ///< why it could not be read at all; the rest is then empty
    std::string collection;  ///< "CIN" or "SSDA903"
    int year = 0;            ///< 0 where the file does not say
    int rules_of = 0;        ///< the year whose rules were used
    std::string authority;
    std::vector<std::pair<std::string_view, Row>> rows;  ///< by table
    core::Faults notes;                                  ///< what was odd about the file itself
    bool is_partial = false;  ///< some records or part of the file could not be read and were left out
    std::size_t count = 0;    ///< of findings
    /// Calls with each finding, by rule, then child.
    std::function<void(const std::function<void(const Told&)>&)> each;
    std::vector<std::pair<const Card*, std::string>> return_level;

    bool found_anything() const { return count > 0 || !return_level.empty(); }
};

/// {"files":[{"file","collection","year","authority","rows","findings","return_level","notes"}]}, one finding a line.
void write_json(std::ostream& out, const std::vector<Report>& reports);

/// The same for one return, as a value within a document.
void write_json(JsonText& json, const Report& report);

/// For people: by rule, then child, with the wording, the values and what to do.
void write_text(std::ostream& out, const std::vector<Report>& reports);

/// The findings as files that an authority works through: `folder`/<file>-findings.csv and .xlsx, with identifiers and
/// no other value. Gives their paths. Throws `core::Failure` when they cannot be written.
std::vector<std::string> write_files(const std::string& folder, const std::vector<Report>& reports);

/// A cell that a spreadsheet takes as text, whatever it begins with.
std::string inert(std::string_view text);

}  // namespace census
