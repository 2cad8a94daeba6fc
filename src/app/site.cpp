#include "app/site.h"

#include <algorithm>

#include "app/store.h"
#include "core/embedded.h"
#include "platform/audit/audit.h"
#include "platform/house/registers.h"
#include "platform/http/assets.h"
#include "platform/http/routes.h"
#include "platform/rights/accounts.h"
#include "platform/rights/doorkeeper.h"
#include "platform/ui/gallery.h"
#include "platform/ui/page.h"
#include "rooms/accounts/accounts.h"
#include "rooms/registry.h"
#include "rooms/scorecard/scorecard.h"

namespace embedded {
std::span<const core::EmbeddedFile> assets();
}

namespace app {
namespace {

ui::Shell make_shell(const http::Assets& assets, const std::vector<house::Room>& rooms, db::Database& database) {
    ui::Shell shell{.assets = {.stylesheet = assets.url("cairn.css"),
                               .enabled_script = assets.url("enabled.js"),
                               .script = assets.url("cairn.js"),
                               .icon = assets.url("images/favicon.svg")},
                    .partnership = {}};
    database.read([&](db::ReadTx& tx) {
        const auto home = scorecard::home_partnership(tx);
        if (home) shell.partnership = home->name;
    });
    std::vector<house::Place> places;
    for (const auto& room : rooms)
        places.insert(places.end(), room.card->navigation.begin(), room.card->navigation.end());
    places.push_back({.label = "Search", .address = "/search", .order = 80});
    std::stable_sort(places.begin(), places.end(), [](auto& a, auto& b) { return a.order < b.order; });
    for (const auto& place : places) shell.navigation.push_back({.text = place.label, .href = place.address});
    shell.footer = {{.text = "Glossary", .href = "/glossary"}, {.text = "The API", .href = "/api"}};
    return shell;
}

http::Response error_page(const ui::Shell& shell, int status, std::string_view reference, std::string_view sentence) {
    const std::string title = status == 404   ? "Page not found"
                              : status >= 500 ? "Something went wrong"
                                              : "This cannot be done";
    const ui::Html content =
        ui::heading(title) + ui::element("p", {{"class", "govuk-body"}}, sentence) +
        ui::element("p", {{"class", "govuk-body"}}, "If you need help, give this reference: " + std::string{reference});
    return {.status = status,
            .body = ui::page(shell, {.title = title, .content = content, .width = ui::Width::two_thirds}).str()};
}

void add_gallery(std::vector<http::Route>& routes, const ui::Shell& shell) {
    for (const char* pattern : {"/gallery", "/gallery/{slug}"})
        routes.push_back(
            {http::Method::get, pattern, "public", [&shell](const http::Request& request) -> http::Response {
                 const auto page = ui::gallery(shell, request.parameters.get("slug"));
                 if (!page) return http::error(404, "The gallery has no such page.");
                 return {.body = page->str()};
             }});
}

}  // namespace

/// The permissions with the roles that this installation gives them. An unknown one was told at start already.
std::vector<rights::PermissionCard> configured(std::vector<rights::PermissionCard> cards,
                                               const Configuration& configuration) {
    for (auto& card : cards)
        if (const auto own = configuration.roles.find(std::string{card.word}); own != configuration.roles.end())
            card.roles = own->second;
    return cards;
}

struct Site::Insides {
    db::Database& database;
    http::Assets assets{embedded::assets()};
    std::vector<house::Room> rooms = house::rooms();
    ui::Shell shell;
    ui::Shell open_shell = {.assets = {}, .partnership = {}};  ///< for whoever is not known: error pages
    audit::Ledger ledger;
    rights::Doorkeeper door;
    house::Services services;
    std::unique_ptr<http::Routes> routes = {};

    Insides(db::Database& store, const Configuration& configuration)
        : database(store),
          shell(make_shell(assets, rooms, store)),
          ledger(store),
          door({ledger, core::system_clock(), rights::Keys::of(store, key_file()), configuration.rights},
               rights::Policy{configured(house::permissions(rooms), configuration)}, accounts::footprints),
          services{
              .database = store,
              .clock = core::system_clock(),
              .shell = shell,
              .figure = [this](db::ReadTx& tx, std::string_view id) { return house::find_figure(rooms, tx, id); },
              .door = &door,
              .shell_for = [this](const http::Request& request) { return accounts::shell_for(shell, door, request); },
              .waiting = [this](db::ReadTx& tx, const rights::Standing& who,
                                core::Date today) { return house::waiting(rooms, tx, who, today); },
              .record = [this](db::ReadTx& tx, std::string_view address) { return house::record(rooms, tx, address); },
              .news =
                  [this](const http::Request& request) {
                      return house::news(services, house::registers_of(rooms), request);
                  },
              .readings =
                  [this](const http::Request& request) {
                      return house::readings(services, house::registers_of(rooms), request);
                  },
              .settings = configuration.rooms,
              .registers = house::registers_of(rooms)} {}
};

Site::Site(db::Database& database, const Configuration& configuration, Gallery gallery)
    : insides_(std::make_unique<Insides>(database, configuration)) {
    auto& in = *insides_;
    std::vector<http::Route> routes;
    for (const auto& room : in.rooms) {
        if (room.card->routes == nullptr) continue;
        for (auto& route : room.card->routes(in.services)) routes.push_back(std::move(route));
    }
    for (auto& route : registers::site_routes(house::register_context(in.services, house::registers_of(in.rooms)),
                                              std::string{rights::any_account}))
        routes.push_back(std::move(route));
    if (gallery == Gallery::shown) add_gallery(routes, in.shell);
    auto guarded = accounts::guarded(in.services, std::move(routes));
    // These know no person and carry no form.
    guarded.push_back(in.assets.route());
    guarded.push_back(http::health([&in] { in.database.read([](db::ReadTx&) {}); }));
    in.open_shell = accounts::shell_for(in.shell, in.door, {});
    in.routes = std::make_unique<http::Routes>(
        std::move(guarded), http::Site{.error_page =
                                           [&in](int status, std::string_view reference, std::string_view sentence) {
                                               return error_page(in.open_shell, status, reference, sentence);
                                           },
                                       .gate =
                                           [&in](const http::Request& request, std::string_view permission) {
                                               return accounts::gate(in.services, request, permission);
                                           },
                                       .hosts = configuration.hosts,
                                       .behind_tls = configuration.rights.behind_tls});
}

Site::~Site() = default;

const http::Routes& Site::routes() const { return *insides_->routes; }
const std::string& Site::partnership() const { return insides_->shell.partnership; }

bool Site::has_accounts() const {
    bool any = false;
    insides_->database.read([&](db::ReadTx& tx) { any = !rights::all_accounts(tx).empty(); });
    return any;
}

}  // namespace app
