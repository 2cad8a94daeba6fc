#include "platform/claims/explanations.h"

#include <algorithm>

#include "core/csv.h"

namespace claims {

std::vector<Explanation> read_explanations(std::string_view csv, const std::string& file, core::Faults& faults) {
    const auto read = core::read_csv(csv, file, faults);
    const std::vector<std::string> expected{"document", "passage", "check", "by", "why"};
    if (read.header != expected) {
        if (!read.header.empty())
            faults.push_back({.file = file,
                              .line = 1,
                              .column = {},
                              .what = "The columns are not those of explanations.",
                              .remedy = "Head the file with document,passage,check,by,why."});
        return {};
    }
    std::vector<Explanation> all;
    for (const auto& row : read.rows) {
        Explanation one{.document = row.cells[0],
                        .passage = row.cells[1],
                        .check = row.cells[2],
                        .by = row.cells[3],
                        .why = row.cells[4],
                        .line = row.line};
        if (one.passage.empty() || one.why.empty() || one.by.empty())
            faults.push_back({.file = file,
                              .line = row.line,
                              .column = {},
                              .what = "An explanation lacks its passage, its reason or who gives it.",
                              .remedy = "Fill passage, by and why."});
        else
            all.push_back(std::move(one));
    }
    return all;
}

std::vector<Explanation> explain(std::vector<Finding>& findings, std::span<const Explanation> explanations,
                                 std::string_view document) {
    std::vector<Explanation> idle;
    for (const auto& one : explanations) {
        if (!one.document.empty() && one.document != document && !document.empty()) continue;
        bool met = false;
        for (auto& finding : findings) {
            const bool here = finding.passage.find(one.passage) != std::string::npos ||
                              (!one.document.empty() && document.empty() && finding.place.starts_with(one.document) &&
                               finding.passage.find(one.passage) != std::string::npos);
            if (!here || (!one.check.empty() && one.check != finding.check)) continue;
            finding.explanation = one.why;
            finding.explained_by = one.by;
            met = true;
        }
        if (!met) idle.push_back(one);
    }
    return idle;
}

}  // namespace claims
