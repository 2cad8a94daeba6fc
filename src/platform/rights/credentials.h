#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/sensitive.h"

namespace db {
class ReadTx;
}
namespace audit {
class WriteTx;
}

/// What the holder of an account signs in with, in the store. They have no permission to ask for: office.h, oidc and
/// nobody else (tools/banned_words.txt) calls these, once the holder has given a password, a code or a link, or a
/// service has vouched for them.
namespace rights {

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
/// All of them, and the recovery codes.
void remove_code(audit::WriteTx& tx, const std::string& account);
/// False when a code of this time step or a later one was used already.
bool spend_code(audit::WriteTx& tx, const std::string& account, std::int64_t step);
/// False when there is no such unused code.
bool spend_recovery_code(audit::WriteTx& tx, const std::string& account, const std::string& hash);

std::optional<std::string> account_of_identity(db::ReadTx& tx, const std::string& issuer, const std::string& subject);
void link_identity(audit::WriteTx& tx, const std::string& account, const std::string& issuer,
                   const std::string& subject);

}  // namespace rights
