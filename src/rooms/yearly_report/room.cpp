#include "platform/house/card.h"
#include "rooms/yearly_report/pages/report.h"

namespace yearly_report {
namespace {

std::vector<http::Route> routes(const house::Services& services) {
    const auto page = [&services](auto show) {
        return [&services, show](const http::Request& request) { return show(services, request); };
    };
    using http::Method;
    return {{Method::get, "/reports", "public", page(show_reports)},
            {Method::get, "/reports/{partnership}/{year}", "public", page(show_report)},
            {Method::get, "/reports/{partnership}/{year}/{format}", "public", page(download_report)},
            {Method::get, "/reports/{partnership}/{year}/csv/{file}", "public", page(download_csv)}};
}

}  // namespace

extern const house::Card card;
const house::Card card{.name = "yearly_report",
                       .title = "Yearly report",
                       .navigation = {{"Yearly reports", "/reports", 30}},
                       .routes = routes};

}  // namespace yearly_report
