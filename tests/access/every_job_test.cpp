#include <doctest/doctest.h>

#include "core/failure.h"
#include "core/london.h"
#include "platform/drafts/drafts.h"
#include "platform/jobs/digest.h"
#include "platform/registers/commands.h"
#include "platform/registers/entity.h"
#include "platform/rights/operator.h"
#include "platform/rights/sessions.h"
#include "record_house.h"
#include "rooms/census/filing_store.h"
#include "rooms/yearly_report/printing_command.h"
#include "rooms/yearly_report/store_workflow.h"

// The work behind the pages, with each of its statements failing in turn: whatever fails, it is done once in the end,
// and no letter leaves twice.
namespace {

using access_test::last_part;
using access_test::RecordHouse;

constexpr int too_many = 500;

/// Runs what waits with its n-th statement failing; the program then goes on, as after a start anew. `prepare` makes
/// the work anew each time, `done` looks at what came of it. Gives how many statements failed.
int with_each_failing(RecordHouse& house, const std::function<void()>& prepare, const std::function<void()>& done) {
    for (int statement = 1; statement < too_many; ++statement) {
        CAPTURE(statement);
        prepare();
        db::testing::fail_statement(statement);
        try {
            house.worker.run_once();
        } catch (const core::Failure&) {
        }
        const bool untouched = db::testing::disarm();
        for (int later = 0; later < 3; ++later) {
            house.program.clock.moment += std::chrono::minutes{11};
            house.worker.run_once();
        }
        done();
        if (untouched) return statement - 1;
    }
    FAIL("the work runs more statements than it should");
    return 0;
}

std::size_t events(RecordHouse& house, const audit::Subject& subject, const std::string& kind) {
    std::size_t count = 0;
    house.store.read([&](db::ReadTx& tx) {
        for (const auto& entry : audit::history(tx, subject)) count += entry.event.kind == kind ? 1U : 0U;
    });
    return count;
}

void nothing_is_stuck(RecordHouse& house) {
    house.store.read([](db::ReadTx& tx) {
        for (const auto& one : jobs::stuck(tx)) FAIL_CHECK(one.key << " is " << one.state << ": " << one.note);
    });
}

int a_check(RecordHouse& house) {
    std::string id;
    return with_each_failing(
        house, [&] { id = last_part(RecordHouse::upload(house.analyst)); },
        [&] {
            house.store.read([&](db::ReadTx& tx) {
                REQUIRE(census::find_filing(tx, id));
                CHECK(census::find_filing(tx, id)->state == census::FilingState::checked);
            });
            CHECK(events(house, {.kind = "census_returns", .id = id}, "census.return_checked") == 1);
            nothing_is_stuck(house);
        });
}

int a_destruction(RecordHouse& house) {
    std::string id;
    return with_each_failing(
        house,
        [&] {
            // Signed in on the day: sessions end within twelve hours.
            access_test::Person analyst{house.program,
                                        "analyst-" + core::iso(core::london_date(house.program.clock.now())),
                                        {.role = rights::Role::performance_officer,
                                         .footprint = "E10000018",
                                         .body = "",
                                         .organisation = "leicestershire-county-council"}};
            id = last_part(RecordHouse::upload(analyst));
            house.worker.run_once();
            CHECK(house.files().size() >= 2);
            house.program.clock.moment += std::chrono::hours{24 * 401};
        },
        [&] {
            CHECK(house.files().empty());
            CHECK(events(house, {.kind = "census_returns", .id = id}, "census.return_destroyed") == 1);
            nothing_is_stuck(house);
        });
}

int a_printing(RecordHouse& house) {
    int count = 0;
    std::string snapshot, report;
    house.program.set_up([&](audit::WriteTx& tx) {
        registers::Cells cells(yearly_report::reports.fields.size());
        for (const auto& [field, value] : std::map<std::string, std::string>{
                 {"code", "lrscp-2024-25"}, {"partnership", "lrscp"}, {"year", "2024-25"}, {"state", "frozen"}})
            cells[registers::place_of(yearly_report::reports, field)] = value;
        report = registers::add({tx, rights::Operator{"A test"}}, yearly_report::reports, cells);
    });
    return with_each_failing(
        house,
        [&] {
            snapshot = "printed" + std::to_string(++count);
            const std::string html =
                "<!DOCTYPE html><html lang=\"en-GB\"><head><title>A</title></head><body><h1>A</h1></body></html>";
            house.program.set_up([&](audit::WriteTx& tx) {
                yearly_report::add_snapshot(tx,
                                            {.id = snapshot,
                                             .report = report,
                                             .hash = "h",
                                             .figures = "[]",
                                             .made_at = core::iso(tx.now()),
                                             .made_by = "A test",
                                             .account = "a"},
                                            {{"print.html", html}, {"office.html", html}});
                yearly_report::ask_for_prints(tx, rights::Operator{"A test"}, snapshot);
                tx.record({.kind = "test.frozen", .subject = {"yearly_report_snapshots", snapshot}});
            });
        },
        [&] {
            std::size_t printed = 0;
            house.store.read([&](db::ReadTx& tx) { printed = yearly_report::paths_of(tx, snapshot).size() - 2; });
            CHECK(events(house, {.kind = "yearly_report_snapshots", .id = snapshot}, "yearly_report.printed") ==
                  (printed > 0 ? 1U : 0U));
            nothing_is_stuck(house);
        });
}

/// Letters as they leave: handed over once each, whatever fails around it.
int a_digest(RecordHouse& house) {
    std::map<std::string, int> left;
    house.worker.schedule({"digest", jobs::daily(7), jobs::write_digests});
    house.worker.handle("email", [&left](const std::string&, const std::string& payload) -> jobs::Attempt {
        ++left[payload];
        return {jobs::Outcome::done};
    });
    house.worker.run_once();
    int count = 0;
    std::size_t stuck_before = 0;
    return with_each_failing(
        house,
        [&] {
            left.clear();
            house.store.read([&](db::ReadTx& tx) { stuck_before = jobs::stuck(tx).size(); });
            house.store.write([&](db::WriteTx& tx) {
                jobs::notify(tx,
                             {.account = "kim",
                              .email = "kim@example.org",
                              .topic = "Reports",
                              .text = "Number " + std::to_string(++count),
                              .address = "/a"},
                             house.program.clock.now());
            });
            house.program.clock.moment += std::chrono::hours{24};
        },
        [&] {
            // One letter with this day's notice, at most: one that was handed over as the store failed is shown to a
            // person, and not sent again.
            CHECK(left.size() == 1);
            for (const auto& [letter, times] : left) {
                CHECK(times == 1);
                CHECK(letter.find("Number " + std::to_string(count)) != letter.npos);
            }
            house.store.read([&](db::ReadTx& tx) { CHECK(jobs::stuck(tx).size() <= stuck_before + 1); });
        });
}

int the_hourly_sweep(RecordHouse& house) {
    house.worker.schedule({"sweep", jobs::every(std::chrono::hours{1}), [](db::WriteTx& tx, core::Instant now) {
                               rights::sweep(tx, now, {});
                               drafts::sweep(tx, now);
                           }});
    house.worker.run_once();
    return with_each_failing(
        house,
        [&] {
            house.store.write([&](db::WriteTx& tx) {
                CHECK(rights::may_try(tx, "test", "somebody", 9, house.program.clock.now(), {}));
            });
            house.program.clock.moment += std::chrono::hours{2};
        },
        [&] { CHECK(support::dump(house.store).find("somebody") == std::string::npos); });
}

}  // namespace

TEST_CASE("access: all work behind the pages is done once in the end, whichever of its statements fails") {
    support::on_each_store([](db::Database& store) {
        RecordHouse house{store};
        // What a room carries out has its trial below; a new kind needs one too.
        CHECK(house.worker.kinds() == std::vector<std::string>{"census.check", "census.sweep", "yearly_report.print"});
        CHECK(house.worker.timetable() == std::vector<std::string>{"census.sweep"});
        house.worker.run_once();
        const int check = a_check(house), printing = a_printing(house), destruction = a_destruction(house);
        CHECK(check > 5);
        CHECK(printing > 2);
        CHECK(destruction > 5);
        const int digest = a_digest(house), sweep = the_hourly_sweep(house);
        CHECK(digest > 5);
        CHECK(sweep > 5);
        const int all = check + printing + digest + sweep + destruction;
        MESSAGE(all << " statements failed");
        house.program.ledger.read([](db::ReadTx& tx) { CHECK(audit::verify(tx).faults.empty()); });
    });
}
