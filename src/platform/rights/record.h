#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace rights {

/// Who a record is for, before any permission is asked about.
enum class Classification {
    open,         ///< Public: everyone, without an account
    partnership,  ///< people appointed in one of the record's footprints
    restricted,   ///< a restricted group: those appointed to the record's body, and those let in by name
    sealed,       ///< a sealed case: as each role's card says, with a second factor at sign-in
    /// Sealed to the record's organisation: people appointed for it in the record's footprint, whatever their role,
    /// with a second factor; nobody else, and no grant opens it.
    organisation
};

std::string_view title(Classification classification);  ///< "Sealed case"

/// What access must know of a record. Rooms fill it in from their rows.
struct Record {
    std::string address;  ///< names it for grants and exclusions, as in URLs: "/reviews/k7f3"
    Classification classification = Classification::partnership;
    std::vector<std::string> footprints;  ///< codes; empty: it belongs to the installation, inside no footprint
    std::string body = {};                ///< code of the group whose record it is; empty: none
    std::string organisation = {};        ///< code of the organisation whose part it is; empty: no one's own
    std::string account = {};             ///< the account it is about or was written by; empty: none
    std::string name = {};  ///< for whoever may see it: "Leicestershire Police, organisation"; empty: not told
};

}  // namespace rights
