#include "rooms/census/cin/any_case.h"
#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    constexpr Code none = code::disability["NONE"];
    const auto& codes = block.disabilities.code;
    std::vector<Place> places;
    for (Row child = 0; child < block.children.count; ++child) {
        const Span rows = rows_below(block.disabilities, block.children, child);
        if (rows.size() < 2) continue;
        places.clear();
        bool has_none = false;
        for (Row row = rows.begin; row < rows.end; ++row) {
            const bool is_none = is_in_any_case(block, codes, row, none);
            has_none = has_none || is_none;
            if (!is_none) places.push_back({codes.field, row});
        }
        if (has_none && !places.empty()) found.add(child, places);
    }
}

}  // namespace

extern constinit const Rule cin_8790{
    .card = {.code = "8790",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "NONE stands alone: the other codes of that child are flagged.",
             .message = "A disability is given beside NONE",
             .remedy = "Remove NONE or the other codes.",
             .source = {.instrument = guide, .provision = "rule 8790"},
             .module = "Disabilities",
             .fields = {Column::disability},
             .judgement = "NONE is read in either case, as the validator in use today reads it."},
    .check = check};

}  // namespace census::cin
