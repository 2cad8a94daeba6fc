#include <doctest/doctest.h>

#include <algorithm>

#include "core/embedded.h"
#include "platform/http/routes.h"
#include "platform/rights/accounts.h"
#include "platform/rights/doorkeeper.h"
#include "platform/ui/page.h"
#include "rooms/accounts/accounts.h"
#include "rooms/registry.h"
#include "support/stores.h"

namespace embedded {
std::span<const core::EmbeddedFile> packs_migrations();
std::span<const core::EmbeddedFile> audit_migrations();
std::span<const core::EmbeddedFile> rights_migrations();
std::span<const core::EmbeddedFile> jobs_migrations();
std::span<const core::EmbeddedFile> drafts_migrations();
std::span<const core::EmbeddedFile> registers_migrations();
}  // namespace embedded

namespace {

struct Clock : core::Clock {
    core::Instant now() const override { return core::day(2026, 11, 22) + std::chrono::hours{9}; }
};

db::Database& migrated(db::Database& database, const std::vector<house::Room>& rooms) {
    std::vector<db::Migration> all;
    const auto add = [&](const std::string& part, std::span<const core::EmbeddedFile> files) {
        for (const auto& file : files) all.push_back({part, std::string{file.path}, file.bytes});
    };
    add("packs", embedded::packs_migrations());
    add("audit", embedded::audit_migrations());
    add("rights", embedded::rights_migrations());
    add("jobs", embedded::jobs_migrations());
    add("drafts", embedded::drafts_migrations());
    add("registers", embedded::registers_migrations());
    for (const auto& room : rooms) add(std::string{room.card->name}, room.migrations());
    db::migrate(database, all);
    return database;
}

/// The whole program's routes behind its doorkeeper, on an empty store.
struct Program {
    explicit Program(db::Database& store)
        : rooms(house::rooms()),
          ledger(migrated(store, rooms)),
          door({ledger, clock, rights::Keys::of(store), {}}, rights::Policy{house::permissions(rooms)},
               accounts::footprints),
          services{.database = store, .clock = clock, .shell = shell, .figure = {}, .door = &door},
          site(door.guard(all_routes()), {.gate = [this](const http::Request& request, std::string_view permission) {
                   return door.gate(request, permission);
               }}) {}

    std::vector<http::Route> all_routes() {
        std::vector<http::Route> all;
        for (const auto& room : rooms)
            if (room.card->routes != nullptr)
                for (auto& route : room.card->routes(services)) all.push_back(std::move(route));
        return all;
    }

    /// A cookie of someone who holds this role for every footprint they need; empty role: an account without any.
    std::string session_of(std::optional<rights::Role> role) {
        std::string cookie;
        ledger.write({.kind = "test.set_up", .actor = "A test", .at = clock.now(), .reason = {}, .account = {}},
                     [&](audit::WriteTx& tx) {
                         const std::string code{role ? rights::card(*role).code : "nobody"};
                         const auto id = rights::add_account(
                             tx, {.name = code, .email = code + "@example.org", .organisation = {}, .person = {}});
                         rights::set_state(tx, *id, rights::State::active);
                         if (role)
                             REQUIRE(rights::appoint(tx, *id,
                                                     {.id = {},
                                                      .role = *role,
                                                      .footprint = "LRSCP",
                                                      .body = "group",
                                                      .organisation = "police",
                                                      .from = core::day(2026, 4, 1),
                                                      .to = {}})
                                         .has_value());
                         cookie = rights::open_session(tx.store(), door.office().keys,
                                                       {.account = *id,
                                                        .stage = rights::Stage::signed_in,
                                                        .strong = true,
                                                        .how = "Test",
                                                        .peer = {},
                                                        .agent = {}},
                                                       clock.now(), door.office().settings);
                     });
        return cookie;
    }

    /// Whether the gate let the request through to the page.
    bool lets(const http::Routes::Listed& route, const std::string& cookie) {
        std::string path = route.pattern;
        for (auto open = path.find('{'); open != path.npos; open = path.find('{'))
            path.replace(open, path.find('}') - open + 1, "x");
        auto message = route.method == http::Method::get ? http::get(path) : http::post(path, {});
        if (!cookie.empty()) message.headers.add("cookie", "cairn-session=" + cookie);
        const auto answer = site.answer(message);
        const auto location = std::find_if(answer.headers.begin(), answer.headers.end(),
                                           [](auto& header) { return header.first == "Location"; });
        const bool sent_away = location != answer.headers.end() && location->second.starts_with("/accounts/sign-in?");
        return !sent_away && answer.body.find("You may not open this page.") == answer.body.npos &&
               answer.body.find("You are not signed in") == answer.body.npos;
    }

    Clock clock;
    ui::Shell shell{.assets = {}, .partnership = "A partnership"};
    std::vector<house::Room> rooms;
    audit::Ledger ledger;
    rights::Doorkeeper door;
    house::Services services;
    http::Routes site;
};

/// What the card says, read here again and not asked of the policy.
bool declared(const std::vector<house::Room>& rooms, const std::string& permission, std::optional<rights::Role> role,
              bool signed_in) {
    if (permission == "public") return true;
    if (permission == "account") return signed_in;
    for (const auto& room : rooms)
        for (const auto& card : room.card->permissions)
            if (card.word == permission)
                return role && std::any_of(card.roles.begin(), card.roles.end(),
                                           [&](const rights::Allowed& allowed) { return allowed.role == *role; });
    FAIL("no card declares " << permission);
    return false;
}

}  // namespace

TEST_CASE("access: every route lets in every role, an account without a role and nobody as its card declares") {
    support::on_each_store([](db::Database& store) {
        Program program{store};
        const auto routes = program.site.list();
        CHECK(routes.size() > 30);
        int asked = 0;
        const auto check = [&](const std::string& who, const std::string& cookie, std::optional<rights::Role> role) {
            for (const auto& route : routes) {
                CAPTURE(who);
                CAPTURE(route.pattern);
                CAPTURE(route.permission);
                const bool post = route.method == http::Method::post;
                CAPTURE(post);
                CHECK(program.lets(route, cookie) == declared(program.rooms, route.permission, role, !cookie.empty()));
                ++asked;
            }
        };
        check("nobody", "", {});
        check("no role", program.session_of({}), {});
        for (const auto& role : rights::roles())
            check(std::string{role.code}, program.session_of(role.role), role.role);
        MESSAGE(asked << " questions asked");
    });
}

TEST_CASE("access: no form is taken without its token, whoever sends it and whichever page") {
    support::on_each_store([](db::Database& store) {
        Program program{store};
        const auto cookie = program.session_of(rights::Role::business_manager);
        for (const auto& route : program.site.list()) {
            if (route.method != http::Method::post) continue;
            CAPTURE(route.pattern);
            std::string path = route.pattern;
            for (auto open = path.find('{'); open != path.npos; open = path.find('{'))
                path.replace(open, path.find('}') - open + 1, "x");
            auto message = http::post(path, {{"email", "a@example.org"}, {"password", "x"}});
            message.headers.add("cookie", "cairn-session=" + cookie);
            const auto answer = program.site.answer(message);
            CHECK(answer.status == 403);
            CHECK(answer.body.find("was not sent from our own page") != answer.body.npos);
        }
    });
}
