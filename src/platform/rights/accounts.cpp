#include "platform/rights/accounts.h"

#include "core/utf8.h"
#include "platform/rights/account_name.h"

#include <algorithm>

#include "core/check.h"
#include "core/utf8.h"
#include "platform/audit/audit.h"
#include "platform/rights/credentials.h"
#include "platform/rights/secrets.h"

namespace rights {
namespace {

constexpr auto text = db::Column::text;
constexpr auto integer = db::Column::integer;

const std::string account_columns =
    "select id, name, email, organisation, person, state, password, code_confirmed, created_at from rights_accounts";
const std::vector<db::Column> account_types{text, text, text, text, text, text, text, integer, text};

const db::Query select_account{"rights: account", account_columns + " where id = :id", account_types};
const db::Query select_by_email{"rights: account by email", account_columns + " where email = :email", account_types};
const db::Query select_all{"rights: accounts", account_columns + " order by name collate \"C\", id collate \"C\"",
                           account_types};
const db::Query insert_account{
    "rights: add account",
    "insert into rights_accounts (id, name, email, organisation, person, state, password, code_secret, "
    "code_confirmed, code_last, created_at) values (:id, :name, :email, :organisation, :person, 'invited', null, "
    "null, 0, 0, :at) on conflict (email) do nothing"};
const db::Query update_person{"rights: link account to person",
                              "update rights_accounts set person = :person where id = :id"};
const db::Query update_state{"rights: set state", "update rights_accounts set state = :state where id = :id"};
const db::Query delete_sessions{"rights: end sessions", "delete from rights_sessions where account = :id"};
const db::Query delete_links{"rights: end links", "delete from rights_links where account = :id and used_at is null"};
const db::Query select_password{"rights: password", "select password from rights_accounts where id = :id", {text}};
const db::Query update_password{"rights: set password",
                                "update rights_accounts set password = :hash, state = case when state = 'invited' "
                                "then 'active' else state end where id = :id"};
const db::Query select_code{"rights: code",
                            "select code_secret, code_confirmed, code_last from rights_accounts where id = :id",
                            {text, integer, integer}};
const db::Query update_code{"rights: set code",
                            "update rights_accounts set code_secret = :secret, code_confirmed = :confirmed, "
                            "code_last = :last where id = :id"};
const db::Query update_confirmed{"rights: confirm code",
                                 "update rights_accounts set code_confirmed = 1, code_last = :last where id = :id"};
const db::Query update_spent{"rights: spend code",
                             "update rights_accounts set code_last = :step where id = :id and code_last < :step_too"};
const db::Query delete_recovery{"rights: drop recovery codes", "delete from rights_recovery_codes where account = :id"};
const db::Query insert_recovery{"rights: add recovery code",
                                "insert into rights_recovery_codes (account, hash) values (:id, :hash)"};
const db::Query delete_one_recovery{"rights: spend recovery code",
                                    "delete from rights_recovery_codes where account = :id and hash = :hash"};
const db::Query count_recovery{
    "rights: recovery codes", "select count(*) from rights_recovery_codes where account = :id", {integer}};
const db::Query select_identity{
    "rights: identity", "select account from rights_identities where issuer = :issuer and subject = :subject", {text}};
const db::Query insert_identity{"rights: link identity",
                                "insert into rights_identities (issuer, subject, account, linked_at) values "
                                "(:issuer, :subject, :account, :at)"};

State state_of(std::string_view word) {
    if (word == "active") return State::active;
    return word == "invited" ? State::invited : State::disabled;
}

Account account_of(const db::Row& row) {
    return {.id = row.text(0),
            .name = row.text(1),
            .email = row.text(2),
            .organisation = row.maybe_text(3).value_or(""),
            .person = row.maybe_text(4).value_or(""),
            .state = state_of(row.text(5)),
            .has_password = row.maybe_text(6).has_value(),
            .has_code = row.integer(7) == 1,
            .created = core::parse_instant(row.text(8)).value_or(core::Instant{})};
}

db::Value or_null(const std::string& value) {
    if (value.empty()) return std::monostate{};
    return value;
}

/// Events tell that something was set, never to what: hashes and secrets stay out of the trail.
void tell(audit::WriteTx& tx, const std::string& kind, const std::string& account, const std::string& note = {},
          std::vector<audit::Change> changes = {}) {
    tx.record({.kind = "accounts." + kind,
               .subject = {.kind = "rights_accounts", .id = account},
               .changes = std::move(changes),
               .note = note});
}

void put_state(audit::WriteTx& tx, const std::string& account, State state) {
    const auto before = find_account(tx, account);
    core::check(before.has_value(), "the account whose state is set exists");
    tx.run(update_state, {{"state", std::string{word(state)}}, {"id", account}});
    if (state == State::disabled) {
        tx.run(delete_sessions, {{"id", account}});
        tx.run(delete_links, {{"id", account}});
    }
    tell(tx, "state_set", account, {}, {{"state", std::string{word(before->state)}, std::string{word(state)}}});
}

}  // namespace

std::string_view word(State state) {
    if (state == State::active) return "active";
    return state == State::invited ? "invited" : "disabled";
}

std::string_view title(State state) {
    if (state == State::active) return "Active";
    return state == State::invited ? "Invited" : "Disabled";
}

std::optional<Account> find_account(db::ReadTx& tx, const std::string& id) {
    const auto row = tx.first(select_account, {{"id", id}});
    if (!row) return {};
    return account_of(*row);
}

std::optional<Account> find_account_by_email(db::ReadTx& tx, std::string_view email) {
    const auto row = tx.first(select_by_email, {{"email", core::lowered(email)}});
    if (!row) return {};
    return account_of(*row);
}

std::vector<Account> all_accounts(db::ReadTx& tx) {
    std::vector<Account> all;
    tx.each(select_all, {}, [&](const db::Row& row) { all.push_back(account_of(row)); });
    return all;
}

bool is_email(std::string_view address) {
    const auto at = address.find('@');
    if (address.size() > 254 || at == 0 || at == address.npos || at + 1 == address.size()) return false;
    if (address.find('@', at + 1) != address.npos) return false;
    // Nothing that could end a line or a name in an email's header, and no space.
    return std::none_of(address.begin(), address.end(), [](unsigned char c) {
        return c <= 0x20 || c == 0x7f || c == '<' || c == '>' || c == '"' || c == ',' || c == ';';
    });
}

std::string fault_of_name(std::string_view name) {
    constexpr std::size_t longest = 200;  // bytes
    if (name.size() > longest) return "Name must be 200 characters or fewer";
    if (core::first_invalid_utf8(name) != std::string_view::npos) return "Name holds signs that are no text";
    bool seen = false;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const auto c = static_cast<unsigned char>(name[i]);
        if (c < 0x20 || c == 0x7f) return "Name must be on one line";
        const auto two = name.substr(i, 2), three = name.substr(i, 3);
        // Those that turn text round: U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069.
        const bool turns = three == "\u200e" || three == "\u200f" || (three >= "\u202a" && three <= "\u202e") ||
                           (three >= "\u2066" && three <= "\u2069");
        if (turns) return "Name must not hold signs that turn the direction of text";
        // Blanks and what has no width: U+00A0, U+200B to U+200D, U+2060, U+FEFF.
        const bool blank3 = (three >= "\u200b" && three <= "\u200d") || three == "\u2060" || three == "\ufeff";
        if (two == "\u00a0") {
            ++i;
        } else if (blank3) {
            i += 2;
        } else if (c != ' ') {
            seen = true;
        }
    }
    return seen ? std::string{} : "Enter the person's full name";
}

