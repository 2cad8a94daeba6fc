#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& enquiries = block.enquiries;
    for (Row row = 0; row < enquiries.count; ++row) {
        const Row episode = enquiries.parent[row];
        if (given(block.episodes.closure[episode]) &&
            given(enquiries.conference[row]) == yes(enquiries.not_required[row]))
            found.add(enquiries.child_of(row), {{id(Column::closure), episode},
                                                {id(Column::conference), row},
                                                {id(Column::conference_not_required), row}});
    }
}

}  // namespace

extern constinit const Rule cin_8868{
    .card = {.code = "8868",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement =
                 "In a closed episode every section 47 has a conference date or the flag that none was needed.",
             .message = "The episode is closed, yet a section 47 has neither a conference nor the flag that none was "
                        "needed (or it has both)",
             .remedy = "Enter one of the two.",
             .source = {.instrument = guide, .provision = "rule 8868"},
             .module = "CINdetails",
             .fields = {Column::closure, Column::conference, Column::conference_not_required},
             .standing = Standing::ambiguous,
             .judgement = "\"Either ... or\" is read as exclusive, as by the validator in use today: a section 47 with "
                          "both is flagged."},
    .check = check};

}  // namespace census::cin
