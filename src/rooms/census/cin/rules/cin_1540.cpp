#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& children = block.children;
    const auto fails = [&](Row row) {
        const std::string_view upn = block.read(children.upn[row]);
        return !upn.empty() && (upn.size() < 12 || !all_digits(upn.substr(4, 8)));
    };
    flag(found, children, fails, children.upn);
}

}  // namespace

extern constinit const Rule cin_1540{
    .card = {.code = "1540",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "Characters 5 to 12 of a UPN are all digits (a UPN too short to have them fails).",
             .message = "Characters 5 to 12 of the UPN are not all digits",
             .remedy = "Look the UPN up again.",
             .source = {.instrument = guide, .provision = "rule 1540"},
             .module = "ChildIdentifiers",
             .fields = {Column::upn}},
    .check = check};

}  // namespace census::cin
