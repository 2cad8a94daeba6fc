#pragma once
#include <string>
#include <utility>
#include <vector>

#include "platform/rights/policy.h"

namespace rights {

/// Where a table says what `Policy::sight` asks of a record. Names of columns, written into SQL as they are.
struct SightColumns {
    std::string id = "id";                          ///< text; the record's address is `address` and this
    std::string address;                            ///< "/reviews/"
    std::string footprint = "footprint";            ///< a code; null or empty: of the installation
    std::string classification = "classification";  ///< a word of `word(Classification)`
    std::string body = {};                          ///< a code; empty name: the table has none
    std::string organisation = {};                  ///< a code; empty name: the table has none
    std::string account = {};                       ///< an account's id; empty name: the table has none
    // Where a column holds a record's id in place of a code: the SQL that gives the ids, "{}" standing for the codes:
    // "select k.id from areas k where k.code in ({})". Asked once for a statement, not for each row. Empty: the code.
    std::string footprint_ids = {}, body_ids = {}, organisation_ids = {};
};

/// "open", "partnership", "restricted", "sealed" or "organisation", as stored.
std::string_view word(Classification classification);

/// A condition for `where`, in brackets, with its named values: rows that the person may see, exactly as
/// `Policy::sight` decides of each. Lists, counts, exports and searches put it into their statement, so that what is
/// not for a person is not even read for them. Names begin with `prefix`.
struct SightCondition {
    std::string sql;
    std::vector<std::pair<std::string, std::string>> values;
};
SightCondition sight_condition(const Standing& who, const Footprints& footprints, core::Date today,
                               const SightColumns& columns, const std::string& prefix = "sight");
/// The same for a permission: rows of which `Policy::decide` allows it to the person. A permission that no card
/// declares is a core::Bug.
SightCondition permission_condition(const Policy& policy, std::string_view permission, const Standing& who,
                                    const Footprints& footprints, core::Date today, const SightColumns& columns,
                                    const std::string& prefix = "sight");

}  // namespace rights
