#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "platform/audit/audit.h"
#include "platform/drafts/drafts.h"
#include "platform/registers/batches.h"
#include "platform/registers/files/import.h"
#include "platform/registers/kept_files.h"
#include "platform/registers/list.h"
#include "platform/registers/past.h"
#include "platform/registers/references.h"
#include "platform/registers/search.h"
#include "platform/registers/sight.h"
#include "platform/registers/store.h"

namespace registers {

/// Reads registers for one viewer: what is not for them is not found, listed, counted, named or searched. The pages and
/// the API have no other way to a record (tools/banned_words.txt holds them to it). Lives as long as its transaction.
class Reader {
  public:
    Reader(db::ReadTx& tx, const Viewer& viewer) : tx_(tx), viewer_(viewer) {}

    /// Refused: not_found (missing, or its existence is not theirs to know), forbidden (with whom to ask).
    core::Result<Record> find(const Entity& entity, const std::string& id);
    /// The same, when they may also change it.
    core::Result<Record> find_to_change(const Entity& entity, const std::string& id);
    bool may_change(const Entity& entity, const Record& record);
    /// The steps from the record's state that the viewer may take; none while it is withdrawn.
    std::vector<const Transition*> steps(const Entity& entity, const Record& record);
    /// The record on which they take this step, when they may, and it leads from the record's state and nothing holds
    /// it up. Refused: not_found, forbidden, wrong_state (with the steps that there are).
    core::Result<Record> find_to_step(const Entity& entity, const std::string& id, const Transition& step,
                                      core::Date today);
    /// Fills in what is worked out for these records (Entity::worked_out).
    void work_out(const Entity& entity, std::vector<Record>& records, core::Date today);

    /// Without conditions on and order by fields that are closely held. As it was on `query.on`, when that is given.
    Page list(const Entity& entity, const ListQuery& query);
    void each_listed(const Entity& entity, const ListQuery& query, const std::function<void(const Record&)>& take);
    /// What records are called; those that are not theirs to see are left out.
    std::map<std::string, std::string> titles(const Entity& entity, const std::vector<std::string>& ids);
    /// The same for keys, of a register whose keys stay.
    std::map<std::string, Named> named(const Entity& entity, const std::vector<std::string>& keys);
    std::vector<std::pair<std::string, std::string>> options(const Entity& entity, std::size_t most, By by = By::id);
    std::vector<Hit> search(const std::vector<const Entity*>& entities, std::string_view words, std::size_t most = 50);

    /// What happened to a record that `find` gave: newest first, without readings and closely held fields.
    std::vector<audit::Entry> history(const Entity& entity, const Record& record, std::size_t most);
    /// Its cells at the end of a moment, and the reason if it was withdrawn then; empty: not recorded yet.
    struct Past {
        Cells cells;
        std::string withdrawn_why;
    };
    std::optional<Past> past(const Entity& entity, const Record& record, core::Instant at);
    /// Whether the register's lists can be told for a day in the past (past.h); one record's history always can.
    bool has_past(const Entity& entity);
    /// What was done to the register: one entry for each process, newest first.
    std::vector<Deed> deeds(const Entity& entity, const DeedQuery& query);
    /// The version of this number: what the record was then, who made it and when. Empty: there is no such version.
    struct Version {
        Cells cells;
        audit::Process process;
    };
    std::optional<Version> version(const Entity& entity, const Record& record, std::int64_t number);
    /// Its cells right after an event; empty when there is no such event.
    std::optional<Cells> after(const Entity& entity, const Record& record, std::int64_t event);
    /// The records of one process of this register; empty unless every one is theirs to see.
    std::vector<audit::Entry> batch(const Entity& entity, std::int64_t process);

    std::optional<Batch> batch_named(const Entity& entity, const std::string& id) {
        return find_batch(tx_, entity, id);
    }

    /// Finds what a reference names, among what is theirs to see. Lives no longer than this.
    References references() { return References{tx_, &viewer_}; }
    /// The content of a file of a record that `find` gave; `id`: the file's, of the record as it is or of an earlier
    /// version. Empty: the record has and had no such file, or the field is not theirs to see.
    struct Attached {
        KeptFile file;
        std::string content;
    };
    std::optional<Attached> attached(const Entity& entity, const Record& record, std::size_t place,
                                     const std::string& id);
    /// A form that the account began; empty: none.
    std::optional<drafts::Draft> draft(const std::string& account, const std::string& address, core::Instant now);

    /// What an import would do for this viewer: rows that add or change what is not theirs are refused.
    Plan plan(const Entity& entity, const TableFile& file, const std::string& name, core::Faults faults = {});

    const Viewer& viewer() const { return viewer_; }
    /// Sealed records whose content this reader gave, each once: whoever made the reader tells the audit trail.
    const std::vector<audit::Subject>& sealed() const { return sealed_; }

  protected:
    std::optional<core::Refusal> no(std::string_view permission, const Entity& entity, const std::string& id,
                                    const Cells& cells);
    std::optional<core::Refusal> no_step(const Entity& entity, const std::string& id, const Cells& cells,
                                         const Transition& step);
    /// Takes out the fields that are not theirs to see, and notes a sealed record.
    void give(const Entity& entity, Record& record);
    /// The records of a list as it was on its day, in its order.
    std::vector<Record> listed_on(const Entity& entity, const ListQuery& query);
    /// `give` for a record as it was: what is not theirs now, or was not then, is taken out.
    void give_as_then(const Entity& entity, Record& record);

    db::ReadTx& tx_;
    const Viewer& viewer_;

  private:
    /// A file of rows takes no step of a lifecycle: each asks its own permission, reason and effect.
    static void refuse_steps(const Entity& entity, Plan& plan, PlannedRow& row);

    std::vector<audit::Subject> sealed_;
};

}  // namespace registers
