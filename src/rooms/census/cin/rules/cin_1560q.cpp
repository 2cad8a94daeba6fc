#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& children = block.children;
    const auto fails = [&](Row row) {
        const std::string_view upn = block.read(children.former_upn[row]);
        if (upn.empty()) return false;
        return upn.size() != upn_length || !is_capital(upn.front()) || !all_digits(upn.substr(1, 11)) ||
               !(is_digit(upn.back()) || is_capital(upn.back()));
    };
    flag(found, children, fails, children.former_upn);
}

}  // namespace

extern constinit const Rule cin_1560q{
    .card = {.code = "1560Q",
             .severity = Severity::query,
             .years = {.first = 2023},
             .statement =
                 "A former UPN has the UPN format: a letter, 11 digits, then a digit or (temporary UPN) a letter.",
             .message = "The former UPN is not written as a UPN",
             .remedy = "Look the former UPN up again.",
             .source = {.instrument = guide, .provision = "rule 1560Q"},
             .module = "ChildIdentifiers",
             .fields = {Column::former_upn},
             .standing = Standing::peer_differs,
             .judgement = "The validator in use today demands a digit in the last place, which flags every temporary "
                          "UPN; the format allows the letter."},
    .check = check};

}  // namespace census::cin
