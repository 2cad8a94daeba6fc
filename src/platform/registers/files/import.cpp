#include "platform/registers/files/import.h"

#include <algorithm>
#include <unordered_map>

#include "core/check.h"
#include "platform/registers/kept_files.h"
#include "platform/registers/search.h"
#include "platform/registers/value.h"

namespace registers {
namespace {

// One question for each row is cheaper until here; above, the register is read once.
constexpr std::size_t few_rows = 50;
constexpr std::size_t worth_analysing = 2000;

std::string lower(std::string_view text) {
    std::string out;
    for (const char c : text) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

/// Where the file's columns go.
struct Columns {
    std::optional<std::size_t> id;
    std::vector<std::optional<std::size_t>> of_field;  ///< by field: the file's column
};

Columns match_columns(const Entity& entity, const core::Csv& table, const std::string& name, core::Faults& faults) {
    Columns columns{.id = {}, .of_field = std::vector<std::optional<std::size_t>>(entity.fields.size())};
    const auto fault = [&](const std::string& column, const char* what, const char* remedy) {
        faults.push_back({.file = name, .line = 1, .column = column, .what = what, .remedy = remedy});
    };
    for (std::size_t at = 0; at < table.header.size(); ++at) {
        const auto heading = lower(table.header[at]);
        if (heading == "reference" || heading == "id") {
            if (columns.id) fault(table.header[at], "The column is there twice.", "Remove one of the two.");
            columns.id = at;
            continue;
        }
        const bool is_worked_out =
            std::any_of(entity.worked_out.begin(), entity.worked_out.end(), [&](const WorkedOut& one) {
                return lower(one.field.name) == heading || lower(one.field.label) == heading;
            });
        if (heading == "name of record" || heading == "last changed" || is_worked_out) continue;
        const auto field = std::find_if(entity.fields.begin(), entity.fields.end(), [&](const Field& one) {
            return lower(one.name) == heading || lower(one.label) == heading ||
                   (!one.in_packs.empty() && one.in_packs == heading);
        });
        if (field == entity.fields.end()) {
            fault(table.header[at], "This register has no such column.", "Correct its heading or remove it.");
            continue;
        }
        auto& place = columns.of_field[static_cast<std::size_t>(field - entity.fields.begin())];
        if (place) fault(table.header[at], "The column is there twice.", "Remove one of the two.");
        place = at;
    }
    for (std::size_t i = 0; i < entity.fields.size(); ++i)
        if (entity.fields[i].need == Need::required && entity.fields[i].type != Type::file && !columns.of_field[i] &&
            !columns.id)
            fault(entity.fields[i].label, "The column is missing.", "Add it to the header row.");
    return columns;
}

/// The records that a file may mean.
class Known {
  public:
    Known(db::ReadTx& tx, const Entity& entity, bool many) : tx_(tx), entity_(entity), many_(many) {
        if (many)
            each_record(tx, entity, [&](const Record& record) {
                if (record.withdrawn_at.empty()) by_key_[key_of(record.cells)] = record.id;
                by_id_.emplace(record.id, record);
            });
    }
    std::optional<Record> by_id(const std::string& id) const {
        if (!many_) return find(tx_, entity_, id);
        const auto found = by_id_.find(id);
        return found == by_id_.end() ? std::nullopt : std::optional{found->second};
    }
    std::optional<Record> by_key(const Cells& cells) const {
        if (entity_.key.empty()) return std::nullopt;
        if (!many_) return find_by_key(tx_, entity_, cells);
        const auto found = by_key_.find(key_of(cells));
        return found == by_key_.end() ? std::nullopt : by_id(found->second);
    }
    std::string key_of(const Cells& cells) const {
        std::string key;
        for (const auto& name : entity_.key) key += cell(entity_, cells, name) + '\x1f';
        return key;
    }

  private:
    db::ReadTx& tx_;
    const Entity& entity_;
    bool many_;
    std::unordered_map<std::string, std::string> by_key_;
    std::unordered_map<std::string, Record> by_id_;
};

/// What a cell of a file means: a workbook's serial day as a date, and without the apostrophe that keeps a formula
/// inert.
std::string typed_of(const Field& field, const std::string& text, const TableFile& file) {
    if (field.type == Type::date && file.is_workbook)
        if (const auto day = day_of_serial(text, file.from_1904)) return *day;
    if (text.size() > 1 && text[0] == '\'' && std::string_view{"=+-@\t\r"}.find(text[1]) != std::string_view::npos)
        return text.substr(1);
    return text;
}

class Planner {
  public:
    Planner(db::ReadTx& tx, const Entity& entity, const TableFile& file, Columns columns, References& references)
        : tx_(tx),
          entity_(entity),
          file_(file),
          columns_(std::move(columns)),
          references_(references),
          known_(tx, entity, file.table.rows.size() > few_rows) {
        expect_new_rows();
    }

    PlannedRow plan(const core::CsvRow& row) {
        PlannedRow planned{.line = row.line};
        std::optional<Record> record;
        if (columns_.id && !row.cells[*columns_.id].empty()) {
            record = known_.by_id(row.cells[*columns_.id]);
            if (!record || !record->withdrawn_at.empty()) {
                planned.problems.push_back({"", "No current " + entity_.one + " has the reference \"" +
                                                    row.cells[*columns_.id] + "\": correct it or leave it empty"});
                return planned;
            }
        }
        Cells typed = typed_cells(row, record);
        planned.problems = read_cells(references_, entity_, typed, planned.cells);
        if (!record && !entity_.key.empty() && (record = known_.by_key(planned.cells))) {
            // Found by its key: what the file does not have stays as it is.
            typed = typed_cells(row, record);
            planned.problems = read_cells(references_, entity_, typed, planned.cells);
        }
        refuse_files(row, record, planned);
        if (planned.problems.empty()) settle(planned, record);
        return planned;
    }

    /// Once all rows are planned: a row may be called by another that stands below it.
    void give_titles(std::vector<PlannedRow>& rows) {
        for (int round = 0; round < 2; ++round)
            for (auto& row : rows) {
                if (row.verdict == Verdict::refuse) continue;
                row.title = title_of(entity_, row.cells, [&](const Field& field, const std::string& value) {
                    return references_.title(field, value);
                });
                references_.call(row.id, row.title);
                if (entity_.key_stays)
                    references_.call_key(entity_, cell(entity_, row.cells, entity_.key[0]), row.title);
            }
    }

  private:
    /// Rows may refer to rows that this file is about to add: by their key, where that is one typed field.
    void expect_new_rows() {
        if (entity_.key.size() != 1) return;
        const auto key = place_of(entity_, entity_.key[0]);
        if (entity_.fields[key].type == Type::reference || !columns_.of_field[key]) return;
        for (const auto& row : file_.table.rows) {
            const auto read = read_value(entity_.fields[key], row.cells[*columns_.of_field[key]]);
            if (!read.problem.empty() || read.value.empty() || ids_.contains(read.value)) continue;
            Cells cells(entity_.fields.size());
            cells[key] = read.value;
            if (known_.by_key(cells)) continue;
            references_.expect(entity_, read.value, ids_.try_emplace(read.value, new_id()).first->second);
        }
    }

    Cells typed_cells(const core::CsvRow& row, const std::optional<Record>& record) const {
        Cells typed(entity_.fields.size());
        if (record) references_.know_files(entity_, record->cells);
        for (std::size_t i = 0; i < typed.size(); ++i) {
            if (entity_.fields[i].type == Type::file)
                typed[i] = record ? record->cells[i] : std::string{};  // stays as it is
            else if (const auto column = columns_.of_field[i])
                typed[i] = typed_of(entity_.fields[i], row.cells[*column], file_);
            else if (record)
                typed[i] = record->cells[i];
        }
        return typed;
    }

    /// An export tells the names of files; a file of rows cannot bring their content.
    void refuse_files(const core::CsvRow& row, const std::optional<Record>& record, PlannedRow& planned) const {
        for (std::size_t i = 0; i < entity_.fields.size(); ++i) {
            const auto& field = entity_.fields[i];
            if (field.type != Type::file || !columns_.of_field[i]) continue;
            const auto text = typed_of(field, row.cells[*columns_.of_field[i]], file_);
            const auto now = record ? kept_file(record->cells[i]) : std::nullopt;
            if (text.empty() || (now && now->name == text)) continue;
            std::erase_if(planned.problems, [&](const Problem& one) { return one.field == field.name; });
            planned.problems.push_back({field.name, field.label +
                                                        ": a file cannot be brought by a file of rows. Leave it empty, "
                                                        "and add the file on the page of the record"});
        }
    }

    void settle(PlannedRow& planned, const std::optional<Record>& record) {
        if (!entity_.key.empty()) {
            const auto [first, fresh] = lines_.try_emplace(known_.key_of(planned.cells), planned.line);
            if (!fresh) {
                planned.problems.push_back(
                    {entity_.key.back(), "This row has the same key as line " + std::to_string(first->second)});
                return;
            }
            const auto same = known_.by_key(planned.cells);
            if (same && (!record || same->id != record->id)) {
                planned.problems.push_back(key_taken(entity_, same->title));
                return;
            }
        }
        if (auto kept = key_kept(tx_, entity_, record ? &*record : nullptr, planned.cells)) {
            if (!record) planned.withdrawn = find_kept(tx_, entity_, cell(entity_, planned.cells, entity_.key[0]))->id;
            planned.problems.push_back(std::move(*kept));
            return;
        }
        if (!record) {
            const auto expected =
                entity_.key.size() == 1 ? ids_.find(cell(entity_, planned.cells, entity_.key[0])) : ids_.end();
            planned.id = expected == ids_.end() ? new_id() : expected->second;
            planned.verdict = Verdict::add;
            return;
        }
        planned.id = record->id;
        planned.seen = record->version;
        planned.changes = differences(entity_, record->cells, planned.cells);
        planned.verdict = planned.changes.empty() ? Verdict::same : Verdict::change;
    }

    db::ReadTx& tx_;
    const Entity& entity_;
    const TableFile& file_;
    Columns columns_;
    References& references_;
    Known known_;
    std::unordered_map<std::string, std::size_t> lines_;  ///< by key
    std::unordered_map<std::string, std::string> ids_;    ///< of rows to be added, by key
};

/// New records go in many at once.
class Adder {
  public:
    Adder(const Entity& entity, std::string pack)
        : entity_(entity), pack_(std::move(pack)), rows_(table_of(entity), columns_of(entity)) {}

    void add(audit::WriteTx& tx, const PlannedRow& row) {
        Record record{.id = row.id, .title = row.title, .cells = row.cells, .version = 1};
        record.created_at = core::iso(tx.now());
        std::vector<db::Value> values{record.id, record.title};
        for (std::size_t i = 0; i < entity_.fields.size(); ++i)
            values.push_back(stored(entity_.fields[i], record.cells[i]));
        values.insert(values.end(), {record.version, record.created_at, record.created_at, tx.process().actor});
        values.push_back(pack_.empty() ? db::Value{} : db::Value{pack_});
        rows_.add(tx.store(), values);
        index_.add(tx, entity_, record);
        tx.record({.kind = event_kind(entity_, "added"),
                   .subject = {table_of(entity_), record.id},
                   .changes = differences(entity_, Cells(entity_.fields.size()), record.cells)});
    }
    void flush(audit::WriteTx& tx) {
        rows_.flush(tx.store());
        index_.flush(tx);
    }

  private:
    static std::vector<audit::Bulk::Into> columns_of(const Entity& entity) {
        std::vector<audit::Bulk::Into> columns{{"id", db::Column::text}, {"title", db::Column::text}};
        for (const auto& field : entity.fields) columns.push_back({field.name, column_of(field)});
        columns.push_back({"version", db::Column::integer});
        for (const char* name : {"created_at", "changed_at", "changed_by", "pack"})
            columns.push_back({name, db::Column::text});
        return columns;
    }

    const Entity& entity_;
    std::string pack_;
    audit::Bulk rows_;
    BulkIndex index_;
};

}  // namespace

Plan plan_import(db::ReadTx& tx, const Entity& entity, const TableFile& file, const std::string& name,
                 core::Faults faults) {
    References references{tx};
    return plan_import(tx, entity, file, name, std::move(faults), references);
}

Plan plan_import(db::ReadTx& tx, const Entity& entity, const TableFile& file, const std::string& name,
                 core::Faults faults, References& references) {
    Plan plan{.rows = {}, .faults = std::move(faults)};
    if (file.table.header.empty()) {
        if (plan.faults.empty())
            plan.faults.push_back({name, 0, "", "The file has no header row.", "Name the columns in the first row."});
        return plan;
    }
    const auto before = plan.faults.size();
    Planner planner{tx, entity, file, match_columns(entity, file.table, name, plan.faults), references};
    if (plan.faults.size() > before) return plan;
    plan.rows.reserve(file.table.rows.size());
    for (const auto& row : file.table.rows) plan.rows.push_back(planner.plan(row));
    planner.give_titles(plan.rows);
    const auto count = [&](Verdict verdict) {
        return static_cast<std::size_t>(
            std::count_if(plan.rows.begin(), plan.rows.end(), [&](const auto& row) { return row.verdict == verdict; }));
    };
    plan.added = count(Verdict::add);
    plan.changed = count(Verdict::change);
    plan.same = count(Verdict::same);
    plan.refused = count(Verdict::refuse);
    return plan;
}

void apply_plan(const Writer& at, const std::vector<const Entity*>& all, const Entity& entity, const Plan& plan,
                const std::string& pack) {
    auto& tx = at.of(entity);
    core::check(plan.faults.empty() && plan.refused == 0, "an import is all or nothing");
    // Changes first: one row may take the key that another gives up.
    for (const auto& row : plan.rows) {
        if (row.verdict != Verdict::change) continue;
        const auto changed = change(at, entity, row.id, row.seen, row.cells);
        core::check(changed.has_value(), "the plan was made in this transaction");
        retitle(at, all, entity, row.id);
    }
    if (plan.added == 0) return;
    Adder adder{entity, pack};
    for (const auto& row : plan.rows)
        if (row.verdict == Verdict::add) adder.add(tx, row);
    adder.flush(tx);
    if (plan.added >= worth_analysing && tx.engine() == db::Engine::postgresql) {
        // Else PostgreSQL plans by a table that was nearly empty, until its own housekeeping comes round.
        for (const auto& table : {table_of(entity), std::string{"registers_search"}})
            tx.run({"registers: analyse " + table, "analyze " + table, {}});
    }
}

}  // namespace registers
