#include "rooms/census/ssda903/rule.h"

namespace census::ssda903 {
namespace {

void check(const Return& data, Findings& found) { once(found, data, Column::header_child); }

}  // namespace

extern constinit const Rule ssda903_int32{.card = {.code = "INT32",
                                                   .severity = Severity::error,
                                                   .years = {.first = 2023},
                                                   .statement = "A child is in the header once.",
                                                   .message = "The child is in the header more than once",
                                                   .remedy = "Remove the repeat.",
                                                   .source = {.instrument = guide, .provision = "rule INT32"},
                                                   .module = "Header",
                                                   .fields = {Column::header_child}},
                                          .check = check};

}  // namespace census::ssda903
