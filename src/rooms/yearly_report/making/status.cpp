#include "rooms/yearly_report/making/status.h"

#include <algorithm>

#include "core/london.h"
#include "core/utf8.h"
#include "platform/registers/entity.h"
#include "platform/registers/value.h"
#include "rooms/yearly_report/duties.h"
#include "rooms/yearly_report/store_route.h"

namespace yearly_report {
namespace {

constexpr const char* caption = "About this document";
constexpr const char* status_row = "Status";

std::string day_of(const std::string& moment) {
    const auto day = core::parse_date(moment.substr(0, std::min<std::size_t>(10, moment.size())));
    return day ? core::in_words(*day) : moment;
}

std::string standing(db::ReadTx& tx, const std::optional<Work>& work) {
    if (!work) return "Written from the record; no step towards its publication is recorded";
    const auto versions = versions_of(tx, work->id);
    if (versions.empty())
        return "Written from the record while the report is at: " + core::lowered(std::string{title(work->state)});
    return "Written from the record as it stands now; version " + std::to_string(versions.front().number) +
           " was published on " + day_of(versions.front().published_at);
}

std::string decision_of(db::ReadTx& tx, const RouteStep& step) {
    if (step.decision.empty()) return "No decision is recorded yet";
    const auto record = registers::find(tx, approvals, step.approval);
    const auto words = registers::shown(approvals.fields[registers::place_of(approvals, "decision")], step.decision);
    return record ? words + ", " + day_of(field_of(approvals, *record, "on")) : words;
}

}  // namespace

publish::Table status_of(db::ReadTx& tx, const partnership::Partnership& partnership, core::ReportingYear year) {
    publish::Table table{.caption = caption, .columns = {"What", "This report"}, .rows = {}};
    const auto add = [&](const std::string& what, const std::string& told) {
        if (!told.empty()) table.rows.push_back({what, {{publish::Text{told}}}});
    };
    add("Partnership", partnership.name);
    add("Period", core::in_words(year.first()) + " to " + core::in_words(year.last()));
    for (const auto& duty : duties_of(partnership, year))
        if (duty.kind == "signature") {
            add("Report of", duty.title);
            add("Duty", duty.source);
        }
    const auto work = find_work(tx, partnership.code, year);
    const Work none{.id = {}, .partnership = partnership.code, .year = year};
    for (const auto& step : route_of(tx, work ? *work : none))
        add("Considered by: " + step.body, decision_of(tx, step));
    add(status_row, standing(tx, work));
    return table;
}

void set_status(publish::Document& document, const std::string& status) {
    for (auto& block : document.blocks)
        if (auto* table = std::get_if<publish::Table>(&block); table != nullptr && table->caption == caption)
            for (auto& row : table->rows)
                if (row.header == status_row) row.cells.front() = {publish::Text{status}};
}

}  // namespace yearly_report
