#pragma once
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "core/result.h"
#include "rooms/census/cin/census.h"
#include "rooms/census/engine/bytes.h"
#include "rooms/census/engine/location.h"
#include "rooms/census/engine/oddities.h"
#include "rooms/census/engine/rule_set.h"

namespace census::cin {

/// Every rule of every year, in the order of its file's name. Made from the folder rules/.
std::span<const Rule* const> all_rules();

/// A year before the first set at hand or after the last has the nearest one; 0 has the last.
class RuleSet : public RuleSetOf<Rule> {
  public:
    explicit RuleSet(int year);
};

/// A return, and what its year's rules say of it. Rows of the findings count within the return.
struct Checked {
    Return data;
    RuleSet rules{0};
    Findings findings;
};

struct CheckOptions {
    int year = 0;  ///< whose rules to use; 0: the header's year
    unsigned threads = 0;
    std::function<bool(std::uint64_t done, std::uint64_t total)> progress = {};
};

/// Reads a census file and checks it, the cores sharing the file. As `read_xml` otherwise.
core::Result<Checked> check_xml(const Bytes& file, const CheckOptions& options, Oddities& oddities);

/// A finding's cells in the rows of the document; empty when one of them belongs to a record that the document does not
/// hold, which joined tables can have: there the finding does not count.
std::vector<Location> locations_of(const Return& data, const Findings& found, const Finding& finding);
/// All cells that one rule reports, sorted and each once.
std::vector<Location> locations_of(const Return& data, const Findings& found, std::uint16_t rule);

/// Checks a return that has been read, all rules or one.
Findings check(const Return& data, const RuleSet& rules, std::optional<std::uint16_t> only = {});

}  // namespace census::cin
