#include "platform/registers/reader.h"

#include <algorithm>
#include <set>

#include "platform/registers/batches.h"
#include "platform/registers/commands.h"
#include "platform/registers/lifecycle.h"
#include "platform/registers/references.h"

namespace registers {
namespace {

bool is_closed(const Field& field) { return field.classification >= Classification::restricted; }

/// Finding and ordering by a field tells what stands in it.
ListQuery without_closed(const Entity& entity, ListQuery query) {
    std::erase_if(query.conditions, [&](const Condition& one) { return is_closed(entity.fields[one.field]); });
    if (const auto place = find_field(entity, query.sort); place && is_closed(entity.fields[*place]))
        query.sort = "title";
    return query;
}

}  // namespace

std::optional<core::Refusal> Reader::no(std::string_view permission, const Entity& entity, const std::string& id,
                                        const Cells& cells) {
    if (viewer_.sees_everything()) return {};
    if (auto refused = refusal(viewer_, permission, entity, access_record(tx_, entity, id, cells))) return refused;
    if (permission == edit_permission(entity) && is_own(tx_, viewer_, entity, cells))
        return own_refusal(viewer_, entity);
    return {};
}

void Reader::give(const Entity& entity, Record& record) {
    if (viewer_.sees_everything()) return;
    const bool has_closed = std::any_of(entity.fields.begin(), entity.fields.end(), is_closed);
    const bool may_be_sealed = can_be(entity, Classification::sealed);
    if (!has_closed && !may_be_sealed) return;
    const auto own = classification_of(tx_, entity, record.cells);
    if (own == rights::Classification::sealed) {
        const audit::Subject subject{table_of(entity), record.id};
        if (std::find(sealed_.begin(), sealed_.end(), subject) == sealed_.end()) sealed_.push_back(subject);
    }
    if (!has_closed) return;
    auto access = access_record(tx_, entity, record.id, record.cells);
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        if (!is_closed(entity.fields[i])) continue;
        const auto of_field = entity.fields[i].classification == Classification::sealed
                                  ? rights::Classification::sealed
                                  : rights::Classification::restricted;
        access.classification = std::max(own, of_field);
        if (!refusal(viewer_, read_permission(entity), entity, access)) continue;
        record.cells[i].clear();
        record.hidden.insert(i);
    }
}

core::Result<Record> Reader::find(const Entity& entity, const std::string& id) {
    auto record = registers::find(tx_, entity, id);
    if (!record) return tl::unexpected(no_such(entity));
    if (auto refused = no(read_permission(entity), entity, id, record->cells)) return tl::unexpected(*refused);
    give(entity, *record);
    return std::move(*record);
}

core::Result<Record> Reader::find_to_change(const Entity& entity, const std::string& id) {
    auto record = find(entity, id);
    if (!record) return record;
    if (const auto stored = registers::find(tx_, entity, id))
        if (auto refused = no(edit_permission(entity), entity, id, stored->cells)) return tl::unexpected(*refused);
    return record;
}

bool Reader::may_change(const Entity& entity, const Record& record) {
    return find_to_change(entity, record.id).has_value();
}

Page Reader::list(const Entity& entity, const ListQuery& query) {
    if (query.on) {
        auto page = page_of(listed_on(entity, without_closed(entity, query)), query.page);
        for (auto& record : page.rows) give_as_then(entity, record);
        return page;
    }
    auto page = registers::list(tx_, entity, without_closed(entity, query), seen_by(viewer_, entity));
    for (auto& record : page.rows) give(entity, record);
    return page;
}

