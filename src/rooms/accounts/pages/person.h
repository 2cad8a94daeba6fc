#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "platform/house/card.h"
#include "platform/rights/accounts.h"
#include "platform/rights/footprints.h"

namespace accounts {

/// An account with its appointments.
struct Person {
    rights::Account account;
    std::vector<rights::Appointment> appointments;
};

/// The one whose id the address has. Empty when there is no such account, or it is not for this person to see.
std::optional<Person> find_person(const house::Services& services, const http::Request& request);

using Names = std::map<std::string, std::string>;
/// What the register calls the organisations and groups that people are appointed for or to.
Names held_names(const house::Services& services);
/// "Agency lead for Leicester, acting for Leicestershire Police".
std::string in_words(const rights::Appointment& one, const rights::Footprints& footprints, const Names& names);

}  // namespace accounts
