#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) { in_period(found, block.assessments.end, block.period); }

}  // namespace

extern constinit const Rule cin_8696{
    .card = {.code = "8696",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "An assessment's end date lies in the period.",
             .message = "The assessment ended outside the year of the return",
             .remedy = "Correct the end date, or leave out an assessment that ended before the year.",
             .source = {.instrument = guide, .provision = "rule 8696"},
             .module = "Assessments",
             .fields = {Column::assessment_end}},
    .check = check};

}  // namespace census::cin
