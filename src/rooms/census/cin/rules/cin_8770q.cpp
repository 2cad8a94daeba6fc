#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    if (!given(block.period.last)) return;
    const Day limit = day_of(core::day(core::year_of(date_of(block.period.last)) - 6, 8, 31));
    const auto& children = block.children;
    const auto taken_further = [&](Row child) {
        const Span rows = rows_below(block.episodes, children, child);
        for (Row row = rows.begin; row < rows.end; ++row)
            if (no(block.episodes.nfa[row])) return true;
        return false;
    };
    const auto fails = [&](Row row) {
        const Code reason = children.upn_unknown[row];
        return given(children.birth[row]) && children.birth[row] <= limit && children.upn[row].length == 0 &&
               (!known(reason) || reason == code::upn_unknown["UN1"]) && taken_further(row);
    };
    flag(found, children, fails, children.upn, children.upn_unknown);
}

}  // namespace

extern constinit const Rule cin_8770q{
    .card = {.code = "8770Q",
             .severity = Severity::query,
             .years = {.first = 2023},
             .statement = "A child of school age with a referral taken further has a UPN or a reason UN2 to UN7. "
                          "School age here: born on or before 31 August six years before the reference year.",
             .message = "A child of school age has no UPN and no reason for that",
             .remedy = "Enter the UPN, or one of UN2 to UN7.",
             .source = {.instrument = guide, .provision = "rule 8770Q"},
             .module = "ChildIdentifiers",
             .fields = {Column::upn, Column::upn_unknown},
             .standing = Standing::ambiguous,
             .judgement = "Three age limits stand in the comments of the validator in use today (4, 5 and 6 years); "
                          "ours is the one it computes. The reason is read in either case. The message was reworded in "
                          "2024/25; the earlier text is not at hand, the check is taken to be the same."},
    .check = check};

}  // namespace census::cin
