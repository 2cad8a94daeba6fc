#pragma once
#include "platform/registers/pages/parts.h"

/// What the history of a record and the changes of a register say of an event.
namespace registers {

/// The records that the event's values refer to.
void want_changes(const Entity& entity, const audit::Event& event, Titles& titles);
/// Field by field, from what to what; a file as a link to what it was. `id`: the record's.
ui::Html told_changes(const Entity& entity, const std::string& id, const audit::Event& event, const Titles& titles);

}  // namespace registers
