#include <doctest/doctest.h>

#include "partnership_store.h"
#include "platform/registers/commands.h"
#include "platform/rights/operator.h"
#include "rooms/partnership/gaps_store.h"
#include "rooms/partnership/partnership.h"
#include "support/stores.h"

namespace {

struct Clock : core::Clock {
    core::Instant now() const override { return core::day(2026, 11, 23) + std::chrono::hours{9}; }
};

void put(audit::WriteTx& tx, const registers::Entity& entity,
         const std::vector<std::pair<std::string, std::string>>& values) {
    registers::Cells typed(entity.fields.size()), cells;
    for (const auto& [name, value] : values) typed[registers::place_of(entity, name)] = value;
    registers::References references{tx};
    const auto problems = registers::prepare(tx, references, entity, typed, "", cells);
    for (const auto& problem : problems) MESSAGE(problem.message);
    REQUIRE(problems.empty());
    registers::add({tx, rights::Operator{"A test"}}, entity, cells);
}

}  // namespace

TEST_CASE("partnership: an ended seat of a body that lives is a gap, one of a body that ended is none") {
    support::on_each_store([](db::Database& database) {
        migrate_partnership(database);
        const Clock clock;
        audit::Ledger ledger{database};
        ledger.write(
            {.kind = "test.set_up", .actor = "A test", .at = clock.now(), .reason = {}, .account = {}},
            [](audit::WriteTx& tx) {
                put(tx, partnership::organisations, {{"code", "police"}, {"name", "Police"}, {"sector", "police"}});
                for (const auto& [code, state] : {std::pair{"now", "live"}, std::pair{"then", "closed"}}) {
                    put(tx, partnership::bodies,
                        {{"code", code}, {"name", code}, {"kind", "forum"}, {"state", state}, {"why_closed", "Told"}});
                    put(tx, partnership::seats,
                        {{"body", code}, {"organisation", "police"}, {"capacity", "member"}, {"to", "2019-09-29"}});
                }
            });
        std::vector<std::string> told;
        database.read([&](db::ReadTx& tx) {
            for (const auto& gap : partnership::gaps(tx, core::day(2026, 11, 23)))
                if (gap.what.find("The seat") == 0) told.push_back(gap.what);
        });
        REQUIRE(told.size() == 1);
        CHECK(told.front().find("now") != std::string::npos);
    });
}

TEST_CASE(
    "partnership: a turn in the chair rota is a chair, for the partnership in which the organisation is a partner") {
    support::on_each_store([](db::Database& database) {
        migrate_partnership(database);
        const Clock clock;
        audit::Ledger ledger{database};
        ledger.write(
            {.kind = "test.set_up", .actor = "A test", .at = clock.now(), .reason = {}, .account = {}},
            [](audit::WriteTx& tx) {
                for (const char* code : {"police", "icb"})
                    put(tx, partnership::organisations, {{"code", code}, {"name", code}, {"sector", "police"}});
                for (const auto& [code, partner] : {std::pair{"north", "police"}, std::pair{"south", "icb"}}) {
                    put(tx, partnership::bodies,
                        {{"code", code}, {"name", code}, {"kind", "partnership"}, {"state", "live"}});
                    put(tx, partnership::seats,
                        {{"body", code}, {"organisation", partner}, {"capacity", "safeguarding_partner"}});
                }
                for (const auto& [role, organisation] :
                     {std::pair{"chair", "police"}, std::pair{"deputy_chair", "icb"}})
                    put(tx, partnership::chair_rota,
                        {{"from", "2026-04-01"}, {"to", "2027-03-31"}, {"role", role}, {"organisation", organisation}});
            });
        const auto told = [&](core::Date day) {
            std::string all;
            database.read([&](db::ReadTx& tx) {
                for (const auto& gap : partnership::gaps(tx, day)) all += gap.what + "; ";
            });
            return all;
        };
        CHECK(told(core::day(2026, 11, 23)) == "south has no chair today; ");
        CHECK(told(core::day(2027, 4, 1)) == "north has no chair today; south has no chair today; ");
    });
}
