#include "rooms/finance/finance.h"
#include "core/london.h"
#include "platform/db/db.h"
#include "platform/rights/doorkeeper.h"
#include "platform/ui/components.h"
#include "platform/ui/layout.h"
#include "platform/ui/page.h"
#include "rooms/finance/pages/asked.h"
#include "rooms/finance/pages/pages.h"
#include "rooms/partnership/partnership.h"

#include "platform/registers/entity.h"

namespace finance {
namespace {

ui::TableCell money(const std::optional<Line>& line) {
    if (!line || !line->now) return ui::numeric("not told");
    return ui::numeric(ui::link(figures::address(*line->now), figures::shown(*line->now)));
}

/// One row for each year and scope, newest first.
ui::Html years_table(const Account& account, const Titles& titles) {
    ui::Table table{.head = {"Year", "Whose money", ui::numeric("Contributions"), ui::numeric("Expenditure"),
                             ui::numeric("Balance")},
                    .rows = {},
                    .caption = account.name,
                    .first_cell_is_header = true,
                    .caption_classes = "govuk-table__caption--m"};
    for (const auto year : years_in(account))
        for (const auto& one : statements(account, year, titles)) {
            const bool tells = one.income || one.expenditure || !one.reserve.empty() || !one.contributions.empty();
            if (!tells) continue;
            const char* scope = one.scope == Scope::children ? "Children"
                                : one.scope == Scope::adults ? "Adults' board"
                                                             : "Children and adults together";
            table.rows.push_back({ui::link(address_of(account.partnership, year), year.code()), scope,
                                  money(one.income), money(one.expenditure), money(one.balance)});
        }
    return table.rows.empty() ? ui::Html{} : ui::scroll_area(account.name, ui::render(table));
}

/// The accounts of the year that runs, and of the one before, of each partnership that stands.
ui::Html entry_links(const house::Services& services) {
    const auto year = core::ReportingYear::of(core::london_date(services.clock.now()));
    ui::Html items;
    services.database.read([&](db::ReadTx& tx) {
        for (const auto& partnership : partnership::all_partnerships(tx))
            for (const auto one : {year, year.previous()})
                if (partnership::stood_in(partnership, one))
                    items += ui::element("li", {},
                                         ui::link("/finance/entry/" + partnership.code + "/" + one.code(),
                                                  one.code() + ", " + partnership.name));
    });
    return ui::element("h2", {{"class", "govuk-heading-m"}}, "Enter a year's accounts") +
           ui::element("ul", {{"class", "govuk-list govuk-list--bullet"}}, items);
}

ui::Html registers_list() {
    ui::Html items;
    for (const auto* entity : registers_of_room()) {
        std::string label = entity->many;
        label[0] = static_cast<char>(label[0] - 'a' + 'A');
        items += ui::element("li", {}, ui::link(registers::address_of(*entity), label) + ": " + entity->meaning);
    }
    return ui::element("h2", {{"class", "govuk-heading-m"}}, "The registers behind them") +
           ui::element("ul", {{"class", "govuk-list govuk-list--bullet"}}, items);
}

}  // namespace

http::Response show_finance(const house::Services& services, const http::Request& request) {
    ui::Html content = ui::heading("Finance");
    const auto which = rows_for(services, request);
    ui::Html tables;
    services.database.read([&](db::ReadTx& tx) {
        const auto titles = titles_of_documents(tx);
        for (const auto& partnership : partnership::all_partnerships(tx))
            tables += years_table(read_account(tx, partnership.code, which), titles);
    });
    content += ui::element("p", {{"class", "govuk-body"}},
                           "What the partners paid, what was spent and what is left. Money of the children's "
                           "partnership, of the adults' board and of both together is never added up.");
    if (tables.empty())
        content += ui::render(ui::EmptyState{
            .title = "No money is recorded yet",
            .content =
                ui::element("p", {{"class", "govuk-body"}},
                            "Add contributions and spending in the registers, or load a pack that holds them.")});
    content += tables;
    if (services.door != nullptr && services.door->may(request, "finance.edit")) content += entry_links(services);
    if (which == Rows::all) content += registers_list();
    return {.body = ui::page(house::shell(services, request),
                             {.title = "Finance", .content = content, .section = "/finance", .is_section_front = true})
                        .str()};
}

}  // namespace finance
