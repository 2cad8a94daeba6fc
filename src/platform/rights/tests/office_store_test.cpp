#include <doctest/doctest.h>

#include <thread>

#include "core/embedded.h"
#include "platform/rights/accounts.h"
#include "platform/rights/codes.h"
#include "platform/rights/credentials.h"
#include "platform/rights/office.h"
#include "platform/rights/operator.h"
#include "platform/rights/password.h"
#include "platform/rights/sessions.h"
#include "platform/rights/tests/office.h"
#include "support/stores.h"

namespace {

using rights_test::Fixture;
using rights_test::good_password;

const rights::Origin origin{.peer = "192.0.2.7", .agent = "A browser", .cookie = {}};

bool lives(Fixture& at, const std::string& cookie) {
    bool found = false;
    at.database.read([&](db::ReadTx& tx) {
        found = rights::find_session(tx, at.office.keys, cookie, at.clock.now(), at.office.settings).has_value();
    });
    return found;
}

void on_each(const std::function<void(Fixture&)>& test) {
    support::on_each_store([&](db::Database& database) {
        Fixture at{database};
        test(at);
    });
}

}  // namespace

TEST_CASE("rights: an invited person sets a password by the link, once, and signs in") {
    on_each([](Fixture& at) {
        const auto id = at.add("Sam Okafor", "Sam.Okafor@Example.org");
        const auto link = at.link(id);
        CHECK_FALSE(rights::sign_in(at.office, "sam.okafor@example.org", good_password, origin).has_value());
        CHECK(rights::set_password_by_link(at.office, link, "short").error().reason == core::Reason::invalid);
        CHECK(rights::set_password_by_link(at.office, link, "samokafor2026").error().reason == core::Reason::invalid);
        REQUIRE(rights::set_password_by_link(at.office, link, good_password).has_value());
        CHECK(rights::set_password_by_link(at.office, link, good_password).error().reason == core::Reason::not_found);
        const auto opened = rights::sign_in(at.office, "SAM.okafor@example.org", good_password, origin);
        REQUIRE(opened.has_value());
        CHECK_FALSE(opened->needs_code);
        CHECK(lives(at, opened->cookie));
        CHECK_FALSE(lives(at, std::string(43, 'A')));
    });
}

TEST_CASE("rights: a link ends with its time, with a newer link and when the account is disabled") {
    on_each([](Fixture& at) {
        const auto id = at.add("Sam Okafor", "sam@example.org");
        const auto old = at.link(id), newer = at.link(id);
        const auto works = [&](const std::string& link) {
            bool found = false;
            at.database.read([&](db::ReadTx& tx) {
                found = rights::find_link(tx, at.office.keys, link, at.clock.now()).has_value();
            });
            return found;
        };
        CHECK_FALSE(works(old));
        CHECK(works(newer));
        at.clock.moment += std::chrono::hours{24 * 7};
        CHECK_FALSE(works(newer));
        const auto last = at.link(id);
        at.write([&](audit::WriteTx& tx) {
            rights::set_state(tx, rights::Operator{"A test"}, id, rights::State::disabled);
        });
        CHECK_FALSE(works(last));
    });
}

TEST_CASE("rights: unknown address, wrong password and disabled account are refused in the same words") {
    on_each([](Fixture& at) {
        const auto id = at.add_with_password("Sam Okafor", "sam@example.org");
        const auto says = [&](const std::string& email, const std::string& password) {
            const auto opened = rights::sign_in(at.office, email, password, origin);
            return opened ? std::string{} : opened.error().for_user;
        };
        CHECK(says("nobody@example.org", good_password) == rights::wrong_sign_in);
        CHECK(says("sam@example.org", "another password") == rights::wrong_sign_in);
        at.write([&](audit::WriteTx& tx) {
            rights::set_state(tx, rights::Operator{"A test"}, id, rights::State::disabled);
        });
        CHECK(says("sam@example.org", good_password) == rights::wrong_sign_in);
    });
}

