#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& enquiries = block.enquiries;
    const auto fails = [&](Row row) {
        return !given(enquiries.conference[row]) && no(enquiries.not_required[row]) &&
               block.period.leaves_out(enquiries.start[row]);
    };
    flag(found, enquiries, fails, enquiries.start, enquiries.conference, enquiries.not_required);
}

}  // namespace

extern constinit const Rule cin_8740{
    .card = {.code = "8740",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement =
                 "A section 47 with no conference date whose flag says a conference is needed started in the period.",
             .message = "An enquiry still waiting for its conference started outside the year of the return",
             .remedy = "Enter the date of the conference, or that none was needed.",
             .source = {.instrument = guide, .provision = "rule 8740"},
             .module = "Section47",
             .fields = {Column::section47_start, Column::conference, Column::conference_not_required},
             .standing = Standing::peer_differs,
             .judgement =
                 "The validator in use today looks for '0' only; 'false' is the same and is the common spelling."},
    .check = check};

}  // namespace census::cin
