#pragma once
#include <string>
#include <vector>

#include "core/result.h"
#include "platform/audit/audit.h"
#include "platform/registers/lifecycle.h"
#include "platform/registers/references.h"
#include "platform/registers/store.h"
#include "platform/registers/writer.h"

/// What people do to a register. Each takes a Writer, the proof that somebody may, and records what it changes; the
/// process says who, when and why.
namespace registers {

/// From what was typed (in the order of the fields) to cells that may be stored: every value read, references found,
/// due dates worked out, need and the entity's own rule checked, the key not taken by another record than `own_id`.
/// All problems, in the order of the fields.
std::vector<Problem> prepare(db::ReadTx& tx, References& references, const Entity& entity, const Cells& typed,
                             const std::string& own_id, Cells& cells);
/// The same but for the key.
std::vector<Problem> read_cells(References& references, const Entity& entity, const Cells& typed, Cells& cells);
/// What to say when `title` has the key already; empty: a record that may not be named.
Problem key_taken(const Entity& entity, const std::string& title);

/// What stands in the way where keys stay: `stored` (null: a new record) would get another key, or the key is a
/// withdrawn record's.
std::optional<Problem> key_kept(db::ReadTx& tx, const Entity& entity, const Record* stored, const Cells& cells);

/// The id of the new record. `cells` have no problems.
std::string add(const Writer& at, const Entity& entity, const Cells& cells, const std::string& pack = {});

/// `seen`: the version that the person looked at. Refuses: not_found, wrong_state (withdrawn), conflict (someone else
/// changed it since). Cells that differ in nothing change nothing and record nothing: false. `step`: of the entity's
/// lifecycle, told in the history by its verb. For rooms and the pack, which answer for the state; pages and the API
/// change through `Editor`.
core::Result<bool> change(const Writer& at, const Entity& entity, const std::string& id, std::int64_t seen,
                          const Cells& cells, const Transition* step = nullptr);
/// Takes a record out of lists and choices; nothing is deleted. `reason` is not empty.
core::Result<void> withdraw(const Writer& at, const Entity& entity, const std::string& id, std::int64_t seen,
                            const std::string& reason);
/// Brings a withdrawn record back. Refuses when its key was taken meanwhile.
core::Result<void> reinstate(const Writer& at, const Entity& entity, const std::string& id, std::int64_t seen);

/// The cells as they were right after an event of this record; empty when there is no such event.
std::optional<Cells> cells_after(db::ReadTx& tx, const Entity& entity, const std::string& id, std::int64_t event);

/// Records whose name holds the name of `id`, and theirs: written anew after a change of `entity`.
void retitle(const Writer& at, const std::vector<const Entity*>& all, const Entity& entity, const std::string& id);

/// Takes back everything that one process did to registers, as one new change: what it added is withdrawn, what it
/// changed or withdrew is as before. Refuses, and names the records, when something was changed again since.
core::Result<void> undo(const Writer& at, const std::vector<const Entity*>& all, std::int64_t process);

/// Event kinds: "partnership.organisations.added", ".changed", ".stepped" (its note is the step's name), ".withdrawn",
/// ".reinstated".
std::string event_kind(const Entity& entity, const char* what);
/// The event of a sealed record's content having been read.
inline constexpr const char* read_event = "registers.read";
/// Whether an event made a new version of its record: one of those five. (A sealed record's readings do not.)
bool makes_version(const std::string& event_kind);
/// "Added", "Closed the body", "Changed": what the event did, as the history tells it.
std::string said(const Entity& entity, const audit::Event& event);
std::vector<audit::Change> differences(const Entity& entity, const Cells& before, const Cells& after);

/// What whoever makes these changes must be asked, at "reason", when a field among them asks why; empty: nothing.
std::optional<Problem> asks_why(const Entity& entity, const std::vector<audit::Change>& changes);

}  // namespace registers
