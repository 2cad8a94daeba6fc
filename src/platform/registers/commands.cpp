#include "platform/registers/commands.h"

#include <algorithm>

#include "core/check.h"
#include "platform/registers/kept_files.h"
#include "platform/registers/search.h"

namespace registers {
namespace {

using core::Reason;
using db::Column;

std::optional<std::string> maybe(const std::string& cell) { return cell.empty() ? std::nullopt : std::optional{cell}; }

core::Result<Record> find_seen(db::ReadTx& tx, const Entity& entity, const std::string& id, std::int64_t seen) {
    auto record = find(tx, entity, id);
    if (!record) return core::refuse(Reason::not_found, "This " + entity.one + " does not exist.");
    if (record->version != seen)
        return core::refuse(Reason::conflict, record->changed_by + " changed this " + entity.one +
                                                  " after you opened it. Nothing of yours was saved yet.");
    return std::move(*record);
}

/// Stores the new state of a record under the next version.
void save(const Writer& at, const Entity& entity, Record& record) {
    auto& tx = at.of(entity);
    const auto seen = record.version;
    record.version = seen + 1;
    record.title = title_of(tx, entity, record.cells);
    record.changed_at = core::iso(tx.now());
    record.changed_by = tx.process().actor;
    core::check(update(at, entity, record, seen), "the version was looked at in this transaction");
    use_files(tx, entity, record.cells);
    index(tx, entity, record);
}

void tell(audit::WriteTx& tx, const Entity& entity, const std::string& id, const char* what,
          std::vector<audit::Change> changes, std::string note = {}) {
    tx.record({.kind = event_kind(entity, what),
               .subject = {table_of(entity), id},
               .changes = std::move(changes),
               .note = std::move(note)});
}

bool ends_with(const std::string& text, std::string_view ending) { return std::string_view{text}.ends_with(ending); }

/// What undoing one event does to its record. Refuses when the record has moved on.
core::Result<void> undo_event(const Writer& at, const Entity& entity, const audit::Entry& entry) {
    auto& tx = at.of(entity);
    auto record = find(tx, entity, entry.event.subject.id);
    const auto moved_on = [&] {
        return core::refuse(Reason::conflict, "\"" + (record ? record->title : entity.one) +
                                                  "\" was changed again since, so this cannot be undone as a whole.");
    };
    if (!record) return moved_on();
    if (ends_with(entry.event.kind, ".added")) {
        if (record->version != 1 || !record->withdrawn_at.empty()) return moved_on();
        return withdraw(at, entity, record->id, 1, "Undone: " + tx.process().reason);
    }
    if (ends_with(entry.event.kind, ".withdrawn")) return reinstate(at, entity, record->id, record->version);
    if (!ends_with(entry.event.kind, ".changed")) return moved_on();
    Cells cells = record->cells;
    for (const auto& one : entry.event.changes) {
        const auto place = find_field(entity, one.field);
        if (!place || cells[*place] != one.after.value_or("")) return moved_on();
        cells[*place] = one.before.value_or("");
    }
    if (const auto changed = change(at, entity, record->id, record->version, cells); !changed)
        return tl::unexpected(changed.error());
    return {};
}

}  // namespace

audit::WriteTx& Writer::of(const Entity& entity) const {
    core::check(room_.empty() || room_ == entity.room, "a grant writes the registers of its own room");
    return *tx_;
}

std::string event_kind(const Entity& entity, const char* what) { return entity.room + "." + entity.name + "." + what; }

bool makes_version(const std::string& kind) {
    constexpr std::string_view endings[] = {".added", ".changed", ".stepped", ".withdrawn", ".reinstated"};
    return std::any_of(std::begin(endings), std::end(endings), [&](auto ending) { return ends_with(kind, ending); });
}

std::string said(const Entity& entity, const audit::Event& event) {
    if (ends_with(event.kind, ".added")) return "Added";
    if (ends_with(event.kind, ".withdrawn")) return "Withdrawn";
    if (ends_with(event.kind, ".reinstated")) return "Brought back";
    const auto* step = ends_with(event.kind, ".stepped") ? find_transition(entity, event.note) : nullptr;
    return step == nullptr ? "Changed" : step->done;
}

std::vector<audit::Change> differences(const Entity& entity, const Cells& before, const Cells& after) {
    std::vector<audit::Change> changes;
    for (std::size_t i = 0; i < entity.fields.size(); ++i)
        if (before[i] != after[i]) changes.push_back({entity.fields[i].name, maybe(before[i]), maybe(after[i])});
    return changes;
}

std::optional<Problem> asks_why(const Entity& entity, const std::vector<audit::Change>& changes) {
    std::vector<std::string> labels;
    for (const auto& one : changes)
        if (const auto place = find_field(entity, one.field); place && entity.fields[*place].asks_why)
            labels.push_back(entity.fields[*place].label);
    if (labels.empty()) return {};
    std::string named;
    for (const auto& label : labels) named += (named.empty() ? "\"" : "\", \"") + label;
    return Problem{"reason", "Enter why " + named + "\" changes"};
}

Problem key_taken(const Entity& entity, const std::string& title) {
    const auto& field = entity.fields[place_of(entity, entity.key.back())];
    const auto what = title.empty() ? "There is already another " + entity.one : "There is already \"" + title + "\"";
    return {field.name, what + " with the same " + in_sentence(field.label)};
}

std::vector<Problem> read_cells(References& references, const Entity& entity, const Cells& typed, Cells& cells) {
    core::check(typed.size() == entity.fields.size(), "what was typed has a place for every field");
    std::vector<Problem> problems;
    cells.assign(entity.fields.size(), "");
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        const auto& field = entity.fields[i];
        auto reading = read_value(field, typed[i]);
        if (field.type == Type::reference && reading.problem.empty() && !reading.value.empty())
            reading = references.resolve(field, reading.value);
        if (field.by_key != nullptr && reading.problem.empty() && !reading.value.empty())
            reading = references.resolve_keys(field, reading.value);
        if (field.type == Type::file && reading.problem.empty() && !reading.value.empty())
            reading = references.file(field, reading.value);
        if (!reading.problem.empty()) problems.push_back({field.name, reading.problem});
        cells[i] = std::move(reading.value);
    }
    const auto told = problems;
    for (auto& problem : complete(entity, cells)) {
        const bool again =
            std::any_of(told.begin(), told.end(), [&](const Problem& other) { return other.field == problem.field; });
        if (!again) problems.push_back(std::move(problem));
    }
    std::stable_sort(problems.begin(), problems.end(), [&](const Problem& a, const Problem& b) {
        return find_field(entity, a.field).value_or(0) < find_field(entity, b.field).value_or(0);
    });
    return problems;
}

