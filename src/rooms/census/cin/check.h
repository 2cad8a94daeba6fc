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

namespace census::cin {

/// Every rule of every year, in the order of its file's name. Made from the folder rules/.
std::span<const Rule* const> all_rules();

/// The rules of one census year in the order of their codes. A year before the first or after the last set at hand has
/// the nearest one.
class RuleSet {
  public:
    explicit RuleSet(int year);

    int year() const { return year_; }
    std::span<const Rule* const> rules() const { return rules_; }
    /// The rule's place in `rules()`; nothing when the year has no such rule.
    std::optional<std::uint16_t> find(std::string_view code) const;

    /// Judges what can be judged within the block; `only` limits it to one rule.
    void check(const Block& block, Findings& found, std::optional<std::uint16_t> only = {}) const;
    /// Judges what needs the whole return.
    void check_return(const Return& data, Findings& found, std::optional<std::uint16_t> only = {}) const;

  private:
    int year_;
    std::vector<const Rule*> rules_;
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
