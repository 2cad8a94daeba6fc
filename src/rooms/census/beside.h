#pragma once
#include <string>
#include <vector>

#include "rooms/census/kept_results.h"

/// One return beside another: what moved, and what moved by more than chance allows.
namespace census {

enum class Moved { no, up, down };

struct Beside {
    std::string about;  ///< "volume", "missing" or "indicator"
    std::string name;
    std::string then, now;  ///< as read: "312", "24.8% (153 of 618)"; empty: not there
    std::string interval;   ///< "× 0.92 to 1.10" or "-3.1 to 4.0 percentage points"; empty: not compared
    Moved moved = Moved::no;
    std::string note;  ///< why it is not compared: another definition, no base
};

/// One figure beside the same of the earlier return, null where that has none.
Beside compared(const KeptFigure* then, const KeptFigure& now);

/// Rows by table and totals of indicators as counts (Wilson on the share of their sum), missing cells and shares by the
/// difference of proportions (Newcombe), all at 95%. With about forty lines two move by chance alone: the lines ask a
/// question, they give no verdict.
std::vector<Beside> beside(const Results& then, const Results& now);

}  // namespace census
