#include <doctest/doctest.h>

#include "platform/registers/commands.h"
#include "platform/rights/operator.h"
#include "program.h"
#include "rooms/census/filing_store.h"
#include "rooms/partnership/partnership.h"
#include "rooms/yearly_report/workflow.h"

// The first page of everyone's work: one list of what waits for them, one of what each agency is asked, whichever room
// asks; and for no one what is another's.
namespace {

using access_test::Person;
using access_test::Program;
using rights::Role;

rights::Footprints footprints(db::ReadTx&) {
    rights::Footprints all;
    all.add("LRSCP", "Leicestershire and Rutland");
    all.add("E10000018", "Leicestershire");
    all.put_inside("E10000018", "LRSCP");
    return all;
}

std::string put(audit::WriteTx& tx, const registers::Entity& entity, const std::map<std::string, std::string>& values) {
    registers::Cells cells(entity.fields.size());
    for (const auto& [field, value] : values) cells[registers::place_of(entity, field)] = value;
    return registers::add({tx, rights::Operator{"A test"}}, entity, cells);
}

/// One thing of each kind that waits for somebody.
void things_that_wait(audit::WriteTx& tx) {
    put(tx, partnership::areas, {{"code", "LRSCP"}, {"name", "Leicestershire and Rutland"}, {"kind", "county"}});
    put(tx, partnership::areas,
        {{"code", "E10000018"}, {"name", "Leicestershire"}, {"kind", "county"}, {"part_of", "LRSCP"}});
    put(tx, partnership::partnerships,
        {{"code", "lrscp"},
         {"name", "Leicestershire & Rutland Safeguarding Children Partnership"},
         {"areas", "LRSCP"}});
    const auto police = put(tx, partnership::organisations,
                            {{"code", "police"}, {"name", "Leicestershire Police"}, {"sector", "police"}});
    const auto report =
        put(tx, yearly_report::reports,
            {{"code", "lrscp-2025-26"}, {"partnership", "lrscp"}, {"year", "2025-26"}, {"state", "contributions"}});
    for (const auto& [section, due] :
         {std::pair{"late-section", "2026-11-01"}, std::pair{"later-section", "2027-03-01"}})
        put(tx, yearly_report::contributions,
            {{"report", report},
             {"section", section},
             {"organisation", police},
             {"prompt", "What did you do?"},
             {"due", due},
             {"state", "asked"}});
    int number = 0;
    for (const auto state : {census::FilingState::checked, census::FilingState::submitted}) {
        census::Filing filing{.id = "filing" + std::to_string(++number),
                              .organisation = "county",
                              .area = "E10000018",
                              .collection = "CIN",
                              .year = 2024 + number,
                              .state = state,
                              .uploaded_by = "An analyst",
                              .submitted_by = "An analyst"};
        census::insert_filing(tx, filing);
    }
    static_cast<void>(
        rights::add_account(tx, rights::Operator{"A test"}, {.name = "Newcomer", .email = "new@example.org"}).value());
}

struct Seen {
    std::string mine, agency;
};

/// The two halves of the page: before and from the first "Asked of".
Seen home_of(Person& person) {
    const auto page = person.get("/accounts/home");
    REQUIRE(page.status == 200);
    const auto end = page.body.find("Recent changes");
    REQUIRE(end != page.body.npos);
    const auto agency = std::min(page.body.find("Asked of "), end);
    return {page.body.substr(0, agency), page.body.substr(agency, end - agency)};
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

}  // namespace

TEST_CASE("access: everyone's first page shows what waits for them and what their agency is asked, role by role") {
    support::on_each_store([](db::Database& store) {
        Program program{access_test::migrated(store), {}, footprints};
        program.set_up(things_that_wait);
        for (const auto& card : rights::roles()) {
            const std::string role{card.code};
            CAPTURE(role);
            Person person{program, role, {.role = card.role, .body = "group", .organisation = "police"}};
            const auto seen = home_of(person);
            // Who answers for the police finds both asks in the police's list, the late one marked; nobody elsewhere.
            const bool answers = card.role == Role::agency_lead || card.role == Role::agency_respondent ||
                                 card.role == Role::delegated_safeguarding_partner;
            CHECK(holds(seen.agency, "Asked of Leicestershire Police"));
            CHECK(holds(seen.agency, "/answer") == answers);
            CHECK(holds(seen.agency, "1 late, 0 due this week, 2 in all") == answers);
            CHECK(holds(seen.agency, "Nothing is asked of Leicestershire Police") == !answers);
            CHECK_FALSE(holds(seen.mine, "/answer"));
            // The office that asked sees what is late, and nothing that is not due yet.
            const bool asked = card.role == Role::business_manager || card.role == Role::business_support;
            CHECK(holds(seen.mine, "Leicestershire Police has not answered: ") == asked);
            CHECK(holds(seen.mine, "1 late") == asked);
            // Invitations wait for those who look after accounts.
            CHECK(holds(seen.mine, "Newcomer has not taken up") == (asked || card.role == Role::system_administrator));
            // Nothing of another authority's return.
            CHECK_FALSE(holds(seen.mine + seen.agency, "checked and not submitted"));
        }
    });
}

TEST_CASE(
    "access: returns in work wait for their authority, submitted ones for the office, an ending role for its holder") {
    support::on_each_store([](db::Database& store) {
        Program program{access_test::migrated(store), {}, footprints};
        program.set_up(things_that_wait);
        Person analyst{program, "analyst", {Role::performance_officer, "E10000018", "", "county"}};
        Person manager{program, "manager", {Role::business_manager, "LRSCP", "", ""}};
        const auto theirs = home_of(analyst), office = home_of(manager);
        CHECK(holds(theirs.agency, "Asked of county"));
        CHECK(holds(theirs.agency, "Children in need census 2025 of Leicestershire is checked and not submitted"));
        CHECK_FALSE(holds(theirs.mine, "census 2025"));
        CHECK(holds(office.mine, "Children in need census 2026 of Leicestershire to accept"));
        CHECK_FALSE(holds(office.mine, "not submitted"));
        CHECK(office.agency.empty());
        CHECK_FALSE(holds(theirs.mine, "Your appointment"));
        program.set_up([&](audit::WriteTx& tx) {
            const auto held = rights::appointments_of(tx, analyst.account);
            REQUIRE(rights::end_appointment(tx, rights::Operator{"A test"}, held[0].id, core::day(2026, 11, 27))
                        .has_value());
        });
        const auto ending = home_of(analyst);
        CHECK(holds(ending.mine, "Your appointment as Performance officer ends"));
        CHECK(holds(ending.mine, "This week"));
        CHECK(holds(home_of(manager).mine, "analyst ends as Performance officer"));
    });
}
