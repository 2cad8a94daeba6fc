#include "platform/registers/past.h"

#include <algorithm>
#include <map>

#include "core/check.h"
#include "core/decimal.h"
#include "core/london.h"
#include "platform/registers/commands.h"
#include "platform/registers/reader.h"
#include "platform/registers/search.h"
#include "platform/registers/value.h"

namespace registers {
namespace {

constexpr std::size_t most_told = 5, most_looked_at = 200;

/// How a cell sorts, as schema.h says of the store: text without regard to case, numbers by size, no value first.
std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

int compared(const std::string& a, const std::string& b) { return lower(a).compare(lower(b)); }

int compared_as_numbers(const std::string& a, const std::string& b) {
    const auto first = core::Decimal::parse(a), second = core::Decimal::parse(b);
    if (!first || !second) return static_cast<int>(first.has_value()) - static_cast<int>(second.has_value());
    return *first < *second ? -1 : *second < *first ? 1 : 0;
}

bool fits(const Field& field, const Condition& asked, const std::string& cell) {
    if (!asked.from.empty() && cell < asked.from) return false;
    if (!asked.to.empty() && (cell.empty() || cell > asked.to)) return false;
    if (asked.value.empty()) return true;
    if (field.type != Type::choices) return cell == asked.value;
    const auto values = split(cell);
    return std::find(values.begin(), values.end(), asked.value) != values.end();
}

/// Each word occurs, as one or as the beginning of one.
bool has_words(const Entity& entity, const std::vector<std::string>& words, const Record& record) {
    if (words.empty()) return true;
    const auto text = " " + searched_text(entity, record);
    return std::all_of(words.begin(), words.end(),
                       [&](const std::string& word) { return text.find(" " + word) != std::string::npos; });
}

void fold(const Entity& entity, const audit::Entry& entry, Record& record) {
    for (const auto& one : entry.event.changes) {
        if (one.field == "withdrawn") {
            record.withdrawn_why = one.after.value_or("");
            record.withdrawn_at = one.after ? core::iso(entry.process.at) : std::string{};
        } else if (const auto place = find_field(entity, one.field)) {
            record.cells[*place] = one.after.value_or("");
        }
    }
    ++record.version;
    record.changed_at = core::iso(entry.process.at);
    record.changed_by = entry.process.actor;
    if (record.created_at.empty()) record.created_at = record.changed_at;
}

void call_them(db::ReadTx& tx, const Entity& entity, std::vector<Record>& records) {
    std::map<std::size_t, std::vector<std::string>> wanted;  // by place of the field
    std::map<std::string, std::map<std::string, std::string>> names;
    for (const auto& name : entity.title) {
        const auto place = place_of(entity, name);
        if (entity.fields[place].type != Type::reference && entity.fields[place].by_key == nullptr) continue;
        for (const auto& record : records)
            if (!record.cells[place].empty()) wanted[place].push_back(record.cells[place]);
    }
    for (const auto& [place, values] : wanted) {
        const auto& field = entity.fields[place];
        if (field.by_key == nullptr)
            names[field.name] = titles(tx, *field.refers_to, values);
        else
            for (const auto& [key, one] : named(tx, *field.by_key, values)) names[field.name][key] = one.title;
    }
    for (auto& record : records)
        record.title = title_of(entity, record.cells, [&](const Field& field, const std::string& value) {
            const auto& all = names[field.name];
            const auto found = all.find(value);
            if (found != all.end()) return found->second;
            return field.by_key == nullptr ? std::string{} : value;
        });
}

/// Whether both tell the same of for whom the record is.
bool same_scope(const Entity& entity, const Cells& a, const Cells& b) {
    const auto& scope = entity.scope;
    const auto same = [&](const std::string& field) {
        return field.empty() || cell(entity, a, field) == cell(entity, b, field);
    };
    return same(scope.footprint) && same(scope.body) && same(scope.organisation) && same(scope.classification) &&
           same(scope.part_of);
}

}  // namespace

AskedDay read_day(const http::Fields& fields, const std::string& name) {
    AskedDay asked{.typed = std::string{fields.get(name)}, .day = {}};
    if (asked.typed.empty()) {
        const char* between = "";
        for (const char* part : {"-day", "-month", "-year"}) {
            asked.typed += between + std::string{fields.get(name + part)};
            between = "/";
        }
        if (asked.typed == "//") asked.typed.clear();
    }
    const Field day{.name = name, .label = "The day", .type = Type::date};
    const auto read = read_value(day, asked.typed);
    asked.problem = read.problem;
    if (read.problem.empty()) asked.day = core::parse_date(read.value);
    return asked;
}

AskedDay read_past_day(const http::Fields& fields, core::Date today, const std::string& name) {
    auto asked = read_day(fields, name);
    if (asked.day && *asked.day > today) {
        asked.problem = "The day must be today or in the past: what a register will be is not known";
        asked.day.reset();
    }
    return asked;
}

core::Instant end_of(core::Date day) {
    const core::Instant next = day + std::chrono::days{1};
    return next - core::london_offset(next) - std::chrono::seconds{1};
}

std::vector<Record> records_at(db::ReadTx& tx, const Entity& entity, core::Instant at) {
    std::map<std::string, Record> all;
    audit::each_until(tx, table_of(entity), at, [&](const audit::Entry& entry) {
        if (!makes_version(entry.event.kind)) return;
        const auto& id = entry.event.subject.id;
        const auto [found, fresh] = all.try_emplace(id, Record{.id = id});
        if (fresh) found->second.cells.resize(entity.fields.size());
        fold(entity, entry, found->second);
    });
    std::vector<Record> records;
    records.reserve(all.size());
    for (auto& [id, record] : all) records.push_back(std::move(record));
    call_them(tx, entity, records);
    return records;
}

bool is_listed(const Entity& entity, const ListQuery& query, const Record& record) {
    if (query.withdrawn == record.withdrawn_at.empty()) return false;
    const bool fits_all = std::all_of(query.conditions.begin(), query.conditions.end(), [&](const Condition& one) {
        return fits(entity.fields[one.field], one, record.cells[one.field]);
    });
    return fits_all && has_words(entity, words_of(query.words), record);
}

void put_in_order(const Entity& entity, const ListQuery& query, std::vector<Record>& records) {
    const auto place = find_field(entity, query.sort);
    const bool by_number = place && column_of(entity.fields[*place]) == db::Column::integer;
    std::sort(records.begin(), records.end(), [&](const Record& a, const Record& b) {
        const auto& first = query.descending ? b : a;
        const auto& second = query.descending ? a : b;
        const int order = by_number                    ? compared_as_numbers(first.cells[*place], second.cells[*place])
                          : place                      ? compared(first.cells[*place], second.cells[*place])
                          : query.sort == "changed_at" ? first.changed_at.compare(second.changed_at)
                                                       : compared(first.title, second.title);
        return order != 0 ? order < 0 : first.id < second.id;
    });
}

Page page_of(std::vector<Record> rows, std::size_t number) {
    Page page{.rows = {}, .count = rows.size()};
    const auto begin = std::min(rows.size(), (number - 1) * rows_on_a_page);
    const auto end = std::min(rows.size(), begin + rows_on_a_page);
    for (auto i = begin; i < end; ++i) page.rows.push_back(std::move(rows[i]));
    page.has_next = end < rows.size();
    return page;
}

bool Reader::has_past(const Entity& entity) {
    return audit::count_events(tx_, table_of(entity), most_past_events) <= most_past_events;
}

std::vector<Record> Reader::listed_on(const Entity& entity, const ListQuery& query) {
    core::check(has_past(entity), "whoever asks for a list of the past asked first whether it can be told");
    // For the viewer is what is theirs to see now, and was then.
    std::map<std::string, Cells> now;
    const auto seen = seen_by(viewer_, entity);
    for (const bool withdrawn : {false, true})
        registers::each_listed(
            tx_, entity, {.words = {}, .conditions = {}, .columns = {}, .withdrawn = withdrawn},
            [&](const Record& record) { now.emplace(record.id, record.cells); }, seen);
    std::vector<Record> records = records_at(tx_, entity, end_of(*query.on));
    std::erase_if(records, [&](Record& record) {
        const auto known = now.find(record.id);
        if (known == now.end()) return true;
        if (!same_scope(entity, known->second, record.cells) &&
            no(read_permission(entity), entity, record.id, record.cells))
            return true;
        return !is_listed(entity, query, record);
    });
    put_in_order(entity, query, records);
    return records;
}

void Reader::give_as_then(const Entity& entity, Record& record) {
    auto now = registers::find(tx_, entity, record.id);
    core::check(now.has_value(), "nothing is deleted");
    give(entity, *now);
    give(entity, record);
    for (const auto place : now->hidden) {
        record.cells[place].clear();
        record.hidden.insert(place);
    }
}

std::vector<Deed> Reader::deeds(const Entity& entity, const DeedQuery& query) {
    const auto table = table_of(entity);
    const auto from =
        query.from ? end_of(*query.from - std::chrono::days{1}) + std::chrono::seconds{1} : core::Instant{};
    const auto to = query.to ? end_of(*query.to) : core::Instant{core::day(9999, 12, 31)};
    std::vector<Deed> all;
    for (const auto& done :
         audit::deeds(tx_, table, read_event, from, to, deeds_on_a_page + 1, (query.page - 1) * deeds_on_a_page)) {
        Deed deed{.process = done.process, .told = {}};
        for (auto& entry : audit::of_process(tx_, done.process_number, table, most_looked_at)) {
            if (!makes_version(entry.event.kind)) continue;
            if (deed.told.size() == most_told && seen_by(viewer_, entity).all()) {
                deed.more = done.events - most_told;
                break;
            }
            const auto record = find(entity, entry.event.subject.id);
            if (!record) continue;
            if (deed.told.size() == most_told) {
                ++deed.more;
                continue;
            }
            std::erase_if(entry.event.changes, [&](const audit::Change& one) {
                const auto place = find_field(entity, one.field);
                return place && record->hidden.contains(*place);
            });
            deed.told.push_back({.id = record->id, .title = record->title, .event = std::move(entry.event)});
        }
        all.push_back(std::move(deed));
    }
    return all;
}

}  // namespace registers
