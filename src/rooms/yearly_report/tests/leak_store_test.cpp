#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/csv.h"
#include "platform/disclosure/model.h"
#include "platform/publish/disclose.h"
#include "record/record.h"
#include "rooms/partnership/partnership.h"
#include "rooms/scorecard/scorecard.h"
#include "rooms/yearly_report/making/archive.h"
#include "rooms/yearly_report/yearly_report.h"
#include "support/attacker.h"
#include "support/stores.h"

// Whatever is withheld must be in nothing that a reader without an account can get, in no form.
namespace {

using Outputs = std::map<std::string, std::string>;  ///< by file or address

std::vector<std::string> withheld_ids(db::ReadTx& tx, const char* year) {
    auto report = yearly_report::write(tx, "lrscp", *core::ReportingYear::parse(year));
    REQUIRE(report);
    const auto masks = yearly_report::public_masks(tx, report->document);
    std::vector<std::string> ids;
    for (const auto& figure : publish::figures_in(report->document))
        if (figure.value && figure.computed_from.empty() && masks.has(figure.id)) ids.push_back(figure.id);
    return ids;
}

void add_files(db::ReadTx& tx, Outputs& outputs) {
    for (const auto kind : {yearly_report::Kind::yearly, yearly_report::Kind::cover, yearly_report::Kind::child}) {
        const auto report = yearly_report::write_kind(tx, kind, "lrscp", {2024});
        REQUIRE(report);
        const auto masks = yearly_report::public_masks(tx, report->document);
        for (auto& file : yearly_report::archive(*report, masks))
            outputs[std::to_string(static_cast<int>(kind)) + "/" + file.path] = std::move(file.bytes);
    }
}

/// The report and its companions in every format, and every public page that tells of the withheld figures' indicators.
Outputs all_outputs(db::Database& database, const std::vector<std::string>& ids) {
    Outputs outputs;
    const support::Site site{database};
    std::set<std::string> addresses{"/",
                                    "/scorecard",
                                    "/scorecard?year=2024-25",
                                    "/scorecard/export",
                                    "/scorecard/export?year=2024-25",
                                    "/scorecard/compare?first=E10000018&second=E06000017",
                                    "/scorecard/compare?first=LRSCP&second=E10000018",
                                    "/sources/lrscp-yearly-report-2024-25",
                                    "/reports/lrscp/2024-25",
                                    "/reports/lrscp/2024-25/requirements",
                                    "/reports/lrscp/2024-25/csv",
                                    "/reports/lrscp/2024-25/json"};
    for (const auto& id : ids) {
        figures::Figure figure;
        figure.id = id;
        addresses.insert(figures::address(figure));
        const auto indicator = id.substr(10, id.find('/', 10) - 10);
        addresses.insert("/scorecard/indicators/" + indicator);
        addresses.insert("/scorecard/indicators/" + indicator + "/export");
    }
    for (const auto& address : addresses) outputs[address] = site.page(address);
    database.read([&](db::ReadTx& tx) { add_files(tx, outputs); });
    return outputs;
}

std::optional<disclosure::Datum> datum_of(db::ReadTx& tx, const std::string& id) {
    const auto figure = scorecard::figure_by_id(tx, id);
    if (!figure) return std::nullopt;
    return disclosure::datum_of(*figure);
}

/// Tells another small number in the record, its passage and its note.
void retell(db::Database& database, const disclosure::Datum& datum, const std::string& value) {
    database.write([&](db::WriteTx& tx) {
        tx.run({.name = "test: another small number",
                .sql = "update scorecard_observations set value = :value, passage = 'printed otherwise', note = "
                       "'nobody reads this' where indicator = :indicator and area = :area and period = :period and "
                       "coalesce(breakdown, '') = :breakdown and document = :document"},
               {{"value", value},
                {"indicator", datum.series.substr(0, datum.series.find('/'))},
                {"area", datum.area},
                {"period", datum.period},
                {"breakdown", datum.breakdown},
                {"document", datum.document}});
    });
}

/// Another small number that a reader could believe just as well: sums that are shown stay as they are. Empty: none
/// without moving a larger one too.
std::string other(const std::string& id, const core::Decimal& value) {
    if (id.find("abuse-category=Physical") != std::string::npos) return "1";
    if (id.find("abuse-category=Sexual") != std::string::npos) return "2";
    if (id.find("audit-cases") != std::string::npos) return "";
    return value == core::Decimal{2} ? "3" : "2";
}

/// Ids of figures whose value stands in the JSON, in figures.csv, or in the scorecard's exports.
std::set<std::string> told_in(const Outputs& outputs) {
    std::set<std::string> told;
    for (const auto& [name, bytes] : outputs) {
        if (name.ends_with(".json") && name.find("csv") == std::string::npos) {
            const auto json = nlohmann::json::parse(bytes);
            for (const auto& figure : json["figures"])
                if (!figure["value"].is_null()) told.insert(figure["id"]);
        } else if (name.ends_with("figures.csv") || name.ends_with("/export")) {
            core::Faults faults;
            const auto table = core::read_csv(bytes, name, faults);
            REQUIRE(faults.empty());
            for (const auto& row : table.rows) {
                const auto cell = [&](const char* column) {
                    const auto at = std::find(table.header.begin(), table.header.end(), column);
                    return at == table.header.end() ? std::string{}
                                                    : row.cells.at(static_cast<std::size_t>(at - table.header.begin()));
                };
                const auto value = cell("value") + cell("Value");
                if (value.empty() || value == "c") continue;
                const auto breakdown = cell("breakdown").empty() ? "all" : cell("breakdown");
                told.insert(!cell("Figure").empty()
                                ? cell("Figure")
                                : "scorecard/" + cell("indicator") + "/" + cell("version") + "/" + cell("area") + "/" +
                                      cell("period") + "/" + breakdown + "/" + cell("document"));
            }
        }
    }
    return told;
}

/// The cells that stand in sums with this one, as far as what is not shown reaches.
disclosure::Network around(const disclosure::Network& net, int target, int& place) {
    const auto hidden = [&](int c) {
        const auto& cell = net.cells[static_cast<std::size_t>(c)];
        return cell.implicit || cell.withheld;
    };
    std::map<int, int> number{{target, 0}};
    std::vector<int> order{target};
    disclosure::Network part;
    std::set<std::size_t> taken;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (!hidden(order[i])) continue;
        for (std::size_t r = 0; r < net.relations.size(); ++r) {
            auto all = net.relations[r].parts;
            all.push_back(net.relations[r].total);
            if (std::find(all.begin(), all.end(), order[i]) == all.end() || !taken.insert(r).second) continue;
            for (const int c : all)
                if (number.emplace(c, static_cast<int>(order.size())).second) order.push_back(c);
            disclosure::Relation relation{number[net.relations[r].total], {}};
            for (const int c : net.relations[r].parts) relation.parts.push_back(number[c]);
            part.relations.push_back(std::move(relation));
        }
    }
    for (const int c : order) part.cells.push_back(net.cells[static_cast<std::size_t>(c)]);
    place = 0;
    return part;
}

}  // namespace

