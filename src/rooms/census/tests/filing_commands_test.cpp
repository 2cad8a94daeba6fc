#include "support/census_house.h"

using namespace census::made;

namespace {

/// An identifier that the example has.
std::string a_child() {
    const auto text = example();
    const auto at = text.find("<LAchildID>") + 11;
    return text.substr(at, text.find('<', at) - at);
}

/// At rest nothing tells of a child.
void nothing_at_rest(const House& house) {
    CHECK(files_in(house.folder) == 2);
    for (const auto& path : paths_in(house.folder)) {
        CHECK(!holds(text_of_file(path), a_child()));
        CHECK(!holds(text_of_file(path), "LAchildID"));
    }
}

/// The list, the filter, a mark with a note, the files.
void work_through_findings(Person& analyst, const std::string& address, db::Database& store) {
    const auto findings = analyst.page(address + "/findings");
    CHECK(holds(findings, "Mark this finding"));
    CHECK(holds(analyst.page(address + "/findings?q=no-such-child"), "No finding is like this"));
    analyst.page(address + "/mark?finding=0");
    CHECK(holds(analyst.post(address + "/mark", {{"finding", "0"}}).body, "Select what became of it"));
    CHECK(holds(analyst.post(address + "/mark", {{"finding", "0"}, {"mark", "explained"}}).body, "Enter the note"));
    REQUIRE(analyst
                .post(address + "/mark",
                      {{"finding", "0"}, {"mark", "explained"}, {"note", "Moved in on a plan from Leeds"}})
                .status == 303);
    CHECK(holds(analyst.page(address + "/findings?mark=explained"), "Moved in on a plan from Leeds"));
    CHECK(!holds(support::dump(store), "Moved in on a plan"));
    CHECK(!holds(support::dump(store), a_child()));
    CHECK(holds(analyst.page(address + "/findings/export?format=csv"), "Moved in on a plan from Leeds"));
    CHECK(analyst.page(address + "/findings/export?format=xlsx").starts_with("PK"));
}

/// In full, with the children behind them.
void look_at_indicators(Person& analyst, const std::string& address) {
    CHECK(holds(analyst.page(address + "/indicators"), "Published"));
    CHECK(holds(analyst.page(address + "/indicators?indicator=referrals"), "By sex"));
    CHECK(holds(analyst.page(address + "/indicators?indicator=referrals"), "Police (6)"));
    CHECK(holds(analyst.page(address + "/indicators?indicator=referrals"), "By ethnic group"));
    const auto children = analyst.page(address + "/children?indicator=in_need_in_year&by=&of=");
    CHECK(holds(children, "by your own identifiers"));
    CHECK(holds(children, a_child()));
    CHECK(holds(analyst.page(address + "/beside"), "Last year&#39;s return is not here"));
}

/// Not the partnership's office, not another agency of the same area.
void nobody_else(Person& police, Person& manager, const std::string& address, const std::string& id) {
    // The agency may work on returns of its own and is told that there is none here; the office may work on none.
    for (const char* tail : {"", "/findings", "/indicators", "/submit", "/children?indicator=referrals"}) {
        CHECK(police.get(address + tail).status == 404);
        CHECK(manager.get(address + tail).status == 403);
        CHECK(manager.get("/census/returns/none" + std::string{tail}).status == 403);
    }
    CHECK(manager.get("/census/submissions/" + id).status == 404);
}

/// Submit, send back, submit again, accept.
void submit_and_accept(Person& analyst, Person& manager, const std::string& address, const std::string& id) {
    analyst.page(address + "/submit");
    REQUIRE(analyst.post(address + "/submit", {{"commentary", "A new system since June."}}).status == 303);
    const std::string submission = "/census/submissions/" + id;
    CHECK(holds(manager.page(submission), "A new system since June."));
    CHECK(!holds(manager.page(submission), a_child()));
    CHECK(holds(manager.page("/census"), submission));
    CHECK(holds(manager.page("/accounts/home"), submission));
    CHECK(manager.post(submission + "/send-back", {{"reason", ""}}).status == 200);
    REQUIRE(manager.post(submission + "/send-back", {{"reason", "Ethnicity is missing for half"}}).status == 303);
    CHECK(holds(analyst.page(address + "/submit"), "Ethnicity is missing for half"));
    CHECK(holds(analyst.page("/accounts/home"), address));
    REQUIRE(analyst.post(address + "/submit", {{"commentary", "Ethnicity was completed."}}).status == 303);
    CHECK(analyst.post(submission + "/accept", {}).status != 303);
    manager.page(submission);
    REQUIRE(manager.post(submission + "/accept", {}).status == 303);
    CHECK(manager.post(submission + "/accept", {}).status != 303);
}

/// In the scorecard, traced: the figure's page opens to the return, and only to its masked figures.
void traced_in_scorecard(House& house, db::Database& store, const std::string& submission) {
    std::string figure;
    store.read([&](db::ReadTx& tx) {
        const auto found =
            scorecard::Tracer{tx}.find({.indicator = "cin-census-referrals", .area = "E10000018", .period = "2025-26"});
        REQUIRE(found);
        figure = figures::address(*found);
        CHECK(found->origins.front().address == submission);
        CHECK(found->origins.front().status == "provisional");
        CHECK(found->origins.front().passage.find("rules of 2026") != std::string::npos);
        std::size_t suppressed = 0;
        for (const auto& o : scorecard::observations_in(tx, "E10000018")) {
            if (o.pack != "census") continue;
            suppressed += o.missing == "suppressed" ? 1U : 0U;
            if (o.value && o.numerator) CHECK((*o.numerator == 0 || *o.numerator > 5));
        }
        CHECK(suppressed > 0);
        CHECK(audit::verify(tx).faults.empty());
        CHECK(audit::recent(tx, {"census_returns"}, 100).size() > 10);
    });
    // The record's own series goes on, and with it the report of the year.
    store.read([&](db::ReadTx& tx) {
        const auto in_series = [&](const std::string& indicator, const std::string& period, const std::string& by) {
            for (const auto& o : scorecard::observations_of(tx, indicator))
                if (o.area == "E10000018" && o.period.code() == period && o.breakdown == by && o.pack == "census")
                    return o.value.has_value() ? 1 : 0;
            return -1;
        };
        CHECK(in_series("referrals", "2025-26", "") == 1);
        CHECK(in_series("referrals", "2025-26", "source=Police") == 1);
        CHECK(in_series("section-47-enquiries", "2025-26", "") == 1);
        CHECK(in_series("child-protection-plans", "2026-03-31", "") >= 0);
        CHECK(in_series("children-in-need", "2026-03-31", "") == -1);  // the record counts otherwise
    });
    CHECK(holds(house.site.answer(http::get("/scorecard/indicators/referrals")).body, "2025-26"));
    const auto nobody = house.site.answer(http::get(figure));
    CHECK(nobody.status == 200);
    CHECK(holds(nobody.body, submission));
    const auto open = house.site.answer(http::get(submission));
    CHECK(open.status == 200);
    CHECK(!holds(open.body, a_child()));
}

/// Destroyed on its day, with proof; the accepted figures stay.
void destroyed_on_its_day(House& house, db::Database& store, const std::string& id) {
    house.clock.moment += std::chrono::hours{24 * 401};
    house.worker.run_once();
    CHECK(files_in(house.folder) == 0);
    store.read([&](db::ReadTx& tx) {
        const auto filing = census::find_filing(tx, id);
        CHECK(!filing->is_open());
        CHECK(!filing->destroyed_at.empty());
        bool proof = false;
        for (const auto& entry : audit::history(tx, {.kind = "census_returns", .id = id}))
            proof = proof || entry.event.kind == "census.return_destroyed";
        CHECK(proof);
        CHECK(census::marks_of(tx, *filing).empty());
        CHECK(!census::values_of_filing(tx, id).empty());
    });
}

}  // namespace

