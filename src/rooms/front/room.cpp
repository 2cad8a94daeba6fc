#include "platform/house/card.h"
#include "platform/rights/permission.h"
#include "rooms/front/pages/pages.h"

namespace front {
namespace {

std::vector<http::Route> routes(const house::Services& services) {
    const auto page = [&services](auto show) {
        return [&services, show](const http::Request& request) { return show(services, request); };
    };
    using http::Method;
    return {{Method::get, "/", "public", page(show_home)},
            {Method::get, "/figures/{id...}", "public", page(show_figure)},
            {Method::get, "/accessibility", "public", page(show_accessibility)},
            {Method::get, "/privacy", "public", page(show_privacy)},
            {Method::get, "/help", "public", page(show_help)},
            {Method::post, "/preview", std::string{rights::any_account}, page(show_preview)}};
}

}  // namespace

extern const house::Card card;
const house::Card card{.name = "front", .title = "Home", .navigation = {{"Home", "/", 10}}, .routes = routes};

}  // namespace front