core::Result<std::string> add_account(audit::WriteTx& tx, const Grant<ManageAccounts>&, const NewAccount& account) {
    const auto id = new_id();
    const auto email = core::lowered(account.email);
    core::check(is_email(email), "an account has an address");
    if (const auto fault = fault_of_name(account.name); !fault.empty())
        return core::refuse(core::Reason::invalid, fault);
    const auto added = tx.run(insert_account, {{"id", id},
                                               {"name", account.name},
                                               {"email", email},
                                               {"organisation", or_null(account.organisation)},
                                               {"person", or_null(account.person)},
                                               {"at", core::iso(tx.now())}});
    if (added == 0) return core::refuse(core::Reason::conflict, "There is an account with this email address already");
    tell(tx, "added", id, {}, {{"name", {}, account.name}, {"email", {}, email}, {"state", {}, "invited"}});
    return id;
}

void set_state(audit::WriteTx& tx, const Grant<ManageAccounts>&, const std::string& account, State state) {
    put_state(tx, account, state);
}

void remove_code(audit::WriteTx& tx, const Grant<ManageAccounts>&, const std::string& account) {
    remove_code(tx, account);
}

void set_person(audit::WriteTx& tx, const Grant<AppointPeople>&, const std::string& account,
                const std::string& person) {
    const auto before = find_account(tx, account);
    core::check(before.has_value(), "the account that is linked exists");
    db::Value value = std::monostate{};
    if (!person.empty()) value = person;
    tx.run(update_person, {{"person", value}, {"id", account}});
    const auto maybe = [](const std::string& id) { return id.empty() ? std::nullopt : std::optional{id}; };
    tell(tx, "person_linked", account, {}, {{"person", maybe(before->person), maybe(person)}});
}

