#include <doctest/doctest.h>

#include <set>

#include "platform/registers/commands.h"
#include "platform/rights/operator.h"
#include "program.h"
#include "rooms/partnership/partnership.h"

namespace {

/// The whole program's routes behind its doorkeeper, on an empty store.
struct Program : access_test::Program {
    explicit Program(db::Database& store) : access_test::Program(access_test::migrated(store)) {}

    /// A cookie of someone who holds this role for every footprint they need; empty role: an account without any.
    std::string session_of(std::optional<rights::Role> role) {
        std::string cookie;
        ledger.write({.kind = "test.set_up", .actor = "A test", .at = clock.now(), .reason = {}, .account = {}},
                     [&](audit::WriteTx& tx) {
                         const std::string code{role ? rights::card(*role).code : "nobody"};
                         const auto id = rights::add_account(
                             tx, rights::Operator{"A test"},
                             {.name = code, .email = code + "@example.org", .organisation = {}, .person = {}});
                         rights::set_state(tx, rights::Operator{"A test"}, *id, rights::State::active);
                         if (role)
                             REQUIRE(rights::appoint(tx, rights::Operator{"A test"}, *id,
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
            const auto sent = [&](http::Message message) {
                message.headers.add("cookie", "cairn-session=" + cookie);
                return program.site.answer(message);
            };
            auto answer = sent(http::post(path, {{"email", "a@example.org"}, {"password", "x"}}));
            // A form whose files are taken in piece by piece is told apart before its fields are read.
            if (answer.status == 400 && answer.body.find("broken or incomplete") != answer.body.npos)
                answer = sent(access_test::Person{program}.file(path, {}, "list.csv", "code,name\n"));
            CHECK(answer.status == 403);
            const bool api = route.pattern.starts_with("/api/");
            const char* told = api ? "The header X-Form-Token" : "was not sent from our own page";
            // Who may not do it at all is told that, token or none.
            if (declared(program.rooms, route.permission, rights::Role::business_manager, true))
                CHECK(answer.body.find(told) != answer.body.npos);
        }
    });
}

namespace {

/// Adds a record to a register; the test fails when something is wrong with it.
std::string put(audit::WriteTx& tx, const registers::Entity& entity,
                const std::vector<std::pair<std::string, std::string>>& values) {
    registers::Cells typed(entity.fields.size()), cells;
    for (const auto& [name, value] : values) typed[registers::place_of(entity, name)] = value;
    registers::References references{tx};
    const auto problems = registers::prepare(tx, references, entity, typed, "", cells);
    for (const auto& problem : problems) MESSAGE(problem.message);
    REQUIRE(problems.empty());
    return registers::add({tx, rights::Operator{"A test"}}, entity, cells);
}

/// Sam's appointments, with and without a footprint; gives the id of one that ends on 22 November 2026.
std::string put_appointments(audit::WriteTx& tx) {
    put(tx, partnership::people, {{"code", "sam"}, {"name", "Sam Okafor"}});
    put(tx, partnership::organisations, {{"code", "police"}, {"name", "Police"}, {"sector", "police"}});
    put(tx, partnership::bodies,
        {{"code", "crg"}, {"name", "Case Review Group"}, {"kind", "subgroup"}, {"state", "live"}});
    put(tx, partnership::appointments, {{"person", "sam"}, {"role", "chair"}, {"body", "crg"}});
    const auto scrutineer = put(tx, partnership::appointments,
                                {{"person", "sam"},
                                 {"role", "independent_scrutineer"},
                                 {"footprint", "LRSCP"},
                                 {"from", "2026-04-01"},
                                 {"to", "2026-11-22"}});
    put(tx, partnership::appointments,
        {{"person", "sam"}, {"role", "deputy_chair"}, {"body", "crg"}, {"footprint", "LRSCP"}, {"from", "2026-04-01"}});
    put(tx, partnership::appointments,
        {{"person", "sam"}, {"role", "champion"}, {"footprint", "LRSCP"}, {"from", "2026-04-01"}});
    return scrutineer;
}

}  // namespace

TEST_CASE("access: rights follow the register's appointments of the person, and end on their last day") {
    support::on_each_store([](db::Database& store) {
        Program program{store};
        const auto today = core::day(2026, 11, 22);
        const audit::Process process{
            .kind = "test.set_up", .actor = "A test", .at = program.clock.now(), .reason = {}, .account = {}};
        std::string account, scrutineer;
        program.ledger.write(process, [&](audit::WriteTx& tx) {
            account = rights::add_account(tx, rights::Operator{"A test"}, {.name = "Sam", .email = "sam@example.org"})
                          .value();
            rights::set_state(tx, rights::Operator{"A test"}, account, rights::State::active);
            scrutineer = put_appointments(tx);
        });
        const auto roles_on = [&](core::Date day) {
            std::set<std::string> roles;
            store.read([&](db::ReadTx& tx) {
                const auto standing = rights::standing_of(tx, account);
                for (const auto* one : standing.held(day)) {
                    CHECK(one->in_register);
                    roles.insert(std::string{rights::card(one->role).code} + " " + one->body + " " + one->footprint);
                }
            });
            return roles;
        };
        using Roles = std::set<std::string>;
        CHECK(roles_on(today).empty());  // not linked
        program.ledger.write(process, [&](audit::WriteTx& tx) {
            const auto person = registers::find_by_key(tx, partnership::people, [] {
                registers::Cells cells(partnership::people.fields.size());
                cells[registers::place_of(partnership::people, "code")] = "sam";
                return cells;
            }());
            rights::set_person(tx, rights::Operator{"A test"}, account, person->id);
        });
        CHECK(roles_on(today) == Roles{"independent_scrutineer  LRSCP", "group_chair crg LRSCP"});
        CHECK(roles_on(today + std::chrono::days{1}) == Roles{"group_chair crg LRSCP"});
        CHECK(roles_on(core::day(2026, 3, 31)).empty());
        store.read([&](db::ReadTx& tx) {
            const auto everyone = rights::all_standings(tx);
            REQUIRE(everyone.size() == 1);
            CHECK(everyone[0].appointments.size() == 2);
        });
        program.ledger.write(process, [&](audit::WriteTx& tx) {
            CHECK_FALSE(rights::end_appointment(tx, rights::Operator{"A test"}, scrutineer, today).has_value());
            CHECK(
                registers::withdraw({tx, rights::Operator{"A test"}}, partnership::appointments, scrutineer, 1, "Ended")
                    .has_value());
        });
        CHECK(roles_on(today) == Roles{"group_chair crg LRSCP"});
    });
}
