#pragma once
#include <map>
#include <string>
#include <unordered_map>

#include "platform/registers/sight.h"
#include "platform/registers/store.h"
#include "platform/registers/value.h"

namespace registers {

/// Finds the record that a person or a file means: by its id, by its key (where the key is one field), or by its name.
/// Remembers what it found: files name the same record many times.
class References {
  public:
    /// `viewer`: finds only what they may see; null: everything. Outlives this.
    explicit References(db::ReadTx& tx, const Viewer* viewer = nullptr) : tx_(tx), viewer_(viewer) {}
    /// `typed` is not empty. The reading's value is the record's id.
    Reading resolve(const Field& field, const std::string& typed);
    /// The same for a field that holds keys (Field::by_key). The reading's value is the key, or several of them.
    Reading resolve_keys(const Field& field, const std::string& typed);
    /// From now on `typed` means this record, which is not stored yet: another row of the same file or pack.
    void expect(const Entity& entity, const std::string& typed, const std::string& id);
    /// A file as a form names it, by its id: one that waits for the viewer, or one of `know_files`. The reading's value
    /// is the cell.
    Reading file(const Field& field, const std::string& typed);
    /// The record has, or had, the files of these cells: they may stay, or come back.
    void know_files(const Entity& entity, const Cells& cells);
    void call(const std::string& id, const std::string& title) { titles_[id] = title; }
    /// The same for a record by its key, of a register whose keys stay.
    void call_key(const Entity& entity, const std::string& key, const std::string& title) {
        keys_[{&entity, key}] = title;
    }
    /// What a field's record is called, stored or expected.
    const std::string& title(const Field& field, const std::string& value);

  private:
    Reading look_up(const Field& field, const std::string& typed);
    Reading look_up_key(const Field& field, const std::string& typed);
    std::vector<std::string> called(const Entity& target, const Seen& seen, const std::string& title);
    bool is_seen(const Entity& entity, const Seen& seen, const std::string& id);

    db::ReadTx& tx_;
    const Viewer* viewer_;
    std::map<std::pair<const Entity*, std::string>, Reading> found_;
    std::unordered_map<std::string, std::string> titles_;  ///< by id
    std::map<std::pair<const Entity*, std::string>, Reading> found_keys_;
    std::map<std::pair<const Entity*, std::string>, std::string> keys_;  ///< titles of keys that are expected or stored
    std::map<std::string, std::string> files_;                           ///< cells of known files, by id
};

/// Live records of an entity to choose from, by title: id and title, or (`by_key`) key and title. Empty when there are
/// more than `most`.
enum class By { id, key };
std::vector<std::pair<std::string, std::string>> options(db::ReadTx& tx, const Entity& entity, std::size_t most,
                                                         const Seen& seen = {}, By by = By::id);

}  // namespace registers
