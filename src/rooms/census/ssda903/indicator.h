#pragma once
#include <span>
#include <vector>

#include "rooms/census/engine/indicator.h"
#include "rooms/census/ssda903/returns.h"

/// What an indicator file of the SSDA903 includes.
namespace census::ssda903 {

using Indicator = IndicatorOf<Return>;

/// Every indicator, in the order of its file's name. Made from the folder indicators/.
std::span<const Indicator* const> all_indicators();

/// The children as the breakdowns see them. The return does not record disability.
std::vector<Person> people_of(const Return& data);

/// All indicators of a return, by stage. Disability and category of abuse are left out: no file records them.
std::vector<Tally> tally(const Return& data);

/// An event with the category of need of an episode. `need` counts N1 to N8.
Event event_of(const Return& data, std::span<const Person> people, Column need, Row child, Row episode, Day on,
               bool counts = true);

/// The child's episode that is open on a day, short breaks left out; `no_row` where there is none. Of several the one
/// that started last.
Row open_episode(const Return& data, Row child, Day on);

bool is_short_break(Code legal_status);
bool is_temporary(Code placement);
/// In education, employment or training.
bool is_active(Code activity);
bool is_suitable(const Return& data, Code accommodation);

}  // namespace census::ssda903