std::vector<Problem> prepare(db::ReadTx& tx, References& references, const Entity& entity, const Cells& typed,
                             const std::string& own_id, Cells& cells) {
    const auto own = own_id.empty() ? std::nullopt : find(tx, entity, own_id);
    if (own) references.know_files(entity, own->cells);
    auto problems = read_cells(references, entity, typed, cells);
    if (!problems.empty()) return problems;
    if (auto kept = key_kept(tx, entity, own ? &*own : nullptr, cells)) return {*kept};
    const auto same = find_by_key(tx, entity, cells);
    if (same && same->id != own_id) problems.push_back(key_taken(entity, same->title));
    return problems;
}

std::optional<Problem> key_kept(db::ReadTx& tx, const Entity& entity, const Record* stored, const Cells& cells) {
    if (!entity.key_stays) return {};
    const auto& field = entity.fields[place_of(entity, entity.key[0])];
    const auto& key = cell(entity, cells, field.name);
    if (stored != nullptr) {
        if (cell(entity, stored->cells, field.name) == key) return {};
        return Problem{field.name, field.label + " cannot change, because other records name this " + entity.one +
                                       " by it. It is \"" + cell(entity, stored->cells, field.name) + "\""};
    }
    const auto other = find_kept(tx, entity, key);
    if (!other || other->withdrawn_at.empty()) return {};
    return Problem{field.name, "\"" + other->title + "\" had the same " + in_sentence(field.label) +
                                   " and was withdrawn: bring that one back instead"};
}

std::string add(const Writer& at, const Entity& entity, const Cells& cells, const std::string& pack) {
    auto& tx = at.of(entity);
    Record record{.id = new_id(), .title = title_of(tx, entity, cells), .cells = cells, .version = 1};
    record.created_at = record.changed_at = core::iso(tx.now());
    record.changed_by = tx.process().actor;
    record.pack = pack;
    insert(at, entity, record);
    use_files(tx, entity, cells);
    index(tx, entity, record);
    tell(tx, entity, record.id, "added", differences(entity, Cells(entity.fields.size()), cells));
    return record.id;
}

