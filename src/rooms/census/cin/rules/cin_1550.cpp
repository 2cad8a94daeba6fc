#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& children = block.children;
    const auto fails = [&](Row row) {
        const std::string_view upn = block.read(children.upn[row]);
        if (upn.size() != upn_length) return false;
        const char last = upn.back();
        return !is_digit(last) && (!is_capital(last) || last == 'I' || last == 'O' || last == 'S');
    };
    flag(found, children, fails, children.upn);
}

}  // namespace

extern constinit const Rule cin_1550{
    .card = {.code = "1550",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "The 13th character of a 13-character UPN is a digit or a letter other than I, O, S.",
             .message = "The last character of the UPN is not allowed",
             .remedy = "Look the UPN up again: the last character is a digit, or a letter other than I, O and S.",
             .source = {.instrument = guide, .provision = "rule 1550"},
             .module = "ChildIdentifiers",
             .fields = {Column::upn}},
    .check = check};

}  // namespace census::cin
