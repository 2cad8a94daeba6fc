#include "platform/house/registers.h"
#include "rooms/yearly_report/facts.h"
#include "rooms/yearly_report/making/check.h"
#include "rooms/yearly_report/pages/report.h"
#include "rooms/yearly_report/sections.h"

namespace yearly_report {
namespace {

std::vector<http::Route> routes(const house::Services& services) {
    const auto page = [&services](auto show) {
        return [&services, show](const http::Request& request) { return show(services, request); };
    };
    using http::Method;
    auto all = registers::routes(house::register_context(services, registers_of_room()), registers_of_room());
    const std::vector<http::Route> own{
        {Method::get, "/reports", "public", page(show_reports)},
        {Method::get, "/reports/{partnership}/{year}", "public", page(show_report)},
        {Method::get, "/reports/{partnership}/{year}/{format}", "public", page(download_report)},
        {Method::get, "/reports/{partnership}/{year}/csv/{file}", "public", page(download_csv)}};
    all.insert(all.end(), own.begin(), own.end());
    return all;
}

}  // namespace

extern const house::Card card;
const house::Card card{.name = "yearly_report",
                       .title = "Yearly report",
                       .navigation = {{"Yearly reports", "/reports", 30}},
                       .pack_files = {&sections_file},
                       .registers = registers_of_room(),
                       .routes = routes,
                       .check_pack = check_pack,
                       .permissions = {{"yearly_report.read", "see the published facts", rights::every_role()},
                                       {"yearly_report.edit",
                                        "change the published facts",
                                        {{rights::Role::business_manager}, {rights::Role::business_support}}}}};

}  // namespace yearly_report
