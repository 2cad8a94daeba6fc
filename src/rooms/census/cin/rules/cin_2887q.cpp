#include <set>

#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Return& data, Findings& found) {
    std::set<std::string_view> used;
    for (const auto& block : data.blocks)
        for (const Code code : block->disabilities.code.values)
            if (given(code) && code != code::disability["NONE"])
                used.insert(block->text_of(block->disabilities.code, code));
    if (used.size() <= 7) found.add_return(std::to_string(used.size()) + " different codes");
}

}  // namespace

extern constinit const Rule cin_2887q{
    .card = {.code = "2887Q",
             .severity = Severity::query,
             .years = {.first = 2023},
             .statement = "More than 7 different disability codes (NONE left out) are used in the return.",
             .message = "No more than 7 different disability codes are used in the whole return",
             .remedy = "Check that disabilities are recorded by kind, not under a few general codes.",
             .source = {.instrument = guide, .provision = "rule 2887Q"},
             .module = "(return)",
             .fields = {Column::disability},
             .standing = Standing::peer_differs,
             .judgement =
                 "The validator in use today counts rows that are NONE instead of different codes that are not."},
    .check_return = check};

}  // namespace census::cin
