#include <doctest/doctest.h>

#include <algorithm>

#include "lifecycle_house.h"
#include "support/stores.h"

namespace {

using lifecycle_house::has;
using lifecycle_house::houses;
using lifecycle_house::Site;
using rights::Role;

/// Three houses with a story: Oak becomes Ash on 20 March, Elm is withdrawn on the 25th, Yew comes on the 28th.
struct Story {
    explicit Story(db::Database& database) : site(database) {
        site.clock.set("2026-03-10T09:00:00Z");
        oak = site.put("h1", "Oak", "open");
        elm = site.put("h2", "Elm", "planned");
        site.clock.set("2026-03-20T23:30:00Z");
        site.set(oak, {{"name", "Ash"}, {"places", "9"}});
        site.clock.set("2026-03-25T09:00:00Z");
        site.withdraw(elm);
        site.clock.set("2026-03-28T09:00:00Z");
        yew = site.put("h3", "Yew", "open");
        site.clock.set("2026-03-31T09:00:00Z");
    }
    std::string list(const std::string& query) const { return site.get("/sample/houses?" + query).body; }
    Site site;
    std::string oak, elm, yew;
};

bool in(const std::string& page, const std::string& name) { return page.find(">" + name + "</a>") != page.npos; }

}  // namespace

TEST_CASE("registers: a list, its files and the API tell the register as it was at the end of a day") {
    support::on_each_store([](db::Database& database) {
        const Story story{database};
        const auto first = story.list("on=2026-03-19");
        CHECK(first.find("as it was at the end of 19 March 2026") != first.npos);
        CHECK((in(first, "Oak") && in(first, "Elm") && !in(first, "Ash") && !in(first, "Yew")));
        CHECK(first.find("2 houses") != first.npos);
        const auto renamed = story.list("on=20%2F3%2F2026");
        CHECK((in(renamed, "Ash") && in(renamed, "Elm") && !in(renamed, "Oak")));
        const auto gone = story.list("on=2026-03-25");
        CHECK((in(gone, "Ash") && !in(gone, "Elm")));
        CHECK(in(story.list("on=2026-03-25&withdrawn=yes"), "Elm"));
        CHECK(story.list("on=2026-03-09").find("Nothing to show") != std::string::npos);
        CHECK((in(story.list("on=2026-03-31"), "Yew") && !in(story.list("on=2026-03-31"), "Elm")));
        // What is worked out is so for today alone.
        CHECK(first.find(">Days open</th>") == first.npos);
        CHECK(in(story.list(""), "Yew"));
        // Links keep the day: sorting, files, the record as it was.
        CHECK(first.find("on=2026-03-19&amp;") + first.find("&amp;on=2026-03-19") != first.npos);
        CHECK(first.find(story.oak + "?on=2026-03-19") != first.npos);
        CHECK(has(story.site.get("/sample/houses/" + story.oak + "?on=2026-03-19"), "As it was on 19 March 2026"));
        const auto csv = story.site.get("/sample/houses/export.csv?on=2026-03-19");
        CHECK((has(csv, "h1,Oak") && has(csv, "h2,Elm") && !has(csv, "Ash") && !has(csv, "Days open")));
        const auto named = std::any_of(csv.headers.begin(), csv.headers.end(), [](const auto& header) {
            return header.second.find("houses-2026-03-19.csv") != std::string::npos;
        });
        CHECK(named);
        CHECK(story.site.get("/sample/houses/export.xlsx?on=2026-03-19").status == 200);
        const auto api = story.site.get("/api/sample/houses?on=2026-03-20");
        CHECK((has(api, "\"name\":\"Ash\"") && has(api, "\"version\":2") && has(api, "\"count\":2")));
        CHECK(has(api, "\"changed_at\":\"2026-03-20T23:30:00Z\""));
        CHECK_FALSE(has(api, "days_open"));
    });
}

TEST_CASE("registers: a list of the past is searched, filtered and sorted as the list of today") {
    support::on_each_store([](db::Database& database) {
        const Story story{database};
        CHECK((in(story.list("on=2026-03-20&q=as"), "Ash") && !in(story.list("on=2026-03-20&q=as"), "Elm")));
        CHECK_FALSE(in(story.list("on=2026-03-20&q=oak"), "Ash"));
        CHECK(
            (in(story.list("on=2026-03-20&state=open"), "Ash") && !in(story.list("on=2026-03-20&state=open"), "Elm")));
        const auto order = [&](const std::string& query) {
            const auto page = story.list("on=2026-03-20&" + query);
            return page.find(">Ash</a>") < page.find(">Elm</a>");
        };
        CHECK(order("sort=name"));
        CHECK_FALSE(order("sort=-name"));
        CHECK_FALSE(order("sort=places"));  // 4 before 9
        CHECK(order("sort=-places"));
    });
}

