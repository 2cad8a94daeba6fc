#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "platform/audit/audit.h"
#include "platform/http/routes.h"
#include "platform/registers/registers.h"
#include "platform/registers/store.h"
#include "platform/rights/operator.h"
#include "platform/ui/page.h"
#include "record/record.h"
#include "rooms/partnership/partnership.h"
#include "support/stores.h"

namespace {

using partnership::Member;

const core::Date today = *core::parse_date("2025-06-01");

std::vector<std::string> organisations(const std::vector<Member>& members) {
    std::vector<std::string> names;
    for (const auto& member : members) names.push_back(member.organisation);
    return names;
}

}  // namespace

TEST_CASE("partnership: the record answers for structure, chair rota, membership and relevant agencies") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        database.read([](db::ReadTx& tx) {
            std::map<std::string, partnership::Body> bodies;
            for (const auto& body : partnership::structure(tx)) bodies.emplace(body.code, body);
            CHECK(bodies.at("planning-and-delivery-group").parents == std::vector<std::string>{"lrscp", "lscp"});
            CHECK(bodies.at("lrscp-case-review-group").parents ==
                  std::vector<std::string>{"lrscp", "planning-and-delivery-group"});
            CHECK(bodies.at("operational-group").parents.empty());
            CHECK(bodies.at("operational-group").dotted ==
                  std::vector<std::string>{"performance-group", "assurance-and-audit-group"});
            CHECK(bodies.at("lrscp").successor_of == std::vector<std::string>{"lrlscb"});
            CHECK(bodies.at("llr-meeting-of-safeguarding-partners").meetings_a_year == 8);
            CHECK(bodies.at("assurance-and-audit-group").state == "closed");

            const auto rota = partnership::rota(tx);
            CHECK(rota.size() == 15);
            std::map<std::string, int> chairs;
            for (const auto& turn : rota)
                if (turn.role == "chair") ++chairs[core::iso(turn.from)];
            CHECK(chairs == std::map<std::string, int>{{"2024-04-01", 1},
                                                       {"2025-04-01", 2},
                                                       {"2026-04-01", 1},
                                                       {"2027-04-01", 2},
                                                       {"2028-04-01", 1},
                                                       {"2029-04-01", 2}});
            const auto slip = std::find_if(rota.begin(), rota.end(), [](const auto& turn) {
                return core::iso(turn.from) == "2025-04-01" && turn.role == "deputy_chair";
            });
            REQUIRE(slip != rota.end());
            CHECK(slip->organisation_code == "llr-icb");
            CHECK(slip->as_published == "Leicester DSP, Chris West");

            CHECK(partnership::relevant_agencies(tx, "lrscp", today).size() == 9);
            const auto of_leicester = organisations(partnership::relevant_agencies(tx, "lscp", today));
            CHECK(of_leicester.size() == 9);
            CHECK(std::find(of_leicester.begin(), of_leicester.end(), "Rutland County Council") != of_leicester.end());
            for (const auto& agency : partnership::relevant_agencies(tx, "", today)) CHECK_FALSE(agency.reason.empty());
        });
    });
}

TEST_CASE("partnership: a seat counts on the days on which it stands") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        database.read([](db::ReadTx& tx) {
            CHECK(partnership::members(tx, "lrlscb", today).empty());
            const auto before = partnership::members(tx, "lrlscb", *core::parse_date("2018-03-31"));
            CHECK(before.size() == 13);
            CHECK(partnership::members(tx, "no-such-body", today).empty());
            const auto all = partnership::members(tx, "lrscp", today);
            REQUIRE(all.size() > 4);
            CHECK(organisations({all.begin(), all.begin() + 4}) ==
                  std::vector<std::string>{"Leicester, Leicestershire and Rutland Integrated Care Board",
                                           "Leicestershire County Council", "Leicestershire Police",
                                           "Rutland County Council"});
        });
    });
}

TEST_CASE("partnership: the history of a record that a pack brought says which pack and which document") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        const ui::Shell shell{.assets = {}, .partnership = "A partnership"};
        const auto& entities = partnership::registers_of_room();
        const http::Routes site{
            registers::routes(
                {.database = database,
                 .clock = core::system_clock(),
                 .shell = shell,
                 .entities = entities,
                 .viewer = [](const http::Request&) { return registers::Viewer{rights::Operator{"A test"}}; }},
                entities),
            {.gate = [](const http::Request&, std::string_view) { return std::optional<http::Response>{}; }}};
        std::string address;
        database.read([&](db::ReadTx& tx) {
            registers::each_record(tx, partnership::chair_rota, [&](const registers::Record& record) {
                address = address_of(partnership::chair_rota) + "/" + record.id;
            });
            CHECK(audit::verify(tx).faults.empty());
        });
        REQUIRE_FALSE(address.empty());
        const auto has = [&](const std::string& page, const std::string& words) {
            CAPTURE(words);
            CHECK(page.find(words) != std::string::npos);
        };
        has(site.answer(http::get(address)).body, "From the data pack leicestershire-rutland");
        const auto history = site.answer(http::get(address + "/history")).body;
        has(history, "the published record");
        has(history, "Leicester, Leicestershire and Rutland Multi-Agency Safeguarding Arrangements");
    });
}
