#include "platform/house/card.h"
#include "rooms/scorecard/files.h"
#include "rooms/scorecard/pages/pages.h"
#include "rooms/scorecard/scorecard.h"

namespace scorecard {
namespace {

std::vector<http::Route> routes(const house::Services& services) {
    const auto page = [&services](auto show) {
        return [&services, show](const http::Request& request) { return show(services, request); };
    };
    using http::Method;
    return {{Method::get, "/scorecard", "public", page(show_indicators)},
            {Method::get, "/scorecard/export", "public", page(export_indicators)},
            {Method::get, "/scorecard/compare", "public", page(compare_areas)},
            {Method::get, "/sources", "public", page(show_sources)},
            {Method::get, "/sources/{code}", "public", page(show_source)},
            {Method::get, "/scorecard/indicators/{code}", "public", page(show_indicator)},
            {Method::get, "/scorecard/indicators/{code}/export", "public", page(export_indicator)}};
}

}  // namespace

extern const house::Card card;
const house::Card card{
    .name = "scorecard",
    .title = "Scorecard",
    .navigation = {{"Scorecard", "/scorecard", 20}, {"Sources", "/sources", 40}},
    .pack_files = {&indicators_file, &breakdowns_file, &observations_file},
    .routes = routes,
    .check_pack = check_pack,
    .figure = figure_by_id,
    .permissions = {{"scorecard.read_small", "see small counts as they are recorded", rights::every_role()}}};

}  // namespace scorecard