TEST_CASE("registers: a day that is none, or has not come, is a mistake with what was typed kept") {
    support::on_each_store([](db::Database& database) {
        const Story story{database};
        for (const auto& [typed, words] :
             {std::pair{"31%2F2%2F2026", "must be a real date"}, std::pair{"soon", "must be a real date"},
              std::pair{"2026-04-01", "must be today or in the past"}}) {
            CAPTURE(typed);
            const auto page = story.site.get(std::string{"/sample/houses?on="} + typed);
            CHECK(page.status == 422);
            CHECK(has(page, words));
            CHECK(has(page, "href=\"#on\""));
            CHECK(story.site.get(std::string{"/sample/houses/export.csv?on="} + typed).status == 422);
            const auto api = story.site.get(std::string{"/api/sample/houses?on="} + typed);
            CHECK(api.status == 422);
            CHECK(has(api, "{\"field\":\"on\""));
        }
        CHECK(has(story.site.get("/sample/houses?on=soon"), "value=\"soon\""));
    });
}

TEST_CASE("registers: of the past too, nobody sees what is not theirs now or was not then") {
    support::on_each_store([](db::Database& database) {
        Site site{database};
        site.clock.set("2026-03-10T09:00:00Z");
        const auto ours = site.put("h1", "Ours", "open", "A");
        const auto theirs = site.put("h2", "Theirs", "open", "B");
        const auto came = site.put("h3", "Came", "open", "B");
        const auto left = site.put("h4", "Left", "open", "A");
        site.clock.set("2026-03-20T09:00:00Z");
        site.set(came, {{"partnership", "A"}});
        site.set(left, {{"partnership", "B"}});
        site.set(ours, {{"advice", "For lawyers"}});
        site.clock.set("2026-03-31T09:00:00Z");
        const auto then = site.get("/sample/houses?on=2026-03-15").body;
        CHECK((in(then, "Ours") && !in(then, "Theirs") && !in(then, "Came") && !in(then, "Left")));
        const auto since = site.get("/sample/houses?on=2026-03-25").body;
        CHECK((in(since, "Ours") && in(since, "Came") && !in(since, "Left") && !in(since, "Theirs")));
        CHECK_FALSE(has(site.get("/sample/houses/export.csv?on=2026-03-25"), "For lawyers"));
        CHECK_FALSE(has(site.get("/api/sample/houses?on=2026-03-25"), "For lawyers"));
        const auto changes = site.get("/sample/houses/changes");
        CHECK((has(changes, "Ours") && !has(changes, "Theirs") && !has(changes, "For lawyers")));
        CHECK_FALSE(has(changes, ">Left<"));
        static_cast<void>(theirs);
    });
}

TEST_CASE("registers: who changed what, day by day") {
    support::on_each_store([](db::Database& database) {
        const Story story{database};
        const auto all = story.site.get("/sample/houses/changes");
        CHECK((has(all, "Withdrawn") && has(all, "Sam Okafor") && has(all, "9")));
        CHECK(has(all, "20 March 2026 at 11:30pm"));
        const auto day = story.site.get("/sample/houses/changes?from=20%2F3%2F2026&to=2026-03-20");
        CHECK((has(day, "Changed") && !has(day, "Withdrawn")));
        CHECK(has(story.site.get("/sample/houses/changes?to=2026-03-01"), "Nothing was changed"));
        const auto wrong = story.site.get("/sample/houses/changes?from=x&to=2026-04-02");
        CHECK(wrong.status == 422);
        CHECK((has(wrong, "href=\"#from\"") && has(wrong, "href=\"#to\"") && has(wrong, "value=\"x\"")));
        CHECK(story.site.get("/sample/houses/changes?from=2026-03-20&to=2026-03-19").status == 422);
        // An import is one row, with its first few records.
        std::string csv = "Code,Name,Partnership,State\n";
        for (int i = 0; i < 12; ++i) csv += "n" + std::to_string(i) + ",New " + std::to_string(i) + ",A,open\n";
        CHECK(story.site.post(story.site.upload(csv)).status == 303);
        const auto after = story.site.get("/sample/houses/changes");
        CHECK((has(after, "Imported from h.csv") && has(after, "and 7 houses more")));
    });
}
