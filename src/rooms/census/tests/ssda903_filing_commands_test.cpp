#include "support/census_house.h"

using namespace census::made;

namespace {

std::vector<Person::FileOfForm> files_of_a_return() {
    std::vector<Person::FileOfForm> files;
    const std::string folder = TEST_DIR "/conformance/ssda903/files/made-6";
    for (const auto& [from, field] : {std::pair{folder, "file"}, {folder + "/prev", "last"}})
        for (const auto& path : paths_in(from))
            if (path.ends_with(".csv")) files.push_back({field, path.substr(path.rfind('/') + 1), text_of_file(path)});
    return files;
}

std::string figure_of(db::Database& store, const std::string& indicator, const std::string& period) {
    std::string address;
    store.read([&](db::ReadTx& tx) {
        const auto found = scorecard::Tracer{tx}.find({.indicator = indicator, .area = "E10000018", .period = period});
        REQUIRE(found);
        address = found->origins.front().address;
    });
    return address;
}

/// Submitted by the authority and accepted by the partnership. Gives the submission's address.
std::string submitted_and_accepted(Person& analyst, Person& manager, const std::string& address) {
    analyst.page(address + "/submit");
    REQUIRE(analyst.post(address + "/submit", {{"commentary", ""}}).status == 303);
    const auto submission = "/census/submissions/" + address.substr(address.rfind('/') + 1);
    manager.page(submission);
    REQUIRE(manager.post(submission + "/accept", {}).status == 303);
    return submission;
}

}  // namespace

TEST_CASE("census: the files of an SSDA903 go from one upload to findings, indicators and the scorecard") {
    support::on_each_store([](db::Database& store) {
        House house{store};
        Person analyst{house, "analyst", rights::Role::performance_officer, "E10000018",
                       "leicestershire-county-council"};
        Person manager{house, "manager", rights::Role::business_manager, "LRSCP", ""};
        const auto files = files_of_a_return();
        REQUIRE(files.size() > 15);
        const auto uploaded = analyst.upload(leicestershire, "2025", files);
        REQUIRE(uploaded.status == 303);
        const auto address = location(uploaded);
        CHECK(files_in(house.folder) == 1);
        house.worker.run_once();
        const auto page = analyst.page(address);
        CHECK(holds(page, "Children looked after (SSDA903) 2025"));
        CHECK(holds(page, "episodes.csv"));
        CHECK(!holds(page, "cannot be read"));

        // The rules that compare the two years were asked too.
        CHECK(holds(analyst.page(address + "/findings"), "Mark this finding"));
        CHECK(analyst.page(address + "/findings/export?format=xlsx").starts_with("PK"));
        CHECK(holds(analyst.page(address + "/indicators"), "Children looked after at 31 March"));
        CHECK(holds(analyst.page(address + "/indicators?indicator=looked_after_at_31_march"), "By age"));
        const auto children = analyst.page(address + "/children?indicator=looked_after_at_31_march&by=sex&of=F");
        CHECK(holds(children, "by your own identifiers"));
        CHECK(holds(children, "<li>"));

        const auto submission = submitted_and_accepted(analyst, manager, address);
        CHECK(figure_of(store, "ssda903-looked-after-at-31-march", "2025-03-31") == submission);
        // Once more, without a year: it is told from the dates; and the same answer.
        const auto again = location(analyst.upload(leicestershire, "", files));
        house.worker.run_once();
        CHECK(holds(analyst.page(again), "these files name no year"));
    });
}

TEST_CASE(
    "census: a figure leads to the acceptance that it came from, and a later acceptance stands before an earlier") {
    support::on_each_store([](db::Database& store) {
        House house{store};
        Person analyst{house, "analyst", rights::Role::performance_officer, "E10000018",
                       "leicestershire-county-council"};
        Person manager{house, "manager", rights::Role::business_manager, "LRSCP", ""};
        // Ids are drawn by chance: several times, so that chance does not decide.
        for (int turn = 0; turn < 4; ++turn) {
            house.clock.moment += std::chrono::minutes{1};
            const auto address = location(analyst.upload(leicestershire, example()));
            house.worker.run_once();
            const auto submission = submitted_and_accepted(analyst, manager, address);
            CHECK(figure_of(store, "cin-census-referrals", "2025-26") == submission);
        }
    });
}
