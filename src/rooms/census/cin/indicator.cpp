#include "rooms/census/cin/indicator.h"

#include "platform/reference/reference.h"

namespace census::cin {
namespace {

std::uint8_t sex_of(const Children& children, Row child) {
    // Sex from 2024/25; the gender field before.
    const Code sex = children.sex[child], gender = children.gender[child];
    if (known(sex)) return static_cast<std::uint8_t>(sex - 1);
    if (gender == code::gender["1"]) return 0;
    if (gender == code::gender["2"]) return 1;
    return gender == code::gender["0"] || gender == code::gender["9"] ? 2 : 3;
}

std::uint8_t disability_of(const Block& block, Row child) {
    const Span rows = rows_below(block.disabilities, block.children, child);
    bool none = false;
    for (Row row = rows.begin; row < rows.end; ++row) {
        const Code code = block.disabilities.code[row];
        if (known(code) && code != code::disability["NONE"]) return 0;
        none = none || code == code::disability["NONE"];
    }
    return none ? 1 : 2;
}

/// The latest category of the episode's plan that started last, of several on one day the first in the file.
Code category_of(const Block& block, Row episode) {
    const auto& plans = block.plans;
    const Span rows = rows_below(plans, block.episodes, episode);
    if (rows.empty()) return no_plan;
    Row latest = rows.begin;
    for (Row row = rows.begin; row < rows.end; ++row)
        if (plans.start[row] > plans.start[latest]) latest = row;
    return plans.latest_category[latest];
}

}  // namespace

std::vector<Person> people_of(const Block& block) {
    std::vector<Person> people;
    people.reserve(block.children.count);
    for (Row child = 0; child < block.children.count; ++child) {
        const Code ethnicity = block.children.ethnicity[child];
        people.push_back({.birth = block.children.birth[child],
                          .expected_birth = block.children.expected_birth[child],
                          .sex = sex_of(block.children, child),
                          .ethnicity = static_cast<std::uint8_t>(known(ethnicity) ? ethnicity - 1 : 255),
                          .disability = disability_of(block, child)});
    }
    return people;
}

std::vector<Tally> tally(const Return& data) {
    std::vector<Tally> tallies;
    for (const Indicator* indicator : all_indicators()) tallies.emplace_back(indicator->card, data.period);
    for (const auto& block : data.blocks) {
        const auto people = people_of(*block);
        for (std::size_t i = 0; i < tallies.size(); ++i) all_indicators()[i]->count(*block, people, tallies[i]);
    }
    sort_by_stage(tallies);
    return tallies;
}

Event event_of(const Block& block, std::span<const Person> people, Row episode, Day on, bool counts) {
    return {.person = people[block.episodes.parent[episode]],
            .on = on,
            .counts = counts,
            .need = block.episodes.need[episode],
            .category = category_of(block, episode)};
}

int working_days(Day from, Day to) { return reference::england().between(date_of(from), date_of(to)).count; }

Day months_after(Day day, int months) { return day_of(core::add_months(date_of(day), months)); }

}  // namespace census::cin
