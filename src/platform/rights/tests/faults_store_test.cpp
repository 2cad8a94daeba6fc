#include <doctest/doctest.h>

#include <functional>

#include "platform/rights/accounts.h"
#include "platform/rights/credentials.h"
#include "platform/rights/operator.h"
#include "platform/rights/sessions.h"
#include "platform/rights/tests/office.h"
#include "support/stores.h"

// Every command that changes accounts and rights, with each of its statements failing in turn.
namespace {

using audit::WriteTx;
using rights::Role;

struct Command {
    const char* name;
    std::function<void(WriteTx&)> run;
};

/// In an order in which each finds what it needs; `made` carries ids from one to the next.
std::vector<Command> account_commands(const rights::Office& office, std::map<std::string, std::string>& made) {
    const auto account = [&made] { return made["account"]; };
    return {
        {"add_account",
         [&](WriteTx& tx) {
             made["account"] =
                 rights::add_account(tx, rights::Operator{"A test"}, {.name = "Kim", .email = "k@example.org"}).value();
         }},
        {"make_link",
         [&, account](WriteTx& tx) {
             made["link"] = rights::make_link(tx.store(), office.keys, account(), rights::Purpose::invitation,
                                              core::day(2027, 1, 1));
             rights::set_person(tx, rights::Operator{"A test"}, account(), "p1");
         }},
        {"use_link",
         [&, account](WriteTx& tx) {
             const bool done = rights::use_link(tx.store(), office.keys, made["link"], tx.now()).has_value();
             REQUIRE(done);
             rights::set_password(tx, account(), "hash");
         }},
        {"start_code", [account](WriteTx& tx) { rights::start_code(tx, account(), "sealed"); }},
        {"confirm_code",
         [account](WriteTx& tx) {
             rights::confirm_code(tx, account(), 5, {"one", "two"});
         }},
        {"spend_code",
         [account](WriteTx& tx) {
             const bool done = rights::spend_code(tx, account(), 6);
             REQUIRE(done);
         }},
        {"spend_recovery_code",
         [account](WriteTx& tx) {
             const bool done = rights::spend_recovery_code(tx, account(), "one");
             REQUIRE(done);
         }},
        {"remove_code", [account](WriteTx& tx) { rights::remove_code(tx, rights::Operator{"A test"}, account()); }},
        {"link_identity",
         [account](WriteTx& tx) { rights::link_identity(tx, account(), "https://issuer", "subject"); }}};
}

std::vector<Command> rights_commands(std::map<std::string, std::string>& made) {
    const auto account = [&made] { return made["account"]; };
    return {{"appoint",
             [&, account](WriteTx& tx) {
                 made["appointment"] = rights::appoint(tx, rights::Operator{"A test"}, account(),
                                                       {.id = {},
                                                        .role = Role::business_manager,
                                                        .footprint = "LRSCP",
                                                        .from = core::day(2026, 4, 1),
                                                        .to = {}})
                                           .value();
             }},
            {"end_appointment",
             [&](WriteTx& tx) {
                 const bool done = rights::end_appointment(tx, rights::Operator{"A test"}, made["appointment"],
                                                           core::day(2026, 12, 1))
                                       .has_value();
                 REQUIRE(done);
             }},
            {"let_in",
             [&, account](WriteTx& tx) {
                 made["grant"] =
                     rights::let_in(
                         tx, rights::Operator{"A test"},
                         {.id = {}, .record = "/x/1", .account = account(), .role = {}, .reason = "asked", .until = {}})
                         .value();
             }},
            {"withdraw_grant",
             [&](WriteTx& tx) {
                 const bool done =
                     rights::withdraw_grant(tx, rights::Operator{"A test"}, made["grant"], core::day(2026, 12, 1))
                         .has_value();
                 REQUIRE(done);
             }},
            {"keep_out",
             [&, account](WriteTx& tx) {
                 made["exclusion"] =
                     rights::keep_out(tx, rights::Operator{"A test"},
                                      {.id = {}, .record = "/x/1", .account = account(), .reason = "kin", .until = {}})
                         .value();
             }},
            {"lift_exclusion",
             [&](WriteTx& tx) {
                 const bool done =
                     rights::lift_exclusion(tx, rights::Operator{"A test"}, made["exclusion"], core::day(2026, 12, 1))
                         .has_value();
                 REQUIRE(done);
             }},
            {"set_state", [account](WriteTx& tx) {
                 rights::set_state(tx, rights::Operator{"A test"}, account(), rights::State::disabled);
             }}};
}

}  // namespace

TEST_CASE("rights: every command leaves the store as before, whichever of its statements fails") {
    support::on_each_store([](db::Database& database) {
        rights_test::Fixture at{database};
        std::map<std::string, std::string> made;
        int failures = 0;
        auto all = account_commands(at.office, made);
        for (auto& command : rights_commands(made)) all.push_back(std::move(command));
        for (const auto& command : all) {
            CAPTURE(command.name);
            const int failed = support::fail_each_statement(database, [&](db::Database&) { at.write(command.run); });
            CHECK(failed > 2);
            failures += failed;
        }
        MESSAGE(failures << " statements failed");
        at.database.read([&](db::ReadTx& tx) { CHECK(audit::verify(tx).faults.empty()); });
    });
}
