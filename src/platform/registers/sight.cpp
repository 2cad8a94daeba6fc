#include "platform/registers/sight.h"

#include <algorithm>

#include "platform/registers/store.h"
#include "platform/rights/accounts.h"
#include "platform/rights/sight.h"

namespace registers {
namespace {

using core::Reason;

rights::Classification classified(Classification classification) {
    switch (classification) {
        case Classification::open:
            return rights::Classification::open;
        case Classification::partnership:
            return rights::Classification::partnership;
        case Classification::restricted:
            return rights::Classification::restricted;
        case Classification::sealed:
            break;
    }
    return rights::Classification::sealed;
}

const Field& field_of(const Entity& entity, const std::string& name) { return entity.fields[place_of(entity, name)]; }

/// The SQL that gives a code: the column, or the key of the record that it refers to.
std::string code_sql(const Entity& entity, const std::string& name, const std::string& field) {
    const auto& source = field_of(entity, field);
    const std::string column = name + ".\"" + field + "\"";
    if (source.type != Type::reference) return column;
    return "(select k.\"" + source.refers_to->key[0] + "\" from " + table_of(*source.refers_to) +
           " k where k.id = " + column + ")";
}

std::string code_of(db::ReadTx& tx, const Entity& entity, const Cells& cells, const std::string& field) {
    if (field.empty()) return {};
    const auto& source = field_of(entity, field);
    const auto& value = cell(entity, cells, field);
    if (source.type != Type::reference || value.empty()) return value;
    const auto record = find(tx, *source.refers_to, value);
    return record ? cell(*source.refers_to, record->cells, source.refers_to->key[0]) : std::string{};
}

/// The column itself, whether it holds a code or the id of the record that has it; empty: no such field.
std::string column_sql(const std::string& name, const std::string& field) {
    return field.empty() ? std::string{} : name + ".\"" + field + "\"";
}

/// For a reference, the ids of the records that have these codes. Not the code of each row's record: a list asks of
/// many rows, and the codes that a person's rights name are few.
std::string ids_sql(const Entity& entity, const std::string& field) {
    if (field.empty() || field_of(entity, field).type != Type::reference) return {};
    const auto& target = *field_of(entity, field).refers_to;
    return "select k.id from " + table_of(target) + " k where k.\"" + target.key[0] + "\" in ({})";
}

/// Where a record says more than its own field: the SQL of its footprint's code. `name`: what its rows are called.
/// `follow`: whether what it refers to is asked when it says nothing itself. A register that refers to itself is
/// followed one step: records may stand in a circle.
std::string footprint_sql(const Entity& entity, const std::string& name, bool follow = true) {
    const auto& scope = entity.scope;
    if (!follow || scope.footprint_of.empty()) {
        if (!scope.partnership.empty()) return "upper(" + column_sql(name, scope.partnership) + ")";
        return scope.footprint.empty() ? "''" : code_sql(entity, name, scope.footprint);
    }
    std::string sql = "coalesce(";
    if (!scope.partnership.empty()) sql += "upper(nullif(" + column_sql(name, scope.partnership) + ", '')), ";
    if (!scope.footprint.empty()) sql += "nullif(" + code_sql(entity, name, scope.footprint) + ", ''), ";
    for (const auto& reference : scope.footprint_of) {
        const auto& target = *field_of(entity, reference).refers_to;
        const auto inner = name + "_" + reference;
        sql += "(select nullif(" + footprint_sql(target, inner, &target != &entity) + ", '') from " + table_of(target) +
               " " + inner + " where " + inner + ".id = " + column_sql(name, reference) + "), ";
    }
    return sql + "'')";
}

/// The footprint's code; empty: of the installation.
std::string footprint_code(db::ReadTx& tx, const Entity& entity, const Cells& cells, bool follow = true) {
    const auto& scope = entity.scope;
    if (auto code = code_of(tx, entity, cells, scope.partnership); !code.empty()) {
        for (char& c : code)
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        return code;
    }
    if (auto code = code_of(tx, entity, cells, scope.footprint); !code.empty()) return code;
    if (!follow) return {};
    for (const auto& reference : scope.footprint_of) {
        const auto& target = *field_of(entity, reference).refers_to;
        const auto& id = cell(entity, cells, reference);
        if (const auto record = id.empty() ? std::nullopt : find(tx, target, id))
            if (auto code = footprint_code(tx, target, record->cells, &target != &entity); !code.empty()) return code;
    }
    return {};
}

/// `shared`: asked about reading what every partnership may read.
rights::SightColumns columns_of(const Entity& entity, const std::string& name, bool shared) {
    const auto& scope = entity.scope;
    const bool plain = scope.footprint_of.empty() && scope.partnership.empty();
    const std::string usual{rights::word(classified(entity.classification))};
    return {.id = name + ".id",
            .address = address_of(entity) + "/",
            .footprint = shared || !has_footprints(entity) ? "''"
                         : plain                           ? column_sql(name, scope.footprint)
                                                           : footprint_sql(entity, name),
            .classification = scope.classification.empty()
                                  ? "'" + usual + "'"
                                  : "coalesce(" + code_sql(entity, name, scope.classification) + ", '" + usual + "')",
            .body = column_sql(name, scope.body),
            .organisation = column_sql(name, scope.organisation),
            .footprint_ids = plain ? ids_sql(entity, scope.footprint) : std::string{},
            .body_ids = ids_sql(entity, scope.body),
            .organisation_ids = ids_sql(entity, scope.organisation)};
}

/// Whether this is about reading a register that every partnership may read.
bool is_shared(const Entity& entity, std::string_view permission) {
    return entity.scope.open_to_read && permission == read_permission(entity);
}

bool is_kept_out(const Viewer& viewer, const std::string& address) {
    const auto& all = viewer.who().exclusions;
    return std::any_of(all.begin(), all.end(), [&](auto& one) {
        return one.record.starts_with(address) && (!one.until || viewer.today() <= *one.until);
    });
}

/// Every record alike is allowed: no row tells anything, and the person is kept out of none.
bool sees_all(const Viewer& viewer, std::string_view permission, const Entity& entity) {
    const auto& scope = entity.scope;
    const bool bound = has_footprints(entity) && !is_shared(entity, permission);
    if (bound || !scope.classification.empty() || is_kept_out(viewer, address_of(entity) + "/")) return false;
    const rights::Record any{
        .address = address_of(entity) + "/", .classification = classified(entity.classification), .footprints = {}};
    return viewer.policy().decide(permission, viewer.who(), any, *viewer.footprints(), viewer.today()).allowed;
}

Seen seen_with(const Viewer& viewer, std::string_view permission, const Entity& entity, const std::string& name,
               const std::string& prefix) {
    if (!entity.scope.part_of.empty()) {
        const auto& whole = *field_of(entity, entity.scope.part_of).refers_to;
        auto seen = seen_with(viewer, permission, whole, name + "_whole", prefix + "w");
        if (!seen.all())
            // Asked of each row that a list looks at: it stops after a page.
            seen.sql = "exists (select 1 from " + table_of(whole) + " " + name + "_whole where " + name +
                       "_whole.id = " + column_sql(name, entity.scope.part_of) + " and " + seen.sql + ")";
        return seen;
    }
    if (sees_all(viewer, permission, entity)) return {};
    auto condition =
        rights::permission_condition(viewer.policy(), permission, viewer.who(), *viewer.footprints(), viewer.today(),
                                     columns_of(entity, name, is_shared(entity, permission)), prefix);
    return {.sql = std::move(condition.sql), .values = std::move(condition.values)};
}

}  // namespace

Seen seen_by(const Viewer& viewer, const Entity& entity, const std::string& name, const std::string& prefix) {
    if (viewer.sees_everything()) return {};
    return seen_with(viewer, read_permission(entity), entity, name, prefix);
}

rights::Classification classification_of(db::ReadTx& tx, const Entity& entity, const Cells& cells) {
    if (!entity.scope.part_of.empty()) return access_record(tx, entity, {}, cells).classification;
    const auto word = code_of(tx, entity, cells, entity.scope.classification);
    for (const auto one : {rights::Classification::open, rights::Classification::partnership,
                           rights::Classification::restricted, rights::Classification::sealed})
        if (word == rights::word(one)) return one;
    return classified(entity.classification);
}

rights::Record access_record(db::ReadTx& tx, const Entity& entity, const std::string& id, const Cells& cells) {
    const auto& scope = entity.scope;
    if (!scope.part_of.empty()) {
        const auto& whole = *field_of(entity, scope.part_of).refers_to;
        const auto& of = cell(entity, cells, scope.part_of);
        if (const auto record = of.empty() ? std::nullopt : find(tx, whole, of))
            return access_record(tx, whole, record->id, record->cells);
        return {.address = {}, .classification = rights::Classification::sealed, .footprints = {}};
    }
    rights::Record record{.address = address_of(entity) + "/" + id,
                          .classification = classification_of(tx, entity, cells),
                          .footprints = {},
                          .body = code_of(tx, entity, cells, scope.body),
                          .organisation = code_of(tx, entity, cells, scope.organisation)};
    if (auto footprint = footprint_code(tx, entity, cells); !footprint.empty())
        record.footprints.push_back(std::move(footprint));
    return record;
}

bool can_be(const Entity& entity, Classification classification) {
    if (!entity.scope.part_of.empty()) return can_be(*field_of(entity, entity.scope.part_of).refers_to, classification);
    return entity.classification >= classification || !entity.scope.classification.empty();
}

core::Refusal no_such(const Entity& entity) {
    return {Reason::not_found, "There is no such " + entity.one + ", or you may not see it.", "missing or not theirs"};
}

bool is_own(db::ReadTx& tx, const Viewer& viewer, const Entity& entity, const Cells& cells) {
    if (viewer.sees_everything() || entity.not_by.empty()) return false;
    const auto account = rights::find_account(tx, viewer.who().account);
    return account && !account->person.empty() && cell(entity, cells, entity.not_by) == account->person;
}

core::Refusal own_refusal(const Viewer& viewer, const Entity& entity) {
    const auto others = viewer.policy().who_has(edit_permission(entity));
    return {
        Reason::forbidden,
        "You may not write or change your own " + entity.one + ": a second person must. Ask another " + others + ".",
        "own record"};
}

std::optional<core::Refusal> refusal(const Viewer& viewer, std::string_view permission, const Entity& entity,
                                     const rights::Record& asked) {
    if (viewer.sees_everything()) return {};
    auto record = asked;
    if (is_shared(entity, permission)) record.footprints.clear();
    const auto decision =
        viewer.policy().decide(permission, viewer.who(), record, *viewer.footprints(), viewer.today());
    if (decision.allowed) return {};
    const bool closed = record.classification == rights::Classification::restricted ||
                        record.classification == rights::Classification::sealed;
    // Who may read this register but not this record must not learn from the refusal that there is one.
    auto to_read = record;
    if (entity.scope.open_to_read) to_read.footprints.clear();
    const bool reads = viewer.policy()
                           .decide(read_permission(entity), viewer.who(), to_read, *viewer.footprints(), viewer.today())
                           .allowed;
    const bool kept_out = !record.address.empty() && is_kept_out(viewer, record.address);
    if (!reads && (closed || kept_out)) return no_such(entity);
    const char* what = reads ? "change" : "see";
    return core::Refusal{Reason::forbidden,
                         "You may not " + std::string{what} + " this " + entity.one + ". " + decision.ask,
                         "no " + std::string{permission}};
}

}  // namespace registers
