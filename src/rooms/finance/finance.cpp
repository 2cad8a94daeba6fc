#include "rooms/finance/finance.h"
#include "platform/figures/segments.h"

#include <algorithm>

#include "rooms/finance/blocks.h"
#include "rooms/finance/store.h"
#include "rooms/finance/trace.h"
#include "rooms/partnership/partnership.h"

namespace finance {

std::vector<publish::Block> statement(db::ReadTx& tx, const std::string& partnership, core::ReportingYear year,
                                      int level) {
    const auto account = read_account(tx, partnership);
    return blocks_of(account, statements(account, year, titles_of_documents(tx)), agreements_of(tx, partnership),
                     level);
}

std::vector<core::ReportingYear> years_of(db::ReadTx& tx, const std::string& partnership) {
    return years_in(read_account(tx, partnership));
}

std::vector<figures::Figure> figures_of(db::ReadTx& tx, const std::string& partnership, core::ReportingYear year) {
    const auto account = read_account(tx, partnership);
    return figures_in(statements(account, year, titles_of_documents(tx)));
}

std::optional<figures::Figure> figure_by_id(db::ReadTx& tx, std::string_view id) {
    // finance/KIND/PARTNERSHIP/SCOPE/YEAR[/PART]
    const auto parts = figures::segments(id);
    if (parts.size() < 5 || parts[0] != "finance") return std::nullopt;
    const auto year = core::ReportingYear::parse(parts[4]);
    if (!year) return std::nullopt;
    // A year's figure may also be told only beside the year after it.
    for (const auto told_in : {*year, core::ReportingYear{year->start + 1}}) {
        for (auto& figure : figures_of(tx, parts[2], told_in))
            if (figure.id == id) return std::move(figure);
    }
    return std::nullopt;
}

}  // namespace finance