TEST_CASE("census: a return goes from its upload to the scorecard, and its records stay with its authority") {
    support::on_each_store([](db::Database& store) {
        House house{store};
        Person analyst{house, "analyst", rights::Role::performance_officer, "E10000018",
                       "leicestershire-county-council"};
        Person manager{house, "manager", rights::Role::business_manager, "LRSCP", ""};
        Person police{house, "police", rights::Role::agency_lead, "E10000018", "leicestershire-police"};

        const auto uploaded = analyst.upload(leicestershire, example());
        REQUIRE(uploaded.status == 303);
        const auto address = location(uploaded);
        const auto id = address.substr(address.rfind('/') + 1);
        CHECK(holds(analyst.page(address), "Waiting to be checked"));
        CHECK(analyst.page(address + "/progress") == "Waiting to be checked");
        house.worker.run_once();
        CHECK(analyst.page(address + "/progress").empty());
        CHECK(holds(analyst.page(address), "Children in need census 2026"));

        nothing_at_rest(house);
        work_through_findings(analyst, address, store);
        look_at_indicators(analyst, address);
        nobody_else(police, manager, address, id);
        // The same finding in the next upload keeps its mark.
        const auto again = location(analyst.upload(leicestershire, example()));
        house.worker.run_once();
        CHECK(holds(analyst.page(again + "/findings?mark=explained"), "Moved in on a plan from Leeds"));

        submit_and_accept(analyst, manager, address, id);
        traced_in_scorecard(house, store, "/census/submissions/" + id);
        destroyed_on_its_day(house, store, id);
    });
}

