#include "rooms/census/cin/indicator.h"

namespace census::cin {
namespace {

constexpr std::string_view kinds[]{"after a section 47 enquiry", "moved in on a plan"};

// Initial conferences held in the year: those that followed a section 47 enquiry here, and those of children who moved
// in on a plan.
void count(const Block& block, std::span<const Person> people, Tally& tally) {
    const auto& enquiries = block.enquiries;
    for (Row row = 0; row < enquiries.count; ++row) {
        const Day held = enquiries.conference[row];
        if (!block.period.holds(held)) continue;
        tally.add(event_of(block, people, enquiries.parent[row], held));
        tally.add_part(0);
    }
    for (Row row = 0; row < block.episodes.count; ++row) {
        const Day held = block.episodes.conference[row];
        if (!block.period.holds(held)) continue;
        tally.add(event_of(block, people, row, held));
        tally.add_part(1);
    }
}

}  // namespace

extern constinit const Indicator cin_initial_conferences{
    .card = {.id = "initial_conferences",
             .name = "Initial child protection conferences",
             .definition = "Initial conferences held in the year: those that followed a section 47 enquiry here, and "
                           "those of children who moved in on a plan.",
             .numerator = "initial conferences in the year",
             .denominator = "",
             .clock = "",
             .source_fields = "Section47.DateOfInitialCPC; CINdetails.DateOfInitialCPC",
             .stage = 320,
             .parts = kinds},
    .count = count};

}  // namespace census::cin
