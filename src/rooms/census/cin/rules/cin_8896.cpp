#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& assessments = block.assessments;
    at_most_one_open(
        found, block.episodes, assessments, [&](Row row) { return !given(assessments.end[row]); }, assessments.end);
}

}  // namespace

extern constinit const Rule cin_8896{.card = {.code = "8896",
                                              .severity = Severity::error,
                                              .years = {.first = 2023},
                                              .statement = "An episode has at most one assessment without an end date.",
                                              .message = "The episode has several open assessments",
                                              .remedy = "End all but the latest of them.",
                                              .source = {.instrument = guide, .provision = "rule 8896"},
                                              .module = "Assessments",
                                              .fields = {Column::assessment_end},
                                              .standing = Standing::peer_differs,
                                              .judgement = "Same verdict in other places: the validator in use today "
                                                           "flags every assessment of the episode, finished ones too."},
                                     .check = check};

}  // namespace census::cin
