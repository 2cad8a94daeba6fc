#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rooms/census/engine/rule.h"

namespace census {

enum class Unit { count, percent };

/// What an indicator is, beside how it is counted.
struct IndicatorCard {
    std::string_view id;  ///< "assessments_in_45_days"
    std::string_view name;
    std::string_view definition;  ///< one or two sentences; says what the return cannot tell
    std::string_view numerator;
    std::string_view denominator;  ///< empty for a count
    std::string_view clock;        ///< how time is counted; empty where none is
    std::string_view source_fields;
    int stage = 0;  ///< where it stands in the child's way through the services: 100 referral, 200 assessment, ...
    Unit unit = Unit::count;
    Years years = {.first = 2023};
    std::span<const std::string_view> parts = {};  ///< the parts that its total is told in: sources, bands, reasons
};

/// What a figure is told by. The category of abuse is that of the protection plan that is counted, otherwise of the
/// plan of the same episode that started last.
enum class By { sex, age, ethnicity, ethnic_group, disability, need, category, quarter, count };
inline constexpr std::size_t by_count = static_cast<std::size_t>(By::count);
/// "sex"; in the order of `By`.
std::span<const std::string_view> by_names();
/// The values of a breakdown in their order, the last for "not known". Empty for a quarter's: they are made from the
/// period.
std::span<const std::string_view> values_of(By by);

/// A numerator and what it is part of; for a count the denominator is that of the whole, or 0.
struct Figure {
    std::int64_t numerator = 0;
    std::int64_t denominator = 0;
    friend bool operator==(const Figure&, const Figure&) = default;
};

/// What the breakdowns need to know of a child: places in `values_of`.
struct Person {
    Day birth = no_day;
    Day expected_birth = no_day;
    std::uint8_t sex;
    std::uint8_t ethnicity;
    std::uint8_t disability;
};

/// One thing that is counted.
struct Event {
    const Person& person;
    Day on;                   ///< the day it happened: its quarter, and the child's age
    bool counts = true;       ///< in the numerator; in the denominator every event is
    Code need = no_code;      ///< primary need, N0 to N9
    Code category = no_code;  ///< category of abuse, NEG to MUL, or `no_plan`
};
/// The category of an event whose episode has no protection plan.
inline constexpr Code no_plan = 6;

/// Collects an indicator's figures in all breakdowns at once.
class Tally {
  public:
    Tally(const IndicatorCard& card, Period period);

    void add(const Event& event);
    /// Where an event was counted: by breakdown, the place in `values_of`.
    using Counted = std::array<std::size_t, by_count>;
    /// Called with each event that is added, in the numerator or not: for the list of children behind a figure.
    void watch(std::function<void(const Event&, const Counted&)> watcher) { watcher_ = std::move(watcher); }
    /// Counts one of the card's parts; `part` out of range is the last one's successor, "not known".
    void add_part(std::size_t part) { ++parts_[std::min(part, parts_.size() - 1)]; }
    void merge(const Tally& more);
    /// The return does not record this.
    void leave_out(By by) { told_[static_cast<std::size_t>(by)] = false; }

    const IndicatorCard& card() const { return *card_; }
    Figure total() const { return total_; }
    bool tells(By by) const { return told_[static_cast<std::size_t>(by)]; }
    std::span<const Figure> by(By by) const { return by_[static_cast<std::size_t>(by)]; }
    /// Each part over the whole.
    Figure part(std::size_t part) const;

  private:
    const IndicatorCard* card_;
    Period period_;
    Figure total_;
    std::vector<std::int64_t> parts_;  ///< and one more for "not known"
    std::array<std::vector<Figure>, by_count> by_;
    std::array<bool, by_count> told_;
    std::function<void(const Event&, const Counted&)> watcher_;
};

/// The age band at a day, as `values_of(By::age)`: unborn, under 1, 1 to 4, ... ; the last where no birth date is
/// known.
std::size_t age_band(const Person& person, Day on);
/// The quarter of the period, 0 to 3; 4 for a day outside.
std::size_t quarter_of(Period period, Day on);

/// Puts what was counted into the order of the child's way through the services.
void sort_by_stage(std::vector<Tally>& tallies);

template <class Block>
struct IndicatorOf {
    IndicatorCard card;
    /// Adds what the block holds. `people` are the block's children.
    void (*count)(const Block&, std::span<const Person> people, Tally&) = nullptr;
};

}  // namespace census
