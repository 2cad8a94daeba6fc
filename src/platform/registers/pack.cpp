#include "platform/registers/pack.h"

#include "core/check.h"
#include "platform/registers/lifecycle.h"
#include "platform/registers/value.h"

namespace registers {
namespace {

packs::Type pack_type(const Field& field) {
    switch (field.type) {
        case Type::date:
            return packs::Type::date;
        case Type::count:
            return packs::Type::whole;
        case Type::percentage:
        case Type::money:
            return packs::Type::decimal;
        case Type::choice:
        case Type::yes_no_not_known:
            return packs::Type::choice;
        case Type::reference:
            return packs::Type::reference;
        default:
            return field.by_key == nullptr ? packs::Type::text : packs::Type::reference;
    }
}

packs::Column column_of_pack(const Field& field) {
    packs::Column column{.name = field.in_packs.empty() ? field.name : field.in_packs,
                         .type = pack_type(field),
                         .need = field.need == Need::required ? packs::Need::required : packs::Need::optional,
                         .most_characters = field.type == Type::choices ? 1000 : most_characters(field),
                         .may_be_missing = field.new_in_packs};
    for (const auto& choice : field.choices)
        if (field.type == Type::choice) column.choices.push_back(choice.value);
    if (field.type == Type::yes_no_not_known) column.choices = {"yes", "no", "not_known"};
    if (field.type == Type::reference) {
        core::check(field.refers_to->key.size() == 1, "a pack refers to a record by one field");
        column.refers_to = field.refers_to->name + ".csv";
    } else if (field.by_key != nullptr) {
        column.refers_to = field.by_key->name + ".csv";
        if (field.several) column.separator = ';';
    }
    return column;
}

/// The pack's rows as a file of the register.
TableFile table_of_pack(const packs::Pack& pack, const packs::File& file) {
    TableFile table;
    for (const auto& column : file.columns) table.table.header.push_back(column.name);
    for (const auto& row : pack.of(file)) table.table.rows.push_back({row.line(), row.cells()});
    return table;
}

std::vector<Record> brought_by(db::ReadTx& tx, const Entity& entity, const std::string& pack) {
    std::vector<Record> records;
    each_record(tx, entity, [&](const Record& record) {
        if (record.pack == pack && record.withdrawn_at.empty()) records.push_back(record);
    });
    return records;
}

/// Whether the record came to its state by a step that somebody took here.
bool stepped(db::ReadTx& tx, const Entity& entity, const std::string& id) {
    const auto& field = entity.lifecycle->field;
    for (const auto& entry : audit::history(tx, {table_of(entity), id}, 100'000))
        for (const auto& one : entry.event.changes)
            if (one.field == field) return entry.event.kind.ends_with(".stepped");
    return false;
}

/// What an earlier load withdrew comes back when the pack has it again: its key is nobody else's.
void bring_back(db::ReadTx& tx, const Entity& entity, Plan& plan, PlannedRow& row) {
    const auto record = row.withdrawn.empty() ? std::nullopt : find(tx, entity, row.withdrawn);
    if (!record) return;
    row.verdict = Verdict::change;
    row.id = record->id;
    row.seen = record->version;
    row.changes = differences(entity, record->cells, row.cells);
    row.problems.clear();
    --plan.refused;
    ++plan.changed;
}

/// A pack brings a record in whatever state its documents tell, and takes it on by declared steps alone, without asking
/// who may: an operator loads it. A state that somebody's step set here stays, with what the step asked for.
void settle_state(db::ReadTx& tx, const Entity& entity, Plan& plan, PlannedRow& row) {
    const auto state = place_of_state(entity);
    if (!state || row.verdict != Verdict::change) return;
    const auto stored = find(tx, entity, row.id);
    if (!stored || stored->cells[*state] == row.cells[*state]) return;
    if (stepped(tx, entity, row.id)) {
        for (const auto place : places_of_steps(entity)) row.cells[place] = stored->cells[place];
        row.changes = differences(entity, stored->cells, row.cells);
        if (!row.changes.empty()) return;
        row.verdict = Verdict::same;
        --plan.changed;
        ++plan.same;
    } else if (!leads(entity, stored->cells, row.cells)) {
        const auto problem = problem_of_state(entity, &stored->cells, row.cells);
        if (!problem) return;  // no state was told before
        row.verdict = Verdict::refuse;
        row.problems.push_back(*problem);
        --plan.changed;
        ++plan.refused;
    }
}

}  // namespace

packs::File pack_file(const Entity& entity) {
    core::check(!entity.key.empty(), "an entity that packs hold has a key");
    packs::File file{.name = entity.name + ".csv",
                     .table = table_of(entity),
                     .columns = {},
                     .key = entity.key,
                     .need = packs::Need::optional};
    for (const auto& field : entity.fields)
        if (field.type != Type::working_day_due && field.type != Type::file && !field.own)
            file.columns.push_back(column_of_pack(field));
    if (!entity.key_stays) return file;
    // Whatever else a pack brings names these: without the file nobody could tell which of them are gone.
    file.need = packs::Need::required;
    for (auto& column : file.columns)
        if (column.name == entity.key[0]) column.type = packs::Type::code;
    return file;
}

std::vector<PackPlan> plan_pack(db::ReadTx& tx, const std::vector<const Entity*>& entities, const packs::Pack& pack,
                                core::Faults& faults) {
    std::vector<PackPlan> plans;
    References references{tx};
    for (const auto* entity : entities) {
        const auto file = pack_file(*entity);
        PackPlan planned{.entity = entity, .plan = {}, .gone = brought_by(tx, *entity, pack.name)};
        const auto table = table_of_pack(pack, file);
        planned.plan = plan_import(tx, *entity, table, file.name, {}, references);
        for (auto& row : planned.plan.rows) bring_back(tx, *entity, planned.plan, row);
        for (auto& row : planned.plan.rows) settle_state(tx, *entity, planned.plan, row);
        faults.insert(faults.end(), planned.plan.faults.begin(), planned.plan.faults.end());
        for (const auto& row : planned.plan.rows) {
            std::erase_if(planned.gone, [&](const Record& record) { return record.id == row.id; });
            for (const auto& problem : row.problems)
                faults.push_back({file.name, row.line, problem.field, problem.message + ".", "Correct the row."});
        }
        plans.push_back(std::move(planned));
    }
    return plans;
}

void apply_pack(const Writer& at, const std::vector<const Entity*>& all, const std::vector<PackPlan>& plans,
                const packs::Pack& pack) {
    // Last first: what goes may be referred to by what goes with it.
    for (auto planned = plans.rbegin(); planned != plans.rend(); ++planned)
        for (const auto& record : planned->gone)
            core::check(withdraw(at, *planned->entity, record.id, record.version, "No longer in the pack " + pack.name)
                            .has_value(),
                        "the plan was made in this transaction");
    for (const auto& planned : plans) {
        auto plan = planned.plan;
        for (auto& row : plan.rows) {
            if (row.withdrawn.empty()) continue;
            core::check(reinstate(at, *planned.entity, row.id, row.seen).has_value(),
                        "the plan was made in this transaction");
            ++row.seen;
        }
        apply_plan(at, all, *planned.entity, plan, pack.name);
    }
}

std::vector<packs::Counts> counts_of(const std::vector<PackPlan>& plans) {
    std::vector<packs::Counts> counts;
    for (const auto& planned : plans)
        counts.push_back({planned.entity->name + ".csv", planned.plan.added, planned.plan.changed, planned.gone.size(),
                          planned.plan.same});
    return counts;
}

}  // namespace registers
