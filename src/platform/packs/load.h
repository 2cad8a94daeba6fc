#pragma once
#include <optional>
#include <string>
#include <vector>

#include "platform/db/db.h"
#include "platform/packs/pack.h"

namespace packs {

/// What loading a pack changes in one table.
struct Counts {
    std::string file;
    std::size_t added = 0, changed = 0, removed = 0, unchanged = 0;
};

struct Outcome {
    std::vector<Counts> files;
    bool changes_anything() const;
};

/// What `apply` would do; changes nothing.
Outcome compare(db::ReadTx& tx, const Pack& pack, const std::vector<File>& files);

/// Makes the store's rows of this pack equal to the pack's: adds, changes and removes, and records the load. When
/// nothing differs, nothing is written. The caller's transaction makes it all or nothing.
Outcome apply(db::WriteTx& tx, const Pack& pack, const std::vector<File>& files, const std::string& loaded_by,
              core::Instant at);

/// One load, as the figure page tells it.
struct Load {
    std::string pack;
    std::int64_t number;
    std::string title, loaded_at, loaded_by;
};
std::optional<Load> find_load(db::ReadTx& tx, const std::string& pack, std::int64_t number);
/// The most recent of all packs; empty when nothing was loaded.
std::optional<Load> last_load_of_all(db::ReadTx& tx);

/// What the store holds from other packs, for reading one against it; as long as the transaction. `files` are all that
/// the rooms declare.
Elsewhere elsewhere(db::ReadTx& tx, const std::vector<File>& files);

/// The Markdown of one narrative, from whichever pack holds it (the first by name); empty when none does.
std::optional<std::string> narrative(db::ReadTx& tx, const std::string& path);

}  // namespace packs
