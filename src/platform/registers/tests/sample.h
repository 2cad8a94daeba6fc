#pragma once
#include <string>
#include <vector>

#include "platform/registers/commands.h"
#include "platform/registers/entity.h"
#include "platform/registers/registers.h"

/// Two made-up registers that have every type of field between them.
namespace sample {

extern const registers::Entity providers;
extern const registers::Entity visits;
const std::vector<const registers::Entity*>& all();

/// Those of the audit trail, the registers and these two.
std::vector<db::Migration> migrations();
/// Sets the store up with these registers.
void migrate(db::Database& database);

inline core::Instant at(const char* moment) { return *core::parse_instant(moment); }
inline audit::Process process(const char* moment = "2026-03-31T09:00:00Z") {
    return {.kind = "sample.edit", .actor = "Sam Okafor", .at = at(moment), .reason = {}, .account = {}};
}

/// Cells by name; the others are empty.
registers::Cells cells(const registers::Entity& entity, const std::vector<std::pair<std::string, std::string>>& values);

/// Adds a record through prepare and add, and gives its id; the test fails when there are problems.
std::string put(db::Database& database, const registers::Entity& entity,
                const std::vector<std::pair<std::string, std::string>>& values);

class Clock : public core::Clock {
  public:
    core::Instant now() const override { return now_; }
    void set(const char* moment) { now_ = at(moment); }

  private:
    core::Instant now_ = at("2026-03-31T09:00:00Z");
};

}  // namespace sample
