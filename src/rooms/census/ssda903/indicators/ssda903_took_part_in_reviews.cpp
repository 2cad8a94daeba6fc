#include "rooms/census/ssda903/indicator.h"

namespace census::ssda903 {
namespace {

// Of the reviews of looked-after children of four or more in the year, those in which the child took part in some way
// (PN1 to PN6).
void count(const Return& data, std::span<const Person> people, Tally& tally) {
    const auto& date = data.now.days(Column::reviews_date);
    const auto& part = data.now.codes(Column::reviews_took_part);
    for (Row row = 0; row < date.table->count; ++row) {
        if (!data.period.holds(date[row]) || !known(part[row]) || part[row] == code::took_part["PN0"]) continue;
        tally.add({.person = people[date.table->parent[row]],
                   .on = date[row],
                   .counts = part[row] != code::took_part["PN7"]});
    }
}

}  // namespace

extern constinit const Indicator ssda903_took_part_in_reviews{
    .card = {.id = "took_part_in_reviews",
             .name = "Reviews that the child took part in",
             .definition = "Of the reviews of looked-after children of four or more in the year, those in which the "
                           "child took part in some way (PN1 to PN6).",
             .numerator = "reviews with participation PN1 to PN6",
             .denominator = "reviews in the year, PN0 left out",
             .clock = "",
             .source_fields = "Reviews.REVIEW, REVIEW_CODE",
             .stage = 650,
             .unit = Unit::percent},
    .count = count};

}  // namespace census::ssda903
