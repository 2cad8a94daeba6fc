#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "platform/audit/audit.h"
#include "platform/rights/grant.h"
#include "platform/rights/secrets.h"
#include "platform/rights/settings.h"

/// Signing in and out, from what a person gives to a session.
namespace rights {

/// What signing in works with. Lives as long as the program.
struct Office {
    audit::Ledger& ledger;
    const core::Clock& clock;
    Keys keys;
    Settings settings;
};

/// Where a request comes from, as far as it says.
struct Origin {
    std::string peer;
    std::string agent;
    std::string cookie = {};  ///< of the session that the browser has now; it ends
};

struct Opened {
    std::string cookie;       ///< for the browser
    bool needs_code = false;  ///< signed in only once the code is given
};

/// Why a sign-in is refused: the same for an unknown address, a wrong password and a disabled account.
inline constexpr std::string_view wrong_sign_in = "Email address or password is not right";
/// The log's half of a refusal for too many tries; pages answer it with 429.
inline constexpr std::string_view throttled = "too many tries";

core::Result<Opened> sign_in(const Office& office, const std::string& email, const std::string& password,
                             const Origin& origin);
/// The second step: a code from the authenticator application, or a recovery code.
core::Result<Opened> give_code(const Office& office, const std::string& typed, const Origin& origin);
core::Result<Opened> give_recovery_code(const Office& office, const std::string& typed, const Origin& origin);
/// A session for a person whom another organisation's service vouches for.
Opened open_for(const Office& office, const std::string& account, bool strong, const std::string& how,
                const Origin& origin);
void sign_out(const Office& office, const std::string& cookie);

/// Sets a password by an invitation or reset link, which is used up; all sessions of the account end.
/// Refused: not_found when the link no longer works, invalid with what to do when the password will not do.
core::Result<std::string> set_password_by_link(const Office& office, const std::string& secret,
                                               const std::string& password);
/// Changes it for someone signed in; other sessions end.
core::Result<void> change_password(const Office& office, const Holder& holder, const std::string& session,
                                   const std::string& old_password, const std::string& new_password);

/// Prepares one-time codes: what the person types or scans. Not in use until `finish_code`.
std::string prepare_code(const Office& office, const Holder& holder);
/// The secret that waits for its first code; empty when none does.
std::optional<std::string> waiting_code(const Office& office, const std::string& account);
/// Ten recovery codes, to be shown once. Refused when the code is wrong.
core::Result<std::vector<std::string>> finish_code(const Office& office, const Holder& holder,
                                                   const std::string& typed);
core::Result<void> drop_code(const Office& office, const Holder& holder, const std::string& password);

}  // namespace rights
