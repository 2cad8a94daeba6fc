#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"

namespace disclosure {

/// How small numbers are treated before they are published: dated data, data/reference/disclosure_profiles.csv.
struct Profile {
    std::string code;  ///< "dfe"
    std::string version;
    std::optional<core::Date> from, to;  ///< days on which it is the rule; empty: open
    std::string name;
    std::int64_t most = 0;              ///< counts of 1 to this are withheld; 0: none is
    std::string symbol;                 ///< shown instead
    bool secondary = false;             ///< whether further cells are withheld so that none can be worked out
    std::int64_t round_local = 0;       ///< counts of local areas to the nearest; 0: as they are
    std::int64_t round_national = 0;    ///< counts of countries and regions
    std::vector<std::string> subjects;  ///< what is counted there are children; other subjects are not treated
    std::string source;

    bool treats(std::string_view subject) const;
};

/// Every profile, the Department for Education's first: it is the default.
const std::vector<Profile>& profiles();
/// The version of this profile that is the rule on that day. Empty: no such profile.
std::optional<Profile> find_profile(std::string_view code, core::Date on);
/// The newest version.
std::optional<Profile> find_profile(std::string_view code);

constexpr std::string_view default_profile = "dfe";

}  // namespace disclosure
