#include "office.h"
#include "rooms/yearly_report/explanations.h"
#include "rooms/yearly_report/making/open_findings.h"

// What the claim checker finds in the prose of a report holds its publication up until it is put right or explained.
namespace {

using office::analyst, office::manager, office::naming, office::Office, office::State;

std::vector<yearly_report::SectionFinding> open_in(Office& office) {
    std::vector<yearly_report::SectionFinding> all;
    const auto at = office.work();
    office.database.read([&](db::ReadTx& tx) { all = yearly_report::open_findings(tx, at); });
    return all;
}

}  // namespace

TEST_CASE("yearly report: the published record's own prose gives the checker nothing to explain") {
    support::on_each_store([](db::Database& database) {
        Office office{database};
        office.begin(manager);
        std::vector<yearly_report::SectionFinding> all = open_in(office);
        for (const auto& [partnership, year] : {std::pair{"lrlscb", 2017}, {"lrscp", 2023}, {"leeds-scp", 2023}})
            database.read([&](db::ReadTx& tx) {
                const yearly_report::Work at{
                    .id = {}, .partnership = partnership, .year = {year}, .snapshot = {}, .reason = {}};
                for (auto& one : yearly_report::open_findings(tx, at)) all.push_back(std::move(one));
            });
        for (const auto& one : all) {
            INFO(one.title << ": " << one.finding.passage << " [" << one.finding.stated << " / "
                           << one.finding.recomputed << "]");
            CHECK(one.finding.explanation != "");
        }
    });
}

TEST_CASE("yearly report: a slip that nobody explained keeps the report from being published, frozen or not") {
    support::on_each_store([](db::Database& database) {
        Office office{database};
        office.begin(manager);
        CHECK(office.move(manager, State::drafting));
        CHECK(office.draft(analyst,
                           "# Area profile\n\nPolice visits rose from fifteen to twelve, and two hundred families were "
                           "seen.\n"));
        const auto found = open_in(office);
        REQUIRE(found.size() == 2);  // the rise that is none, and two numbers in words
        for (const auto& one : found) CHECK(one.slug == "area-profile");
        CHECK(naming(office.missing(), "The claim checker finds 2 passages") == 1);
        REQUIRE(office.manage(manager, yearly_report::freeze));
        CHECK(naming(office.missing(), "The claim checker finds 2 passages") == 1);
        for (const auto& one : found)
            office.add(yearly_report::claim_explanations, {{"document", "lrscp 2024-25"},
                                                           {"section", one.title},
                                                           {"passage", one.finding.passage},
                                                           {"check_code", std::string{one.finding.check}},
                                                           {"stated", one.finding.stated},
                                                           {"recomputed", one.finding.recomputed},
                                                           {"why", "Told by the force."},
                                                           {"explained_by", "Maya"},
                                                           {"on", "2026-11-20"}});
        CHECK(open_in(office).empty());
        CHECK(naming(office.missing(), "claim checker") == 0);
    });
}