TEST_CASE("rights: too many tries for an account stop it for a while, also with the right password and at once") {
    on_each([](Fixture& at) {
        at.add_with_password("Sam Okafor", "sam@example.org");
        int counted = 0;
        std::vector<std::thread> threads;
        std::mutex mutex;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                for (int j = 0; j < 5; ++j) {
                    const auto opened = rights::sign_in(at.office, "sam@example.org", "wrong password", origin);
                    const std::lock_guard lock{mutex};
                    counted += opened.error().for_log == rights::throttled ? 1 : 0;
                }
            });
        for (auto& thread : threads) thread.join();
        CHECK(counted == 10);
        CHECK(rights::sign_in(at.office, "sam@example.org", good_password, origin).error().for_log ==
              rights::throttled);
        at.clock.moment += std::chrono::minutes{16};
        CHECK(rights::sign_in(at.office, "sam@example.org", good_password, origin).has_value());
    });
}

TEST_CASE("rights: too many tries from one address stop it for every account") {
    on_each([](Fixture& at) {
        at.office.settings.tries_by_address = 5;
        at.add_with_password("Sam Okafor", "sam@example.org");
        for (int i = 0; i < 5; ++i)
            static_cast<void>(rights::sign_in(at.office, "guess" + std::to_string(i) + "@example.org", "x", origin));
        CHECK(rights::sign_in(at.office, "sam@example.org", good_password, origin).error().for_log ==
              rights::throttled);
        CHECK(rights::sign_in(at.office, "sam@example.org", good_password,
                              {.peer = "192.0.2.8", .agent = {}, .cookie = {}})
                  .has_value());
    });
}

TEST_CASE("rights: a session ends when idle, after its longest time, and at sign-out, and the old one at sign-in") {
    on_each([](Fixture& at) {
        at.add_with_password("Sam Okafor", "sam@example.org");
        const auto open = [&](const std::string& old = {}) {
            return rights::sign_in(at.office, "sam@example.org", good_password,
                                   {.peer = "192.0.2.7", .agent = {}, .cookie = old})
                ->cookie;
        };
        const auto first = open();
        const auto second = open(first);
        CHECK(second != first);
        CHECK_FALSE(lives(at, first));
        CHECK(lives(at, second));
        at.clock.moment += std::chrono::minutes{61};
        CHECK_FALSE(lives(at, second));
        const auto third = open();
        for (int i = 0; i < 13; ++i) {
            at.database.write([&](db::WriteTx& tx) {
                const auto session =
                    rights::find_session(tx, at.office.keys, third, at.clock.now(), at.office.settings);
                if (session) rights::touch_session(tx, session->id, at.clock.now());
            });
            at.clock.moment += std::chrono::minutes{55};
        }
        CHECK(lives(at, third));
        at.clock.moment += std::chrono::minutes{6};
        CHECK_FALSE(lives(at, third));
        const auto fourth = open();
        rights::sign_out(at.office, fourth);
        CHECK_FALSE(lives(at, fourth));
    });
}

