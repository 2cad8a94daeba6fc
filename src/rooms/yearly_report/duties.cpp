#include "rooms/yearly_report/duties.h"

#include "core/check.h"
#include "core/csv.h"
#include "platform/reference/reference.h"

namespace yearly_report {
namespace {

/// The last day on which a Board could stand (Children and Social Work Act 2017, transitional provision).
const auto last_day_of_boards = core::day(2019, 9, 29);

std::vector<ReportDuty> read_duties() {
    std::string_view text = reference::file("report_duties.csv");
    while (text.starts_with('#')) text.remove_prefix(text.find('\n') + 1);  // source and date, for people
    core::Faults faults;
    const auto table = core::read_csv(text, "report_duties.csv", faults);
    core::check(faults.empty(), "report_duties.csv can be read");
    std::vector<ReportDuty> all;
    for (const auto& row : table.rows) {
        const auto& cells = row.cells;
        const auto from = core::parse_date(cells.at(4));
        core::check(cells.size() == 8 && from, "a duty has eight columns and a first day");
        all.push_back({.kind = cells[0],
                       .who = cells[1],
                       .title = cells[2],
                       .arrangement = cells[3],
                       .from = *from,
                       .to = core::parse_date(cells[5]),
                       .source = cells[6],
                       .verified = cells[7]});
    }
    return all;
}

}  // namespace

bool is_board(const partnership::Partnership& partnership) {
    return partnership.ended && *partnership.ended <= last_day_of_boards;
}

std::vector<ReportDuty> duties_of(const partnership::Partnership& partnership, core::ReportingYear year) {
    static const std::vector<ReportDuty> all = read_duties();
    const char* arrangement = is_board(partnership) ? "board" : "partnership";
    std::vector<ReportDuty> found;
    for (const auto& one : all)
        if (one.arrangement == arrangement && one.from <= year.last() && (!one.to || year.last() <= *one.to))
            found.push_back(one);
    return found;
}

}  // namespace yearly_report
