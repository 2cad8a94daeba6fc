#pragma once
#include <vector>

namespace registers {
struct Entity;
}

namespace yearly_report {

/// What a published document tells in words: a priority with what was done, an inspection, a finding of an audit, a
/// review and its decision. It stands until the room that each topic belongs to is built; that room takes it over.
extern const registers::Entity published_facts;
/// The registers of this room.
const std::vector<const registers::Entity*>& registers_of_room();

}  // namespace yearly_report
