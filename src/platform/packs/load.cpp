#include "platform/packs/load.h"

#include <algorithm>
#include <map>

#include "core/check.h"

namespace packs {
namespace {

const db::Query insert_load{
    "packs_insert_load",
    "insert into packs_loads (pack, number, title, licence, source, checksum, loaded_at, loaded_by, "
    "added, changed, removed) values (:pack, :number, :title, :licence, :source, :checksum, :at, :by, "
    ":added, :changed, :removed)"};
const db::Query last_load{
    "packs_last_load", "select coalesce(max(number), 0) from packs_loads where pack = :pack", {db::Column::integer}};
const db::Query load_by_number{
    "packs_load_by_number",
    "select pack, number, title, loaded_at, loaded_by from packs_loads where pack = :pack and "
    "number = :number",
    {db::Column::text, db::Column::integer, db::Column::text, db::Column::text, db::Column::text}};
const db::Query newest_load{
    "packs_newest_load",
    "select pack, number, title, loaded_at, loaded_by from packs_loads order by loaded_at desc, "
    "number desc limit 1",
    {db::Column::text, db::Column::integer, db::Column::text, db::Column::text, db::Column::text}};
const db::Query narrative_by_path{
    "packs_narrative_by_path",
    "select markdown from packs_narratives where path = :path order by pack collate \"C\"",
    {db::Column::text}};

/// Narratives are stored like any other file of the pack.
const File narrative_file{.name = "narrative",
                          .table = "packs_narratives",
                          .columns = {{.name = "path"}, {.name = "markdown", .most_characters = 1'000'000}},
                          .key = {"path"}};

std::string quoted(const std::string& name) { return "\"" + name + "\""; }

using Cells = std::vector<std::string>;
using Rows = std::map<std::string, Cells>;  // by key

Rows wanted_rows(const Pack& pack, const File& file) {
    Rows rows;
    for (const auto& row : pack.of(file)) rows.emplace(row.key(), row.cells());
    return rows;
}

Rows stored_rows(db::ReadTx& tx, const std::string& pack, const File& file) {
    std::string columns;
    db::Query query{"packs_stored_" + file.table, "", {}};
    for (const auto& column : file.columns) {
        columns += (columns.empty() ? "" : ", ") + quoted(column.name);
        query.columns.push_back(db::Column::text);
    }
    query.sql = "select " + columns + " from " + file.table + " where pack = :pack";
    Rows rows;
    tx.each(query, {{"pack", pack}}, [&](const db::Row& found) {
        Cells cells;
        for (std::size_t i = 0; i < file.columns.size(); ++i) cells.push_back(found.maybe_text(i).value_or(""));
        const Row row{file, 0, std::move(cells)};
        rows.emplace(row.key(), row.cells());
    });
    return rows;
}

/// The cells of `columns` in the rows of every pack but one, and the pack of each.
void each_of_others(db::ReadTx& tx, const File& file, const std::vector<std::string>& columns, const std::string& name,
                    const std::string& pack, const std::function<void(const Cells&, const std::string&)>& take) {
    std::string list;
    db::Query query{"packs_" + name + "_" + file.table, "", {}};
    for (const auto& column : columns) {
        list += quoted(column) + ", ";
        query.columns.push_back(db::Column::text);
    }
    query.columns.push_back(db::Column::text);
    query.sql = "select " + list + "coalesce(pack, '') from " + file.table + " where coalesce(pack, '') <> :pack";
    tx.each(query, {{"pack", pack}}, [&](const db::Row& found) {
        Cells cells;
        for (std::size_t i = 0; i < columns.size(); ++i) cells.push_back(found.maybe_text(i).value_or(""));
        take(cells, found.text(columns.size()));
    });
}

Holders keys_of_others(db::ReadTx& tx, const File& file, const std::string& pack) {
    Holders holders;
    each_of_others(tx, file, file.key, "others_keys", pack, [&](const Cells& cells, const std::string& other) {
        std::string key;
        for (std::size_t i = 0; i < cells.size(); ++i) key += (i == 0 ? "" : "|") + cells[i];
        holders.emplace(std::move(key), other);
    });
    return holders;
}

/// Every key of `target` that a row of another pack refers to, and which pack that is.
Holders references_of_others(db::ReadTx& tx, const std::vector<File>& files, const File& target,
                             const std::string& pack) {
    Holders referred;
    for (const auto& file : files) {
        for (const auto& column : file.columns) {
            if (column.type != Type::reference || column.refers_to != target.name) continue;
            auto columns = column.with;
            columns.insert(columns.begin(), column.name);
            each_of_others(tx, file, columns, "others_" + column.name, pack,
                           [&](const Cells& cells, const std::string& other) {
                               for (auto& key : keys_referred(column, cells)) referred.emplace(std::move(key), other);
                           });
        }
    }
    return referred;
}

struct Difference {
    Rows added, changed;
    Rows removed;
    std::size_t unchanged = 0;
};

Difference difference(const Rows& wanted, const Rows& stored) {
    Difference result;
    for (const auto& [key, cells] : wanted) {
        const auto found = stored.find(key);
        if (found == stored.end())
            result.added.emplace(key, cells);
        else if (found->second != cells)
            result.changed.emplace(key, cells);
        else
            ++result.unchanged;
    }
    for (const auto& [key, cells] : stored)
        if (!wanted.contains(key)) result.removed.emplace(key, cells);
    return result;
}

Counts counts_of(const File& file, const Difference& d) {
    return {file.name, d.added.size(), d.changed.size(), d.removed.size(), d.unchanged};
}

std::vector<db::Bind> binds_of(const File& file, const Cells& cells, const std::vector<std::string>& names) {
    std::vector<db::Bind> binds;
    for (std::size_t i = 0; i < file.columns.size(); ++i)
        binds.push_back({names[i], cells[i].empty() ? db::Value{} : db::Value{cells[i]}});
    return binds;
}

/// The statements that keep one table equal to one file.
class Writer {
  public:
    Writer(db::WriteTx& tx, const File& file, const std::string& pack, std::int64_t load)
        : tx_(tx), file_(file), pack_(pack), load_(load) {
        std::string columns, values, settings;
        for (std::size_t i = 0; i < file.columns.size(); ++i) {
            names_.push_back("c" + std::to_string(i));
            columns += quoted(file.columns[i].name) + ", ";
            values += ":" + names_.back() + ", ";
            settings += quoted(file.columns[i].name) + " = :" + names_.back() + ", ";
        }
        const std::string where = " where pack = :pack and " + key_condition();
        insert_ = {"packs_insert_" + file.table,
                   "insert into " + file.table + " (" + columns + "pack, load) values (" + values + ":pack, :load)",
                   {}};
        update_ = {
            "packs_update_" + file.table, "update " + file.table + " set " + settings + "load = :load" + where, {}};
        remove_ = {"packs_remove_" + file.table, "delete from " + file.table + where, {}};
    }

