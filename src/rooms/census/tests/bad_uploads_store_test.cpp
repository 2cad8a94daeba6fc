#include "support/bad_inputs.h"
#include "support/census_house.h"

using namespace census::made;

namespace {

std::string in_html(const std::string& text) {
    std::string html;
    for (const char c : text) html += c == '"' ? "&quot;" : c == '\'' ? "&#39;" : std::string(1, c);
    return html;
}

/// The sentence stands in the page of the return, once, with its line.
void is_told_after_upload(Person& analyst, House& house, const BadInput& bad) {
    INFO(bad.name);
    std::vector<Person::FileOfForm> files;
    for (const auto& [name, content] : bad.files) files.push_back({"file", name, content});
    const auto uploaded = analyst.upload(leicestershire, "", files);
    if (bad.files.size() == 1 && bad.files.front().second.empty()) {
        CHECK(holds(uploaded.body, "The file is empty"));
        return;
    }
    REQUIRE(uploaded.status == 303);
    const auto address = location(uploaded);
    house.worker.run_once();
    const auto page = analyst.page(address);
    CHECK(holds(page, "cannot be read: ") == (bad.children < 0));
    const auto at = page.find(in_html(bad.said));
    CHECK(at != std::string::npos);
    if (bad.said.empty() || at == std::string::npos) return;
    CHECK(page.find(in_html(bad.said), at + 1) == std::string::npos);
    if (bad.line == 0) return;
    const auto begin = page.rfind('>', at);
    const auto before = page.substr(begin, at - begin);
    CHECK((holds(before, "line " + std::to_string(bad.line)) || holds(before, "Line " + std::to_string(bad.line))));
}

}  // namespace

TEST_CASE("census: what is wrong with an uploaded return is told on its page, each thing once and with its line") {
    support::on_each_store([](db::Database& store) {
        House house{store};
        Person analyst{house, "analyst", rights::Role::performance_officer, "E10000018",
                       "leicestershire-county-council"};
        for (const auto& bad : bad_census_files()) is_told_after_upload(analyst, house, bad);
        for (const auto& bad : bad_ssda903_files()) is_told_after_upload(analyst, house, bad);
    });
}

TEST_CASE("census: an upload that is too large or of two kinds is refused with what to do") {
    support::on_each_store([](db::Database& store) {
        House house{store};
        Person analyst{house, "analyst", rights::Role::performance_officer, "E10000018",
                       "leicestershire-county-council"};
        const auto too_large = analyst.upload(leicestershire, std::string(2U << 20U, 'x'));
        CHECK(too_large.status == 413);
        CHECK(holds(too_large.body, "it takes up to 1 MB"));
        const auto together = [&](const std::vector<Person::FileOfForm>& files) {
            return analyst.upload(leicestershire, "", files).body;
        };
        const std::string one_kind = "Select one census file, or the CSV files of one SSDA903 return";
        CHECK(holds(together({{"file", "a.xml", example()}, {"file", "b.xml", example()}}), one_kind));
        CHECK(holds(together({{"file", "a.csv", "CHILD\n"}, {"file", "b.xml", example()}}), one_kind));
        CHECK(holds(together({{"last", "a.csv", "CHILD\n"}}), "Select this year&#39;s files too"));
        CHECK(holds(analyst.upload(leicestershire, "last", {{"file", "a.csv", "CHILD\n"}}).body,
                    "Enter the year as 2026"));
        CHECK(holds(together({}), "Select a file"));
        CHECK(files_in(house.folder) == 0);
    });
}

TEST_CASE("census: a check that was cut short is taken up again, and a second return of a year is told") {
    support::on_each_store([](db::Database& store) {
        House house{store};
        Person analyst{house, "analyst", rights::Role::performance_officer, "E10000018",
                       "leicestershire-county-council"};
        const auto address = location(analyst.upload(leicestershire, example()));
        const auto id = address.substr(address.rfind('/') + 1);
        // As after a stop in the middle: the return waits, and nobody works on it any more.
        store.write([&](db::WriteTx& tx) {
            static const db::Query forget{"test_forget_jobs", "delete from jobs_outbox where kind = 'census.check'"};
            tx.run(forget, {});
        });
        house.worker.run_once();
        CHECK(holds(analyst.page(address), "Waiting to be checked"));
        CHECK(holds(analyst.page(address), "Check now"));
        REQUIRE(analyst.post(address + "/check", {}).status == 303);
        house.worker.run_once();
        CHECK(holds(analyst.page(address), "Children in need census 2026"));
        CHECK(!holds(analyst.page(address), "another return of this year"));

        const auto second = location(analyst.upload(leicestershire, example()));
        house.worker.run_once();
        CHECK(holds(analyst.page(second), "another return of this year"));
        CHECK(holds(analyst.page(second), address));
    });
}
