#include "rooms/census/engine/indicator.h"

#include <algorithm>

namespace census {
namespace {

constexpr std::string_view names[]{"sex",        "age",  "ethnicity", "ethnic_group",
                                   "disability", "need", "category",  "quarter"};
constexpr std::string_view sexes[]{"M", "F", "U", "not known"};
constexpr std::string_view ages[]{"unborn",   "under 1",   "1 to 4",      "5 to 9",
                                  "10 to 15", "16 and 17", "18 and over", "not known"};
constexpr std::string_view ethnicities[]{"WBRI", "WIRI", "WIRT", "WROM", "WOTH", "MWBC", "MWBA",
                                         "MWAS", "MOTH", "AIND", "APKN", "ABAN", "AOTH", "BCRB",
                                         "BAFR", "BOTH", "CHNE", "OOTH", "REFU", "NOBT", "not known"};
constexpr std::string_view groups[]{"White", "Mixed", "Asian", "Black", "Other", "not said", "not known"};
constexpr std::string_view disabilities[]{"disabled", "not disabled", "not known"};
constexpr std::string_view needs[]{"N0", "N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8", "N9", "not known"};
constexpr std::string_view categories[]{"NEG", "PHY", "SAB", "EMO", "MUL", "no plan", "not known"};
constexpr std::string_view quarters[]{"April to June", "July to September", "October to December", "January to March",
                                      "not known"};

/// The group of an ethnicity, by its place in the list: the five of the census of population (Chinese is Asian since
/// 2011), then those who were not asked or did not say.
std::size_t group_of(std::size_t ethnicity) {
    constexpr std::size_t white = 0, mixed = 1, asian = 2, black = 3, other = 4, not_said = 5, not_known = 6;
    constexpr std::size_t of[]{white, white, white, white, white, mixed, mixed, mixed, mixed,    asian,
                               asian, asian, asian, black, black, black, asian, other, not_said, not_said};
    static_assert(std::size(of) + 1 == std::size(ethnicities));
    return ethnicity < std::size(of) ? of[ethnicity] : not_known;
}

void add_to(Figure& figure, bool counts) {
    ++figure.denominator;
    if (counts) ++figure.numerator;
}

}  // namespace

std::span<const std::string_view> by_names() { return names; }

std::span<const std::string_view> values_of(By by) {
    switch (by) {
        case By::sex:
            return sexes;
        case By::age:
            return ages;
        case By::ethnicity:
            return ethnicities;
        case By::ethnic_group:
            return groups;
        case By::disability:
            return disabilities;
        case By::need:
            return needs;
        case By::category:
            return categories;
        case By::quarter:
            return quarters;
        case By::count:
            break;
    }
    return {};
}

std::size_t age_band(const Person& person, Day on) {
    const std::size_t not_known = std::size(ages) - 1;
    if (!given(on)) return not_known;
    if (!given(person.birth)) return given(person.expected_birth) ? 0 : not_known;
    if (on < person.birth) return 0;
    const int age = core::age_on(date_of(person.birth), date_of(on));
    if (age >= 18) return 6;
    if (age >= 16) return 5;
    if (age >= 10) return 4;
    if (age >= 5) return 3;
    return age >= 1 ? 2 : 1;
}

std::size_t quarter_of(Period period, Day on) {
    if (!period.holds(on)) return 4;
    // April is the first month: 0, 3, 6 and 9 months after it the quarters begin.
    return ((core::month_of(date_of(on)) + 8) % 12) / 3;
}

Tally::Tally(const IndicatorCard& card, Period period)
    : card_(&card), period_(period), total_{}, parts_(card.parts.size() + 1) {
    told_.fill(true);
    for (std::size_t i = 0; i < by_count; ++i) by_[i].resize(values_of(static_cast<By>(i)).size());
}

void Tally::add(const Event& event) {
    Counted counted{};
    const auto add = [&](By by, std::size_t value) {
        auto& figures = by_[static_cast<std::size_t>(by)];
        const std::size_t place = counted[static_cast<std::size_t>(by)] = std::min(value, figures.size() - 1);
        add_to(figures[place], event.counts);
    };
    // A code of the set counts from 1; what is none goes to "not known", the last.
    const auto code = [](Code cell) { return known(cell) ? std::size_t{cell} - 1 : std::size_t{unknown_code}; };
    add_to(total_, event.counts);
    add(By::sex, event.person.sex);
    add(By::age, age_band(event.person, event.on));
    add(By::ethnicity, event.person.ethnicity);
    add(By::ethnic_group, group_of(event.person.ethnicity));
    add(By::disability, event.person.disability);
    add(By::need, code(event.need));
    add(By::category, code(event.category));
    add(By::quarter, quarter_of(period_, event.on));
    if (watcher_) watcher_(event, counted);
}

void Tally::merge(const Tally& more) {
    const auto add = [](Figure& figure, const Figure& other) {
        figure.numerator += other.numerator;
        figure.denominator += other.denominator;
    };
    add(total_, more.total_);
    for (std::size_t i = 0; i < parts_.size(); ++i) parts_[i] += more.parts_[i];
    for (std::size_t i = 0; i < by_count; ++i)
        for (std::size_t value = 0; value < by_[i].size(); ++value) add(by_[i][value], more.by_[i][value]);
}

void sort_by_stage(std::vector<Tally>& tallies) {
    std::stable_sort(tallies.begin(), tallies.end(),
                     [](const Tally& a, const Tally& b) { return a.card().stage < b.card().stage; });
}

Figure Tally::part(std::size_t part) const {
    return {.numerator = parts_[part],
            .denominator = card_->unit == Unit::percent ? total_.denominator : total_.numerator};
}

}  // namespace census
