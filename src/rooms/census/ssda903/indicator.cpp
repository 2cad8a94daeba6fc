#include "rooms/census/ssda903/indicator.h"

namespace census::ssda903 {

std::vector<Person> people_of(const Return& data) {
    const auto& birth = data.now.days(Column::header_birth);
    const auto& sex = data.now.codes(Column::header_sex);
    const auto& ethnicity = data.now.codes(Column::header_ethnicity);
    constexpr std::uint8_t not_known = 255;
    std::vector<Person> people;
    for (Row child = 0; child < data.children.count; ++child) {
        Person person{.sex = not_known, .ethnicity = not_known, .disability = not_known};
        const Span rows = rows_below(*birth.table, data.children, child);
        if (!rows.empty()) {
            person.birth = birth[rows.begin];
            if (known(sex[rows.begin])) person.sex = static_cast<std::uint8_t>(sex[rows.begin] - 1);
            if (known(ethnicity[rows.begin])) person.ethnicity = static_cast<std::uint8_t>(ethnicity[rows.begin] - 1);
        }
        people.push_back(person);
    }
    return people;
}

std::vector<Tally> tally(const Return& data) {
    const auto people = people_of(data);
    std::vector<Tally> tallies;
    for (const Indicator* indicator : all_indicators()) {
        Tally& one = tallies.emplace_back(indicator->card, data.period);
        indicator->count(data, people, one);
        // The return has neither a child's disability nor a category of abuse.
        one.leave_out(By::disability);
        one.leave_out(By::category);
    }
    sort_by_stage(tallies);
    return tallies;
}

Event event_of(const Return& data, std::span<const Person> people, Column need, Row child, Row episode, Day on,
               bool counts) {
    const Code code = data.now.codes(need)[episode];
    // The census counts N0 first; this return has no N0.
    return {
        .person = people[child], .on = on, .counts = counts, .need = known(code) ? static_cast<Code>(code + 1) : code};
}

Row open_episode(const Return& data, Row child, Day on) {
    const auto& start = data.now.days(Column::episodes_start);
    const auto& end = data.now.days(Column::episodes_end);
    const auto& status = data.now.codes(Column::episodes_legal_status);
    Row latest = no_row;
    if (!given(on)) return latest;
    const Span rows = rows_below(*start.table, data.children, child);
    for (Row row = rows.begin; row < rows.end; ++row) {
        const bool open = given(start[row]) && start[row] <= on && (!given(end[row]) || end[row] > on);
        if (open && !is_short_break(status[row]) && (latest == no_row || start[row] >= start[latest])) latest = row;
    }
    return latest;
}

bool is_short_break(Code legal_status) {
    return legal_status == code::legal_status["V3"] || legal_status == code::legal_status["V4"];
}

bool is_temporary(Code placement) { return known(placement) && code::placement.text(placement).front() == 'T'; }

bool is_active(Code activity) {
    if (!known(activity)) return false;
    const char how = code::activity.text(activity).front();
    return how == 'F' || how == 'P';
}

bool is_suitable(const Return& data, Code accommodation) {
    if (!given(accommodation)) return false;
    const std::string_view text =
        known(accommodation) ? code::accommodation.text(accommodation) : data.texts.unknown(accommodation);
    return text.ends_with('1');
}

}  // namespace census::ssda903
