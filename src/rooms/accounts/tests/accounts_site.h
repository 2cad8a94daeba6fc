#pragma once
#include <doctest/doctest.h>

#include <algorithm>

#include "core/embedded.h"
#include "platform/http/routes.h"
#include "platform/jobs/jobs.h"
#include "platform/registers/commands.h"
#include "platform/registers/entity.h"
#include "platform/rights/accounts.h"
#include "platform/rights/codes.h"
#include "platform/rights/operator.h"
#include "platform/rights/sessions.h"
#include "platform/ui/page.h"
#include "rooms/accounts/accounts.h"
#include "rooms/partnership/partnership.h"
#include "support/stores.h"

namespace accounts {
extern const house::Card card;
}
namespace embedded {
std::span<const core::EmbeddedFile> audit_migrations();
std::span<const core::EmbeddedFile> rights_migrations();
std::span<const core::EmbeddedFile> jobs_migrations();
std::span<const core::EmbeddedFile> packs_migrations();
std::span<const core::EmbeddedFile> registers_migrations();
std::span<const core::EmbeddedFile> partnership_migrations();
std::span<const core::EmbeddedFile> accounts_migrations();
std::span<const core::EmbeddedFile> drafts_migrations();
}  // namespace embedded

namespace accounts_site {

inline const std::string password = "violin tractor moss";
inline const std::string sealed_case = "/reviews/k7f3";

struct Clock : core::Clock {
    core::Instant moment = core::day(2026, 11, 22) + std::chrono::hours{9};
    core::Instant now() const override { return moment; }
};

inline db::Database& migrated(db::Database& database) {
    std::vector<db::Migration> all;
    const auto add = [&](const std::string& part, std::span<const core::EmbeddedFile> files) {
        for (const auto& file : files) all.push_back({part, std::string{file.path}, file.bytes});
    };
    add("audit", embedded::audit_migrations());
    add("rights", embedded::rights_migrations());
    add("jobs", embedded::jobs_migrations());
    add("packs", embedded::packs_migrations());
    add("registers", embedded::registers_migrations());
    add("partnership", embedded::partnership_migrations());
    add("accounts", embedded::accounts_migrations());
    add("drafts", embedded::drafts_migrations());
    db::migrate(database, all);
    return database;
}

inline rights::Footprints two_partnerships(db::ReadTx&) {
    rights::Footprints all;
    all.add("LRSCP", "Leicestershire and Rutland");
    all.add("LSCP", "Leicester");
    return all;
}

inline std::string header(const http::Response& response, const std::string& name) {
    for (const auto& [key, value] : response.headers)
        if (key == name) return value;
    return {};
}

/// The room alone behind its doorkeeper.
struct Site {
    explicit Site(db::Database& store, std::map<std::string, std::string> settings = {})
        : ledger(migrated(store)),
          door({ledger, clock, rights::Keys::of(store), {.cost = rights::Cost::quick}},
               rights::Policy{accounts::card.permissions}, two_partnerships),
          services{
              .database = store,
              .clock = clock,
              .shell = shell,
              .figure = {},
              .door = &door,
              .shell_for = [this](const http::Request& request) { return accounts::shell_for(shell, door, request); },
              .waiting = [](db::ReadTx& tx, const rights::Standing& who,
                            core::Date today) { return accounts::card.waiting(tx, who, today); },
              .record = [](db::ReadTx&, std::string_view address) -> std::optional<rights::Record> {
                  if (address != sealed_case) return {};
                  return rights::Record{.address = sealed_case,
                                        .classification = rights::Classification::sealed,
                                        .footprints = {"LRSCP"}};
              },
              .settings = std::move(settings)},
          routes(accounts::guarded(services, accounts::card.routes(services)),
                 {.gate = [this](const http::Request& request, std::string_view permission) {
                     return accounts::gate(services, request, permission);
                 }}) {
        ledger.write({.kind = "test.set_up", .actor = "A test", .at = clock.now(), .reason = {}, .account = {}},
                     [&](audit::WriteTx& tx) {
                         registers::Cells police(partnership::organisations.fields.size());
                         for (const auto& [field, value] : std::map<std::string, std::string>{
                                  {"code", "police"}, {"name", "County Police"}, {"sector", "police"}})
                             police[registers::place_of(partnership::organisations, field)] = value;
                         registers::add({tx, rights::Operator{"A test"}}, partnership::organisations, police);
                     });
    }

    std::string add(const std::string& name, std::optional<rights::Role> role, const std::string& footprint) {
        std::string id, secret;
        ledger.write({.kind = "test.set_up", .actor = "A test", .at = clock.now(), .reason = {}, .account = {}},
                     [&](audit::WriteTx& tx) {
                         id = rights::add_account(
                                  tx, rights::Operator{"A test"},
                                  {.name = name, .email = name + "@example.org", .organisation = {}, .person = {}})
                                  .value();
                         if (role)
                             static_cast<void>(rights::appoint(tx, rights::Operator{"A test"}, id,
                                                               {.id = {},
                                                                .role = *role,
                                                                .footprint = footprint,
                                                                .body = "group",
                                                                .organisation = "police",
                                                                .from = core::day(2026, 4, 1),
                                                                .to = {}})
                                                   .value());
                         secret = rights::make_link(tx.store(), door.office().keys, id, rights::Purpose::invitation,
                                                    clock.now() + std::chrono::hours{1});
                     });
        static_cast<void>(rights::set_password_by_link(door.office(), secret, password).value());
        return id;
    }

    Clock clock;
    ui::Shell shell{.assets = {}, .partnership = "A partnership"};
    audit::Ledger ledger;
    rights::Doorkeeper door;
    house::Services services;
    http::Routes routes;
};

/// Keeps cookies and sends the token of the last page, as a person's browser does.
struct Browser {
    Site& site;
    std::map<std::string, std::string> cookies = {};
    std::string token = {};

    http::Response send(http::Message message) {
        std::string all;
        for (const auto& [name, value] : cookies) all += (all.empty() ? "" : "; ") + name + "=" + value;
        if (!all.empty()) message.headers.add("cookie", all);
        auto response = site.routes.answer(message);
        for (const auto& [name, value] : response.headers) {
            if (name != "Set-Cookie") continue;
            const auto equals = value.find('='), end = value.find(';');
            cookies[value.substr(0, equals)] = value.substr(equals + 1, end - equals - 1);
            if (value.find("Max-Age=0") != value.npos) cookies.erase(value.substr(0, equals));
        }
        const std::string mark = "name=\"csrf\" value=\"";
        if (const auto at = response.body.rfind(mark); at != response.body.npos)
            token =
                response.body.substr(at + mark.size(), response.body.find('"', at + mark.size()) - at - mark.size());
        return response;
    }
    http::Response get(const std::string& target) { return send(http::get(target)); }
    http::Response post(const std::string& target, std::vector<std::pair<std::string, std::string>> form) {
        form.emplace_back("csrf", token);
        return send(http::post(target, form));
    }
    http::Response sign_in(const std::string& name, const std::string& next = "/accounts/me") {
        get("/accounts/sign-in");
        return post("/accounts/sign-in", {{"email", name + "@example.org"}, {"password", password}, {"next", next}});
    }
};

inline void on_each(const std::function<void(Site&)>& test) {
    support::on_each_store([&](db::Database& database) {
        Site site{database};
        test(site);
    });
}

}  // namespace accounts_site
