#pragma once
#include <string>
#include <vector>

#include "platform/registers/commands.h"
#include "platform/registers/files/table_file.h"

namespace registers {

enum class Verdict { add, change, same, refuse };

/// What an import would do with one row of the file.
struct PlannedRow {
    std::size_t line = 0;
    Verdict verdict = Verdict::refuse;
    std::string title = {};
    std::string id = {};    ///< of the record it changes
    std::int64_t seen = 0;  ///< that record's version
    Cells cells = {};
    std::vector<audit::Change> changes = {};
    std::vector<Problem> problems = {};
    /// The withdrawn record that has the row's key, where keys stay: nothing else is wrong with the row. A pack brings
    /// it back; a person does that first.
    std::string withdrawn = {};
};

struct Plan {
    std::vector<PlannedRow> rows;
    core::Faults faults;  ///< of the file as such: its form, its headings
    std::size_t added = 0, changed = 0, same = 0, refused = 0;
    bool can_apply() const { return faults.empty() && refused == 0 && added + changed > 0; }
};

/// How columns find their fields: by name or label, in any case; "Reference" (or "id") holds ids. A record is known by
/// its id, else by the entity's key. Columns that the file does not have leave a record's values as they are.
/// Titles, due dates and other columns that an export adds are passed over.
Plan plan_import(db::ReadTx& tx, const Entity& entity, const TableFile& file, const std::string& name,
                 core::Faults faults = {});
/// The same as one of several files that refer to one another's new rows: those share `references`.
Plan plan_import(db::ReadTx& tx, const Entity& entity, const TableFile& file, const std::string& name,
                 core::Faults faults, References& references);

/// Does what the plan says: all of it. The plan `can_apply`.
void apply_plan(const Writer& at, const std::vector<const Entity*>& all, const Entity& entity, const Plan& plan,
                const std::string& pack = {});

/// The headings that an export writes and an import knows.
constexpr const char* reference_heading = "Reference";

}  // namespace registers
