#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "platform/registers/entity.h"
#include "platform/registers/lifecycle.h"

/// JSON schemas of records, made from the declaration: what the API sends, and what it takes.
namespace registers {

nlohmann::ordered_json pointing_to(const std::string& name);
/// The fields of a record as they are read: each is there, and is null where the record has no value for it.
nlohmann::ordered_json fields_read(const Entity& entity);
/// The fields that may be sent. `change`: none of them is required, and the state of a lifecycle is none of them.
nlohmann::ordered_json fields_written(const Entity& entity, bool change);
/// Those that a step asks for.
nlohmann::ordered_json fields_of_step(const Entity& entity, const Transition& step);
nlohmann::ordered_json record_schema(const Entity& entity);
nlohmann::ordered_json list_schema(const Entity& entity);
/// The same of every register: what a record's history tells, and every refusal.
nlohmann::ordered_json history_schema();
nlohmann::ordered_json error_schema();

}  // namespace registers
