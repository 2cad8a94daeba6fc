#include "rooms/census/cin/indicator.h"

namespace census::cin {
namespace {

// Section 47 enquiries that started in the year. The start is the strategy discussion that began the enquiry.
void count(const Block& block, std::span<const Person> people, Tally& tally) {
    const auto& enquiries = block.enquiries;
    for (Row row = 0; row < enquiries.count; ++row) {
        const Day start = enquiries.start[row];
        if (block.period.holds(start)) tally.add(event_of(block, people, enquiries.parent[row], start));
    }
}

}  // namespace

extern constinit const Indicator cin_section47_enquiries{
    .card = {.id = "section47_enquiries",
             .name = "Section 47 enquiries",
             .definition = "Section 47 enquiries that started in the year. The start is the strategy discussion that "
                           "began the enquiry.",
             .numerator = "section 47 enquiries started in the year",
             .denominator = "",
             .clock = "",
             .source_fields = "Section47.S47ActualStartDate",
             .stage = 300},
    .count = count};

}  // namespace census::cin
