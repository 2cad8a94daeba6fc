#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/result.h"
#include "platform/db/db.h"

/// Who changed what, when and why. Whatever changes the store goes through a Ledger: the change and the events that
/// tell of it are one transaction, and the events are a chain in which none can be altered unseen.
namespace audit {

/// What someone is doing: the frame of a write.
struct Process {
    std::string kind;          ///< "partnership.edit", "pack.load": lower case, the room's word first
    std::string actor;         ///< who, in words for people: "Sam Okafor", "root at the command line"
    core::Instant at;          ///< when
    std::string reason = {};   ///< why, in the person's words; empty: the kind says enough
    std::string account = {};  ///< the account's id in the store; empty: the program itself or the command line
};

/// What an event is about: one record of one kind.
struct Subject {
    std::string kind;  ///< "partnership_organisations": the table, or any other fixed word of the room
    std::string id;    ///< as it stands in addresses; empty: the kind as a whole
    friend bool operator==(const Subject&, const Subject&) = default;
};

/// One field, before and after. Empty optional: there was, or is, no value (not the same as empty text).
struct Change {
    std::string field;
    std::optional<std::string> before, after;
    friend bool operator==(const Change&, const Change&) = default;
};

/// Something that happened to a record.
struct Event {
    std::string kind;  ///< "partnership.organisation_added"
    Subject subject;
    std::vector<Change> changes = {};  ///< empty: the event says it all, or something was read
    std::string note = {};             ///< for people; never a copy of personal values
};

/// An event with the process that it happened in.
struct Entry {
    std::int64_t number = 0;  ///< its place in the chain, from 1
    Event event;
    Process process;
    std::int64_t process_number = 0;  ///< what happened in one write bears one number
};

class Chain;

/// A change of the store under way. Reads too: it passes for a db::ReadTx&.
class WriteTx {
  public:
    WriteTx(db::WriteTx& tx, const Process& process);
    ~WriteTx();
    WriteTx(const WriteTx&) = delete;
    WriteTx& operator=(const WriteTx&) = delete;

    operator db::ReadTx&() { return tx_; }  // NOLINT(google-explicit-constructor): writing includes reading
    void each(const db::Query& query, const db::Binds& binds, const std::function<void(const db::Row&)>& row) {
        tx_.each(query, binds, row);
    }
    std::vector<db::Row> all(const db::Query& query, const db::Binds& binds = {}) { return tx_.all(query, binds); }
    std::optional<db::Row> first(const db::Query& query, const db::Binds& binds = {}) {
        return tx_.first(query, binds);
    }
    db::Engine engine() const { return tx_.engine(); }

    /// Runs a statement; gives the number of rows changed. The work must record an event that tells of it.
    std::int64_t run(const db::Query& query, const db::Binds& binds = {});
    /// Adds an event to the chain. Kind and subject kind are not empty, and no field occurs twice, or it is a
    /// core::Bug.
    void record(Event event);

    const Process& process() const { return process_; }
    core::Instant now() const { return process_.at; }
    /// The number of the process in the store, as in Entry links and undo. Known from the first call on.
    std::int64_t process_number();
    /// For services that take the store's own transaction (packs::apply). What they write counts as a write.
    db::WriteTx& store();

  private:
    friend class Ledger;
    void finish();

    db::WriteTx& tx_;
    const Process& process_;
    std::unique_ptr<Chain> chain_;
    bool wrote_ = false;
};

/// The only door through which the store is changed. Any thread may use it; as db::Database, one transaction a thread.
class Ledger {
  public:
    explicit Ledger(db::Database& database) : database_(database) {}

    /// Runs `work` in a write transaction and stores its events in the same. Retries as db::Database::write does: so
    /// `work` sets what it gives back afresh. A write without an event is a core::Bug and is rolled back; work that
    /// neither writes nor records leaves no trace. A process without kind or actor is a core::Bug.
    void write(const Process& process, const std::function<void(WriteTx&)>& work);

    /// The same for work that may be refused: a refusal rolls everything back and is given to the caller.
    core::Result<void> attempt(const Process& process, const std::function<core::Result<void>(WriteTx&)>& work);

    /// Reads what is sealed: first the event that says who reads what, in a transaction of its own; then `work`. When
    /// the event cannot be stored, nothing is read.
    void read_sealed(const Process& process, const Subject& subject, const std::function<void(db::ReadTx&)>& work);

    void read(const std::function<void(db::ReadTx&)>& work) { database_.read(work); }
    db::Database& database() { return database_; }

  private:
    db::Database& database_;
};

/// The end of the chain: note it elsewhere, and later `verify` shows that nothing before it was cut off or rewritten.
struct Head {
    std::int64_t number = 0;  ///< how many events there are
    std::string hash;         ///< 64 hexadecimal digits; empty when there is no event
    friend bool operator==(const Head&, const Head&) = default;
};
Head head(db::ReadTx& tx);
/// "1016:7e0a...", as `cairn check` prints it; empty when the text is none.
std::optional<Head> parse_head(std::string_view text);

struct Verdict {
    Head head;                        ///< as stored
    std::vector<std::string> faults;  ///< sentences, the first hundred; empty: the chain is whole
};
/// Walks the whole chain: every hash, every number, the head. `noted`: a head noted earlier that must still be part of
/// it. For `cairn check`.
Verdict verify(db::ReadTx& tx, const std::optional<Head>& noted = {});

/// All that happened to one record, newest first. At most `most` entries, from those with numbers below `before`
/// (0: from the newest).
std::vector<Entry> history(db::ReadTx& tx, const Subject& subject, std::size_t most = 1000, std::int64_t before = 0);
/// What happened most recently to records of these kinds (all kinds when empty), newest first.
std::vector<Entry> recent(db::ReadTx& tx, const std::vector<std::string>& kinds, std::size_t most,
                          std::int64_t before = 0);
/// The events of one process, in order: an import as one batch.
std::vector<Entry> of_process(db::ReadTx& tx, std::int64_t process);
/// The first `most` of those about records of a kind.
std::vector<Entry> of_process(db::ReadTx& tx, std::int64_t process, const std::string& kind, std::size_t most);

/// A process, and how much it did to records of a kind.
struct Deed {
    std::int64_t process_number = 0;
    Process process;
    std::size_t events = 0;  ///< about records of the kind
};
/// What was done to records of a kind between two moments, both included, newest first; events of the kind `but` are
/// passed over.
std::vector<Deed> deeds(db::ReadTx& tx, const std::string& kind, const std::string& but, core::Instant from,
                        core::Instant to, std::size_t most, std::size_t skip = 0);

using State = std::map<std::string, std::string>;  ///< field to value; a field without value is not in it
/// The record's fields as they were at the end of `at`; empty when it had no event by then.
std::optional<State> state_at(db::ReadTx& tx, const Subject& subject, core::Instant at);
/// The same for every record of a kind, by id.
std::map<std::string, State> states_at(db::ReadTx& tx, const std::string& kind, core::Instant at);
/// What happened to every record of a kind up to the end of `at`, in order.
void each_until(db::ReadTx& tx, const std::string& kind, core::Instant at,
                const std::function<void(const Entry&)>& take);
/// How many events there are of a kind; stops counting at `most` + 1.
std::size_t count_events(db::ReadTx& tx, const std::string& kind, std::size_t most);

}  // namespace audit
