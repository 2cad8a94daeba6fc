#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) { required(found, block.reviews.date); }

}  // namespace

extern constinit const Rule cin_8842q{.card = {.code = "8842Q",
                                               .severity = Severity::query,
                                               .years = {.first = 2023},
                                               .statement = "A review record has a date.",
                                               .message = "The review has no date",
                                               .remedy = "Enter the date, or remove the record.",
                                               .source = {.instrument = guide, .provision = "rule 8842Q"},
                                               .module = "Reviews",
                                               .fields = {Column::review_date}},
                                      .check = check};

}  // namespace census::cin
