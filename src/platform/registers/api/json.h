#pragma once
#include <string>
#include <vector>

#include "core/result.h"
#include "platform/registers/pages/parts.h"

/// Records as JSON, and back.
namespace registers {

/// {"id", "title", "version", "changed_at", "changed_by", "withdrawn", "fields": {...}}. Numbers are numbers; money is
/// text in pounds ("1250.50"), so that no reader rounds it; several choices are a list; a reference is its id and
/// title.
void append_record(std::string& json, const Entity& entity, const Record& record, const Titles& titles);

/// What a program sent: {"version": 3, "reason": "...", "fields": {"name": "...", ...}}.
struct Sent {
    std::int64_t version = 0;  ///< 0: none given
    std::string reason;
    std::vector<std::optional<std::string>> typed;  ///< by field; empty: not given
};
/// Refuses what is not of that form, with a sentence. `problems`: every name that is not declared or is there twice,
/// and every value of no usable type; then it is refused as well.
core::Result<Sent> read_sent(const Entity& entity, const std::string& body, std::vector<Problem>& problems);

/// The OpenAPI 3.1 document of these entities.
std::string openapi(const std::vector<const Entity*>& entities, const std::string& title);

}  // namespace registers
