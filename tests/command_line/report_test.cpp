#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "contract.h"
#include "support/pack.h"
#include "support/program.h"
#include "support/stores.h"

using support::cairn;

namespace {

std::string bytes_of(const std::string& path) {
    std::ifstream stream{path, std::ios::binary};
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

struct Published {
    std::string html, json, figures;
};

/// What the published pack gives from a store.
Published publish(support::TestStore& store) {
    REQUIRE(cairn(store.url(), {"load", support::published_pack()}).status == 0);
    const auto out = store.folder() + "/report";
    const auto ran = cairn(
        store.url(), {"report", "--partnership", "lrscp", "--year", "2024-25", "--out", out, "--formats", "html,json"});
    CAPTURE(ran.err);
    CHECK(ran.status == 0);
    CHECK(ran.err.empty());
    CHECK(ran.out.starts_with(out + "/yearly-report-2024-25.html\n" + out + "/yearly-report-2024-25.json\n"));
    const auto figures = cairn(store.url(), {"figures", "--partnership", "lrscp", "--year", "2024-25", "--json"});
    contract::one_json_document(figures);
    return {bytes_of(out + "/yearly-report-2024-25.html"), bytes_of(out + "/yearly-report-2024-25.json"), figures.out};
}

}  // namespace

TEST_CASE("report: the published year is written whole, and only what was asked for") {
    support::with_each_store([](support::TestStore& store) {
        const auto published = publish(store);
        CHECK(published.html.find("2,560 to 2,961, up 401 or 15.7%") != std::string::npos);
        CHECK(nlohmann::json::accept(published.json));
        const auto one = store.folder() + "/one";
        CHECK(cairn(store.url(),
                    {"report", "--partnership", "lrscp", "--year", "2024-25", "--out", one, "--formats", "json"})
                  .status == 0);
        CHECK(std::filesystem::exists(one + "/yearly-report-2024-25.json"));
        CHECK_FALSE(std::filesystem::exists(one + "/yearly-report-2024-25.html"));
    });
}

TEST_CASE("report: without a folder it writes into one of its own, and takes the year as documents write it") {
    support::TestStore store{db::Engine::sqlite};
    REQUIRE(cairn(store.url(), {"load", support::published_pack()}).status == 0);
    const auto here = std::filesystem::current_path();
    std::filesystem::current_path(store.folder());
    const auto ran = cairn(
        store.url(), {"report", "--partnership", "lrscp", "--year", "2024/25", "--formats", "html,xlsx,csv,json"});
    std::filesystem::current_path(here);
    CHECK(ran.status == 0);
    CHECK(ran.out.starts_with("lrscp-2024-25/yearly-report-2024-25.html\n"));
    CHECK(std::filesystem::exists(store.folder() + "/lrscp-2024-25/csv/csv-metadata.json"));
    // A version that nobody published.
    contract::gave_up(cairn(store.url(), {"report", "--partnership", "lrscp", "--year", "2024-25", "--version", "1"}),
                      2, "Version 1 of this report is not published");
}

TEST_CASE("report: both stores give the same report and the same figures, byte for byte") {
    // One run needs both engines: it belongs to the PostgreSQL side.
    if (!support::has_engine(db::Engine::postgresql)) return;
    support::TestStore sqlite{db::Engine::sqlite};
    support::TestStore postgres{db::Engine::postgresql};
    const auto one = publish(sqlite);
    const auto other = publish(postgres);
    CHECK(one.html.size() > 10'000);
    CHECK(one.figures.size() > 100'000);
    const bool same_html = one.html == other.html, same_json = one.json == other.json,
               same_figures = one.figures == other.figures;
    CHECK(same_html);
    CHECK(same_json);
    CHECK(same_figures);
}

TEST_CASE("load: a word of the narrative that stands for nothing is told with its line, and nothing is loaded") {
    support::with_each_store([](support::TestStore& store) {
        support::MadePack pack;
        pack.write("narrative/made/2024-25/area-profile.md",
                   "# Area profile\n\nIn order: {{figure indicator=made-contacts area=MADE00001 period=2024}}.\n\n"
                   "Not: {{figure indicator=made-contact area=MADE00001 period=2024}}.\n\n"
                   "Nor: {{change indicator=made-contacts area=MADE00001 from=1999 to=2024}}.\n\n"
                   "Nor: {{sum indicator=made-contacts}} and {{period 2024/25}}.\n\nTyped: 12 children.\n");
        const auto ran = cairn(store.url(), {"load", pack.folder()});
        CAPTURE(ran.err);
        CHECK(ran.status == 1);
        CHECK(contract::count(ran.err, "narrative/made/2024-25/area-profile.md, line ") == 5);
        CHECK(contract::count(ran.err, "narrative/made/2024-25/area-profile.md, line 5") == 1);
        CHECK(contract::count(ran.err, "narrative/made/2024-25/area-profile.md, line 7") == 1);
        CHECK(contract::count(ran.err, "narrative/made/2024-25/area-profile.md, line 9") == 2);
        CHECK(contract::count(ran.err, "narrative/made/2024-25/area-profile.md, line 11") == 1);
        CHECK(ran.err.find("nothing was loaded") != std::string::npos);
    });
}

TEST_CASE("report: the profile decides what is withheld, the log says why, and what was published counts as known") {
    support::TestStore store{db::Engine::sqlite};
    REQUIRE(cairn(store.url(), {"load", support::published_pack()}).status == 0);
    const auto write = [&](const std::string& folder, std::vector<std::string> more) {
        std::vector<std::string> words{
            "report",    "--partnership", "lrscp", "--year", "2024-25", "--out", store.folder() + "/" + folder,
            "--formats", "json"};
        words.insert(words.end(), more.begin(), more.end());
        return cairn(store.url(), words);
    };
    const auto housing = [&](const std::string& folder) {
        const auto report =
            nlohmann::json::parse(bytes_of(store.folder() + "/" + folder + "/yearly-report-2024-25.json"));
        for (const auto& figure : report["figures"])
            if (figure["id"] == "scorecard/referrals/1/E06000017/2024-25/source=Housing/lrscp-yearly-report-2024-25")
                return figure["value"].dump();
        return std::string{"not told"};
    };
    const auto log = [&] { return bytes_of(store.folder() + "/log/masks.csv"); };

    CHECK(write("open", {"--profile", "as-published"}).status == 0);
    CHECK(housing("open") == "3");
    const auto masked = write("masked", {"--mask-log", store.folder() + "/log"});
    CHECK(masked.out.find("figures are withheld by the profile dfe, version 2020") != std::string::npos);
    CHECK(housing("masked") == "null");
    CHECK(log().find("source=Housing/lrscp-yearly-report-2024-25,\"Referrals to children's social care (Housing), "
                     "Rutland, 2024-25\",dfe,2020,small count\n") != std::string::npos);

    const auto before = store.folder() + "/open/yearly-report-2024-25.json";
    CHECK(write("again", {"--published", before, "--mask-log", store.folder() + "/log"}).status == 0);
    CHECK(housing("again") == "null");
    CHECK(log().find("small count that earlier publications already tell") != std::string::npos);

    CHECK(write("none", {"--profile", "none"}).status == 2);
    CHECK(write("none", {"--published", store.folder() + "/missing.json"}).status == 2);
}
