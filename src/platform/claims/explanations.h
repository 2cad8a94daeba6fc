#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/fault.h"
#include "platform/claims/claims.h"

namespace claims {

/// Somebody has looked at a finding and says why the passage is right.
struct Explanation {
    std::string document;  ///< the file's name, the document's code or "lrscp 2024-25"; empty: whichever is checked
    std::string passage;   ///< words that the finding's passage holds
    std::string check;     ///< code of the check; empty: any
    std::string by, why;
    std::size_t line = 0;     ///< in the explanations file; 0: kept in the record
    std::string stated = {};  ///< what the passage stated when it was explained; empty: whatever it states
    std::string recomputed = {};
    std::string on = {};  ///< ISO day; empty: not told
};

/// Reads claims.csv: columns document, passage, check, by, why. Every fault is told.
std::vector<Explanation> read_explanations(std::string_view csv, const std::string& file, core::Faults& faults);

/// Puts each explanation at the findings that it meets: a finding in `document`, or one about the record whose place
/// begins with the explanation's document. What was stated and recomputed has to be what it was. Those that meet none
/// come back, to be told: the passage has changed, or was never found.
std::vector<Explanation> explain(std::vector<Finding>& findings, std::span<const Explanation> explanations,
                                 std::string_view document);

}  // namespace claims
