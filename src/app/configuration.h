#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "platform/jobs/mail.h"
#include "platform/rights/policy.h"
#include "platform/rights/settings.h"

namespace app {

/// What an installation may set: the configuration file over the defaults. docs/operate/configuration.md lists it.
struct Configuration {
    std::uint16_t port = 8080;
    std::string address = "127.0.0.1";
    std::vector<std::string> hosts = {};
    rights::Settings rights = {};
    /// Which roles have a permission here, instead of those on the rooms' cards.
    std::map<std::string, std::vector<rights::Allowed>> roles = {};
    std::map<std::string, std::string> rooms = {};  ///< settings of rooms by "table.name": "returns.folder"
    std::optional<jobs::MailServer> mail = {};  ///< empty: no email leaves, and links are shown to who invites
};

/// Reads a TOML file into `configuration`. Adds a sentence for every fault: an unknown name is one, so that a slip of
/// the key does not go unnoticed. Secrets are not in the file but in files that it names.
void read_configuration(const std::string& file, Configuration& configuration, std::vector<std::string>& faults);

}  // namespace app
