#include <doctest/doctest.h>

#include <algorithm>

#include "platform/house/card.h"
#include "record/record.h"
#include "rooms/finance/commands.h"
#include "rooms/finance/store.h"
#include "rooms/registry.h"
#include "support/stores.h"

namespace {

const finance::Year next{"lrscp", finance::Scope::children, {2025}};

std::vector<finance::Entry> entries(db::Database& database) {
    std::vector<finance::Entry> all;
    database.read([&](db::ReadTx& tx) { all = finance::entries_of(tx, next); });
    return all;
}

core::Result<void> enter(db::Database& database, const std::vector<finance::Entry>& all) {
    rights::Policy policy{house::permissions(house::rooms())};
    rights::Footprints footprints;
    footprints.add("LRSCP", "Leicestershire and Rutland");
    rights::Standing manager{
        .account = "m", .name = "Maya", .organisation = {}, .appointments = {}, .grants = {}, .exclusions = {}};
    manager.appointments.push_back({.id = "a",
                                    .role = rights::Role::business_manager,
                                    .footprint = "LRSCP",
                                    .organisation = {},
                                    .from = core::day(2025, 4, 1),
                                    .to = {}});
    const auto today = core::day(2026, 11, 21);
    const auto grant = policy.grant<finance::Edit>(manager, finance::record_of(next), footprints, today);
    REQUIRE(grant);
    audit::Ledger ledger{database};
    return ledger.attempt(
        {.kind = "finance.enter", .actor = "Maya", .at = core::Instant{today}, .reason = {}, .account = {}},
        [&](audit::WriteTx& tx) { return finance::enter(tx, *grant, next, all); });
}

}  // namespace

TEST_CASE(
    "finance: a year's accounts are entered at once, from the lines of the year before, and add up to the penny") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        auto all = entries(database);
        const auto paid = std::count_if(all.begin(), all.end(), [](const auto& one) { return one.book == "cash"; });
        REQUIRE(paid == 4);  // the partners of the year before
        for (auto& one : all) {
            CHECK(one.amount.empty());
            if (one.book == "cash") one.amount = "50,000.25";
            if (one.book == "spending") one.amount = "41000";
        }
        all.push_back(
            {.book = "in_kind", .name = "Rutland County Council", .amount = {}, .text = "Rooms for meetings"});
        CHECK(finance::problems_of(next, all).empty());
        CHECK(finance::totals_of(all).income == core::Decimal::of(20000100, 2));
        CHECK(finance::totals_of(all).balance().is_negative());
        CHECK(enter(database, all));
        database.read([](db::ReadTx& tx) {
            const auto account = finance::read_account(tx, "lrscp");
            const auto income = finance::income(account, next.scope, next.year);
            REQUIRE(income);
            CHECK(income->amount.count == 20000100);
            CHECK(finance::balance(account, next.scope, next.year)->count < 0);
        });
        // Once more: the lines are there, and only what differs changes.
        auto again = entries(database);
        const auto cash = std::find_if(again.begin(), again.end(), [](const auto& one) { return one.book == "cash"; });
        CHECK(cash->amount == "50000.25");
        CHECK(!cash->record.empty());
        cash->amount = "60000";
        CHECK(enter(database, again));
        CHECK(!enter(database, again));  // somebody else changed it meanwhile
    });
}

TEST_CASE("finance: every fault of a year's accounts is told at once, and nothing is stored") {
    support::TestStore store{db::Engine::sqlite};
    support::load_record(store.database());
    const std::vector<finance::Entry> wrong{{.book = "cash", .name = "A", .amount = "ten pounds"},
                                            {.book = "cash", .name = "", .amount = "10"},
                                            {.book = "spending", .name = "Rent", .amount = "5"},
                                            {.book = "spending", .name = "Rent", .amount = "6"}};
    const auto problems = finance::problems_of(next, wrong);
    REQUIRE(problems.size() == 3);
    CHECK(problems[0].field == "amount");
    CHECK(problems[1].field == "name");
    CHECK(problems[2].message == "Rent stands on this page twice");
}
