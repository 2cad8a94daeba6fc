#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& children = block.children;
    const auto fails = [&](Row row) {
        const std::string_view upn = block.read(children.upn[row]);
        if (upn.size() != upn_length || !all_digits(upn.substr(1))) return false;
        return upn[0] != upn_check_letter(upn.substr(1));
    };
    flag(found, children, fails, children.upn);
}

}  // namespace

extern constinit const Rule cin_1510{
    .card = {.code = "1510",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement =
                 "The UPN's first letter is the right check letter: the sum of digit k (k = 2 to 13) times k, modulo "
                 "23, looked up in ABCDEFGHJKLMNPQRTUVWXYZ. Judged only for 13 characters whose last 12 are digits.",
             .message = "The UPN's check letter is wrong",
             .remedy = "Look the UPN up again: one of its characters is mistyped.",
             .source = {.instrument = guide, .provision = "rule 1510"},
             .module = "ChildIdentifiers",
             .fields = {Column::upn}},
    .check = check};

}  // namespace census::cin
