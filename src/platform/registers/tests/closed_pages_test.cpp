#include <doctest/doctest.h>

#include "sight_house.h"
#include "support/stores.h"

namespace {

using rights::Role;
using sight_house::cases;
using sight_house::has;
using sight_house::holder;
using sight_house::House;
using sight_house::said;

}  // namespace

TEST_CASE(
    "registers: what is not theirs is refused with whom to ask, and what is closely held as if it were not there") {
    support::on_each_store([](db::Database& database) {
        House house{database};
        house.who = holder(Role::business_manager, "A");
        const auto elsewhere = house.get(house.address("East"));
        CHECK(elsewhere.status == 403);
        CHECK(has(elsewhere, "You may not see this case. Ask your business manager."));
        const auto missing = said(house.get("/sample/cases/zzzzzzzzzz"));
        for (const auto* name : {"Thorn", "Rowan"}) {
            CHECK(said(house.get(house.address(name))) == missing);
            CHECK(house.get("/api" + house.address(name)).body == house.get("/api/sample/cases/zzzzzzzzzz").body);
        }
        CHECK(has(house.get(house.address("Quill")), "Secret of Quill"));
        house.who = holder(Role::system_administrator, "A");
        CHECK(said(house.get(house.address("Quill"))) == missing);
        CHECK(said(house.get(house.address("Willow"))) == missing);
        house.who = holder(Role::lead_safeguarding_partner, "A");
        house.who.strong = false;
        CHECK(said(house.get(house.address("Quill"))) == missing);
        house.who = holder(Role::independent_scrutineer, "A");
        house.who.exclusions.push_back({.id = "e",
                                        .record = house.address("North"),
                                        .account = "p1",
                                        .reason = "A relative",
                                        .until = core::day(2026, 3, 31)});
        CHECK(said(house.get(house.address("North"))) == missing);
        CHECK_FALSE(has(house.get("/sample/cases"), "North"));
        CHECK(has(house.get("/sample/cases"), "South"));
        house.who.exclusions[0].until = core::day(2026, 3, 30);
        CHECK(has(house.get("/sample/cases"), "North"));
    });
}

TEST_CASE("registers: another agency's return, and one's own") {
    support::on_each_store([](db::Database& database) {
        House house{database};
        house.who = holder(Role::agency_respondent, "A", "police");
        CHECK(has(house.get(house.address("North") + "/edit"), "Secret of North"));
        const auto other = house.get(house.address("South"));
        CHECK(other.status == 403);
        CHECK_FALSE(has(other, "Secret of South"));
        CHECK_FALSE(has(house.get("/sample/cases"), "South"));
        const auto form = [](const char* agency, const char* partnership) {
            return std::vector<std::pair<std::string, std::string>>{
                {"seen", "1"}, {"name", "North"}, {"partnership", partnership}, {"agency", agency}};
        };
        CHECK(house.post(house.address("North") + "/edit", form("health", "A")).status == 403);
        CHECK(house.post(house.address("North") + "/edit", form("police", "B")).status == 403);
        CHECK(house.post("/sample/cases/new", {{"name", "West"}, {"partnership", "A"}, {"agency", "health"}}).status ==
              403);
        CHECK(house.post("/sample/cases/new", {{"name", "West"}, {"partnership", "X"}, {"agency", "police"}}).status ==
              422);
        CHECK(house.post("/sample/cases/new", {{"name", "West"}, {"partnership", "A"}, {"agency", "police"}}).status ==
              303);
        // A key that is taken by a record not theirs to see is not named, in the form and in a file.
        const auto taken =
            house.post("/sample/cases/new", {{"name", "Quill"}, {"partnership", "A"}, {"agency", "police"}});
        CHECK(taken.status == 422);
        CHECK(has(taken, "There is already another case with the same name"));
        CHECK_FALSE(has(taken, "Secret of Quill"));
    });
}

