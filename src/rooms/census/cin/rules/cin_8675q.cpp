#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& enquiries = block.enquiries;
    const Day earliest = working_days_before(block.period.last, 15);
    const auto fails = [&](Row row) {
        return !given(enquiries.conference[row]) && no(enquiries.not_required[row]) &&
               before(enquiries.start[row], earliest);
    };
    flag(found, enquiries, fails, enquiries.conference, enquiries.start, enquiries.not_required);
}

}  // namespace

extern constinit const Rule cin_8675q{
    .card = {.code = "8675Q",
             .severity = Severity::query,
             .years = {.first = 2023},
             .statement = "A section 47 with no conference date whose flag says a conference is needed did not start "
                          "more than 15 working days before the reference date.",
             .message = "The enquiry needs a conference and has waited more than 15 working days",
             .remedy = "Enter the date of the conference, or confirm that it is late.",
             .source = {.instrument = guide, .provision = "rule 8675Q"},
             .module = "Section47",
             .fields = {Column::conference, Column::section47_start, Column::conference_not_required},
             .standing = Standing::peer_differs,
             .judgement = "The validator in use today counts 14 working days."},
    .check = check};

}  // namespace census::cin
