#include "rooms/census/cin/indicator.h"

namespace census::cin {
namespace {

// Of the enquiries started in the year, those with an initial conference. An enquiry that still waits for one is in
// the denominator.
void count(const Block& block, std::span<const Person> people, Tally& tally) {
    const auto& enquiries = block.enquiries;
    for (Row row = 0; row < enquiries.count; ++row) {
        const Day start = enquiries.start[row];
        if (block.period.holds(start))
            tally.add(event_of(block, people, enquiries.parent[row], start, given(enquiries.conference[row])));
    }
}

}  // namespace

extern constinit const Indicator cin_section47_to_conference{
    .card = {.id = "section47_to_conference",
             .name = "Section 47 enquiries that led to a conference",
             .definition = "Of the enquiries started in the year, those with an initial conference. An enquiry that "
                           "still waits for one is in the denominator.",
             .numerator = "enquiries with a conference date",
             .denominator = "section 47 enquiries started in the year",
             .clock = "",
             .source_fields = "Section47.S47ActualStartDate, DateOfInitialCPC",
             .stage = 310,
             .unit = Unit::percent},
    .count = count};

}  // namespace census::cin
