#include "rooms/census/ssda903/rule.h"

namespace census::ssda903 {
namespace {

void check(const Return& data, Findings& found) { required_code(found, data.now.codes(Column::header_sex)); }

}  // namespace

extern constinit const Rule ssda903_101{.card = {.code = "101",
                                                 .severity = Severity::error,
                                                 .years = {.first = 2025},
                                                 .statement = "Sex is M, F or U.",
                                                 .message = "The sex is missing or no known code",
                                                 .remedy = "Enter M, F or U.",
                                                 .source = {.instrument = guide, .provision = "rule 101"},
                                                 .module = "Header",
                                                 .fields = {Column::header_sex}},
                                        .check = check};

}  // namespace census::ssda903