TEST_CASE("yearly report: another small number in the record changes nothing that the public can get") {
    support::TestStore store{db::Engine::sqlite};
    support::load_record(store.database());
    std::vector<std::string> ids;
    store.database().read([&](db::ReadTx& tx) { ids = withheld_ids(tx, "2024-25"); });
    REQUIRE(!ids.empty());
    const auto before = all_outputs(store.database(), ids);
    CHECK(before.size() > 60);
    int tried = 0;
    for (const auto& id : ids) {
        std::optional<disclosure::Datum> datum;
        store.database().read([&](db::ReadTx& tx) { datum = datum_of(tx, id); });
        if (!datum || datum->unit != core::Unit::count || *datum->value > core::Decimal{5}) continue;
        const auto value = other(id, *datum->value);
        if (value.empty()) continue;
        retell(store.database(), *datum, value);
        ++tried;
    }
    CHECK(tried > 0);
    const auto after = all_outputs(store.database(), ids);
    REQUIRE(after.size() == before.size());
    for (const auto& [name, bytes] : before) {
        CAPTURE(name);
        CHECK(bytes == after.at(name));
    }
}

TEST_CASE("yearly report: from everything that all formats and pages tell nobody can work out a small number") {
    support::TestStore store{db::Engine::sqlite};
    support::load_record(store.database());
    std::vector<std::string> ids;
    store.database().read([&](db::ReadTx& tx) { ids = withheld_ids(tx, "2024-25"); });
    auto outputs = all_outputs(store.database(), ids);
    const support::Site site{store.database()};
    std::vector<scorecard::Indicator> indicators;
    store.database().read([&](db::ReadTx& tx) { indicators = scorecard::all_indicators(tx); });
    for (const auto& one : indicators) {
        const auto address = "/scorecard/indicators/" + one.code + "/export";
        outputs[address] = site.page(address);
    }
    const auto told = told_in(outputs);
    CHECK(told.size() > 350);
    store.database().read([&](db::ReadTx& tx) {
        const auto profile = *disclosure::find_profile(disclosure::default_profile);
        const auto sums = partnership::areas_in_sums(tx);
        std::vector<std::string> areas;
        for (const auto& area : sums) areas.push_back(area.code);
        const auto data = scorecard::data_in(tx, areas);
        auto model = disclosure::model_of(profile, data, sums, {}, scorecard::counting(tx));
        for (auto& cell : model.network.cells) cell.withheld = !cell.implicit;
        for (const auto& [id, cells] : model.cells_of)
            if (told.contains(id))
                for (const int cell : cells) model.network.cells[static_cast<std::size_t>(cell)].withheld = false;
        int attacked = 0;
        for (const auto& [id, cells] : model.cells_of)
            for (const int c : cells) {
                const auto& cell = model.network.cells[static_cast<std::size_t>(c)];
                if (cell.exempt || cell.value < 1 || cell.value > profile.most) continue;
                CAPTURE(id);
                CHECK(cell.withheld);
                int place = 0;
                const auto near = around(model.network, c, place);
                CHECK(attack::can_be_larger(near, place, profile.most));
                ++attacked;
            }
        CHECK(attacked > 5);
    });
}

