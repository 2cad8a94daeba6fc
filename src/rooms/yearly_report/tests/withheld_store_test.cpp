#include <doctest/doctest.h>

#include <map>
#include <nlohmann/json.hpp>

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
        if (!count || !made.masks.profile.treats(figure.subject)) continue;
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
            REQUIRE(told.contains(figure.id));
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

TEST_CASE("yearly report: the profile as-published reproduces what was published") {
    support::TestStore store{db::Engine::sqlite};
    support::load_record(store.database());
    store.database().read([](db::ReadTx& tx) {
        const auto made = make(tx, "as-published");
        CHECK(publish::to_json(publish::disclose(made.draft, made.masks)) ==
              publish::to_json(publish::as_published(made.draft)));
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