TEST_CASE("rights: with codes set up a password alone opens nothing, and a code works once") {
    on_each([](Fixture& at) {
        const auto id = at.add_with_password("Sam Okafor", "sam@example.org");
        const auto secret = rights::prepare_code(at.office, rights::Operator::holder(id));
        CHECK(rights::waiting_code(at.office, id) == secret);
        CHECK_FALSE(rights::finish_code(at.office, rights::Operator::holder(id), "000000").has_value());
        const auto recovery =
            rights::finish_code(at.office, rights::Operator::holder(id), rights::code_at(secret, at.clock.now()));
        REQUIRE(recovery.has_value());
        CHECK_FALSE(rights::waiting_code(at.office, id).has_value());
        const auto begin = [&] {
            const auto opened = rights::sign_in(at.office, "sam@example.org", good_password, origin);
            REQUIRE(opened.has_value());
            CHECK(opened->needs_code);
            return rights::Origin{.peer = origin.peer, .agent = {}, .cookie = opened->cookie};
        };
        auto half = begin();
        // The code that finished the set-up was used.
        CHECK_FALSE(rights::give_code(at.office, rights::code_at(secret, at.clock.now()), half).has_value());
        at.clock.moment += std::chrono::seconds{30};
        const auto opened = rights::give_code(at.office, rights::code_at(secret, at.clock.now()), half);
        REQUIRE(opened.has_value());
        CHECK_FALSE(lives(at, half.cookie));
        at.database.read([&](db::ReadTx& tx) {
            const auto session =
                rights::find_session(tx, at.office.keys, opened->cookie, at.clock.now(), at.office.settings);
            REQUIRE(session.has_value());
            CHECK(session->strong);
            CHECK(session->stage == rights::Stage::signed_in);
        });
        half = begin();
        CHECK_FALSE(rights::give_recovery_code(at.office, "AAAA-AAAA", half).has_value());
        CHECK(rights::give_recovery_code(at.office, recovery->front(), half).has_value());
        half = begin();
        CHECK_FALSE(rights::give_recovery_code(at.office, recovery->front(), half).has_value());
        at.database.read([&](db::ReadTx& tx) { CHECK(rights::recovery_codes_left(tx, id) == 9); });
        at.clock.moment += std::chrono::minutes{11};
        CHECK(rights::give_recovery_code(at.office, recovery->back(), half).error().reason ==
              core::Reason::wrong_state);
    });
}

TEST_CASE("rights: changing a password asks for the old one and ends the other sessions") {
    on_each([](Fixture& at) {
        const auto id = at.add_with_password("Sam Okafor", "sam@example.org");
        const auto here = rights::sign_in(at.office, "sam@example.org", good_password, origin)->cookie;
        const auto there = rights::sign_in(at.office, "sam@example.org", good_password, origin)->cookie;
        std::string session;
        at.database.read([&](db::ReadTx& tx) {
            session = rights::find_session(tx, at.office.keys, here, at.clock.now(), at.office.settings)->id;
        });
        CHECK_FALSE(
            rights::change_password(at.office, rights::Operator::holder(id), session, "wrong", "marble gantry owl")
                .has_value());
        CHECK_FALSE(rights::change_password(at.office, rights::Operator::holder(id), session, good_password, "password")
                        .has_value());
        REQUIRE(rights::change_password(at.office, rights::Operator::holder(id), session, good_password,
                                        "marble gantry owl")
                    .has_value());
        CHECK(lives(at, here));
        CHECK_FALSE(lives(at, there));
        CHECK(rights::sign_in(at.office, "sam@example.org", "marble gantry owl", origin).has_value());
    });
}

TEST_CASE("rights: no secret is in the store as it is, nor in the audit trail") {
    on_each([](Fixture& at) {
        const auto id = at.add("Sam Okafor", "sam@example.org");
        const auto link = at.link(id);
        auto dump = support::dump(at.database);
        CHECK(dump.find(link) == dump.npos);
        REQUIRE(rights::set_password_by_link(at.office, link, good_password).has_value());
        const auto secret = rights::prepare_code(at.office, rights::Operator::holder(id));
        const auto recovery =
            rights::finish_code(at.office, rights::Operator::holder(id), rights::code_at(secret, at.clock.now()));
        const auto cookie = rights::sign_in(at.office, "sam@example.org", good_password, origin)->cookie;
        dump = support::dump(at.database);
        CHECK(dump.find(cookie) == dump.npos);
        CHECK(dump.find(good_password) == dump.npos);
        CHECK(dump.find(secret) == dump.npos);
        CHECK(dump.find(rights::plain_recovery_code(recovery->front())) == dump.npos);
        at.database.read([&](db::ReadTx& tx) { CHECK(audit::verify(tx).faults.empty()); });
    });
}

