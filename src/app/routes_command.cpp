#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "app/site.h"
#include "app/store.h"
#include "platform/http/routes.h"
#include "platform/rights/role.h"
#include "rooms/registry.h"

namespace app {

int routes() {
    const auto database = open_store(Migrate::no);
    const Site site{*database, {}, Gallery::hidden};
    nlohmann::ordered_json document{{"routes", nlohmann::ordered_json::array()}};
    for (const auto& route : site.routes().list())
        document["routes"].push_back({{"method", route.method == http::Method::get ? "GET" : "POST"},
                                      {"pattern", route.pattern},
                                      {"permission", route.permission}});
    for (const auto& card : house::permissions(house::rooms())) {
        auto& roles = document["permissions"][std::string{card.word}] = nlohmann::ordered_json::array();
        for (const auto& allowed : card.roles) roles.push_back(rights::card(allowed.role).code);
    }
    for (const auto& role : rights::roles()) document["roles"].push_back(role.code);
    fmt::print("{}\n", document.dump(2));
    return success;
}

}  // namespace app
