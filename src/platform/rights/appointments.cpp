#include <map>

#include "core/check.h"
#include "platform/audit/audit.h"
#include "platform/rights/accounts.h"
#include "platform/rights/secrets.h"

namespace rights {
namespace {

constexpr auto text = db::Column::text;

const std::string appointment_columns =
    "select id, account, role, footprint, body, organisation, held_from, held_to, source from rights_held";
const std::vector<db::Column> appointment_types{text, text, text, text, text, text, text, text, text};
const db::Query select_of_account{
    "rights: appointments of account",
    appointment_columns + " where account = :account order by held_from collate \"C\" desc, id collate \"C\"",
    appointment_types};
const db::Query select_appointment{"rights: appointment", appointment_columns + " where id = :id and source = 'office'",
                                   appointment_types};
const db::Query select_appointments{"rights: appointments", appointment_columns, appointment_types};
const db::Query insert_appointment{
    "rights: appoint",
    "insert into rights_appointments (id, account, role, footprint, body, organisation, held_from, held_to) values "
    "(:id, :account, :role, :footprint, :body, :organisation, :from, :to)"};
const db::Query update_end{"rights: end appointment", "update rights_appointments set held_to = :to where id = :id"};

const std::string grant_columns = "select id, record, account, role, reason, until from rights_record_grants";
const std::vector<db::Column> grant_types{text, text, text, text, text, text};
const db::Query select_grants_of{"rights: grants of account",
                                 grant_columns + " where account = :account or role is not null", grant_types};
const db::Query select_grants{"rights: grants", grant_columns, grant_types};
const db::Query insert_grant{"rights: let in",
                             "insert into rights_record_grants (id, record, account, role, reason, until) values "
                             "(:id, :record, :account, :role, :reason, :until)"};
const db::Query update_grant{"rights: end grant", "update rights_record_grants set until = :until where id = :id"};

const std::string exclusion_columns = "select id, record, account, reason, until from rights_exclusions";
const std::vector<db::Column> exclusion_types{text, text, text, text, text};
const db::Query select_exclusions_of{"rights: exclusions of account", exclusion_columns + " where account = :account",
                                     exclusion_types};
const db::Query select_exclusions{"rights: exclusions", exclusion_columns, exclusion_types};
const db::Query insert_exclusion{"rights: keep out",
                                 "insert into rights_exclusions (id, record, account, reason, until) values "
                                 "(:id, :record, :account, :reason, :until)"};
const db::Query update_exclusion{"rights: lift exclusion",
                                 "update rights_exclusions set until = :until where id = :id"};

std::optional<core::Date> maybe_date(const std::optional<std::string>& iso) {
    return iso ? core::parse_date(*iso) : std::nullopt;
}

db::Value or_null(const std::string& value) {
    if (value.empty()) return std::monostate{};
    return value;
}

db::Value or_null(const std::optional<core::Date>& date) {
    if (!date) return std::monostate{};
    return core::iso(*date);
}

/// Empty when the role is one that this program does not know: an unknown role gives no right.
std::optional<Appointment> appointment_of(const db::Row& row) {
    const auto role = find_role(row.text(2));
    const auto from = core::parse_date(row.text(6));
    if (!role || !from) return {};
    return Appointment{.id = row.text(0),
                       .role = *role,
                       .footprint = row.text(3),
                       .body = row.maybe_text(4).value_or(""),
                       .organisation = row.maybe_text(5).value_or(""),
                       .from = *from,
                       .to = maybe_date(row.maybe_text(7)),
                       .in_register = row.text(8) == "register"};
}

RecordGrant grant_of(const db::Row& row) {
    return {.id = row.text(0),
            .record = row.text(1),
            .account = row.maybe_text(2).value_or(""),
            .role = find_role(row.maybe_text(3).value_or("")),
            .reason = row.text(4),
            .until = maybe_date(row.maybe_text(5))};
}

Exclusion exclusion_of(const db::Row& row) {
    return {.id = row.text(0),
            .record = row.text(1),
            .account = row.text(2),
            .reason = row.text(3),
            .until = maybe_date(row.maybe_text(4))};
}

void tell(audit::WriteTx& tx, const std::string& kind, const audit::Subject& subject,
          std::vector<audit::Change> changes, const std::string& note = {}) {
    tx.record({.kind = "accounts." + kind, .subject = subject, .changes = std::move(changes), .note = note});
}

}  // namespace

bool held(const Appointment& appointment, core::Date on) {
    return appointment.from <= on && (!appointment.to || on <= *appointment.to);
}

std::vector<const Appointment*> Standing::held(core::Date on) const {
    std::vector<const Appointment*> now;
    for (const auto& appointment : appointments)
        if (rights::held(appointment, on)) now.push_back(&appointment);
    return now;
}

std::vector<Appointment> appointments_of(db::ReadTx& tx, const std::string& account) {
    std::vector<Appointment> all;
    tx.each(select_of_account, {{"account", account}}, [&](const db::Row& row) {
        if (auto one = appointment_of(row)) all.push_back(std::move(*one));
    });
    return all;
}

Standing standing_of(db::ReadTx& tx, const std::string& id) {
    const auto account = find_account(tx, id);
    if (!account || account->state != State::active) return {};
    Standing standing{.account = account->id,
                      .name = account->name,
                      .organisation = account->organisation,
                      .strong = false,
                      .appointments = appointments_of(tx, id),
                      .grants = {},
                      .exclusions = {}};
    tx.each(select_grants_of, {{"account", id}}, [&](const db::Row& row) { standing.grants.push_back(grant_of(row)); });
    tx.each(select_exclusions_of, {{"account", id}},
            [&](const db::Row& row) { standing.exclusions.push_back(exclusion_of(row)); });
    return standing;
}

std::vector<Standing> all_standings(db::ReadTx& tx) {
    std::vector<Standing> all;
    std::map<std::string, std::size_t> place;
    for (const auto& account : all_accounts(tx)) {
        if (account.state != State::active) continue;
        place[account.id] = all.size();
        all.push_back({.account = account.id,
                       .name = account.name,
                       .organisation = account.organisation,
                       .strong = false,
                       .appointments = {},
                       .grants = {},
                       .exclusions = {}});
    }
    tx.each(select_appointments, {}, [&](const db::Row& row) {
        auto one = appointment_of(row);
        if (const auto found = place.find(row.text(1)); one && found != place.end())
            all[found->second].appointments.push_back(std::move(*one));
    });
    tx.each(select_grants, {}, [&](const db::Row& row) {
        for (auto& standing : all) standing.grants.push_back(grant_of(row));
    });
    tx.each(select_exclusions, {}, [&](const db::Row& row) {
        if (const auto found = place.find(row.text(2)); found != place.end())
            all[found->second].exclusions.push_back(exclusion_of(row));
    });
    return all;
}

core::Result<std::string> appoint(audit::WriteTx& tx, const Grant<AppointPeople>&, const std::string& account,
                                  const Appointment& wanted) {
    const auto& role = card(wanted.role);
    using core::Reason;
    if (wanted.to && *wanted.to < wanted.from)
        return core::refuse(Reason::invalid, "The appointment would end before it begins");
    if (role.needs_organisation && wanted.organisation.empty())
        return core::refuse(Reason::invalid, "Say which organisation the person acts for");
    if (role.needs_body && wanted.body.empty())
        return core::refuse(Reason::invalid, "Say which group the appointment is to");
    if (!find_account(tx, account)) return core::refuse(Reason::not_found, "There is no such account");
    const auto id = new_id();
    tx.run(insert_appointment, {{"id", id},
                                {"account", account},
                                {"role", std::string{role.code}},
                                {"footprint", wanted.footprint},
                                {"body", or_null(wanted.body)},
                                {"organisation", or_null(wanted.organisation)},
                                {"from", core::iso(wanted.from)},
                                {"to", or_null(wanted.to)}});
    std::vector<audit::Change> changes{{"role", {}, std::string{role.code}},
                                       {"footprint", {}, wanted.footprint},
                                       {"from", {}, core::iso(wanted.from)}};
    if (wanted.to) changes.push_back({"to", {}, core::iso(*wanted.to)});
    if (!wanted.body.empty()) changes.push_back({"body", {}, wanted.body});
    if (!wanted.organisation.empty()) changes.push_back({"organisation", {}, wanted.organisation});
    tell(tx, "appointed", {"rights_accounts", account}, std::move(changes), "Appointment " + id);
    return id;
}

core::Result<void> end_appointment(audit::WriteTx& tx, const Grant<AppointPeople>&, const std::string& id,
                                   core::Date last) {
    const auto row = tx.first(select_appointment, {{"id", id}});
    const auto known = row ? appointment_of(*row) : std::nullopt;
    if (!known) return core::refuse(core::Reason::not_found, "There is no such appointment");
    if (last < known->from) return core::refuse(core::Reason::invalid, "The appointment would end before it begins");
    tx.run(update_end, {{"to", core::iso(last)}, {"id", id}});
    std::optional<std::string> before;
    if (known->to) before = core::iso(*known->to);
    tell(tx, "appointment_ended", {"rights_accounts", row->text(1)}, {{"to", before, core::iso(last)}},
         "Appointment " + id);
    return {};
}

core::Result<std::string> let_in(audit::WriteTx& tx, const Grant<LetPeopleIn>&, const RecordGrant& grant) {
    core::check(!grant.record.empty(), "a grant names its record");
    if (grant.reason.empty()) return core::refuse(core::Reason::invalid, "Say why");
    if (grant.account.empty() == !grant.role) return core::refuse(core::Reason::invalid, "Choose a person or a role");
    const auto id = new_id();
    tx.run(insert_grant, {{"id", id},
                          {"record", grant.record},
                          {"account", or_null(grant.account)},
                          {"role", or_null(grant.role ? std::string{card(*grant.role).code} : std::string{})},
                          {"reason", grant.reason},
                          {"until", or_null(grant.until)}});
    tell(tx, "let_in", {"rights_records", grant.record},
         {{"who", {}, grant.role ? std::string{card(*grant.role).code} : grant.account}}, grant.reason);
    return id;
}

core::Result<std::string> keep_out(audit::WriteTx& tx, const Grant<LetPeopleIn>&, const Exclusion& exclusion) {
    core::check(!exclusion.record.empty() && !exclusion.account.empty(), "an exclusion names its record and person");
    if (exclusion.reason.empty()) return core::refuse(core::Reason::invalid, "Say why");
    const auto id = new_id();
    tx.run(insert_exclusion, {{"id", id},
                              {"record", exclusion.record},
                              {"account", exclusion.account},
                              {"reason", exclusion.reason},
                              {"until", or_null(exclusion.until)}});
    tell(tx, "kept_out", {"rights_records", exclusion.record}, {{"who", {}, exclusion.account}}, exclusion.reason);
    return id;
}

core::Result<void> withdraw_grant(audit::WriteTx& tx, const Grant<LetPeopleIn>&, const std::string& id,
                                  core::Date last) {
    if (tx.run(update_grant, {{"until", core::iso(last)}, {"id", id}}) == 0)
        return core::refuse(core::Reason::not_found, "There is no such grant");
    tell(tx, "grant_withdrawn", {"rights_record_grants", id}, {{"until", {}, core::iso(last)}});
    return {};
}

core::Result<void> lift_exclusion(audit::WriteTx& tx, const Grant<LetPeopleIn>&, const std::string& id,
                                  core::Date last) {
    if (tx.run(update_exclusion, {{"until", core::iso(last)}, {"id", id}}) == 0)
        return core::refuse(core::Reason::not_found, "There is no such exclusion");
    tell(tx, "exclusion_lifted", {"rights_exclusions", id}, {{"until", {}, core::iso(last)}});
    return {};
}

}  // namespace rights
