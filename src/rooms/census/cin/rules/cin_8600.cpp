#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) { required_by(found, block.episodes.referral, block.period.last); }

}  // namespace

extern constinit const Rule cin_8600{
    .card = {.code = "8600",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "The referral date is there and not after the reference date.",
             .message = "The referral date is missing or after the reference date",
             .remedy = "Enter the date of the referral.",
             .source = {.instrument = guide, .provision = "rule 8600"},
             .module = "CINdetails",
             .fields = {Column::referral}},
    .check = check};

}  // namespace census::cin
