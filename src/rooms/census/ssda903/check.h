#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/fault.h"
#include "core/result.h"
#include "rooms/census/engine/bytes.h"
#include "rooms/census/engine/location.h"
#include "rooms/census/engine/report.h"
#include "rooms/census/engine/rule_set.h"
#include "rooms/census/ssda903/returns.h"

namespace census::ssda903 {

/// Every rule of every year, in the order of its file's name. Made from the folder rules/.
std::span<const Rule* const> all_rules();

/// A year before the first set at hand or after the last has the nearest one; 0 has the last.
class RuleSet : public RuleSetOf<Rule> {
  public:
    explicit RuleSet(int year);
};

/// Whether the files that the rule's card names were handed in.
bool applies(const Rule& rule, const Return& data);

/// Checks a return, all rules or one; a rule that does not apply says nothing.
Findings check(const Return& data, const RuleSet& rules, std::optional<std::uint16_t> only = {});

/// All cells that one rule reports, in the rows of the files, sorted and each once.
std::vector<Location> locations_of(const Return& data, const Findings& found, std::uint16_t rule);

struct Checked {
    std::shared_ptr<const Return> data;
    RuleSet rules{0};
    Findings findings;
};
Report report_of(std::string name, std::shared_ptr<const Checked> checked);

/// A file of a return, or a folder of them with last year's in its folder "prev".
struct Files {
    std::vector<std::string> now;
    std::vector<std::string> last;
};

struct Read {
    std::shared_ptr<Return> data;
    int year = 0;        ///< of the rules and the period: the year asked for, else the one that the dates speak of
    core::Faults notes;  ///< what was odd about the files
    std::vector<std::pair<std::string, std::string>> unusable;  ///< files that could not be read, and why
};

/// One file of a return, wherever it comes from.
struct Part {
    std::string name;
    const Bytes* bytes;
    bool is_last_year = false;
};

/// Reads the files of one return. Files are known by their columns, in any order and either case. Throws
/// `core::Failure` when the disk fails.
Read read_csv(std::span<const Part> parts, int year);
/// The same from disk.
Read read_csv(const Files& files, int year);

/// The CSV files of a folder. Refuses what is no folder of CSV files.
core::Result<Files> files_of(const std::string& folder);

}  // namespace census::ssda903
