#include <doctest/doctest.h>
#include <signal.h>

#include <fstream>

#include "contract.h"
#include "platform/audit/audit.h"
#include "platform/rights/accounts.h"
#include "platform/rights/operator.h"
#include "platform/rights/sessions.h"
#include "support/program.h"
#include "support/stores.h"

using support::cairn;
using support::Process;

// Which roles have a permission is on the rooms' cards and may be changed by the configuration file.
namespace {

/// The cookie of somebody who holds this role, in a store that the program has brought forward.
std::string session_of(db::Database& store, rights::Role role) {
    std::string cookie;
    const auto keys = rights::Keys::of(store);
    const core::Instant now = core::system_clock().now();
    audit::Ledger{store}.write(
        {.kind = "test.set_up", .actor = "A test", .at = now, .reason = {}, .account = {}}, [&](audit::WriteTx& tx) {
            const std::string code{rights::card(role).code};
            const auto id =
                rights::add_account(tx, rights::Operator{"A test"}, {.name = code, .email = code + "@example.org"})
                    .value();
            rights::set_state(tx, rights::Operator{"A test"}, id, rights::State::active);
            static_cast<void>(rights::appoint(tx, rights::Operator{"A test"}, id,
                                              {.id = {},
                                               .role = role,
                                               .footprint = "LRSCP",
                                               .body = "group",
                                               .organisation = "police",
                                               .from = core::day(2026, 4, 1),
                                               .to = {}})
                                  .value());
            cookie = rights::open_session(tx.store(), keys,
                                          {.account = id,
                                           .stage = rights::Stage::signed_in,
                                           .strong = true,
                                           .how = "Test",
                                           .peer = {},
                                           .agent = {}},
                                          now, {});
        });
    return "Cookie: cairn-session=" + cookie + "\r\n";
}

void write(const std::string& file, const std::string& text) { std::ofstream{file} << text; }

}  // namespace

TEST_CASE("roles: the configuration gives a permission to one role and takes it from another") {
    support::with_each_store([](support::TestStore& store) {
        REQUIRE(cairn(store.url(), {"migrate"}).status == 0);
        const auto manager = session_of(store.database(), rights::Role::business_manager);
        const auto agency = session_of(store.database(), rights::Role::agency_lead);
        store.close();
        const auto file = store.folder() + "/cairn.toml";
        const auto answers = [&](const std::string& text) {
            write(file, text);
            Process server{store.url(), {"serve", "--port", "0", "--config", file}};
            const int port = support::port_of(server.first_line());
            REQUIRE(port > 0);
            std::string all;
            for (const auto& who : {manager, agency})
                for (const char* page : {"/accounts/letters", "/accounts/people"})
                    all += support::get(port, page, who).substr(9, 3) + " ";
            server.signal(SIGTERM);
            CHECK(server.wait().status == 0);
            return all;
        };
        CHECK(answers("") == "200 200 403 403 ");
        CHECK(answers("[roles]\n\"accounts.letters\" = [\"agency_lead\"]\n") == "403 200 200 403 ");
        CHECK(answers("[roles]\n\"accounts.letters\" = []\n\"accounts.explain\" = [\"agency_lead\"]\n") ==
              "403 403 403 200 ");
    });
}

TEST_CASE("roles: a role or a permission that does not exist stops the start, with its place and what to write") {
    if (!support::has_engine(db::Engine::sqlite)) return;
    support::TestStore store{db::Engine::sqlite};
    const auto file = store.folder() + "/cairn.toml";
    const auto with = [&](const std::string& text) {
        write(file, text);
        return cairn(store.url(), {"serve", "--port", "0", "--config", file});
    };
    const auto wrong_role = with("[roles]\n\"accounts.letters\" = [\"bussiness_manager\"]\n");
    contract::gave_up(wrong_role, 2, "[roles] \"accounts.letters\": \"bussiness_manager\" is no role. Write one of: ");
    CHECK(wrong_role.err.find("business_manager, ") != std::string::npos);
    contract::gave_up(with("[roles]\n\"accounts.letters\" = [\"agency_lead:agency\"]\n"), 2,
                      "\"agency_lead:agency\" is no role");
    contract::gave_up(with("[roles]\n\"accounts.lettters\" = [\"agency_lead\"]\n"), 2,
                      "[roles]: no room has a permission \"accounts.lettters\". Of accounts there are: ");
    contract::gave_up(with("[roles]\n\"letters\" = [\"agency_lead\"]\n"), 2, "no room has a permission \"letters\"");
    contract::gave_up(with("roles = 7\n"), 2, "\"roles\"");
}
