#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/statistics.h"
#include "rooms/census/engine/indicator.h"
#include "rooms/census/engine/report.h"

/// What the check of a handed-in return leaves behind, sealed to its authority like the return itself.
namespace census {

struct KeptPlace {
    std::string table;
    Row row = 0;
    std::string column;
    std::string value;  ///< as in the file; empty: missing
};

struct KeptFinding {
    std::string rule;
    std::string child;   ///< the authority's own identifier; empty: none
    std::string record;  ///< "episode 2, protection plan 1"
    std::vector<KeptPlace> places;

    /// What a mark holds on to: the same in the next upload unless the records before it changed.
    std::string name() const { return rule + "|" + child + "|" + record; }
};

/// One figure of one indicator, unmasked.
struct KeptFigure {
    std::string indicator;
    std::string by;  ///< empty: the whole; "part"; or a word of by_names()
    std::string of;  ///< the part or the breakdown's value
    std::int64_t numerator = 0;
    std::int64_t denominator = 0;  ///< of a count: the whole that it is a part of; 0: none
};

/// 95% limits: of a share in percent (Wilson), of a count as a count (Byar, exact below 10). Nothing where there is no
/// base.
std::optional<core::Interval> interval_of(const KeptFigure& figure, Unit unit);

struct Results {
    std::string collection, authority;
    int year = 0, rules_of = 0;
    bool is_partial = false;
    std::vector<std::pair<std::string, std::int64_t>> rows;         ///< by table
    std::vector<std::string> notes;                                 ///< of the file itself, in sentences
    std::vector<std::pair<std::string, std::string>> return_level;  ///< rule, what was counted
    std::vector<std::pair<std::string, std::string>> missing;  ///< column, "missing of all": volumes for comparison
    std::vector<KeptFinding> findings;                         ///< by rule, then child
    std::vector<KeptFigure> figures;
};

/// Every figure of the indicators, in their order: the whole, then its parts, then by breakdown.
std::vector<KeptFigure> figures_of(const std::vector<Tally>& tallies);

Results results_of(const Report& report, const std::vector<Tally>& tallies);
std::string to_text(const Results& results);
/// Only what `to_text` wrote.
Results parse_results(std::string_view text);

/// The indicator's card, of either return; null when there is none.
const IndicatorCard* find_indicator(std::string_view id);
/// The rule's card in the year's rules; null when there is none.
const Card* find_rule(std::string_view collection, int year, std::string_view code);

}  // namespace census
