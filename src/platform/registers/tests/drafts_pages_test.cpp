#include <doctest/doctest.h>

#include "platform/drafts/drafts.h"
#include "platform/http/routes.h"
#include "platform/registers/store.h"
#include "platform/rights/operator.h"
#include "platform/ui/page.h"
#include "sample.h"
#include "support/stores.h"

// What the forms of registers do for people who cannot finish in one go, without any script.
namespace {

using sample::providers;
using Pairs = std::vector<std::pair<std::string, std::string>>;

struct Site {
    explicit Site(db::Database& store, std::string account = "a1")
        : database(store),
          routes(registers::routes(
                     {.database = store,
                      .clock = clock,
                      .shell = shell,
                      .entities = sample::all(),
                      .viewer = [](const http::Request&) { return registers::Viewer{rights::Operator{"A test"}}; },
                      .person =
                          [account](const http::Request&) {
                              return registers::Person{"Sam Okafor", account};
                          },
                      .csrf = [](const http::Request&) { return "token"; }},
                     sample::all()),
                 {.gate = [](const http::Request&, std::string_view) { return std::optional<http::Response>{}; }}) {}

    http::Response get(const std::string& target) const { return routes.answer(http::get(target)); }
    http::Response post(const std::string& target, const Pairs& form) const {
        return routes.answer(http::post(target, form));
    }
    /// As the page of drafts does.
    void keep(const std::string& address, const Pairs& typed) const {
        http::Fields form;
        form.add("draft", address);
        form.add("draft-title", "A form");
        for (const auto& [name, value] : typed) form.add(name, value);
        REQUIRE(drafts::keep(database, "a1", drafts::from_form(form, clock.now())));
    }
    std::size_t kept() const {
        std::size_t count = 0;
        database.read([&](db::ReadTx& tx) { count = drafts::all_of(tx, "a1", clock.now()).size(); });
        return count;
    }

    db::Database& database;
    sample::Clock clock;
    ui::Shell shell{.assets = {}, .partnership = "Sampleshire"};
    http::Routes routes;
};

bool has(const http::Response& response, const std::string& words) {
    return response.body.find(words) != std::string::npos;
}

std::string location(const http::Response& response) {
    for (const auto& [name, value] : response.headers)
        if (name == "Location") return value;
    return {};
}

std::string home(db::Database& database) {
    return sample::put(database, providers, {{"code", "h1"}, {"name", "Oak House"}, {"kind", "home"}});
}

}  // namespace

TEST_CASE("registers: a form comes back as its draft was left, says so, and the draft goes when it is saved") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        const Site site{database};
        CHECK_FALSE(has(site.get("/sample/providers/new"), "This is your draft"));
        site.keep("/sample/providers/new", {{"code", "h9"}, {"name", "Half <b>"}});
        const auto form = site.get("/sample/providers/new");
        CHECK(has(form, "This is your draft, saved on 31 March 2026 at 10:00am"));
        CHECK(has(form, "value=\"Half &lt;b&gt;\""));
        CHECK_FALSE(has(Site{database, "a2"}.get("/sample/providers/new"), "Half"));
        CHECK_FALSE(has(Site{database, ""}.get("/sample/providers/new"), "data-cairn-autosave"));
        const auto wrong = site.post("/sample/providers/new", {{"draft", "/sample/providers/new"}, {"code", "h9"}});
        CHECK(wrong.status == 422);
        CHECK(site.kept() == 1);
        CHECK(has(wrong, "name=\"draft\" value=\"/sample/providers/new\""));
        CHECK(site.post("/sample/providers/new",
                        {{"draft", "/sample/providers/new"}, {"code", "h9"}, {"name", "Whole"}, {"kind", "home"}})
                  .status == 303);
        CHECK(site.kept() == 0);
    });
}

TEST_CASE("registers: forms that a link filled in keep drafts of their own") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        const Site site{database};
        const auto form = site.get("/sample/providers/new?kind=school&other=1");
        CHECK(has(form, "name=\"draft\" value=\"/sample/providers/new?kind=school\""));
        site.keep("/sample/providers/new?kind=school", {{"name", "A school"}});
        CHECK(has(site.get("/sample/providers/new?kind=school"), "A school"));
        CHECK_FALSE(has(site.get("/sample/providers/new"), "A school"));
    });
}

