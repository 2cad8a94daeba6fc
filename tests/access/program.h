#pragma once
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "platform/house/migrations.h"
#include "platform/house/registers.h"
#include "platform/http/routes.h"
#include "platform/rights/accounts.h"
#include "platform/rights/doorkeeper.h"
#include "platform/rights/operator.h"
#include "platform/ui/page.h"
#include "rooms/accounts/accounts.h"
#include "rooms/registry.h"
#include "support/stores.h"

/// The whole program's routes behind its doorkeeper, as app/site.cpp puts them together, and people who use them.
namespace access_test {

struct Clock : core::Clock {
    core::Instant moment = core::day(2026, 11, 22) + std::chrono::hours{9};
    core::Instant now() const override { return moment; }
};

struct Program {
    /// `store` is migrated. `settings`: what the configuration file says in tables of rooms.
    explicit Program(db::Database& store, std::map<std::string, std::string> settings = {},
                     std::function<rights::Footprints(db::ReadTx&)> footprints = accounts::footprints)
        : rooms(house::rooms()),
          ledger(store),
          door({ledger, clock, rights::Keys::of(store), rights_settings()}, rights::Policy{house::permissions(rooms)},
               std::move(footprints)),
          services{
              .database = store,
              .clock = clock,
              .shell = shell,
              .figure = [this](db::ReadTx& tx, std::string_view id) { return house::find_figure(rooms, tx, id); },
              .door = &door,
              .waiting = [this](db::ReadTx& tx, const rights::Standing& who,
                                core::Date today) { return house::waiting(rooms, tx, who, today); },
              .record = [this](db::ReadTx& tx, std::string_view address) { return house::record(rooms, tx, address); },
              .settings = std::move(settings),
              .registers = house::registers_of(rooms)},
          site(accounts::guarded(services, all_routes()),
               {.gate = [this](const http::Request& request, std::string_view permission) {
                   return accounts::gate(services, request, permission);
               }}) {}
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    static rights::Settings rights_settings() {
        // A trial makes many tries, and a letter leaves for every link that is made.
        return {
            .tries_by_account = 10'000, .tries_by_address = 10'000, .cost = rights::Cost::quick, .sends_email = true};
    }

    std::vector<http::Route> all_routes() {
        std::vector<http::Route> all;
        for (const auto& room : rooms)
            if (room.card->routes != nullptr)
                for (auto& route : room.card->routes(services)) all.push_back(std::move(route));
        for (auto& route :
             registers::site_routes(house::register_context(services, house::registers_of(rooms)), "account"))
            all.push_back(std::move(route));
        return all;
    }

    void set_up(const std::function<void(audit::WriteTx&)>& work) {
        ledger.write({.kind = "test.set_up", .actor = "A test", .at = clock.now(), .reason = {}, .account = {}}, work);
    }

    Clock clock;
    ui::Shell shell{.assets = {}, .partnership = "A partnership"};
    std::vector<house::Room> rooms;
    audit::Ledger ledger;
    rights::Doorkeeper door;
    house::Services services;
    http::Routes site;
};

inline db::Database& migrated(db::Database& database) {
    db::migrate(database, house::migrations(house::rooms()));
    return database;
}

struct Appointed {
    std::optional<rights::Role> role = {};  ///< empty: an account without any
    std::string footprint = "LRSCP";
    std::string body = "group";
    std::string organisation = "police";
};

/// Somebody with an account, as their browser asks: keeps cookies, and sends the token of the last page.
struct Person {
    Program& program;
    std::string account = {};
    std::map<std::string, std::string> cookies = {};
    std::string token = {};

    /// Signed in with a second factor.
    Person(Program& at, const std::string& name, const Appointed& as) : program(at) {
        program.set_up([&](audit::WriteTx& tx) {
            account =
                rights::add_account(tx, rights::Operator{"A test"}, {.name = name, .email = name + "@example.org"})
                    .value();
            rights::set_state(tx, rights::Operator{"A test"}, account, rights::State::active);
            if (as.role)
                static_cast<void>(rights::appoint(tx, rights::Operator{"A test"}, account,
                                                  {.id = {},
                                                   .role = *as.role,
                                                   .footprint = as.footprint,
                                                   .body = as.body,
                                                   .organisation = as.organisation,
                                                   .from = core::day(2026, 4, 1),
                                                   .to = {}})
                                      .value());
        });
        sign_in();
    }
    /// Nobody yet.
    explicit Person(Program& at) : program(at) {}

    /// Into a new session, with a second factor: sessions end when the clock goes on.
    void sign_in() {
        program.services.database.write([&](db::WriteTx& tx) {
            cookies["cairn-session"] = rights::open_session(tx, program.door.office().keys,
                                                            {.account = account,
                                                             .stage = rights::Stage::signed_in,
                                                             .strong = true,
                                                             .how = "Test",
                                                             .peer = {},
                                                             .agent = {}},
                                                            program.clock.now(), program.door.office().settings);
        });
    }

    http::Response send(http::Message message) {
        std::string all;
        for (const auto& [name, value] : cookies) all += (all.empty() ? "" : "; ") + name + "=" + value;
        if (!all.empty()) message.headers.add("cookie", all);
        auto response = program.site.answer(message);
        for (const auto& [name, value] : response.headers) {
            if (name != "Set-Cookie") continue;
            const auto equals = value.find('='), end = value.find(';');
            cookies[value.substr(0, equals)] = value.substr(equals + 1, end - equals - 1);
            if (value.find("Max-Age=0") != value.npos) cookies.erase(value.substr(0, equals));
        }
        const std::string mark = "name=\"csrf\" value=\"";
        if (const auto at = response.body.rfind(mark); at != response.body.npos) {
            const auto begin = at + mark.size();
            token = response.body.substr(begin, response.body.find('"', begin) - begin);
        }
        return response;
    }
    http::Response get(const std::string& target) { return send(http::get(target)); }
    http::Message form(const std::string& target, std::vector<std::pair<std::string, std::string>> fields) const {
        fields.emplace_back("csrf", token);
        return http::post(target, fields);
    }
    http::Response post(const std::string& target, const std::vector<std::pair<std::string, std::string>>& fields) {
        return send(form(target, fields));
    }
    /// A form with one file, as browsers send every form that may hold one.
    http::Message file(const std::string& target, const std::vector<std::pair<std::string, std::string>>& fields,
                       const std::string& name, const std::string& bytes) const;
    /// What a program sends to the API in the person's session.
    http::Message json(const std::string& target, const std::string& body) const;
};

inline std::string location(const http::Response& response) {
    for (const auto& [name, value] : response.headers)
        if (name == "Location") return value;
    return {};
}
inline std::string last_part(const std::string& address) {
    const auto path = address.substr(0, address.find('?'));
    return path.substr(path.rfind('/') + 1);
}

}  // namespace access_test
