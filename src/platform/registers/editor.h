#pragma once
#include <string>
#include <vector>

#include "platform/registers/commands.h"
#include "platform/registers/reader.h"

namespace registers {

/// Changes registers for one viewer: every record is asked for before and after the change, so that nobody changes what
/// is not theirs, or moves a record to where it would not be theirs.
class Editor : public Reader {
  public:
    /// `all`: every entity of the program, for the names that a change carries on.
    Editor(audit::WriteTx& tx, const Viewer& viewer, const std::vector<const Entity*>& all)
        : Reader(tx, viewer), write_(tx), at_(tx), all_(all) {}

    /// As `registers::prepare`; references find only what the viewer may see, and a key that is taken by a record not
    /// theirs to see does not name it. `id` empty: for a new record. What is hidden from them stays as it is stored.
    /// The state of a lifecycle stays too, or that is a problem; so is a change that asks why when the process has no
    /// reason.
    std::vector<Problem> prepare(const Entity& entity, const Cells& typed, const std::string& id, Cells& cells);
    /// An earlier version of a record, whose files may come back to it.
    void know_version(const Cells& cells) { version_ = cells; }
    /// Keeps a file until its owner, an account, saves the record that it is for.
    void keep_file(const Entity& entity, const KeptFile& file, std::string_view bytes, const std::string& owner);
    /// The same of one that arrived piece by piece.
    void keep_arrived(const Entity& entity, const KeptFile& file);
    /// The new record's id. Refused when it would not be theirs to edit.
    core::Result<std::string> add(const Entity& entity, const Cells& cells);
    core::Result<void> change(const Entity& entity, const std::string& id, std::int64_t seen, const Cells& cells);
    /// One step of the entity's lifecycle, with what its page asks for (`typed`, by field) and the process's reason.
    /// `problems`: what is wrong with those, when it is refused as invalid. Else refused as `find_to_step` refuses, and
    /// as a conflict when someone changed the record since.
    core::Result<void> step(const Entity& entity, const std::string& id, std::int64_t seen, const Transition& step,
                            const Cells& typed, core::Date today, std::vector<Problem>& problems);
    core::Result<void> withdraw(const Entity& entity, const std::string& id, std::int64_t seen,
                                const std::string& reason);
    core::Result<void> reinstate(const Entity& entity, const std::string& id, std::int64_t seen);
    /// All of one process, as one change.
    core::Result<void> undo(const Entity& entity, std::int64_t process);
    /// Every row, or refused.
    core::Result<void> apply(const Entity& entity, const Plan& plan);
    /// Keeps what was applied as a batch, which can be undone; gives its id.
    std::string keep_batch(const Entity& entity, const std::string& file);
    /// False when it was undone already.
    bool mark_undone(const std::string& batch);

    audit::WriteTx& tx() { return write_; }

  private:
    audit::WriteTx& write_;
    Writer at_;
    std::optional<Cells> version_;
    const std::vector<const Entity*>& all_;
};

}  // namespace registers
