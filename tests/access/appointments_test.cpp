#include <doctest/doctest.h>

#include "platform/registers/commands.h"
#include "platform/registers/list.h"
#include "platform/rights/operator.h"
#include "program.h"
#include "rooms/partnership/partnership.h"

// Four eyes: nobody gives themselves rights, by whichever way a register is written.
namespace {

using access_test::location;
using access_test::Person;
using access_test::Program;
using Form = std::vector<std::pair<std::string, std::string>>;

rights::Footprints footprints(db::ReadTx&) {
    rights::Footprints all;
    all.add("LRSCP", "Leicestershire and Rutland");
    return all;
}

std::string add_person(audit::WriteTx& tx, const std::string& code) {
    registers::Cells cells(partnership::people.fields.size());
    cells[registers::place_of(partnership::people, "code")] = code;
    cells[registers::place_of(partnership::people, "name")] = code;
    return registers::add({tx, rights::Operator{"A test"}}, partnership::people, cells);
}

struct Office {
    explicit Office(db::Database& store) : program(access_test::migrated(store), {}, footprints) {
        program.set_up([&](audit::WriteTx& tx) {
            for (auto* person : {&maya, &lee, &sam}) {
                const auto record = add_person(tx, person->name);
                person->record = record;
                if (person->browser)
                    rights::set_person(tx, rights::Operator{"A test"}, person->browser->account, record);
            }
        });
    }
    struct Somebody {
        std::string name;
        std::optional<Person> browser = {};
        std::string record = {};
    };
    static access_test::Appointed as(rights::Role role) { return {.role = role, .body = ""}; }
    std::size_t appointments() {
        std::size_t count = 0;
        program.ledger.read(
            [&](db::ReadTx& tx) { count = registers::list(tx, partnership::appointments, {}).rows.size(); });
        return count;
    }
    static Form appointment(const Somebody& of) {
        return {{"person", of.record},  {"role", "delegated_safeguarding_partner"},
                {"footprint", "LRSCP"}, {"from-day", "1"},
                {"from-month", "4"},    {"from-year", "2026"}};
    }
    http::Response add(Somebody& by, const Somebody& of) {
        by.browser->get("/partnership/appointments/new");
        return by.browser->post("/partnership/appointments/new", appointment(of));
    }

    Program program;
    Somebody maya{"maya", Person{program, "maya", as(rights::Role::business_manager)}};
    Somebody lee{"lee", Person{program, "lee", as(rights::Role::lead_safeguarding_partner)}};
    Somebody sam{"sam"};
};

constexpr auto sentence = "You may not write or change your own appointment: a second person must. Ask another";

bool refuses(const http::Response& answer) {
    return answer.status >= 400 && answer.body.find(sentence) != answer.body.npos;
}

}  // namespace

TEST_CASE("access: nobody writes an appointment of their own in the register; a second person does") {
    support::on_each_store([](db::Database& store) {
        Office office{store};
        const auto refused = office.add(office.maya, office.maya);
        CHECK(refuses(refused));
        CHECK(refused.body.find("value=\"LRSCP\"") != refused.body.npos);  // what was typed is still there
        CHECK(office.appointments() == 0);
        CHECK(office.add(office.maya, office.sam).status == 303);
        const auto added = office.add(office.lee, office.maya);
        REQUIRE(added.status == 303);
        const auto own = "/partnership/appointments/" + access_test::last_part(location(added));
        // Her own, once another wrote it: she sees it, and may neither change, withdraw nor bring it back.
        auto& maya = *office.maya.browser;
        CHECK(maya.get(own).status == 200);
        CHECK(refuses(maya.get(own + "/edit")));
        auto longer = Office::appointment(office.maya);
        longer.emplace_back("seen", "1");
        CHECK(refuses(maya.post(own + "/edit", longer)));
        CHECK(refuses(maya.post(own + "/withdraw", {{"seen", "1"}, {"reason", "x"}})));
        auto& lee = *office.lee.browser;
        lee.get(own + "/withdraw");
        REQUIRE(lee.post(own + "/withdraw", {{"seen", "1"}, {"reason", "Ended"}}).status == 303);
        maya.get("/accounts/me");
        CHECK(refuses(maya.post(own + "/reinstate", {{"seen", "2"}})));
        CHECK(office.appointments() == 1);
    });
}

TEST_CASE("access: nor by turning another's appointment into their own, by a file or by the API") {
    support::on_each_store([](db::Database& store) {
        Office office{store};
        auto& maya = *office.maya.browser;
        const auto added = office.add(office.maya, office.sam);
        REQUIRE(added.status == 303);
        const auto of_sam = "/partnership/appointments/" + access_test::last_part(location(added));
        auto mine = Office::appointment(office.maya);
        mine.emplace_back("seen", "1");
        CHECK(refuses(maya.post(of_sam + "/edit", mine)));
        maya.get("/partnership/appointments/import");
        const auto kept = maya.send(maya.file("/partnership/appointments/import", {}, "a.csv",
                                              "person,role,footprint,from\nmaya,business_manager,LRSCP,2026-04-01\n"));
        const auto preview = maya.get(location(kept));
        CAPTURE(preview.body);
        CHECK(preview.body.find(sentence) != preview.body.npos);
        CHECK(maya.post(location(kept), {}).status >= 400);
        maya.get("/accounts/me");
        const auto by_program =
            maya.send(maya.json("/api/partnership/appointments",
                                R"({"fields":{"person":")" + office.maya.record +
                                    R"(","role":"business_manager","footprint":"LRSCP","from":"2026-04-01"}})"));
        CAPTURE(by_program.body);
        CHECK(by_program.status >= 400);
        CHECK(by_program.body.find("a second person must") != by_program.body.npos);
        CHECK(office.appointments() == 1);
        store.read([&](db::ReadTx& tx) {
            for (const auto& one : rights::all_standings(tx))
                if (one.name == "maya") CHECK(one.appointments.size() == 1);  // what the office gave her at the start
        });
    });
}