TEST_CASE("census: a return asks for the second factor, the right authority and its own form") {
    support::on_each_store([](db::Database& store) {
        House house{store};
        Person weak{house, "weak", rights::Role::performance_officer, "E10000018", "leicestershire-county-council",
                    false};
        Person analyst{house, "analyst", rights::Role::performance_officer, "E10000018",
                       "leicestershire-county-council"};
        CHECK(holds(weak.page("/census/upload"), "second factor"));
        // Not for another authority; nothing is kept.
        CHECK(analyst.upload("rutland-county-council E06000017", example()).status == 404);
        CHECK(weak.upload(leicestershire, example()).status >= 403);
        CHECK(files_in(house.folder) == 0);
        CHECK(holds(analyst.upload("", example()).body, "Select whose return it is"));
        CHECK(holds(analyst.upload(leicestershire, "").body, "The file is empty"));
        CHECK(analyst.upload(leicestershire, std::string(2U << 20U, 'x')).status == 413);
        analyst.page("/census/upload");
        analyst.token = "wrong";
        CHECK(files_in(house.folder) == 0);

        // A return of another authority is not ours to read: told at once, and nothing of it is kept.
        auto other = example();
        other.replace(other.find("<LEA>855"), 8, "<LEA>301");
        const auto address = location(analyst.upload(leicestershire, other));
        house.worker.run_once();
        CHECK(holds(analyst.page(address), "The file is of authority 301, not of Leicestershire (855)"));
        CHECK(!holds(analyst.page(address + "/findings"), "Missing"));
        CHECK(files_in(house.folder) == 0);
        store.read([&](db::ReadTx& tx) {
            const auto id = address.substr(address.rfind('/') + 1);
            CHECK(!census::find_filing(tx, id)->is_open());
        });

        // What is no return at all is told in one line; it can be removed at once.
        const auto broken = location(analyst.upload(leicestershire, "<html>no return</html>"));
        house.worker.run_once();
        CHECK(holds(analyst.page(broken), "cannot be read"));
        REQUIRE(analyst.post(broken + "/withdraw", {}).status == 303);
        CHECK(holds(analyst.page(broken), "Destroyed"));
        CHECK(files_in(house.folder) == 0);
    });
}
