#include <doctest/doctest.h>

#include "platform/registers/commands.h"
#include "platform/registers/entity.h"
#include "platform/rights/operator.h"
#include "record_house.h"
#include "rooms/partnership/partnership.h"
#include "rooms/yearly_report/store_route.h"
#include "rooms/yearly_report/store_workflow.h"
#include "trials.h"

// The yearly report from begun to opened again, with each statement of each step failing in turn.
namespace {

using access_test::Person;
using access_test::RecordHouse;
using access_test::Trials;
using Form = std::vector<std::pair<std::string, std::string>>;

const std::string pattern = "/reports/{partnership}/{year}/work", work = "/reports/lrscp/2024-25/work";
const std::string section = work + "/sections/area-profile";

struct House : RecordHouse {
    explicit House(db::Database& database) : RecordHouse(database), trials(program, database) {}

    void step(Person& who, const std::string& doing, Form more = {}) {
        CAPTURE(doing);
        who.get(work);
        more.emplace_back("do", doing);
        trials.run(pattern, who, [&] { return who.form(work, more); });
    }
    yearly_report::Work report() {
        std::optional<yearly_report::Work> found;
        store.read([&](db::ReadTx& tx) { found = yearly_report::find_work(tx, "lrscp", {2024}); });
        REQUIRE(found);
        return *found;
    }
    /// A record as its register's form adds it: that has its trial elsewhere.
    std::string add(const registers::Entity& entity, const std::map<std::string, std::string>& values) {
        std::string id;
        program.set_up([&](audit::WriteTx& tx) {
            registers::Cells cells(entity.fields.size());
            for (const auto& [field, value] : values) cells[registers::place_of(entity, field)] = value;
            id = registers::add({tx, rights::Operator{"A test"}}, entity, cells);
        });
        return id;
    }
    std::string organisation(const std::string& code) {
        std::string id;
        store.read([&](db::ReadTx& tx) {
            registers::Cells key(partnership::organisations.fields.size());
            key[registers::place_of(partnership::organisations, "code")] = code;
            id = registers::find_by_key(tx, partnership::organisations, key)->id;
        });
        return id;
    }

    Trials trials;
    Person agency{program, "agency", {.role = rights::Role::agency_lead, .organisation = "leicestershire-police"}};
    Person officer{program, "officer", {.role = rights::Role::performance_officer, .body = "", .organisation = ""}};
};

void written(House& house) {
    auto& manager = house.manager;
    house.step(manager, "begin");
    manager.get(work + "/ask");
    const Form asked{{"section", "area-profile"},
                     {"prompt", "What changed?"},
                     {"due-day", "1"},
                     {"due-month", "12"},
                     {"due-year", "2026"},
                     {"organisation", house.organisation("leicestershire-police")}};
    house.trials.run(pattern + "/ask", manager, [&] { return manager.form(work + "/ask", asked); });
    const auto report = house.report().id;
    std::string id;
    house.store.read([&](db::ReadTx& tx) {
        const auto all = yearly_report::records_of(tx, yearly_report::contributions, report);
        REQUIRE(all.size() == 1);
        id = all[0].id;
    });
    const auto answer = "/reports/contributions/" + id + "/answer";
    house.agency.get(answer);
    REQUIRE(
        house.agency.post("/accounts/drafts", {{"draft", answer}, {"draft-title", "a"}, {"answer", "Half"}}).status <
        400);
    house.trials.run("/reports/contributions/{id}/answer", house.agency, [&] {
        return house.agency.form(answer, {{"answer", "More visits."}});
    });
    const std::string of_section = pattern + "/sections/{slug}";
    manager.get(section);
    for (const char* text : {"First words.", "Other words."})
        house.trials.run(of_section, manager, [&] { return manager.form(section, {{"markdown", text}}); });
    const auto page = manager.get(section).body;
    const auto at = page.find("restore:");
    REQUIRE(at != page.npos);
    const auto version = page.substr(at, page.find('"', at) - at);
    house.trials.run(of_section, manager, [&] { return manager.form(section, {{"do", version}}); });
}

/// A year's accounts, which the report of that year tells.
void accounts_of_a_year(House& house) {
    const std::string page = "/finance/entry/lrscp/2025-26";
    house.manager.get(page);
    const Form line{
        {"scope", "children"}, {"line-0-book", "spending"}, {"line-0-name", "Stationery"}, {"line-0-amount", "120.50"}};
    house.trials.run("/finance/entry/{partnership}/{year}", house.manager,
                     [&] { return house.manager.form(page, line); });
}

void commented(House& house) {
    house.agency.get(work + "/comment");
    house.trials.run(pattern + "/comment", house.agency, [&] {
        return house.agency.form(work + "/comment", {{"section", "area-profile"}, {"comment", "Say more."}});
    });
    // An open comment holds the report up; what was done with it is told in its register's form.
    const auto report = house.report().id;
    house.program.set_up([&](audit::WriteTx& tx) {
        const auto& entity = yearly_report::comments;
        const auto all = yearly_report::records_of(tx, entity, report);
        REQUIRE(all.size() == 1);
        auto cells = all[0].cells;
        cells[registers::place_of(entity, "outcome")] = "taken_up";
        cells[registers::place_of(entity, "done")] = "A paragraph was added.";
        REQUIRE(registers::change({tx, rights::Operator{"A test"}}, entity, all[0].id, all[0].version, cells));
    });
}

void approved(House& house) {
    const auto report = house.report();
    std::vector<yearly_report::RouteStep> route;
    std::vector<yearly_report::Partner> partners;
    house.store.read([&](db::ReadTx& tx) {
        route = yearly_report::route_of(tx, report);
        partners = yearly_report::partners_of(tx, report, core::day(2026, 11, 22));
    });
    for (const auto& one : route)
        house.add(yearly_report::approvals, {{"report", report.id},
                                             {"step", one.step},
                                             {"body", one.body},
                                             {"on", "2026-11-20"},
                                             {"decision", "approved"}});
    REQUIRE(partners.size() > 1);
    for (const auto& partner : partners) {
        Person signer{house.program,
                      "signer-" + partner.code,
                      {.role = rights::Role::delegated_safeguarding_partner, .organisation = partner.code}};
        house.step(signer, "sign:" + partner.code);
    }
}

}  // namespace

TEST_CASE("access: every step of the yearly report leaves the store as before, whichever of its statements fails") {
    support::on_each_store([](db::Database& store) {
        House house{store};
        accounts_of_a_year(house);
        written(house);
        house.step(house.manager, "freeze");
        house.step(house.officer, "check", {{"note", "Against the sources."}});
        house.step(house.manager, "move:members");
        commented(house);
        for (const char* state : {"move:scrutiny", "move:cabinet", "move:signing"}) house.step(house.manager, state);
        approved(house);
        house.step(house.manager, "publish");
        for (const char* recipient :
             {"Child Safeguarding Practice Review Panel", "Foundations", "Department for Education"})
            house.add(yearly_report::dispatches, {{"report", house.report().id},
                                                  {"of_version", "1"},
                                                  {"recipient", recipient},
                                                  {"sent_on", "2026-11-22"},
                                                  {"how", "email"},
                                                  {"proof", "Receipt 1"}});
        house.step(house.manager, "sent");
        house.step(house.manager, "reopen", {{"reason", "A figure changed."}});
        for (const auto& route : house.trials.without_trial(access_test::Story::report))
            FAIL_CHECK("no trial of " << route << ": add one to a story of this file");
        MESSAGE(house.trials.failures() << " statements failed");
        house.program.ledger.read([](db::ReadTx& tx) { CHECK(audit::verify(tx).faults.empty()); });
    });
}
