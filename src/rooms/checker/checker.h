#pragma once
#include <iosfwd>
#include <string>

#include "core/result.h"
#include "platform/claims/explanations.h"
#include "platform/claims/report.h"

namespace db {
class Database;
}

/// The door of the room: the claim checker over texts and over the record.
namespace checker {

struct Command {
    std::string file;          ///< empty: the record is checked
    std::string partnership;   ///< code
    std::string year;          ///< "2024-25"
    std::string explanations;  ///< a claims.csv; empty: the one beside the text, where there is one
    bool json = false;
};

/// 0 nothing found that is not explained; 1 findings; 2 unusable, told on `errors` in one line. `store` is opened only
/// where the record is asked for, and may be null otherwise.
int claims_command(const Command& command, db::Database* store, std::ostream& out, std::ostream& errors);

/// What is found in the record of a partnership and year: its values, appointments and money, and the text of its
/// yearly report. Refused when there is no such partnership or year.
core::Result<claims::Report> check_record(db::Database& store, const std::string& partnership, const std::string& year);

}  // namespace checker