    void insert(const Cells& cells) { run(insert_, binds_of(file_, cells, names_), true); }
    void update(const Cells& cells) { run(update_, binds_of(file_, cells, names_), true); }
    void remove(const Cells& cells) {
        std::vector<db::Bind> binds;
        for (std::size_t i = 0; i < file_.columns.size(); ++i)
            if (is_key(i)) binds.push_back({names_[i], db::Value{cells[i]}});
        run(remove_, std::move(binds), false);
    }

  private:
    bool is_key(std::size_t column) const {
        return std::find(file_.key.begin(), file_.key.end(), file_.columns[column].name) != file_.key.end();
    }
    /// Optional parts of a key are null when empty.
    std::string key_condition() const {
        std::string condition;
        for (std::size_t i = 0; i < file_.columns.size(); ++i)
            if (is_key(i))
                condition += (condition.empty() ? "" : " and ") +
                             ("coalesce(" + quoted(file_.columns[i].name) + ", '') = coalesce(:" + names_[i] + ", '')");
        return condition;
    }
    void run(const db::Query& query, std::vector<db::Bind> binds, bool with_load) {
        binds.push_back({"pack", pack_});
        if (with_load) binds.push_back({"load", load_});
        core::check(tx_.run(query, binds) == 1, "one row of the pack is one row of the store");
    }