void Reader::each_listed(const Entity& entity, const ListQuery& query, const std::function<void(const Record&)>& take) {
    const auto open = without_closed(entity, query);
    if (open.on) {
        for (auto& record : listed_on(entity, open)) {
            give_as_then(entity, record);
            take(record);
        }
        return;
    }
    const auto seen = seen_by(viewer_, entity);
    const bool as_it_is =
        viewer_.sees_everything() || (!can_be(entity, Classification::sealed) &&
                                      std::none_of(entity.fields.begin(), entity.fields.end(), is_closed));
    if (as_it_is) return registers::each_listed(tx_, entity, open, take, seen);
    // What must be asked of each record asks the store: not while it still gives rows.
    std::vector<Record> rows;
    registers::each_listed(
        tx_, entity, open, [&](const Record& record) { rows.push_back(record); }, seen);
    for (auto& record : rows) {
        give(entity, record);
        take(record);
    }
}

std::map<std::string, std::string> Reader::titles(const Entity& entity, const std::vector<std::string>& ids) {
    return registers::titles(tx_, entity, ids, seen_by(viewer_, entity));
}

std::map<std::string, Named> Reader::named(const Entity& entity, const std::vector<std::string>& keys) {
    return registers::named(tx_, entity, keys, seen_by(viewer_, entity));
}

std::vector<std::pair<std::string, std::string>> Reader::options(const Entity& entity, std::size_t most, By by) {
    return registers::options(tx_, entity, most, seen_by(viewer_, entity), by);
}

std::vector<Hit> Reader::search(const std::vector<const Entity*>& entities, std::string_view words, std::size_t most) {
    std::vector<const Entity*> readable;
    std::vector<Seen> seen;
    for (const auto* entity : entities) {
        const auto permission = read_permission(*entity);
        if (!viewer_.sees_everything() && !viewer_.policy().decide(permission, viewer_.who(), viewer_.today()).allowed)
            continue;
        readable.push_back(entity);
        seen.push_back(seen_by(viewer_, *entity, "t", "seen" + std::to_string(readable.size()) + "x"));
    }
    return registers::search(tx_, readable, words, most, seen);
}

std::vector<audit::Entry> Reader::history(const Entity& entity, const Record& record, std::size_t most) {
    constexpr std::size_t with_readings = 10'000;
    auto entries = audit::history(tx_, {table_of(entity), record.id}, with_readings);
    std::erase_if(entries, [](const auto& entry) { return !makes_version(entry.event.kind); });
    if (entries.size() > most) entries.resize(most);
    for (auto& entry : entries)
        std::erase_if(entry.event.changes, [&](const audit::Change& one) {
            const auto place = find_field(entity, one.field);
            return place && record.hidden.contains(*place);
        });
    return entries;
}

std::optional<drafts::Draft> Reader::draft(const std::string& account, const std::string& address, core::Instant now) {
    return drafts::find(tx_, account, address, now);
}

std::optional<Reader::Past> Reader::past(const Entity& entity, const Record& record, core::Instant at) {
    const auto state = audit::state_at(tx_, {table_of(entity), record.id}, at);
    if (!state) return std::nullopt;
    Past past{.cells = Cells(entity.fields.size()), .withdrawn_why = {}};
    for (std::size_t i = 0; i < past.cells.size(); ++i)
        if (const auto value = state->find(entity.fields[i].name); value != state->end() && !record.hidden.contains(i))
            past.cells[i] = value->second;
    if (const auto why = state->find("withdrawn"); why != state->end()) past.withdrawn_why = why->second;
    return past;
}

std::optional<Cells> Reader::after(const Entity& entity, const Record& record, std::int64_t event) {
    auto cells = cells_after(tx_, entity, record.id, event);
    if (cells)
        for (const auto place : record.hidden) (*cells)[place].clear();
    return cells;
}

