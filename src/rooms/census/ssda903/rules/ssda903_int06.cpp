#include "rooms/census/ssda903/rule.h"

namespace census::ssda903 {
namespace {

void check(const Return& data, Findings& found) { in_header(found, data, Column::oc3_child); }

}  // namespace

extern constinit const Rule ssda903_int06{.card = {.code = "INT06",
                                                   .severity = Severity::error,
                                                   .years = {.first = 2023},
                                                   .statement = "A child in OC3 is in the header.",
                                                   .message = "A child in OC3 is not in the header",
                                                   .remedy = "Add the child to the header, or correct the identifier.",
                                                   .source = {.instrument = guide, .provision = "rule INT06"},
                                                   .module = "OC3",
                                                   .fields = {Column::oc3_child, Column::header_child}},
                                          .check = check};

}  // namespace census::ssda903