    db::WriteTx& tx_;
    const File& file_;
    const std::string& pack_;
    std::int64_t load_;
    std::vector<std::string> names_;
    db::Query insert_, update_, remove_;
};

/// The declared files with the narratives as one more, and the pack with its narratives as that file's rows.
std::vector<File> with_narratives(const std::vector<File>& files) {
    auto all = files;
    all.push_back(narrative_file);
    return all;
}
Pack with_narratives(const Pack& pack) {
    Pack whole = pack;
    for (const auto& narrative : pack.narratives)
        whole.rows[narrative_file.name].emplace_back(narrative_file, 0, Cells{narrative.path, narrative.text});
    return whole;
}

Load load_from(const db::Row& row) { return {row.text(0), row.integer(1), row.text(2), row.text(3), row.text(4)}; }

}  // namespace

bool Outcome::changes_anything() const {
    return std::any_of(files.begin(), files.end(), [](auto& f) { return f.added + f.changed + f.removed > 0; });
}

Outcome compare(db::ReadTx& tx, const Pack& pack, const std::vector<File>& files) {
    Outcome outcome;
    const Pack whole = with_narratives(pack);
    for (const auto& file : with_narratives(files))
        outcome.files.push_back(
            counts_of(file, difference(wanted_rows(whole, file), stored_rows(tx, pack.name, file))));
    return outcome;
}

Outcome apply(db::WriteTx& tx, const Pack& pack, const std::vector<File>& files, const std::string& loaded_by,
              core::Instant at) {
    Outcome outcome;
    const Pack whole = with_narratives(pack);
    const std::int64_t number = tx.first(last_load, {{"pack", pack.name}})->integer(0) + 1;
    for (const auto& file : with_narratives(files)) {
        const auto change = difference(wanted_rows(whole, file), stored_rows(tx, pack.name, file));
        Writer writer{tx, file, pack.name, number};
        for (const auto& [key, cells] : change.removed) writer.remove(cells);
        for (const auto& [key, cells] : change.added) writer.insert(cells);
        for (const auto& [key, cells] : change.changed) writer.update(cells);
        outcome.files.push_back(counts_of(file, change));
    }
    if (!outcome.changes_anything()) return outcome;
    Counts sum;
    for (const auto& file : outcome.files) {
        sum.added += file.added;
        sum.changed += file.changed;
        sum.removed += file.removed;
    }
    const auto number_of = [](std::size_t count) { return static_cast<std::int64_t>(count); };
    tx.run(insert_load, {{"pack", pack.name},
                         {"number", number},
                         {"title", pack.title},
                         {"licence", pack.licence},
                         {"source", pack.source},
                         {"checksum", pack.checksum},
                         {"at", core::iso(at)},
                         {"by", loaded_by},
                         {"added", number_of(sum.added)},
                         {"changed", number_of(sum.changed)},
                         {"removed", number_of(sum.removed)}});
    return outcome;
}

std::optional<Load> find_load(db::ReadTx& tx, const std::string& pack, std::int64_t number) {
    const auto row = tx.first(load_by_number, {{"pack", pack}, {"number", number}});
    if (!row) return std::nullopt;
    return load_from(*row);
}

std::optional<Load> last_load_of_all(db::ReadTx& tx) {
    const auto row = tx.first(newest_load);
    if (!row) return std::nullopt;
    return load_from(*row);
}

Elsewhere elsewhere(db::ReadTx& tx, const std::vector<File>& files) {
    return {[&tx](const File& file, const std::string& pack) { return keys_of_others(tx, file, pack); },
            [&tx, &files](const File& file, const std::string& pack) {
                const auto others = references_of_others(tx, files, file, pack);
                if (others.empty()) return others;
                const auto own = stored_rows(tx, pack, file);
                Holders needed;
                for (const auto& [key, other] : others)
                    if (own.contains(key)) needed.emplace(key, other);
                return needed;
            }};
}

std::optional<std::string> narrative(db::ReadTx& tx, const std::string& path) {
    const auto row = tx.first(narrative_by_path, {{"path", path}});
    if (!row) return std::nullopt;
    return row->text(0);
}

}  // namespace packs
