#pragma once
#include <string>
#include <vector>

#include "core/period.h"
#include "core/result.h"
#include "platform/audit/audit.h"
#include "platform/registers/store.h"
#include "platform/rights/policy.h"
#include "rooms/finance/account.h"

namespace registers {
struct Entity;
}

/// A year's accounts, entered on one page: the rows of the registers, all of them or none.
namespace finance {

using Edit = rights::Permission<"finance.edit">;

/// One line of the page.
struct Entry {
    std::string book;          ///< "cash", "in_kind", "spending", "opening", "movement" or "closing"
    std::string name;          ///< contributor or line; reserves have none
    std::string amount;        ///< as typed; empty: nothing is entered
    std::string text = {};     ///< what was given in kind; of a spending line its explanation
    std::string before = {};   ///< the amount of the year before, for people; empty: none
    std::string record = {};   ///< id of the record that holds it already; empty: none
    std::int64_t version = 0;  ///< of that record, as the person saw it
};
const registers::Entity& entity_of(const std::string& book);
/// Whether the line has a name to be typed.
bool has_name(const std::string& book);

struct Year {
    std::string partnership;
    Scope scope;
    core::ReportingYear year;
};

/// The lines of a year: those recorded, and the names of the year before without amounts.
std::vector<Entry> entries_of(db::ReadTx& tx, const Year& year);

/// What is wrong with a line: which of them, which of its fields ("name", "amount", "text"), and what to do.
struct EntryProblem {
    std::size_t entry;
    std::string field, message;
};
/// Everything that keeps the lines from being stored.
std::vector<EntryProblem> problems_of(const Year& year, const std::vector<Entry>& entries);

/// What the lines add up to, to the penny; those that cannot be read count as nothing.
struct Totals {
    core::Decimal income, spending;
    core::Decimal balance() const { return income - spending; }
};
Totals totals_of(const std::vector<Entry>& entries);

/// Stores them. Refused when one was changed by somebody else meanwhile, or its key is taken. `entries` have no
/// problems.
core::Result<void> enter(audit::WriteTx& tx, const rights::Grant<Edit>& by, const Year& year,
                         const std::vector<Entry>& entries);

rights::Record record_of(const Year& year);

}  // namespace finance