TEST_CASE("rights: appointments give a standing, end on their day, and need what their role needs") {
    on_each([](Fixture& at) {
        const auto id = at.add_with_password("Sam Okafor", "sam@example.org");
        rights::Appointment lead{.id = {},
                                 .role = rights::Role::agency_lead,
                                 .footprint = "RUT",
                                 .body = {},
                                 .organisation = {},
                                 .from = core::day(2026, 4, 1),
                                 .to = {}};
        at.write([&](audit::WriteTx& tx) {
            CHECK(rights::appoint(tx, rights::Operator{"A test"}, id, lead).error().reason == core::Reason::invalid);
            lead.organisation = "police";
            lead.to = core::day(2026, 3, 31);
            CHECK(rights::appoint(tx, rights::Operator{"A test"}, id, lead).error().reason == core::Reason::invalid);
            lead.to = {};
            CHECK(rights::appoint(tx, rights::Operator{"A test"}, "nobody", lead).error().reason ==
                  core::Reason::not_found);
            const auto made = rights::appoint(tx, rights::Operator{"A test"}, id, lead);
            REQUIRE(made.has_value());
            CHECK_FALSE(
                rights::end_appointment(tx, rights::Operator{"A test"}, *made, core::day(2026, 3, 31)).has_value());
            CHECK(rights::end_appointment(tx, rights::Operator{"A test"}, *made, core::day(2026, 11, 30)).has_value());
            static_cast<void>(rights::let_in(tx, rights::Operator{"A test"},
                                             {.id = {},
                                              .record = "/x/1",
                                              .account = {},
                                              .role = rights::Role::auditor,
                                              .reason = "audit",
                                              .until = {}}));
            static_cast<void>(
                rights::keep_out(tx, rights::Operator{"A test"},
                                 {.id = {}, .record = "/x/2", .account = id, .reason = "conflict", .until = {}}));
        });
        at.database.read([&](db::ReadTx& tx) {
            const auto standing = rights::standing_of(tx, id);
            REQUIRE(standing.appointments.size() == 1);
            CHECK(standing.appointments[0].organisation == "police");
            CHECK(standing.held(core::day(2026, 11, 30)).size() == 1);
            CHECK(standing.held(core::day(2026, 12, 1)).empty());
            CHECK(standing.grants.size() == 1);
            CHECK(standing.exclusions.size() == 1);
            const auto everyone = rights::all_standings(tx);
            REQUIRE(everyone.size() == 1);
            CHECK(everyone[0].appointments.size() == 1);
            CHECK(everyone[0].grants.size() == 1);
            CHECK(everyone[0].exclusions.size() == 1);
        });
        at.write([&](audit::WriteTx& tx) {
            rights::set_state(tx, rights::Operator{"A test"}, id, rights::State::disabled);
        });
        at.database.read([&](db::ReadTx& tx) {
            CHECK_FALSE(rights::standing_of(tx, id).signed_in());
            CHECK(rights::all_standings(tx).empty());
        });
    });
}

TEST_CASE("rights: setting a password by link leaves the store as before whichever statement fails") {
    on_each([](Fixture& at) {
        const auto id = at.add("Sam Okafor", "sam@example.org");
        const auto link = at.link(id);
        CHECK(support::fail_each_statement(at.database, [&](db::Database&) {
                  static_cast<void>(rights::set_password_by_link(at.office, link, good_password));
              }) > 3);
        CHECK(rights::sign_in(at.office, "sam@example.org", good_password, origin).has_value());
    });
}

TEST_CASE("rights: the key of an installation is made once, and what it sealed opens after a restart") {
    on_each([](Fixture& at) {
        const auto again = rights::Keys::of(at.database);
        CHECK(again.open(at.office.keys.seal("kept")) == "kept");
    });
}