TEST_CASE("registers: a draft of a change that someone else overtook shows both versions when it is saved") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        const Site site{database};
        const auto edit = "/sample/providers/" + home(database) + "/edit";
        site.keep(edit, {{"seen", "1"}, {"code", "h1"}, {"name", "My name"}, {"kind", "home"}});
        CHECK(site.post(edit, {{"seen", "1"}, {"code", "h1"}, {"name", "Their name"}, {"kind", "home"}}).status == 303);
        const auto form = site.get(edit);
        CHECK(has(form, "value=\"My name\""));
        CHECK(has(form, "name=\"seen\" value=\"1\""));
        const auto both =
            site.post(edit, {{"draft", edit}, {"seen", "1"}, {"code", "h1"}, {"name", "My name"}, {"kind", "home"}});
        CHECK(both.status == 409);
        CHECK(has(both, "Their name"));
        CHECK(site.kept() == 1);
        CHECK(site.post(edit, {{"draft", edit}, {"seen", "2"}, {"code", "h1"}, {"name", "My name"}, {"kind", "home"}})
                  .status == 303);
        CHECK(site.kept() == 0);
    });
}

TEST_CASE("registers: without scripts the preview shows the form again, stores nothing and loses nothing") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        const Site site{database};
        home(database);
        const Pairs typed{
            {"preview", "notes"}, {"notes", "They **listened** <script>x</script>"}, {"children", "many"}};
        const auto shown = site.post("/sample/visits/new", typed);
        CHECK(shown.status == 200);
        CHECK(has(shown, "<strong>listened</strong>"));
        CHECK_FALSE(has(shown, "<script>x"));
        CHECK(has(shown, "value=\"many\""));
        CHECK_FALSE(has(shown, "There is a problem"));
        const auto visit = sample::put(database, sample::visits,
                                       {{"provider", "h1"}, {"visited", "1 1 2026"}, {"notes", "- one\n- two"}});
        CHECK(has(site.get("/sample/visits/" + visit), "<li>one</li>"));
        const auto again =
            site.post("/sample/visits/" + visit + "/edit", {{"preview", "notes"}, {"seen", "1"}, {"notes", "*new*"}});
        CHECK(has(again, "<em>new</em>"));
        CHECK(has(again, "name=\"seen\" value=\"1\""));
        CHECK(has(site.get("/sample/visits/" + visit), "<li>one</li>"));
    });
}

TEST_CASE("registers: a record is added one question at a time, left, taken up again, checked and saved") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        const Site site{database};
        home(database);
        const std::string at = "/sample/visits/new/";
        CHECK(location(site.get(at + "check")) == at + "provider");
        CHECK(location(site.get(at + "safe")) == at + "provider");
        CHECK(site.get(at + "report_due").status == 404);
        CHECK(site.get(at + "nothing").status == 404);
        auto answer = site.post(at + "provider", {});
        CHECK(answer.status == 422);
        CHECK(has(answer, "Choose the provider"));
        CHECK(has(answer, "<title>Error: "));
        CHECK(location(site.post(at + "provider", {{"provider", "h1"}})) == at + "visited");
        answer = site.post(at + "visited", {{"visited-day", "32"}, {"visited-month", "1"}, {"visited-year", "2026"}});
        CHECK(has(answer, "must be a real date"));
        CHECK(has(answer, "value=\"32\""));
        CHECK(location(site.post(at + "visited", {{"visited-day", "2"}, {"later", "yes"}})) ==
              "/accounts/drafts?done=kept");
        CHECK(has(site.get(at + "visited"), "value=\"2\""));
        CHECK(has(site.get("/sample/visits/new"), "This is your draft"));
        CHECK(location(site.post(at + "visited",
                                 {{"visited-day", "2"}, {"visited-month", "1"}, {"visited-year", "2026"}})) ==
              at + "themes");
        for (const char* field : {"themes", "children", "cost", "share", "safe", "lead"}) {
            const auto next = site.post(at + field, {});
            CHECK(next.status == 303);
        }
        CHECK(location(site.post(at + "notes", {{"notes", "*Warm*"}})) == at + "check");
        const auto check = site.get(at + "check");
        for (const char* part :
             {"Oak House", "2 January 2026", "Left empty", "<em>Warm</em>", "href=\"/sample/visits/new/themes\""})
            CHECK_MESSAGE(has(check, part), part);
        CHECK(location(site.post(at + "children", {{"children", "4"}})) == at + "check");
        const auto saved = site.post(at + "check", {});
        REQUIRE(saved.status == 303);
        const auto page = site.get(location(saved));
        CHECK(has(page, "The visit was added."));
        CHECK(has(page, "<em>Warm</em>"));
        CHECK(site.kept() == 0);
    });
}

TEST_CASE("registers: who is not signed in is led to the form as a whole") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        const Site site{database, ""};
        CHECK(location(site.get("/sample/visits/new/provider")) == "/sample/visits/new");
        CHECK(location(site.post("/sample/visits/new/provider", {})) == "/sample/visits/new");
    });
}
