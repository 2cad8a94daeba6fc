#pragma once
#include <optional>
#include <string>

#include "platform/house/card.h"
#include "platform/rights/doorkeeper.h"

/// The door of the room: for the program's wiring.
namespace accounts {

/// Areas, partnerships and joint arrangements as room partnership records them, for rights::Doorkeeper.
rights::Footprints footprints(db::ReadTx& tx);

/// `base` with the person's account and sign-out form, and the menu cut to what they may open. For
/// house::Services::shell_for.
ui::Shell shell_for(const ui::Shell& base, const rights::Doorkeeper& door, const http::Request& request);

/// All routes of the site behind the doorkeeper, and behind what this room adds: a second factor for everyone
/// ("accounts.second_factor" of the settings is "everyone"), how much one person may ask for in a minute
/// ("accounts.requests_by_minute"), the question for the password before rights are changed, and forms that outlived
/// their session. `services` must outlive them.
std::vector<http::Route> guarded(const house::Services& services, std::vector<http::Route> routes);
/// For http::Site::gate.
std::optional<http::Response> gate(const house::Services& services, const http::Request& request,
                                   std::string_view permission);

/// What `cairn user add|disable|reset|appoint` was given. Empty text: not given.
struct UserCommand {
    std::string action;  ///< "add", "disable", "enable", "reset", "appoint"
    std::string email;
    std::string name = {};          ///< add
    std::string role = {};          ///< add and appoint: a role's code; the first administrator: "system_administrator"
    std::string footprint = {};     ///< add and appoint: its code
    std::string body = {};          ///< add and appoint
    std::string organisation = {};  ///< add and appoint
    std::string from = {}, to = {};  ///< appoint: ISO days; from empty: today; to empty: no end
    std::string actor = {};          ///< the person at the command line
    std::string address = {};  ///< "https://cairn.example.org", for the link that is printed; empty: only its path
};

/// Does it and prints what came of it, with the link for setting a password where there is one. Gives the exit status:
/// 0 done, 1 refused, 2 unusable arguments (one line on standard error). Throws core::Failure.
int user_command(const rights::Office& office, const UserCommand& given);

}  // namespace accounts
