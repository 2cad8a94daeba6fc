#include "rooms/census/cin/indicator.h"

namespace census::cin {
namespace {

constexpr std::string_view bands[]{"0 to 10",  "11 to 20", "21 to 30", "31 to 40",
                                   "41 to 45", "46 to 50", "51 to 60", "61 and over"};

std::size_t band_of(Day start, Day end) {
    constexpr int last_days[]{10, 20, 30, 40, 45, 50, 60};
    if (!given(start) || end < start) return std::size(bands);
    const int days = working_days(start, end);
    std::size_t band = 0;
    while (band < std::size(last_days) && days > last_days[band]) ++band;
    return band;
}

// Assessments authorised in the year, by how many working days they took.
void count(const Block& block, std::span<const Person> people, Tally& tally) {
    const auto& assessments = block.assessments;
    for (Row row = 0; row < assessments.count; ++row) {
        const Day end = assessments.end[row];
        if (!block.period.holds(end)) continue;
        tally.add(event_of(block, people, assessments.parent[row], end));
        tally.add_part(band_of(assessments.start[row], end));
    }
}

}  // namespace

extern constinit const Indicator cin_assessments{
    .card = {.id = "assessments",
             .name = "Assessments completed",
             .definition = "Assessments authorised in the year, by how many working days they took.",
             .numerator = "assessments completed in the year",
             .denominator = "",
             .clock = "working days of England after the start, up to and including the end; the start is day 0",
             .source_fields = "Assessments.AssessmentActualStartDate, AssessmentAuthorisationDate",
             .stage = 200,
             .parts = bands},
    .count = count};

}  // namespace census::cin