TEST_CASE("registers: an import neither changes nor shows what is not theirs") {
    support::on_each_store([](db::Database& database) {
        House house{database};
        house.who = holder(Role::business_manager, "A");
        const auto upload = [&](const std::string& csv) {
            auto message = http::get("/sample/cases/import");
            message.method = "POST";
            message.headers.add("content-type", "multipart/form-data; boundary=B");
            message.body = "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.csv\"\r\n\r\n" + csv +
                           "\r\n--B--\r\n";
            const auto taken = house.routes().answer(message);
            for (const auto& [name, value] : taken.headers)
                if (name == "Location") return value;
            return std::string{};
        };
        const auto address = upload("name,partnership,what happened\nThorn,B,Mine now\nNorth,A,Changed\nWest,B,New\n");
        const auto preview = house.get(address);
        CHECK_FALSE(has(preview, "Secret of Thorn"));
        CHECK(has(preview, "Secret of North → Changed"));
        CHECK(has(preview, "is about a record that is not yours to change"));
        CHECK(house.post(address).status == 409);
        house.who = holder(Role::business_manager, "B");
        CHECK(has(house.get(house.address("Thorn")), "Secret of Thorn"));
        // Whose file it is says who may look at it: the same person in another role sees it, and its rows by that role.
        CHECK(has(house.get(address), "Secret of Thorn"));
        CHECK_FALSE(has(house.get(address), "Secret of North"));
    });
}

TEST_CASE("registers: a closely held field is for those of its classification, and an edit by others leaves it alone") {
    support::on_each_store([](db::Database& database) {
        House house{database};
        house.who = holder(Role::performance_officer, "A");
        house.who.appointments[0].body = "";
        const auto address = house.address("North");
        CHECK(has(house.get(address), "Secret of North"));
        CHECK(has(house.get(address), "Not for you to see"));
        for (const auto* page : {"", "/history", "?on=2026-03-31"})
            CHECK_FALSE(has(house.get(address + page), "Advice on"));
        CHECK_FALSE(has(house.get("/sample/cases?columns=name,advice"), "Advice on"));
        CHECK_FALSE(has(house.get("/sample/cases/export.csv"), "Advice on"));
        CHECK_FALSE(has(house.get("/api" + address), "Advice on"));
        CHECK_FALSE(has(house.get("/api" + address + "/history"), "Advice on"));
        house.who = holder(Role::business_manager, "A");
        CHECK_FALSE(has(house.get(address + "/edit"), "Legal advice"));
        CHECK(house
                  .post(address + "/edit", {{"seen", "1"},
                                            {"name", "North"},
                                            {"partnership", "A"},
                                            {"agency", "police"},
                                            {"advice", "Overwritten"}})
                  .status == 303);
        database.read([&](db::ReadTx& tx) {
            const auto record = registers::find(tx, cases, house.known("North").id);
            CHECK(registers::cell(cases, record->cells, "advice") == "Advice on North");
            CHECK(registers::cell(cases, record->cells, "account_of_it").empty());
        });
        // Of a record that is their own group's, the same person reads it.
        CHECK(has(house.get(house.address("Willow")), "Advice on Willow"));
    });
}

TEST_CASE("registers: who reads a sealed record, by whichever way, is in the audit trail before the answer leaves") {
    support::on_each_store([](db::Database& database) {
        House house{database};
        house.who = holder(Role::business_manager, "A");
        std::size_t told = 0;
        for (const auto* page : {"", "/edit", "/withdraw", "/history", "?on=2026-03-31"}) {
            CHECK(house.get(house.address("Quill") + page).status == 200);
            CAPTURE(page);
            CHECK(house.readings() == ++told);
        }
        house.get("/api" + house.address("Quill"));
        house.get("/api" + house.address("Quill") + "/history");
        house.get("/sample/cases/export.csv");
        house.get("/sample/cases");
        CHECK(house.readings() == told + 4);
        house.get("/sample/letters/" + house.known("Quill").letter);
        CHECK(house.readings() == told + 4);
        CHECK(house.readings("sample_letters") == 3);  // with the case, where it is withdrawn, and by itself
        house.get(house.address("North"));
        house.get(house.address("Thorn"));
        house.get("/search?q=quill");
        CHECK(house.readings() == told + 4);
        CHECK_FALSE(has(house.get(house.address("Quill") + "/history"), "Read"));
        // When the trail cannot take it, nothing is read.
        database.write([](db::WriteTx& tx) { tx.run_script("alter table audit_processes rename to gone"); });
        const auto failed = house.get(house.address("Quill"));
        CHECK(failed.status == 503);
        CHECK_FALSE(has(failed, "Secret of Quill"));
        CHECK(house.get(house.address("South")).status == 200);
    });
}
