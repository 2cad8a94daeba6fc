#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& enquiries = block.enquiries;
    const auto last = [&](Row row) {
        if (given(enquiries.conference[row])) return enquiries.conference[row];
        return yes(enquiries.not_required[row]) ? no_day : block.period.last;
    };
    none_inside(found, block.episodes, enquiries.start, {enquiries.start, enquiries.conference}, last);
}

}  // namespace

extern constinit const Rule cin_8890{
    .card = {.code = "8890",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement =
                 "Within an episode no section 47 starts on or between the start and the conference of another (the "
                 "reference date if that one has no conference date and is not flagged as needing none).",
             .message = "Two section 47 enquiries of the episode overlap",
             .remedy = "Correct the dates, or merge the enquiries.",
             .source = {.instrument = guide, .provision = "rule 8890"},
             .module = "CINdetails",
             .fields = {Column::section47_start, Column::conference},
             .standing = Standing::peer_differs,
             .judgement = "The validator in use today leaves out pairs with equal dates on both sides (meant to skip a "
                          "row against itself), so a duplicated section 47 is missed."},
    .check = check};

}  // namespace census::cin
