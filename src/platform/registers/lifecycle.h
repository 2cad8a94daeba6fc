#pragma once
#include <optional>
#include <vector>

#include "platform/registers/entity.h"

/// The states of a record's life and the steps between them, as its entity declares them (Entity::lifecycle).
namespace registers {

bool has_lifecycle(const Entity& entity);
/// Empty when there is no such step.
const Transition* find_transition(const Entity& entity, std::string_view name);
/// The steps that lead on from the record's state.
std::vector<const Transition*> transitions_from(const Entity& entity, const Cells& cells);
/// The step between two versions of a record; empty: the state is the same, or no step leads there.
const Transition* transition_between(const Entity& entity, const Cells& before, const Cells& after);

/// What a record may become by hand: from `before`, or anew when that is null. Whether the person may take the step is
/// for `Editor` to ask. Empty: nothing is wrong.
std::vector<Problem> lifecycle_problems(const Entity& entity, const Cells* before, const Cells& after);

/// The record after the step: its new state, and the step's effects. What it asks for is in `cells` already.
Cells take_step(const Entity& entity, const Transition& step, Cells cells, core::Date today);

/// The states that a form may offer: the record's own and those it may become; for a new record, those it may begin in.
/// `state` empty: a new record.
std::vector<Choice> states_to_choose(const Entity& entity, const std::string& state);

/// What only we can get wrong, added to `faults` (check_declaration).
void check_lifecycle(const Entity& entity, std::string& faults);

}  // namespace registers
