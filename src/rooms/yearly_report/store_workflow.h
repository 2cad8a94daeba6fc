#pragma once
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/period.h"
#include "platform/audit/audit.h"
#include "platform/publish/formats.h"
#include "platform/registers/store.h"
#include "rooms/yearly_report/workflow.h"

/// Reports on their way, in the store.
namespace yearly_report {

/// A report's record, read.
struct Work {
    std::string id;
    std::string partnership;
    core::ReportingYear year;
    State state = State::outline;
    std::string snapshot = {};  ///< id of the frozen figures; empty: none
    std::string reason = {};
    std::int64_t version = 0;  ///< of the record, for changing it
};
std::optional<Work> find_work(db::ReadTx& tx, const std::string& partnership, core::ReportingYear year);
std::optional<Work> work_of(db::ReadTx& tx, const std::string& report);

/// The live records of a register that belong to a report, in order of their titles.
std::vector<registers::Record> records_of(db::ReadTx& tx, const registers::Entity& entity, const std::string& report);
/// One field of a record.
const std::string& field_of(const registers::Entity& entity, const registers::Record& record, std::string_view field);

/// The prose written here, by the name of its section.
std::map<std::string, std::string> drafts_of(db::ReadTx& tx, const std::string& partnership, core::ReportingYear year);

/// A section's prose as it once stood.
struct DraftVersion {
    std::int64_t event;  ///< that made it
    core::Instant at;
    std::string by, text;
};
/// The latest of a section that was written here, newest first; empty: none was.
std::vector<DraftVersion> versions_of_draft(db::ReadTx& tx, const std::string& report, const std::string& section,
                                            std::size_t most);

/// The sections that this person (by name) has ever written here, whoever wrote last.
std::vector<std::string> sections_written_by(db::ReadTx& tx, const std::string& report, const std::string& name);

/// Every report on its way that is neither in its outline nor sent.
std::vector<Work> works_under_way(db::ReadTx& tx);

/// A contribution that is still to come.
struct Outstanding {
    std::string id, title, due;
    std::string organisation;  ///< code
    std::string name;          ///< of the organisation
    std::string partnership;   ///< code: whose report it is for
};
std::vector<Outstanding> asked_of(db::ReadTx& tx);

struct Snapshot {
    std::string id, report, hash, figures, made_at, made_by, account;
};
struct Check {
    std::string account, by, at, note;
};
/// Of a safeguarding partner.
struct Signature {
    std::string organisation;  ///< code
    std::string account, by;
    std::string capacity;  ///< the role under which they signed: code of rights::Role
    std::string at;
};
struct Version {
    std::int64_t number;
    std::string snapshot, published_at, published_by, note;
};
void add_snapshot(audit::WriteTx& tx, const Snapshot& snapshot, const std::vector<publish::File>& files);
std::optional<Snapshot> find_snapshot(db::ReadTx& tx, const std::string& id);
/// The snapshot of the same report that was made last before this one; empty: it is the first.
std::optional<Snapshot> snapshot_before(db::ReadTx& tx, const Snapshot& snapshot);
void add_check(audit::WriteTx& tx, const std::string& snapshot, const Check& check);
std::vector<Check> checks_of(db::ReadTx& tx, const std::string& snapshot);
void add_signature(audit::WriteTx& tx, const std::string& snapshot, const Signature& signature);
std::vector<Signature> signatures_of(db::ReadTx& tx, const std::string& snapshot);
void add_version(audit::WriteTx& tx, const std::string& report, const Version& version);
std::vector<Version> versions_of(db::ReadTx& tx, const std::string& report);  ///< newest first
void add_file(audit::WriteTx& tx, const std::string& snapshot, const publish::File& file);
/// The bytes of one file of a snapshot, as frozen.
std::optional<std::string> file_of(db::ReadTx& tx, const std::string& snapshot, const std::string& path);
std::vector<std::string> paths_of(db::ReadTx& tx, const std::string& snapshot);

}  // namespace yearly_report
