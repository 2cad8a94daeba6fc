#pragma once
#include <span>
#include <vector>

#include "rooms/census/cin/census.h"
#include "rooms/census/engine/indicator.h"

/// What an indicator file of the Children in Need census includes.
namespace census::cin {

using Indicator = IndicatorOf<Block>;

/// Every indicator, in the order of its file's name. Made from the folder indicators/.
std::span<const Indicator* const> all_indicators();

/// The block's children as the breakdowns see them.
std::vector<Person> people_of(const Block& block);

/// All indicators of a return, by stage.
std::vector<Tally> tally(const Return& data);

/// An event of an episode, of its child, with the need and the category of abuse that the episode has.
Event event_of(const Block& block, std::span<const Person> people, Row episode, Day on, bool counts = true);

/// Working days of England after `from` up to and including `to`: the day of `from` is day 0.
int working_days(Day from, Day to);
Day months_after(Day day, int months);

/// A protection plan is open on a day: started by then, and not ended by then.
inline bool is_on_plan(const ProtectionPlans& plans, Row row, Day on) {
    return given(plans.start[row]) && plans.start[row] <= on && (!given(plans.end[row]) || plans.end[row] > on);
}

}  // namespace census::cin
