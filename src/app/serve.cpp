#include <fmt/core.h>

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <toml++/toml.h>
#include <algorithm>
#include <cstdio>

#include "app/commands.h"
#include "app/store.h"
#include "core/embedded.h"
#include "platform/http/assets.h"
#include "platform/http/routes.h"
#include "platform/http/server.h"
#include "platform/ui/gallery.h"
#include "platform/ui/page.h"
#include "rooms/registry.h"
#include "rooms/scorecard/scorecard.h"

namespace embedded {
std::span<const core::EmbeddedFile> assets();
}

namespace app {
namespace {

/// What the configuration file may say; docs/operate/configuration.md lists it.
struct Configuration {
    std::vector<std::string> hosts;
    bool behind_tls = false;
};

/// Adds every fault to `faults`: an unknown name is one, so that a slip of the key does not go unnoticed.
Configuration read_configuration(ServeOptions& options, std::vector<std::string>& faults) {
    Configuration configuration;
    if (options.config.empty()) return configuration;
    toml::table table;
    try {
        table = toml::parse_file(options.config);
    } catch (const toml::parse_error& error) {
        faults.push_back(
            fmt::format("{}, line {}: {}.", options.config, error.source().begin.line, error.description()));
        return configuration;
    }
    for (const auto& [key, value] : table) {
        const std::string name{key.str()};
        if (name == "port" && value.value<std::uint16_t>()) {
            options.port = *value.value<std::uint16_t>();
        } else if (name == "address" && value.is_string()) {
            options.address = *value.value<std::string>();
        } else if (name == "behind_tls" && value.is_boolean()) {
            configuration.behind_tls = *value.value<bool>();
        } else if (name == "hosts" && value.is_array()) {
            for (const auto& host : *value.as_array())
                if (const auto text = host.value<std::string>()) configuration.hosts.push_back(*text);
        } else {
            faults.push_back(
                fmt::format("{}: \"{}\" is not a setting, or its value is of another kind. Settings are port, "
                            "address, hosts and behind_tls.",
                            options.config, name));
        }
    }
    return configuration;
}

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
    std::stable_sort(places.begin(), places.end(), [](auto& a, auto& b) { return a.order < b.order; });
    for (const auto& place : places) shell.navigation.push_back({.text = place.label, .href = place.address});
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

}  // namespace

int serve(ServeOptions options) {
    std::vector<std::string> faults;
    const Configuration configuration = read_configuration(options, faults);
    for (const auto& fault : faults) fmt::print(stderr, "cairn: {}\n", fault);
    if (!faults.empty()) return unusable;

    // What people ask for goes to standard output, what happened to standard error.
    spdlog::set_default_logger(spdlog::stderr_logger_mt("cairn"));
    const auto database = open_store(Migrate::yes, 8);
    const auto rooms = house::rooms();
    const http::Assets assets{embedded::assets()};
    const ui::Shell shell = make_shell(assets, rooms, *database);
    const house::Services services{
        .database = *database,
        .clock = core::system_clock(),
        .shell = shell,
        .figure = [&](db::ReadTx& tx, std::string_view id) { return house::find_figure(rooms, tx, id); }};
    std::vector<http::Route> routes;
    for (const auto& room : rooms) {
        if (room.card->routes == nullptr) continue;
        for (auto& route : room.card->routes(services)) routes.push_back(std::move(route));
    }
    if (options.gallery)
        for (const char* pattern : {"/gallery", "/gallery/{slug}"})
            routes.push_back(
                {http::Method::get, pattern, "public", [&shell](const http::Request& request) -> http::Response {
                     const auto page = ui::gallery(shell, request.parameters.get("slug"));
                     if (!page) return http::error(404, "The gallery has no such page.");
                     return {.body = page->str()};
                 }});
    routes.push_back(assets.route());
    routes.push_back(http::health([&] { database->read([](db::ReadTx&) {}); }));
    const http::Routes site{
        std::move(routes),
        {.error_page = [&](int status, std::string_view reference,
                           std::string_view sentence) { return error_page(shell, status, reference, sentence); },
         .hosts = configuration.hosts,
         .behind_tls = configuration.behind_tls}};
    http::Server server{site, {.address = options.address, .port = options.port}};
    fmt::print("Cairn serves {} at http://{}:{}\n", shell.partnership.empty() ? "an empty store" : shell.partnership,
               options.address == "127.0.0.1" ? "localhost" : options.address, server.port());
    fmt::print("The published record is open to every reader: there is nothing to sign in to yet.\n");
    std::fflush(stdout);
    return server.run() ? success : world_failed;
}

}  // namespace app
