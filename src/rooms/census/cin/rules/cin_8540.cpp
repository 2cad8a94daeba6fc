#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& disabilities = block.disabilities;
    std::vector<Place> places;
    for (Row child = 0; child < block.children.count; ++child) {
        if (!given(block.children.birth[child])) continue;
        places.assign({{id(Column::birth), child}});
        const Span episodes = rows_below(block.episodes, block.children, child);
        for (Row row = episodes.begin; row < episodes.end; ++row)
            if (no(block.episodes.nfa[row])) places.push_back({id(Column::nfa), row});
        if (places.size() == 1) continue;
        const std::size_t without_codes = places.size();
        const Span rows = rows_below(disabilities, block.children, child);
        for (Row row = rows.begin; row < rows.end; ++row)
            if (!known(disabilities.code[row])) places.push_back({id(Column::disability), row});
        if (rows.empty() || places.size() > without_codes) found.add(child, places);
    }
}

}  // namespace

extern constinit const Rule cin_8540{
    .card = {.code = "8540",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "A born child with at least one referral taken further has at least one disability code "
                          "(NONE counts) and only known ones.",
             .message = "The disability is missing or no known code",
             .remedy = "Enter the codes of the list, or NONE.",
             .source = {.instrument = guide, .provision = "rule 8540"},
             .module = "ChildCharacteristics",
             .fields = {Column::disability, Column::birth, Column::nfa},
             .standing = Standing::peer_differs,
             .judgement = "The validator in use today finds the rows but cannot "
                          "report them, so the rule never shows in a real run."},
    .check = check};

}  // namespace census::cin
