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

namespace {

bool meets(const Explanation& one, const Finding& finding, std::string_view document) {
    const bool here = one.document.empty() || one.document == document || finding.place.starts_with(one.document + ",");
    const auto same = [](const std::string& told, std::string_view now) { return told.empty() || told == now; };
    return here && finding.passage.find(one.passage) != std::string::npos && same(one.check, finding.check) &&
           same(one.stated, finding.stated) && same(one.recomputed, finding.recomputed);
}

}  // namespace

std::vector<Explanation> explain(std::vector<Finding>& findings, std::span<const Explanation> explanations,
                                 std::string_view document) {
    std::vector<Explanation> idle;
    for (const auto& one : explanations) {
        bool met = false;
        for (auto& finding : findings) {
            if (!meets(one, finding, document)) continue;
            finding.explanation = one.why;
            finding.explained_by = one.by;
            met = true;
        }
        // Another file's explanation is nobody's business here.
        if (!met && (one.document.empty() || document.empty() || one.document == document)) idle.push_back(one);
    }
    return idle;
}

}  // namespace claims
