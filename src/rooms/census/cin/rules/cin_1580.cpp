#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto plain = [](char c) { return is_digit(c) || is_capital(c) || (c >= 'a' && c <= 'z'); };
    const auto& children = block.children;
    const auto fails = [&](Row row) {
        for (const char c : block.read(children.identifier[row]))
            if (!plain(c)) return true;
        return false;
    };
    flag(found, children, fails, children.identifier);
}

}  // namespace

extern constinit const Rule cin_1580{
    .card = {.code = "1580",
             .severity = Severity::error,
             .years = {.first = 2025},
             .statement = "The child's local identifier is letters and digits only.",
             .message = "The local identifier has characters other than letters and digits",
             .remedy = "Take the other characters out of the identifier.",
             .source = {.instrument = guide, .provision = "rule 1580"},
             .module = "ChildIdentifiers",
             .fields = {Column::child}},
    .check = check};

}  // namespace census::cin
