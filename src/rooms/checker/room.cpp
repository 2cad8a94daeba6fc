#include "platform/house/card.h"
#include "platform/rights/permission.h"
#include "rooms/checker/pages/pages.h"

namespace checker {
namespace {

std::vector<http::Route> routes(const house::Services& services) {
    const auto page = [&services](auto show) {
        return [&services, show](const http::Request& request) { return show(services, request); };
    };
    const std::string own{rights::any_account};
    return {{http::Method::get, "/checker", own, page(show_check)},
            {http::Method::post, "/checker", own, page(do_check)}};
}

}  // namespace

extern const house::Card card;
const house::Card card{
    .name = "checker", .title = "Claim checker", .navigation = {{"Claim checker", "/checker", 35}}, .routes = routes};

}  // namespace checker
