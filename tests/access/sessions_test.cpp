#include <doctest/doctest.h>

#include "platform/rights/office.h"
#include "platform/rights/operator.h"
#include "program.h"

// An open session has the rights of the moment, and no longer than its person may sign in.
namespace {

using access_test::migrated;
using access_test::Person;
using access_test::Program;
using rights::Role;

rights::Footprints footprints(db::ReadTx&) {
    rights::Footprints all;
    all.add("LRSCP", "Leicestershire and Rutland");
    return all;
}

}  // namespace

TEST_CASE("access: rights that are given, taken or ended count in an open session at its next request") {
    support::on_each_store([](db::Database& store) {
        Program program{migrated(store), {}, footprints};
        Person sam{program, "sam", {.role = {}}};
        const auto letters = [&] { return sam.get("/accounts/letters").status; };
        CHECK(letters() == 403);
        std::string held;
        program.set_up([&](audit::WriteTx& tx) {
            held = rights::appoint(tx, rights::Operator{"A test"}, sam.account,
                                   {.id = {},
                                    .role = Role::business_support,
                                    .footprint = "LRSCP",
                                    .from = core::day(2026, 4, 1),
                                    .to = {}})
                       .value();
        });
        CHECK(letters() == 200);
        program.set_up([&](audit::WriteTx& tx) {
            REQUIRE(rights::end_appointment(tx, rights::Operator{"A test"}, held, core::day(2026, 11, 22)).has_value());
        });
        CHECK(letters() == 200);  // its last day
        program.clock.moment += std::chrono::minutes{50};
        CHECK(letters() == 200);
        program.clock.moment = core::day(2026, 11, 23) + std::chrono::hours{0};
        CHECK(letters() == 303);  // idle for longer than an hour
    });
}

TEST_CASE("access: a session ends when a manager signs its person out, with its longest time and with the account") {
    support::on_each_store([](db::Database& store) {
        Program program{migrated(store), {}, footprints};
        Person manager{program, "manager", {.role = Role::business_manager, .body = "", .organisation = ""}};
        Person sam{program, "sam", {.role = Role::business_support, .body = "", .organisation = ""}};
        const auto page = "/accounts/people/" + sam.account;
        manager.get(page);
        CHECK(manager.get(page).body.find("Sign them out everywhere") != std::string::npos);
        CHECK(sam.get("/accounts/me").status == 200);
        REQUIRE(manager.post(page + "/sessions/end", {}).status == 303);
        CHECK(sam.get("/accounts/me").status == 303);
        CHECK(manager.get("/accounts/me").status == 200);
        const auto again = [&] {
            sam.cookies["cairn-session"] =
                rights::open_for(program.door.office(), sam.account, true, "a test", {.peer = "", .agent = ""}).cookie;
        };
        again();
        CHECK(sam.get("/accounts/me").status == 200);
        // In use all the time, and over after twelve hours all the same.
        for (int i = 0; i < 14; ++i) {
            program.clock.moment += std::chrono::minutes{50};
            CHECK(sam.get("/accounts/me").status == 200);
        }
        program.clock.moment += std::chrono::minutes{50};
        CHECK(sam.get("/accounts/me").status == 303);
        again();
        program.set_up([&](audit::WriteTx& tx) {
            rights::set_state(tx, rights::Operator{"A test"}, sam.account, rights::State::disabled);
        });
        CHECK(sam.get("/accounts/me").status == 303);
    });
}
