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
    /// The steps of its life that the viewer may take now, for one whom `may_change` allows.
    std::vector<const Transition*> steps(const Entity& entity, const Record& record);

    /// Without conditions on and order by fields that are closely held.
    Page list(const Entity& entity, const ListQuery& query);
    void each_listed(const Entity& entity, const ListQuery& query, const std::function<void(const Record&)>& take);
    /// What records are called; those that are not theirs to see are left out.
    std::map<std::string, std::string> titles(const Entity& entity, const std::vector<std::string>& ids);
    std::vector<std::pair<std::string, std::string>> options(const Entity& entity, std::size_t most);
    std::vector<Hit> search(const std::vector<const Entity*>& entities, std::string_view words, std::size_t most = 50);

    /// What happened to a record that `find` gave: newest first, without readings and closely held fields.
    std::vector<audit::Entry> history(const Entity& entity, const Record& record, std::size_t most);
    /// Its cells at the end of a moment, and the reason if it was withdrawn then; empty: not recorded yet.
    struct Past {
        Cells cells;
        std::string withdrawn_why;
    };
    std::optional<Past> past(const Entity& entity, const Record& record, core::Instant at);
    /// The register as it was at the end of a moment: every record that stood then and is theirs to see, by id. What
    /// records refer to is called as it is today.
    std::vector<Record> listed_at(const Entity& entity, core::Instant at);
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
    /// Takes out the fields that are not theirs to see, and notes a sealed record.
    void give(const Entity& entity, Record& record);

    db::ReadTx& tx_;
    const Viewer& viewer_;

  private:
    /// Rows that would take a step of a record's life that there is not.
    void refuse_steps(const Entity& entity, Plan& plan);

    std::vector<audit::Subject> sealed_;
};

}  // namespace registers
