#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "platform/audit/audit.h"
#include "platform/registers/entity.h"
#include "platform/registers/sight.h"
#include "platform/registers/writer.h"

/// Records and their rows. Who may, what is valid and what is recorded in the trail: commands.h.
namespace registers {

struct Record {
    std::string id;  ///< ten letters and digits at random: tells nothing about how many there are
    std::string title = {};
    Cells cells = {};
    std::int64_t version = 0;
    std::string created_at = {}, changed_at = {}, changed_by = {};
    std::string withdrawn_at = {}, withdrawn_why = {};  ///< empty while the record is live
    std::string pack = {};                              ///< the data pack that keeps it up to date; empty: none
    std::set<std::size_t> hidden = {};                  ///< places of fields taken out by `Reader`: not for the viewer
    Cells worked_out = {};  ///< by Entity::worked_out; empty until `Reader::work_out` fills it in
};

std::string new_id();

/// Live or withdrawn.
std::optional<Record> find(db::ReadTx& tx, const Entity& entity, const std::string& id);
/// The live record with the same key; empty when there is none, and for entities without a key.
std::optional<Record> find_by_key(db::ReadTx& tx, const Entity& entity, const Cells& cells);
/// The live or withdrawn record with the same key, of a register whose keys stay.
std::optional<Record> find_kept(db::ReadTx& tx, const Entity& entity, const std::string& key);
/// Every record, live or withdrawn, by id: for imports and exports.
void each_record(db::ReadTx& tx, const Entity& entity, const std::function<void(const Record&)>& take);

void insert(const Writer& at, const Entity& entity, const Record& record);
/// Writes everything but the id, if the stored version is still `seen`; false when it is not.
bool update(const Writer& at, const Entity& entity, const Record& record, std::int64_t seen);

/// What records are called: id to title. Ids that are not there, or not among the `seen` rows, are left out.
std::map<std::string, std::string> titles(db::ReadTx& tx, const Entity& entity, const std::vector<std::string>& ids,
                                          const Seen& seen = {});

/// The record that a key stands for, of a register whose keys stay.
struct Named {
    std::string id, title;
};
/// By key; live and withdrawn. Keys that are not there, or not among the `seen` rows, are left out.
std::map<std::string, Named> named(db::ReadTx& tx, const Entity& entity, const std::vector<std::string>& keys,
                                   const Seen& seen = {});

/// The title that the cells give the record, with the titles of what it refers to.
std::string title_of(db::ReadTx& tx, const Entity& entity, const Cells& cells);
/// The same with another source for those titles: (the field, the id or key that it holds).
std::string title_of(const Entity& entity, const Cells& cells,
                     const std::function<std::string(const Field&, const std::string&)>& referred);
/// What the field's record is called: by id or by key.
std::string name_of(db::ReadTx& tx, const Field& field, const std::string& value);

// For list.cpp and import: the columns of a whole record, and how a row of them is read.
std::string record_columns(const Entity& entity, const std::string& table);
std::vector<db::Column> record_types(const Entity& entity);
Record record_of(const Entity& entity, const db::Row& row);

}  // namespace registers
