#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/period.h"
#include "platform/db/db.h"
#include "platform/figures/figures.h"
#include "platform/publish/document.h"

namespace registers {
struct Entity;
}

/// The door of the room: what the partners paid, what was spent and what is left, to be asked only.
namespace finance {

/// The finance section of a yearly report: contributions and expenditure of the year beside the year before, shortfall
/// and reserve, why spending moved, value for money. Headings are of level `level`; the caller writes the one above.
/// Money of the children's partnership, of the adults' board and of both together stands in tables of its own and is
/// never added up. Empty: the record holds no money of that year.
std::vector<publish::Block> statement(db::ReadTx& tx, const std::string& partnership, core::ReportingYear year,
                                      int level = 3);

/// The years of which the record tells any money of this partnership, newest first.
std::vector<core::ReportingYear> years_of(db::ReadTx& tx, const std::string& partnership);

/// Every amount, total, share and movement of the year, each traced to its records, by id.
std::vector<figures::Figure> figures_of(db::ReadTx& tx, const std::string& partnership, core::ReportingYear year);

/// The figure with this id ("finance/income/lrscp/children/2024-25"), when it is one of this room's.
std::optional<figures::Figure> figure_by_id(db::ReadTx& tx, std::string_view id);

extern const registers::Entity funding_agreements, funding_contributions, spending, finance_totals, reserves, variances,
    value_for_money;
/// All of them, each after those that it refers to.
const std::vector<const registers::Entity*>& registers_of_room();

}  // namespace finance
