#include <doctest/doctest.h>

#include <algorithm>

#include "platform/audit/audit.h"
#include "platform/rights/operator.h"
#include "record/record.h"
#include "rooms/partnership/partnership.h"
#include "rooms/scorecard/scorecard.h"
#include "support/stores.h"

namespace {

const std::string housing = "scorecard/referrals/1/E06000017/2024-25/source=Housing/lrscp-yearly-report-2024-25";
const std::string police = "scorecard/referrals/1/E06000017/2024-25/source=Police/lrscp-yearly-report-2024-25";

void publish(db::Database& database, const std::string& version, const std::vector<scorecard::Told>& told) {
    audit::Ledger ledger{database};
    const auto done = ledger.attempt({.kind = "scorecard.test",
                                      .actor = "a tester",
                                      .at = core::Instant{core::day(2026, 11, 22)},
                                      .reason = {},
                                      .account = {}},
                                     [&](audit::WriteTx& tx) -> core::Result<void> {
                                         scorecard::note_published(tx, rights::Operator{"A test"}, version, told);
                                         return {};
                                     });
    REQUIRE(done);
}

disclosure::Masks masks(db::ReadTx& tx) {
    const auto data = scorecard::data_in(tx, {"E06000017", "E10000018", "LRSCP"});
    return disclosure::decide(*disclosure::find_profile("dfe"), data, partnership::areas_in_sums(tx),
                              scorecard::told_before(tx, data), scorecard::counting(tx));
}

}  // namespace

TEST_CASE("scorecard: what a published report withheld stays withheld, and what it told counts as known") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        database.read([](db::ReadTx& tx) {
            const auto now = masks(tx);
            CHECK(now.withheld.at(housing).why == disclosure::Why::small);
            CHECK(!now.has(police));
        });
        publish(database, "lrscp/2024-25/1", {{police, {}}, {"finance/of/another/room", {}}});
        database.read([](db::ReadTx& tx) { CHECK(masks(tx).has(police)); });
        // A second publication tells the small number all the same: it is public from now on, and the log says so.
        publish(database, "lrscp/2024-25/2", {{housing, core::Decimal{3}}});
        database.read([](db::ReadTx& tx) {
            CHECK(masks(tx).withheld.at(housing).why == disclosure::Why::unprotected);
            const auto told = scorecard::told_before(tx, scorecard::data_in(tx, {"E06000017"}));
            CHECK(told.size() == 2);
        });
    });
}

TEST_CASE("scorecard: owners see every value, and which of them readers do not see") {
    support::TestStore store{db::Engine::sqlite};
    support::load_record(store.database());
    store.database().read([](db::ReadTx& tx) {
        const auto all = scorecard::observations_in(tx, "E06000017");
        const auto owned = scorecard::as_owned(tx, all), open = scorecard::as_public(tx, all);
        REQUIRE(owned.size() == open.size());
        std::size_t marked = 0;
        for (std::size_t i = 0; i < owned.size(); ++i) {
            CHECK(owned[i].unpublished == (open[i].missing == "withheld"));
            CHECK(owned[i].value == all[i].value);
            marked += owned[i].unpublished ? 1 : 0;
        }
        CHECK(marked > 0);
        CHECK(marked * 10 < owned.size());
    });
}