TEST_CASE("yearly report: the partnership less Leicestershire is Rutland, with the real areas") {
    support::TestStore store{db::Engine::sqlite};
    support::load_record(store.database());
    store.database().read([](db::ReadTx& tx) {
        const auto sums = partnership::areas_in_sums(tx);
        const auto count = [](const char* area, std::int64_t number) {
            return disclosure::Datum{.id = area,
                                     .series = "plans/1",
                                     .subject = "Child protection",
                                     .area = area,
                                     .period = "2024-25",
                                     .breakdown = {},
                                     .unit = core::Unit::count,
                                     .value = core::Decimal{number},
                                     .numerator = {},
                                     .denominator = {},
                                     .document = "r"};
        };
        const auto profile = *disclosure::find_profile("dfe");
        const auto all =
            disclosure::decide(profile, {count("LRSCP", 515), count("E10000018", 511), count("E06000017", 4)}, sums);
        CHECK(all.has("E06000017"));
        CHECK((all.has("LRSCP") || all.has("E10000018")));
        // Rutland is not told at all, and would follow.
        const auto bare = disclosure::decide(profile, {count("LRSCP", 515), count("E10000018", 511)}, sums);
        CHECK((bare.has("LRSCP") || bare.has("E10000018")));
        CHECK(disclosure::decide(profile, {count("LRSCP", 539), count("E10000018", 511), count("E06000017", 28)}, sums)
                  .withheld.empty());
    });
}
