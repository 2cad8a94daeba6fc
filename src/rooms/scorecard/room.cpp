#include <algorithm>

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

/// Values of the latest year of the home partnership's areas that a source names without giving them.
std::vector<house::Waiting> waiting(db::ReadTx& tx, const rights::Standing& who, core::Date today) {
    const auto held = who.held(today);
    const bool theirs = std::any_of(held.begin(), held.end(), [](const auto* one) {
        return one->role == rights::Role::business_manager || one->role == rights::Role::performance_officer;
    });
    const auto home = theirs ? home_partnership(tx) : std::nullopt;
    if (!home) return {};
    std::vector<Observation> observed;
    for (const auto& area : partnership::footprint(tx, *home))
        for (auto& one : observations_in(tx, area.code)) observed.push_back(std::move(one));
    if (observed.empty()) return {};
    auto year = reporting_year_of(observed.front());
    for (const auto& one : observed) year = std::max(year, reporting_year_of(one));
    std::map<std::pair<std::string, std::string>, int> missing;
    for (const auto& one : observed)
        if (!one.missing.empty() && reporting_year_of(one) == year) ++missing[{one.indicator, one.missing}];
    std::vector<house::Waiting> all;
    for (const auto& [which, count] : missing) {
        const auto versions = versions_of(tx, which.first);
        all.push_back({.what = (versions.empty() ? which.first : versions.back().name) + ", " + year.code() + ": " +
                               missing_in_words(which.second) + (count > 1 ? " (" + std::to_string(count) + ")" : ""),
                       .address = "/scorecard/indicators/" + which.first,
                       .due = {},
                       .from = "Scorecard"});
    }
    return all;
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
    .permissions = {{"scorecard.read_small", "see small counts as they are recorded", rights::every_role()}},
    .waiting = waiting};

}  // namespace scorecard
