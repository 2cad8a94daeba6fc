#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/result.h"
#include "core/sensitive.h"
#include "platform/rights/standing.h"

namespace db {
class ReadTx;
}
namespace audit {
class WriteTx;
}

/// Accounts and what gives them rights, in the store. Functions that change something record the event that tells of
/// it.
namespace rights {

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
core::Result<std::string> add_account(audit::WriteTx& tx, const NewAccount& account);
/// Disabling also ends every session and every link of the account.
void set_state(audit::WriteTx& tx, const std::string& account, State state);

/// Links the account to a person of the register (their record's id; empty: to none): their appointments there become
/// the account's.
void set_person(audit::WriteTx& tx, const std::string& account, const std::string& person);

/// The hash; empty: no password is set.
std::string password_hash(db::ReadTx& tx, const std::string& account);
/// Sets it, makes an invited account active, and ends the account's other links.
void set_password(audit::WriteTx& tx, const std::string& account, const std::string& hash);

struct CodeSecret {
    core::Sensitive<std::string> sealed;  ///< by Keys::seal; empty: none
    bool confirmed = false;
    std::int64_t last = 0;  ///< the time step of the last code used
};
CodeSecret code_secret(db::ReadTx& tx, const std::string& account);
/// Not in use until `confirm_code`.
void start_code(audit::WriteTx& tx, const std::string& account, const std::string& sealed);
void confirm_code(audit::WriteTx& tx, const std::string& account, std::int64_t step,
                  const std::vector<std::string>& recovery_hashes);
void remove_code(audit::WriteTx& tx, const std::string& account);
/// False when a code of this time step or a later one was used already.
bool spend_code(audit::WriteTx& tx, const std::string& account, std::int64_t step);
/// False when there is no such unused code.
bool spend_recovery_code(audit::WriteTx& tx, const std::string& account, const std::string& hash);
std::int64_t recovery_codes_left(db::ReadTx& tx, const std::string& account);

std::optional<std::string> account_of_identity(db::ReadTx& tx, const std::string& issuer, const std::string& subject);
void link_identity(audit::WriteTx& tx, const std::string& account, const std::string& issuer,
                   const std::string& subject);

/// The new appointment's id. Refuses an end before its start, and one without the organisation or body that its role
/// needs.
core::Result<std::string> appoint(audit::WriteTx& tx, const std::string& account, const Appointment& appointment);
/// `last`: the last day on which it is held. Refused when there is no such appointment of the office (those of the
/// register are ended there) or it would end before it began.
core::Result<void> end_appointment(audit::WriteTx& tx, const std::string& id, core::Date last);
std::vector<Appointment> appointments_of(db::ReadTx& tx, const std::string& account);  ///< the newest first

core::Result<std::string> let_in(audit::WriteTx& tx, const RecordGrant& grant);
core::Result<std::string> keep_out(audit::WriteTx& tx, const Exclusion& exclusion);
core::Result<void> withdraw_grant(audit::WriteTx& tx, const std::string& id, core::Date last);
core::Result<void> lift_exclusion(audit::WriteTx& tx, const std::string& id, core::Date last);

/// The standings of all accounts that may sign in, for "who can see this record".
std::vector<Standing> all_standings(db::ReadTx& tx);

}  // namespace rights
