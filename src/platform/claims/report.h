#pragma once
#include <span>
#include <string>
#include <string_view>

#include "platform/claims/claims.h"
#include "platform/claims/explanations.h"

namespace claims {

/// What is told of one document.
struct Report {
    std::string document;  ///< the file's name, or "lrscp 2024-25"
    std::vector<Finding> findings;
    std::vector<Explanation> idle;  ///< explanations that meet nothing
};

/// How many findings nobody has explained, and explanations that meet nothing: what makes the exit status 1.
std::size_t open_in(const Report& report);

/// For a terminal: each finding with its place, its words, what was stated, recomputed and judged.
std::string to_text(const Report& report);

/// line,place,verdict,check,passage,stated,recomputed,explanation,explained_by: a row for each finding.
std::string to_csv(const Report& report);

/// {"document":..., "findings":[{passage,line,stated,recomputed,verdict,check,explanation}]}
std::string to_json(const Report& report);

}  // namespace claims
