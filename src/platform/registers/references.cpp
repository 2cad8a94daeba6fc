#include "platform/registers/references.h"

#include <algorithm>

#include "platform/registers/kept_files.h"
#include "platform/registers/schema.h"
#include "platform/registers/store.h"

namespace registers {
namespace {

using db::Column;

void bind(std::vector<db::Bind>& binds, const Seen& seen) {
    for (const auto& [name, value] : seen.values) binds.push_back({name, value});
}

std::string and_seen(const Seen& seen) { return seen.all() ? std::string{} : " and " + seen.sql; }

}  // namespace

Reading References::resolve(const Field& field, const std::string& typed) {
    const auto [place, fresh] = found_.try_emplace({field.refers_to, typed});
    if (fresh) place->second = look_up(field, typed);
    return place->second;
}

Reading References::resolve_keys(const Field& field, const std::string& typed) {
    Reading all;
    for (const auto& part : field.several ? split(typed) : std::vector{typed}) {
        const auto first = part.find_first_not_of(' ');
        if (first == std::string::npos) continue;
        const auto one = part.substr(first, part.find_last_not_of(' ') - first + 1);
        const auto [place, fresh] = found_keys_.try_emplace({field.by_key, one});
        if (fresh) place->second = look_up_key(field, one);
        if (!place->second.problem.empty()) return place->second;
        const auto told = split(all.value);
        if (std::find(told.begin(), told.end(), place->second.value) == told.end())
            all.value += (all.value.empty() ? "" : ";") + place->second.value;
    }
    return all;
}

void References::expect(const Entity& entity, const std::string& typed, const std::string& id) {
    found_.insert_or_assign({&entity, typed}, Reading{.value = id, .problem = {}});
    if (entity.key_stays) found_keys_.insert_or_assign({&entity, typed}, Reading{.value = typed, .problem = {}});
}

const std::string& References::title(const Field& field, const std::string& value) {
    if (field.by_key != nullptr) {
        const auto [place, fresh] = keys_.try_emplace({field.by_key, value});
        if (fresh) place->second = name_of(tx_, field, value);
        return place->second;
    }
    const auto [place, fresh] = titles_.try_emplace(value);
    if (fresh) place->second = name_of(tx_, field, value);
    return place->second;
}

bool References::is_seen(const Entity& entity, const Seen& seen, const std::string& id) {
    if (seen.all()) return true;
    const db::Query query{table_of(entity) + ": may be referred to",
                          "select t.id from " + table_of(entity) + " t where t.id = :named" + and_seen(seen),
                          {Column::text}};
    std::vector<db::Bind> binds{{"named", id}};
    bind(binds, seen);
    return tx_.first(query, binds).has_value();
}

Reading References::file(const Field& field, const std::string& typed) {
    const auto cell = kept_file(typed);
    const auto known = files_.find(cell ? cell->id : typed);
    if (known != files_.end() && (!cell || known->second == typed)) return {.value = known->second, .problem = {}};
    const bool anyone = viewer_ == nullptr || viewer_->sees_everything();
    if (!cell)
        if (const auto waiting = waiting_file(tx_, typed, anyone ? nullptr : &viewer_->who().account))
            return {.value = cell_of(*waiting), .problem = {}};
    return {.value = {}, .problem = field.label + ": choose the file again, on the page of the record"};
}

void References::know_files(const Entity& entity, const Cells& cells) {
    for (std::size_t i = 0; i < entity.fields.size(); ++i)
        if (entity.fields[i].type == Type::file)
            if (const auto file = kept_file(cells[i])) files_[file->id] = cells[i];
}

Reading References::look_up(const Field& field, const std::string& typed) {
    const Entity& target = *field.refers_to;
    const Seen seen = viewer_ == nullptr ? Seen{} : seen_by(*viewer_, target);
    // Whoever knows the ten letters of a reference was shown it, and is told nothing by naming it.
    if (const auto record = find(tx_, target, typed)) return {.value = record->id, .problem = {}};
    if (target.key.size() == 1) {
        const auto& key = target.fields[place_of(target, target.key[0])];
        const auto read = key.type == Type::reference ? Reading{} : read_value(key, typed);
        Cells cells(target.fields.size());
        cells[place_of(target, key.name)] = read.value;
        if (read.problem.empty() && !read.value.empty())
            if (const auto record = find_by_key(tx_, target, cells); record && is_seen(target, seen, record->id))
                return {.value = record->id, .problem = {}};
    }
    const auto ids = called(target, seen, typed);
    if (ids.size() == 1) return {.value = ids[0], .problem = {}};
    if (ids.empty())
        return {.value = {}, .problem = field.label + ": there is no " + target.one + " called \"" + typed + "\""};
    return {.value = {},
            .problem = field.label + ": there are several " + target.many + " called \"" + typed +
                       "\". Choose one from its list and give the reference in its address"};
}

Reading References::look_up_key(const Field& field, const std::string& typed) {
    const Entity& target = *field.by_key;
    const Seen seen = viewer_ == nullptr ? Seen{} : seen_by(*viewer_, target);
    // One that was withdrawn since is still what the record says.
    if (const auto record = find_kept(tx_, target, typed); record && is_seen(target, seen, record->id))
        return {.value = typed, .problem = {}};
    const auto ids = called(target, seen, typed);
    if (ids.size() == 1)
        if (const auto record = find(tx_, target, ids[0]))
            return {.value = cell(target, record->cells, target.key[0]), .problem = {}};
    if (ids.empty())
        return {.value = {},
                .problem = field.label + ": there is no " + target.one + " with the " +
                           in_sentence(target.fields[place_of(target, target.key[0])].label) + " or name \"" + typed +
                           "\""};
    return {.value = {},
            .problem = field.label + ": there are several " + target.many + " called \"" + typed +
                       "\". Give the code of the one that is meant"};
}

/// The ids of live records of this name; two at most.
std::vector<std::string> References::called(const Entity& target, const Seen& seen, const std::string& title) {
    const db::Query by_title{table_of(target) + ": by title",
                             "select t.id from " + table_of(target) + " t where " + sort_by_title +
                                 " = lower(:title) and withdrawn_at is null" + and_seen(seen) + " limit 2",
                             {Column::text}};
    std::vector<db::Bind> binds{{"title", title}};
    bind(binds, seen);
    std::vector<std::string> ids;
    for (const auto& row : tx_.all(by_title, binds)) ids.push_back(row.text(0));
    return ids;
}

std::vector<std::pair<std::string, std::string>> options(db::ReadTx& tx, const Entity& entity, std::size_t most,
                                                         const Seen& seen, By by) {
    const std::string column = by == By::id ? "id" : entity.key[0];
    const db::Query query{table_of(entity) + ": options by " + column,
                          "select t.\"" + column + "\", t.title from " + table_of(entity) +
                              " t where withdrawn_at is null" + and_seen(seen) + " order by " + sort_by_title +
                              ", id limit :most",
                          {Column::text, Column::text}};
    std::vector<std::pair<std::string, std::string>> all;
    std::vector<db::Bind> binds{{"most", static_cast<std::int64_t>(most) + 1}};
    bind(binds, seen);
    tx.each(query, binds, [&](const db::Row& row) { all.emplace_back(row.text(0), row.text(1)); });
    if (all.size() > most) all.clear();
    return all;
}

}  // namespace registers
