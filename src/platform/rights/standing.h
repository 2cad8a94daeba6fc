#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "platform/rights/role.h"

namespace db {
class ReadTx;
}

namespace rights {

/// A person holds a role, from a day to a day.
struct Appointment {
    std::string id;
    Role role;
    std::string footprint;          ///< code
    std::string body = {};          ///< code of the group; empty: none
    std::string organisation = {};  ///< code of whom the person acts for; empty: no one
    core::Date from;                ///< first day
    std::optional<core::Date> to;   ///< last day; empty: not ended
    bool in_register = false;       ///< recorded in the partnership's register, and changed there
};

bool held(const Appointment& appointment, core::Date on);

/// Someone is let into one record, by name or by role, with a reason.
struct RecordGrant {
    std::string id;
    std::string record;   ///< its address
    std::string account;  ///< empty: the role decides
    std::optional<Role> role;
    std::string reason;
    std::optional<core::Date> until;  ///< last day
};

/// Someone is kept out of one record: a conflict of interest. Stronger than everything else.
struct Exclusion {
    std::string id;
    std::string record;
    std::string account;
    std::string reason;
    std::optional<core::Date> until;  ///< last day
};

/// What the rights of one person rest on, as it is in the store at one moment.
struct Standing {
    std::string account;  ///< id; empty: nobody is signed in
    std::string name;
    std::string organisation;  ///< code of the account's own organisation; empty: none
    bool strong = false;       ///< signed in with a second factor
    std::vector<Appointment> appointments;
    std::vector<RecordGrant> grants;  ///< those for this person and those for a role
    std::vector<Exclusion> exclusions;

    bool signed_in() const { return !account.empty(); }
    /// The appointments held on a day.
    std::vector<const Appointment*> held(core::Date on) const;
};

/// Reads it from the store; a standing of nobody when the account does not exist or may not sign in.
Standing standing_of(db::ReadTx& tx, const std::string& account);

}  // namespace rights
