#include "platform/house/card.h"
#include "platform/house/registers.h"
#include "rooms/finance/finance.h"
#include "rooms/finance/pages/pages.h"

namespace finance {
namespace {

std::vector<http::Route> routes(const house::Services& services) {
    const auto page = [&services](auto show) {
        return [&services, show](const http::Request& request) { return show(services, request); };
    };
    using http::Method;
    auto all = registers::routes(house::register_context(services, registers_of_room()), registers_of_room());
    all.push_back({Method::get, "/finance", "public", page(show_finance)});
    all.push_back({Method::get, "/finance/statements/{partnership}/{year}", "public", page(show_year)});
    all.push_back({Method::get, "/finance/statements/{partnership}/{year}/csv", "public", page(export_csv)});
    all.push_back({Method::get, "/finance/statements/{partnership}/{year}/xlsx", "public", page(export_xlsx)});
    all.push_back({Method::get, "/finance/entry/{partnership}/{year}", "finance.edit", page(show_entry)});
    all.push_back({Method::post, "/finance/entry/{partnership}/{year}", "finance.edit", page(save_entry)});
    return all;
}

}  // namespace

extern const house::Card card;
const house::Card card{.name = "finance",
                       .title = "Finance",
                       .navigation = {{"Finance", "/finance", 60}},
                       .registers = registers_of_room(),
                       .routes = routes,
                       .figure = figure_by_id,
                       .permissions = {{"finance.read", "see the finance registers", rights::every_role()},
                                       {"finance.edit",
                                        "change the finance registers",
                                        {{rights::Role::business_manager}, {rights::Role::business_support}}}}};

}  // namespace finance