core::Result<bool> change(const Writer& at, const Entity& entity, const std::string& id, std::int64_t seen,
                          const Cells& cells, const Transition* step) {
    auto& tx = at.of(entity);
    auto record = find_seen(tx, entity, id, seen);
    if (!record) return tl::unexpected(record.error());
    if (!record->withdrawn_at.empty())
        return core::refuse(Reason::wrong_state, "This " + entity.one + " was withdrawn. Bring it back first.");
    auto changes = differences(entity, record->cells, cells);
    if (changes.empty()) return false;
    record->cells = cells;
    save(at, entity, *record);
    tell(tx, entity, id, step == nullptr ? "changed" : "stepped", std::move(changes),
         step == nullptr ? std::string{} : step->name);
    return true;
}

core::Result<void> withdraw(const Writer& at, const Entity& entity, const std::string& id, std::int64_t seen,
                            const std::string& reason) {
    auto& tx = at.of(entity);
    core::check(!reason.empty(), "a withdrawal has a reason");
    auto record = find_seen(tx, entity, id, seen);
    if (!record) return tl::unexpected(record.error());
    if (!record->withdrawn_at.empty())
        return core::refuse(Reason::wrong_state, "This " + entity.one + " is withdrawn already.");
    record->withdrawn_at = core::iso(tx.now());
    record->withdrawn_why = reason;
    save(at, entity, *record);
    tell(tx, entity, id, "withdrawn", {{"withdrawn", std::nullopt, reason}});
    return {};
}

core::Result<void> reinstate(const Writer& at, const Entity& entity, const std::string& id, std::int64_t seen) {
    auto& tx = at.of(entity);
    auto record = find_seen(tx, entity, id, seen);
    if (!record) return tl::unexpected(record.error());
    if (record->withdrawn_at.empty())
        return core::refuse(Reason::wrong_state, "This " + entity.one + " is not withdrawn.");
    if (const auto same = find_by_key(tx, entity, record->cells))
        return core::refuse(Reason::conflict, "\"" + same->title + "\" has taken its place. Withdraw that one first.");
    const auto reason = std::move(record->withdrawn_why);
    record->withdrawn_at.clear();
    record->withdrawn_why.clear();
    save(at, entity, *record);
    tell(tx, entity, id, "reinstated", {{"withdrawn", reason, std::nullopt}});
    return {};
}

std::optional<Cells> cells_after(db::ReadTx& tx, const Entity& entity, const std::string& id, std::int64_t event) {
    auto entries = audit::history(tx, {table_of(entity), id}, 100'000, event + 1);
    if (entries.empty() || entries.front().number != event) return std::nullopt;
    Cells cells(entity.fields.size());
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry)
        for (const auto& one : entry->event.changes)
            if (const auto place = find_field(entity, one.field)) cells[*place] = one.after.value_or("");
    return cells;
}

void retitle(const Writer& at, const std::vector<const Entity*>& all, const Entity& entity, const std::string& id) {
    auto& tx = at.tx();
    for (const auto* other : all) {
        for (const auto& name : other->title) {
            const auto& field = other->fields[place_of(*other, name)];
            if (field.refers_to != &entity && field.by_key != &entity) continue;
            std::string held = id;
            if (field.by_key != nullptr) {
                const auto record = find(tx, entity, id);
                if (!record) continue;
                held = cell(entity, record->cells, entity.key[0]);
            }
            const db::Query holders{
                table_of(*other) + ": called by " + name,
                "select " + record_columns(*other, "") + " from " + table_of(*other) + " where \"" + name + "\" = :id",
                record_types(*other)};
            const db::Query rename{
                table_of(*other) + ": rename", "update " + table_of(*other) + " set title = :title where id = :id", {}};
            for (const auto& row : tx.all(holders, {{"id", held}})) {
                Record record = record_of(*other, row);
                const auto title = title_of(tx, *other, record.cells);
                if (title == record.title || record.id == id) continue;
                record.title = title;
                tx.run(rename, {{"title", title}, {"id", record.id}});
                index(tx, *other, record);
                retitle(at, all, *other, record.id);
            }
        }
    }
}

core::Result<void> undo(const Writer& at, const std::vector<const Entity*>& all, std::int64_t process) {
    auto& tx = at.tx();
    auto entries = audit::of_process(tx, process);
    if (entries.empty()) return core::refuse(Reason::not_found, "There is nothing to undo.");
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        const auto entity = std::find_if(all.begin(), all.end(),
                                         [&](const auto* one) { return table_of(*one) == entry->event.subject.kind; });
        if (entity == all.end()) continue;
        if (const auto undone = undo_event(at, **entity, *entry); !undone) return undone;
    }
    return {};
}

}  // namespace registers
