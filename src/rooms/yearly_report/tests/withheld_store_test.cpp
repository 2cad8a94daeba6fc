#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>

#include "core/csv.h"
#include "core/utf8.h"
#include "platform/publish/disclose.h"
#include "record/record.h"
#include "rooms/scorecard/scorecard.h"
#include "rooms/yearly_report/yearly_report.h"
#include "support/stores.h"

namespace {

struct Made {
    publish::Document draft;
    disclosure::Masks masks;
};

Made make(db::ReadTx& tx, const char* profile) {
    auto report = yearly_report::write(tx, "lrscp", {2024});
    REQUIRE(report);
    auto masks = yearly_report::masks_of(tx, report->document, *disclosure::find_profile(profile));
    return {std::move(report->document), std::move(masks)};
}

/// Every figure of the draft that counts children and is 1 to 5, whoever told it.
std::vector<figures::Figure> small_counts(const Made& made) {
    std::vector<figures::Figure> found;
    for (const auto& figure : publish::figures_in(made.draft)) {
        const bool count = figure.unit == core::Unit::count && figure.computed.empty() && figure.value;
        if (!count || !disclosure::protects(made.masks.profile, made.masks.counting, figure.subject, figure.series,
                                            figure.breakdown))
            continue;
        const auto value = figure.value->value();
        if (value >= core::Decimal{1} && value <= core::Decimal{5}) found.push_back(figure);
    }
    return found;
}

}  // namespace

// The same file for both engines: which figures are withheld is reviewed like any other change.
TEST_CASE("yearly report: what the default profile withholds of 2024-25 is what it was, on each store") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        database.read([](db::ReadTx& tx) {
            const auto made = make(tx, "dfe");
            CHECK(support::compare_golden(TEST_DIR, "2024-25-withheld.csv", publish::log_of(made.draft, made.masks)) ==
                  "");
        });
    });
}

TEST_CASE("yearly report: no small count of children is told in any format, nor what it was made of") {
    support::TestStore store{db::Engine::sqlite};
    support::load_record(store.database());
    store.database().read([](db::ReadTx& tx) {
        const auto made = make(tx, "dfe");
        const auto small = small_counts(made);
        const auto published = publish::disclose(made.draft, made.masks);
        CHECK(published->blocks.size() > made.draft.blocks.size());
        const auto json = nlohmann::json::parse(publish::to_json(published));
        std::map<std::string, nlohmann::json> told;
        for (const auto& figure : json["figures"]) told[figure["id"]] = figure;
        for (const auto& figure : small) {
            CAPTURE(figure.id);
            // What is told only in a sentence that was left out for it is not told at all.
            if (!told.contains(figure.id)) continue;
            CHECK(told[figure.id]["value"].is_null());
            CHECK(told[figure.id]["base"].is_null());
            for (const auto& source : told[figure.id]["source"]) {
                CHECK(source["value"] == "c");
                CHECK(source["passage"].is_null());
                CHECK(source["note"].is_null());
            }
        }
    });
}

TEST_CASE("yearly report: the profile as-published tells every small number as its source printed it") {
    support::TestStore store{db::Engine::sqlite};
    support::load_record(store.database());
    core::Faults faults;
    std::ifstream file{SOURCE_DIR "/data/packs/leicestershire-rutland/observations.csv", std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    const auto source = core::read_csv(bytes, "observations.csv", faults);
    REQUIRE(faults.empty());
    std::map<std::string, std::vector<std::string>> rows;  // by the figure's id: value, passage
    for (const auto& row : source.rows) {
        const auto& c = row.cells;
        rows["scorecard/" + c[0] + "/" + c[1] + "/" + c[2] + "/" + c[3] + "/" + (c[4].empty() ? "all" : c[4]) + "/" +
             c[10]] = {c[5], c[12]};
    }
    store.database().read([&](db::ReadTx& tx) {
        const auto made = make(tx, "as-published");
        const auto withholding = make(tx, "dfe");
        const auto json = nlohmann::json::parse(publish::to_json(publish::disclose(made.draft, made.masks)));
        std::map<std::string, nlohmann::json> told;
        for (const auto& figure : json["figures"]) told[figure["id"]] = figure;
        int withheld = 0, printed = 0;
        for (const auto& figure : publish::figures_in(made.draft)) {
            if (!withholding.masks.has(figure.id)) continue;
            CAPTURE(figure.id);
            const auto& row = rows.at(figure.id);
            CHECK(told.at(figure.id)["value"].dump() == row[0]);
            CHECK(told.at(figure.id)["source"][0]["passage"] == row[1]);
            // The passage quotes what the document prints, in figures or in words.
            const std::map<std::string, std::vector<std::string>> words{{"1", {"1", "one", "the other", "both"}},
                                                                        {"2", {"2", "two", "both"}},
                                                                        {"3", {"3", "three"}},
                                                                        {"4", {"4", "four"}},
                                                                        {"5", {"5", "five"}}};
            const auto as = words.find(row[0]);
            if (as != words.end())
                printed += std::any_of(as->second.begin(), as->second.end(), [&](const std::string& word) {
                    return core::lowered(row[1]).find(word) != std::string::npos;
                });
            ++withheld;
        }
        CHECK(withheld > 3);
        CHECK(printed > 3);
        CHECK(json.dump().find("Numbers that are withheld") == std::string::npos);
    });
}

TEST_CASE("yearly report: pages withhold the same figures as the report") {
    support::TestStore store{db::Engine::sqlite};
    support::load_record(store.database());
    const support::Site site{store.database()};
    store.database().read([&](db::ReadTx& tx) {
        const auto made = make(tx, "dfe");
        for (const auto& figure : publish::figures_in(made.draft)) {
            if (!figure.value || !figure.computed.empty()) continue;
            CAPTURE(figure.id);
            const bool page_withholds = !scorecard::as_public(tx, figure).value;
            CHECK(page_withholds == disclosure::is_withheld(figure, made.masks));
        }
    });
    CHECK(site.page("/reports/lrscp/2024-25").find("Numbers that are withheld, and why") != std::string::npos);
}