std::string password_hash(db::ReadTx& tx, const std::string& account) {
    const auto row = tx.first(select_password, {{"id", account}});
    return row ? row->maybe_text(0).value_or("") : "";
}

void set_password(audit::WriteTx& tx, const std::string& account, const std::string& hash) {
    tx.run(update_password, {{"hash", hash}, {"id", account}});
    tx.run(delete_links, {{"id", account}});
    tell(tx, "password_set", account);
}

CodeSecret code_secret(db::ReadTx& tx, const std::string& account) {
    const auto row = tx.first(select_code, {{"id", account}});
    if (!row) return {};
    return {core::Sensitive{row->maybe_text(0).value_or("")}, row->integer(1) == 1, row->integer(2)};
}

void start_code(audit::WriteTx& tx, const std::string& account, const std::string& sealed) {
    tx.run(update_code,
           {{"secret", sealed}, {"confirmed", std::int64_t{0}}, {"last", std::int64_t{0}}, {"id", account}});
    tell(tx, "code_started", account);
}

void confirm_code(audit::WriteTx& tx, const std::string& account, std::int64_t step,
                  const std::vector<std::string>& recovery_hashes) {
    tx.run(update_confirmed, {{"last", step}, {"id", account}});
    tx.run(delete_recovery, {{"id", account}});
    for (const auto& hash : recovery_hashes) tx.run(insert_recovery, {{"id", account}, {"hash", hash}});
    tell(tx, "code_confirmed", account);
}

void remove_code(audit::WriteTx& tx, const std::string& account) {
    tx.run(update_code,
           {{"secret", std::monostate{}}, {"confirmed", std::int64_t{0}}, {"last", std::int64_t{0}}, {"id", account}});
    tx.run(delete_recovery, {{"id", account}});
    tell(tx, "code_removed", account);
}

bool spend_code(audit::WriteTx& tx, const std::string& account, std::int64_t step) {
    const bool fresh = tx.run(update_spent, {{"step", step}, {"step_too", step}, {"id", account}}) == 1;
    tell(tx, fresh ? "code_used" : "code_refused", account);
    return fresh;
}

bool spend_recovery_code(audit::WriteTx& tx, const std::string& account, const std::string& hash) {
    const bool fresh = tx.run(delete_one_recovery, {{"id", account}, {"hash", hash}}) == 1;
    tell(tx, fresh ? "recovery_code_used" : "recovery_code_refused", account);
    return fresh;
}

std::int64_t recovery_codes_left(db::ReadTx& tx, const std::string& account) {
    return tx.first(count_recovery, {{"id", account}})->integer(0);
}

std::optional<std::string> account_of_identity(db::ReadTx& tx, const std::string& issuer, const std::string& subject) {
    const auto row = tx.first(select_identity, {{"issuer", issuer}, {"subject", subject}});
    if (!row) return {};
    return row->text(0);
}

void link_identity(audit::WriteTx& tx, const std::string& account, const std::string& issuer,
                   const std::string& subject) {
    tx.run(insert_identity,
           {{"issuer", issuer}, {"subject", subject}, {"account", account}, {"at", core::iso(tx.now())}});
    const auto known = find_account(tx, account);
    if (known && known->state == State::invited) put_state(tx, account, State::active);
    tell(tx, "identity_linked", account, "Signs in by " + issuer);
}

}  // namespace rights
