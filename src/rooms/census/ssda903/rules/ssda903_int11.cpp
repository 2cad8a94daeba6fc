#include "rooms/census/ssda903/rule.h"

namespace census::ssda903 {
namespace {

void check(const Return& data, Findings& found) { same_birth_as_header(found, data, Column::ad1_birth); }

}  // namespace

extern constinit const Rule ssda903_int11{.card = {.code = "INT11",
                                                   .severity = Severity::error,
                                                   .years = {.first = 2023},
                                                   .statement = "The birth date in AD1 is the header's.",
                                                   .message = "The birth date in AD1 is not the one in the header",
                                                   .remedy = "Find out which is right.",
                                                   .source = {.instrument = guide, .provision = "rule INT11"},
                                                   .module = "AD1",
                                                   .fields = {Column::ad1_birth, Column::header_birth}},
                                          .check = check};

}  // namespace census::ssda903
