#include "rooms/census/ssda903/rule.h"

namespace census::ssda903 {
namespace {

void check(const Return& data, Findings& found) { required(found, data.now.days(Column::header_birth)); }

}  // namespace

extern constinit const Rule ssda903_102{.card = {.code = "102",
                                                 .severity = Severity::error,
                                                 .years = {.first = 2023},
                                                 .statement = "The birth date is a real date.",
                                                 .message = "The birth date is missing or no date",
                                                 .remedy = "Enter the birth date.",
                                                 .source = {.instrument = guide, .provision = "rule 102"},
                                                 .module = "Header",
                                                 .fields = {Column::header_birth}},
                                        .check = check};

}  // namespace census::ssda903
