#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    std::vector<Place> places;
    for (Row episode = 0; episode < block.episodes.count; ++episode) {
        const Span rows = rows_below(block.enquiries, block.episodes, episode);
        if (rows.empty() || !rows_below(block.assessments, block.episodes, episode).empty()) continue;
        places.clear();
        for (Row row = rows.begin; row < rows.end; ++row) places.push_back({id(Column::section47), row});
        found.add(block.episodes.child_of(episode), places);
    }
}

}  // namespace

extern constinit const Rule cin_2991q{.card = {.code = "2991Q",
                                               .severity = Severity::query,
                                               .years = {.first = 2023},
                                               .statement = "An episode with a section 47 has at least one assessment.",
                                               .message = "The episode has a section 47 enquiry and no assessment",
                                               .remedy = "Add the assessment, or confirm that there was none.",
                                               .source = {.instrument = guide, .provision = "rule 2991Q"},
                                               .module = "CINdetails",
                                               .fields = {Column::section47}},
                                      .check = check};

}  // namespace census::cin
