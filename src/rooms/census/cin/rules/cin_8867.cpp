#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto fails = [&](Row row, Row episode) {
        return given(block.episodes.closure[episode]) && !given(block.assessments.end[row]);
    };
    flag_with_parent(found, fails, block.assessments.end, block.episodes.closure);
}

}  // namespace

extern constinit const Rule cin_8867{.card = {.code = "8867",
                                              .severity = Severity::error,
                                              .years = {.first = 2023},
                                              .statement = "In a closed episode every assessment has an end date.",
                                              .message = "The episode is closed, yet an assessment has not ended",
                                              .remedy = "Enter the end of the assessment.",
                                              .source = {.instrument = guide, .provision = "rule 8867"},
                                              .module = "CINdetails",
                                              .fields = {Column::closure, Column::assessment_end}},
                                     .check = check};

}  // namespace census::cin
