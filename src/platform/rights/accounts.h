#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/result.h"
#include "platform/rights/grant.h"
#include "platform/rights/standing.h"

namespace db {
class ReadTx;
}
namespace audit {
class WriteTx;
}

/// Accounts and what gives them rights, in the store. Functions that change something take the grant of the permission
/// and record the event that tells of it. What the holder of an account changes themselves: credentials.h.
namespace rights {

/// Declared on the card of the room `accounts`, whose pages ask for them.
using ManageAccounts = Permission<"accounts.manage">;
using AppointPeople = Permission<"accounts.appoint">;
using LetPeopleIn = Permission<"accounts.let_in">;

enum class State {
    invited,  ///< has no way to sign in yet
    active,
    disabled
};

std::string_view word(State state);  ///< "invited", as stored
std::string_view title(State state);

struct Account {
    std::string id;
    std::string name;
    std::string email;         ///< in lower case
    std::string organisation;  ///< code; empty: none
    std::string person;        ///< id of the person in the partnership's register; empty: not linked
    State state = State::invited;
    bool has_password = false;
    bool has_code = false;  ///< one-time codes are set up and confirmed
    core::Instant created{};
};

std::optional<Account> find_account(db::ReadTx& tx, const std::string& id);
std::optional<Account> find_account_by_email(db::ReadTx& tx, std::string_view email);
std::vector<Account> all_accounts(db::ReadTx& tx);  ///< by name

struct NewAccount {
    std::string name;
    std::string email;
    std::string organisation = {};
    std::string person = {};
};

/// Whether it can be an address of email: one @, something on both sides, no spaces, at most 254 bytes.
bool is_email(std::string_view text);

/// The new account's id. Refuses (conflict) an address that another account has.
core::Result<std::string> add_account(audit::WriteTx& tx, const Grant<ManageAccounts>& by, const NewAccount& account);
/// Disabling also ends every session and every link of the account.
void set_state(audit::WriteTx& tx, const Grant<ManageAccounts>& by, const std::string& account, State state);
/// Takes one-time codes away from someone who lost what makes them.
void remove_code(audit::WriteTx& tx, const Grant<ManageAccounts>& by, const std::string& account);

/// Links the account to a person of the register (their record's id; empty: to none): their appointments there become
/// the account's.
void set_person(audit::WriteTx& tx, const Grant<AppointPeople>& by, const std::string& account,
                const std::string& person);

std::int64_t recovery_codes_left(db::ReadTx& tx, const std::string& account);

/// The new appointment's id. Refuses an end before its start, and one without the organisation or body that its role
/// needs.
core::Result<std::string> appoint(audit::WriteTx& tx, const Grant<AppointPeople>& by, const std::string& account,
                                  const Appointment& appointment);
/// `last`: the last day on which it is held. Refused when there is no such appointment of the office (those of the
/// register are ended there) or it would end before it began.
core::Result<void> end_appointment(audit::WriteTx& tx, const Grant<AppointPeople>& by, const std::string& id,
                                   core::Date last);
std::vector<Appointment> appointments_of(db::ReadTx& tx, const std::string& account);  ///< the newest first

core::Result<std::string> let_in(audit::WriteTx& tx, const Grant<LetPeopleIn>& by, const RecordGrant& grant);
core::Result<std::string> keep_out(audit::WriteTx& tx, const Grant<LetPeopleIn>& by, const Exclusion& exclusion);
core::Result<void> withdraw_grant(audit::WriteTx& tx, const Grant<LetPeopleIn>& by, const std::string& id,
                                  core::Date last);
core::Result<void> lift_exclusion(audit::WriteTx& tx, const Grant<LetPeopleIn>& by, const std::string& id,
                                  core::Date last);

/// The standings of all accounts that may sign in, for "who can see this record".
std::vector<Standing> all_standings(db::ReadTx& tx);

}  // namespace rights
