#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "platform/rights/secrets.h"
#include "platform/rights/settings.h"

namespace db {
class ReadTx;
class WriteTx;
}  // namespace db

/// Sessions, single-use links and the count of tries. They are the traffic of signing in, not the partnership's record:
/// what they mean (signed in, refused, a new password) is told to the audit trail by sign_in.cpp.
namespace rights {

enum class Stage {
    code_awaited,  ///< the password was right; the code has not been given
    signed_in
};

struct Session {
    std::string id;  ///< for lists and revoking; opens nothing
    std::string account;
    Stage stage = Stage::code_awaited;
    bool strong = false;  ///< with a second factor
    std::string how;      ///< "Password and code"
    core::Instant opened{}, seen{}, expires{};
    std::string peer;   ///< address from which it was opened
    std::string agent;  ///< what the browser calls itself, cut at 200 bytes
};

struct NewSession {
    std::string account;
    Stage stage = Stage::signed_in;
    bool strong = false;
    std::string how;
    std::string peer;
    std::string agent;
};

/// The cookie's value. The store keeps only its keyed hash.
std::string open_session(db::WriteTx& tx, const Keys& keys, const NewSession& session, core::Instant now,
                         const Settings& settings);
/// Empty when there is none, or it has been idle or open for too long.
std::optional<Session> find_session(db::ReadTx& tx, const Keys& keys, std::string_view cookie, core::Instant now,
                                    const Settings& settings);
/// Notes that it is in use. Called when the last note is more than a minute old.
void touch_session(db::WriteTx& tx, const std::string& id, core::Instant now);
std::vector<Session> sessions_of(db::ReadTx& tx, const std::string& account, core::Instant now,
                                 const Settings& settings);  ///< the newest first
/// Ends one session of the account; false when it is not one of its own.
bool end_session(db::WriteTx& tx, const std::string& account, const std::string& id);
/// Ends all but `except` (empty: all); gives how many.
std::int64_t end_sessions(db::WriteTx& tx, const std::string& account, const std::string& except);
/// Removes sessions, links, tries and departures that are over.
void sweep(db::WriteTx& tx, core::Instant now, const Settings& settings);

enum class Purpose { invitation, reset };

/// The link's secret part. Earlier links of the account stop working.
std::string make_link(db::WriteTx& tx, const Keys& keys, const std::string& account, Purpose purpose,
                      core::Instant until);
/// The account of a link that still works.
std::optional<std::string> find_link(db::ReadTx& tx, const Keys& keys, std::string_view secret, core::Instant now);
/// The same, once only.
std::optional<std::string> use_link(db::WriteTx& tx, const Keys& keys, std::string_view secret, core::Instant now);

/// Counts a try before it is made, so that many at once count as many. False: there were too many within the window.
bool may_try(db::WriteTx& tx, std::string_view kind, std::string_view subject, int most, core::Instant now,
             const Settings& settings);
/// After success: the tries so far no longer count.
void forget_tries(db::WriteTx& tx, std::string_view kind, std::string_view subject);

}  // namespace rights
