#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& enquiries = block.enquiries;
    const auto fails = [&](Row row) {
        return given(enquiries.conference[row]) &&
               (!given(enquiries.start[row]) || enquiries.conference[row] < enquiries.start[row]);
    };
    flag(found, enquiries, fails, enquiries.start, enquiries.conference);
}

}  // namespace

extern constinit const Rule cin_8615{
    .card = {.code = "8615",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "A section 47 with a conference date has a start date, not after the conference.",
             .message = "The conference is dated before the enquiry starts, or the start is missing",
             .remedy = "Correct the start of the enquiry or the date of the conference.",
             .source = {.instrument = guide, .provision = "rule 8615"},
             .module = "Section47",
             .fields = {Column::section47_start, Column::conference}},
    .check = check};

}  // namespace census::cin
