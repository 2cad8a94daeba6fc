#include "rooms/census/cin/indicator.h"

namespace census::cin {
namespace {

constexpr std::string_view bands[]{"0 to 10", "11 to 15", "16 to 20", "21 and over"};

// Of the initial conferences held in the year after a section 47 enquiry, those within 15 working days of its start.
// Children who moved in on a plan stand apart. By bands.
void count(const Block& block, std::span<const Person> people, Tally& tally) {
    const auto& enquiries = block.enquiries;
    for (Row row = 0; row < enquiries.count; ++row) {
        const Day start = enquiries.start[row], held = enquiries.conference[row];
        if (!block.period.holds(held) || !given(start) || held < start) continue;
        const int days = working_days(start, held);
        tally.add(event_of(block, people, enquiries.parent[row], held, days <= 15));
        tally.add_part(days <= 10 ? 0 : days <= 15 ? 1 : days <= 20 ? 2 : 3);
    }
}

}  // namespace

extern constinit const Indicator cin_conferences_in_15_days{
    .card = {.id = "conferences_in_15_days",
             .name = "Initial conferences within 15 working days",
             .definition = "Of the initial conferences held in the year after a section 47 enquiry, those within 15 "
                           "working days of its start. Children who moved in on a plan stand apart. By bands.",
             .numerator = "conferences at most 15 working days after the start of the enquiry",
             .denominator = "initial conferences in the year after a section 47 enquiry that has a start",
             .clock = "working days of England after the strategy discussion that began the enquiry (day 0), up to and "
                      "including the conference",
             .source_fields = "Section47.S47ActualStartDate, DateOfInitialCPC",
             .stage = 330,
             .unit = Unit::percent,
             .parts = bands},
    .count = count};

}  // namespace census::cin