std::optional<Reader::Version> Reader::version(const Entity& entity, const Record& record, std::int64_t number) {
    const auto entries = history(entity, record, 100'000);
    if (number < 1 || number > static_cast<std::int64_t>(entries.size())) return {};
    const auto& made = entries[entries.size() - static_cast<std::size_t>(number)];
    auto cells = after(entity, record, made.number);
    if (!cells) return {};
    return Version{.cells = std::move(*cells), .process = made.process};
}

std::optional<Reader::Attached> Reader::attached(const Entity& entity, const Record& record, std::size_t place,
                                                 const std::string& id) {
    if (record.hidden.contains(place)) return {};
    const auto named = [&](const std::string& cell) {
        auto file = kept_file(cell);
        return file && file->id == id ? file : std::nullopt;
    };
    auto file = named(record.cells[place]);
    if (!file)
        for (const auto& entry : history(entity, record, 100'000))
            for (const auto& one : entry.event.changes)
                if (!file && one.field == entity.fields[place].name) file = named(one.after.value_or(""));
    if (!file) return {};
    return Attached{.file = *file, .content = content_of(tx_, *file)};
}

void Reader::refuse_steps(const Entity& entity, Plan& plan, PlannedRow& row) {
    const auto place = place_of_state(entity);
    if (!place || row.verdict == Verdict::refuse || row.verdict == Verdict::same) return;
    const bool is_new = row.verdict == Verdict::add;
    Cells before = row.cells;
    for (const auto& one : row.changes) before[place_of(entity, one.field)] = one.before.value_or("");
    auto problem = problem_of_state(entity, is_new ? nullptr : &before, row.cells);
    if (!problem) return;
    --(is_new ? plan.added : plan.changed);
    ++plan.refused;
    row.verdict = Verdict::refuse;
    row.problems.push_back(std::move(*problem));
}

Plan Reader::plan(const Entity& entity, const TableFile& file, const std::string& name, core::Faults faults) {
    References references{tx_, &viewer_};
    auto plan = plan_import(tx_, entity, file, name, std::move(faults), references);
    for (auto& row : plan.rows) refuse_steps(entity, plan, row);
    if (viewer_.sees_everything()) return plan;
    for (auto& row : plan.rows) {
        if (row.verdict == Verdict::refuse) {
            // A row that names what is not theirs must not be told whose key it has.
            for (auto& problem : row.problems)
                if (!entity.key.empty() && problem.field == entity.key.back() &&
                    problem.message.starts_with("There is already"))
                    problem = key_taken(entity, {});
            continue;
        }
        const bool is_new = row.verdict == Verdict::add;
        const bool own = is_own(tx_, viewer_, entity, row.cells);
        if (own && row.verdict == Verdict::same) continue;  // theirs to see, and it changes nothing
        std::optional<core::Refusal> refused;
        if (!is_new)
            if (const auto record = find_to_change(entity, row.id); !record) refused = record.error();
        if (!refused && row.verdict != Verdict::same)
            refused = no(edit_permission(entity), entity, is_new ? "" : row.id, row.cells);
        if (!refused) continue;
        auto& count = is_new ? plan.added : row.verdict == Verdict::change ? plan.changed : plan.same;
        --count;
        ++plan.refused;
        row = {.line = row.line, .verdict = Verdict::refuse, .title = {}};
        row.problems.push_back({"", own ? own_refusal(viewer_, entity).for_user
                                        : "This row is about a record that is not yours to change. Take it out of the "
                                          "file"});
    }
    return plan;
}

std::vector<audit::Entry> Reader::batch(const Entity& entity, std::int64_t process) {
    auto entries = audit::of_process(tx_, process);
    std::erase_if(entries, [&](const auto& entry) {
        return entry.event.subject.kind != table_of(entity) || !makes_version(entry.event.kind);
    });
    std::set<std::string_view> records;
    for (const auto& entry : entries) records.insert(entry.event.subject.id);
    // What is sealed is asked for one by one, for each reading of it is told of.
    const bool theirs = can_be(entity, Classification::sealed)
                            ? std::all_of(records.begin(), records.end(),
                                          [&](auto id) { return find(entity, std::string{id}).has_value(); })
                            : count_batch(tx_, entity, process, seen_by(viewer_, entity)) == records.size();
    if (!theirs) entries.clear();
    return entries;
}

}  // namespace registers
