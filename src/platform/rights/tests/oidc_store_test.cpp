#include <doctest/doctest.h>

#include "platform/http/http.h"
#include "platform/http/routes.h"
#include "platform/rights/accounts.h"
#include "platform/rights/credentials.h"
#include "platform/rights/oidc/oidc.h"
#include "platform/rights/operator.h"
#include "platform/rights/sessions.h"
#include "platform/rights/tests/office.h"
#include "support/node.h"
#include "support/stores.h"

namespace {

using rights_test::Fixture;

const std::string back = "http://127.0.0.1:9/back";
const std::string browser = "what only this browser holds";
const rights::Origin origin{.peer = "192.0.2.7", .agent = "A browser", .cookie = {}};

/// The query of an address, as the server would read it.
http::Fields query_of(const std::string& address) {
    http::Fields query;
    const http::Routes reader{{{.method = http::Method::get,
                                .pattern = "/back",
                                .permission = "public",
                                .handler = [&](const http::Request& request) {
                                    query = request.query;
                                    return http::text(200, "");
                                }}}};
    static_cast<void>(reader.answer(http::get(address.substr(address.find("/back")))));
    return query;
}

/// A provider that runs, an office that knows it, and a person who goes there.
struct Journey {
    Fixture& at;
    support::NodeProgram program{std::string{TEST_DIR} + "/oidc_provider.mjs", {}};
    rights::Provider provider{};

    Journey(Fixture& fixture, const std::string& client, const std::string& secret = "a secret: +/") : at(fixture) {
        provider = {.code = "test", .name = "The county", .issuer = program.line(), .client = client, .secret = secret};
        at.clock.moment = core::system_clock().now();
    }

    rights::oidc::Returned go(const std::string& account, const std::string& amr = {}) {
        const auto address = rights::oidc::depart(at.office, provider, browser, back, "/scorecard");
        REQUIRE(address.has_value());
        program.say(account + "\t" + amr + "\t" + *address);
        const auto returned = program.line();
        CAPTURE(returned);
        REQUIRE(returned.starts_with(back));
        const auto query = query_of(returned);
        return {.state = std::string{query.get("state")},
                .code = std::string{query.get("code")},
                .issuer = std::string{query.get("iss")},
                .error = std::string{query.get("error")}};
    }

    core::Result<rights::oidc::Arrived> arrive(const rights::oidc::Returned& returned,
                                               const std::string& with = browser) {
        return rights::oidc::arrive(at.office, provider, with, back, returned, origin);
    }
};

void on_each(const std::function<void(Fixture&)>& test) {
    if (!support::has_node("oidc-provider")) return;
    support::on_each_store([&](db::Database& database) {
        Fixture at{database};
        test(at);
    });
}

}  // namespace

TEST_CASE("rights: a person signs in with a real OpenID Connect provider, RS256, and is known again") {
    on_each([](Fixture& at) {
        Journey journey{at, "rsa"};
        const auto id = at.add("Sam Okafor", "sam@example.org");
        for (const char* amr : {"", "mfa"}) {
            const auto arrived = journey.arrive(journey.go("sam@example.org", amr));
            REQUIRE(arrived.has_value());
            CHECK(arrived->next == "/scorecard");
            at.database.read([&](db::ReadTx& tx) {
                const auto session = rights::find_session(tx, at.office.keys, arrived->opened.cookie, at.clock.now(),
                                                          at.office.settings);
                REQUIRE(session.has_value());
                CHECK(session->account == id);
                CHECK(session->strong == (std::string{amr} == "mfa"));
                CHECK(rights::account_of_identity(tx, journey.provider.issuer, "sam@example.org") == id);
                CHECK(rights::find_account(tx, id)->state == rights::State::active);
            });
        }
        at.write([&](audit::WriteTx& tx) {
            rights::set_state(tx, rights::Operator{"A test"}, id, rights::State::disabled);
        });
        CHECK_FALSE(journey.arrive(journey.go("sam@example.org")).has_value());
    });
}

TEST_CASE("rights: ES256 works, and a public client by PKCE alone") {
    on_each([](Fixture& at) {
        at.add("Sam Okafor", "sam@example.org");
        {
            Journey journey{at, "curve"};
            const auto arrived = journey.arrive(journey.go("sam@example.org"));
            if (!arrived) FAIL(arrived.error().for_log);
        }
        Journey journey{at, "open", ""};
        const auto arrived = journey.arrive(journey.go("sam@example.org"));
        // Another provider (its port differs) that knows the address by verification: linked as well.
        if (!arrived) FAIL(arrived.error().for_log);
    });
}

TEST_CASE("rights: a stranger, an unverified address, another browser and a second arrival are refused") {
    on_each([](Fixture& at) {
        Journey journey{at, "rsa"};
        at.add("Sam Okafor", "sam@example.org");
        at.add("Una Verified", "unverified@example.org");
        const auto log = [](const core::Result<rights::oidc::Arrived>& arrived) {
            return arrived ? std::string{"arrived"} : arrived.error().for_log;
        };
        CHECK(log(journey.arrive(journey.go("stranger@example.org"))) == "oidc: no account");
        CHECK(log(journey.arrive(journey.go("unverified@example.org"))) == "oidc: no account");
        CHECK(log(journey.arrive(journey.go("sam@example.org"), "another browser")) == "oidc: another browser");
        auto returned = journey.go("sam@example.org");
        CHECK(log(journey.arrive(returned)) == "arrived");
        CHECK(log(journey.arrive(returned)) == "oidc: no such departure");
        returned = journey.go("sam@example.org");
        returned.issuer = "https://other.example";
        CHECK(log(journey.arrive(returned)) == "oidc: another issuer");
        returned = journey.go("sam@example.org");
        returned.code += "x";
        CHECK(log(journey.arrive(returned)) == "oidc: the token endpoint answered 400");
        returned = journey.go("sam@example.org");
        at.clock.moment += std::chrono::minutes{11};
        CHECK(log(journey.arrive(returned)) == "oidc: no such departure");
        returned = journey.go("sam@example.org");
        journey.provider.client = "curve";
        CHECK(log(journey.arrive(returned)) != "arrived");
    });
}
