#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    not_before_parent(found, block.enquiries.start, block.episodes.referral);
}

}  // namespace

extern constinit const Rule cin_2889{
    .card = {.code = "2889",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "A section 47 enquiry does not start before the referral date of its own episode.",
             .message = "The section 47 enquiry starts before the referral",
             .remedy = "Correct the start of the enquiry or the date of the referral.",
             .source = {.instrument = guide, .provision = "rule 2889"},
             .module = "Section47",
             .fields = {Column::section47_start, Column::referral}},
    .check = check};

}  // namespace census::cin
