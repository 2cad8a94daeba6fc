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

rights::SightColumns columns_of(const Entity& entity, const std::string& name) {
    const auto& scope = entity.scope;
    const std::string usual{rights::word(classified(entity.classification))};
    return {.id = name + ".id",
            .address = address_of(entity) + "/",
            .footprint = scope.footprint.empty() ? "''" : column_sql(name, scope.footprint),
            .classification = scope.classification.empty()
                                  ? "'" + usual + "'"
                                  : "coalesce(" + code_sql(entity, name, scope.classification) + ", '" + usual + "')",
            .body = column_sql(name, scope.body),
            .organisation = column_sql(name, scope.organisation),
            .footprint_ids = ids_sql(entity, scope.footprint),
            .body_ids = ids_sql(entity, scope.body),
            .organisation_ids = ids_sql(entity, scope.organisation)};
}

bool is_kept_out(const Viewer& viewer, const std::string& address) {
    const auto& all = viewer.who.exclusions;
    return std::any_of(all.begin(), all.end(), [&](auto& one) {
        return one.record.starts_with(address) && (!one.until || viewer.today <= *one.until);
    });
}

/// Every record alike is allowed: no row tells anything, and the person is kept out of none.
bool sees_all(const Viewer& viewer, std::string_view permission, const Entity& entity) {
    const auto& scope = entity.scope;
    if (!scope.footprint.empty() || !scope.classification.empty() || is_kept_out(viewer, address_of(entity) + "/"))
        return false;
    const rights::Record any{
        .address = address_of(entity) + "/", .classification = classified(entity.classification), .footprints = {}};
    return viewer.policy->decide(permission, viewer.who, any, *viewer.footprints, viewer.today).allowed;
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
    auto condition = rights::permission_condition(*viewer.policy, permission, viewer.who, *viewer.footprints,
                                                  viewer.today, columns_of(entity, name), prefix);
    return {.sql = std::move(condition.sql), .values = std::move(condition.values)};
}

}  // namespace

Viewer everything() { return {}; }

Seen seen_by(const Viewer& viewer, const Entity& entity, const std::string& name, const std::string& prefix) {
    if (viewer.policy == nullptr) return {};
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
    if (auto footprint = code_of(tx, entity, cells, scope.footprint); !footprint.empty())
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
    if (viewer.policy == nullptr || entity.not_by.empty()) return false;
    const auto account = rights::find_account(tx, viewer.who.account);
    return account && !account->person.empty() && cell(entity, cells, entity.not_by) == account->person;
}

core::Refusal own_refusal(const Viewer& viewer, const Entity& entity) {
    const auto others = viewer.policy->who_has(edit_permission(entity));
    return {
        Reason::forbidden,
        "You may not write or change your own " + entity.one + ": a second person must. Ask another " + others + ".",
        "own record"};
}

std::optional<core::Refusal> refusal(const Viewer& viewer, std::string_view permission, const Entity& entity,
                                     const rights::Record& record) {
    if (viewer.policy == nullptr) return {};
    const auto decision = viewer.policy->decide(permission, viewer.who, record, *viewer.footprints, viewer.today);
    if (decision.allowed) return {};
    const bool closed = record.classification == rights::Classification::restricted ||
                        record.classification == rights::Classification::sealed;
    // Who may read this register but not this record must not learn from the refusal that there is one.
    const bool reads =
        viewer.policy->decide(read_permission(entity), viewer.who, record, *viewer.footprints, viewer.today).allowed;
    const bool kept_out = !record.address.empty() && is_kept_out(viewer, record.address);
    if (!reads && (closed || kept_out)) return no_such(entity);
    const char* what = reads ? "change" : "see";
    return core::Refusal{Reason::forbidden,
                         "You may not " + std::string{what} + " this " + entity.one + ". " + decision.ask,
                         "no " + std::string{permission}};
}

}  // namespace registers
