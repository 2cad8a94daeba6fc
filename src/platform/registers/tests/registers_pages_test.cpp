#include <doctest/doctest.h>

#include "platform/http/routes.h"
#include "platform/registers/list.h"
#include "platform/rights/operator.h"
#include "platform/ui/page.h"
#include "sample.h"
#include "support/stores.h"

namespace {

using sample::providers;
using sample::put;
using sample::visits;

/// A site of the two sample registers, at which Sam may do what `permissions` says.
class Site {
  public:
    explicit Site(db::Database& database, std::vector<std::string> permissions = {"sample.read", "sample.edit"})
        : permissions_(std::move(permissions)), routes_(all_routes(database), {.gate = gate()}) {}

    http::Response get(const std::string& target) const { return routes_.answer(http::get(target)); }
    http::Response post(const std::string& target, const std::vector<std::pair<std::string, std::string>>& form) const {
        return routes_.answer(http::post(target, form));
    }
    http::Response send(const std::string& target, const std::string& body,
                        const std::string& type = "application/json") const {
        auto message = http::get(target);
        message.method = "POST";
        message.headers.add("content-type", type);
        message.body = body;
        return routes_.answer(message);
    }
    http::Response upload(const std::string& target, const std::string& name, const std::string& bytes) const {
        return send(target,
                    "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n" + bytes +
                        "\r\n--B--\r\n",
                    "multipart/form-data; boundary=B");
    }
    const http::Routes& routes() const { return routes_; }

  private:
    std::vector<http::Route> all_routes(db::Database& database) {
        registers::Context context{
            .database = database,
            .clock = clock_,
            .shell = shell_,
            .entities = sample::all(),
            .viewer = [](const http::Request&) { return registers::Viewer{rights::Operator{"A test"}}; },
            .person =
                [](const http::Request&) {
                    return registers::Person{"Sam Okafor", "a1"};
                },
            .csrf = [](const http::Request&) { return "token"; }};
        auto routes = registers::routes(context, sample::all());
        for (auto& route : registers::site_routes(context, "sample.read")) routes.push_back(std::move(route));
        return routes;
    }
    http::Gate gate() {
        return [this](const http::Request&, std::string_view permission) -> std::optional<http::Response> {
            for (const auto& mine : permissions_)
                if (mine == permission) return std::nullopt;
            return http::error(403, "You may not.");
        };
    }

    sample::Clock clock_;
    ui::Shell shell_{.assets = {}, .partnership = "Sampleshire"};
    std::vector<std::string> permissions_;
    http::Routes routes_;
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
    return put(database, providers, {{"code", "h1"}, {"name", "Oak <House>"}, {"kind", "home"}});
}

}  // namespace

TEST_CASE("registers: every page is refused without its permission, and what is not there is not found") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        const Site nobody{database, {}}, reader{database, {"sample.read"}};
        int edits = 0;
        for (const auto& route : nobody.routes().list()) {
            CAPTURE(route.pattern);
            const bool get = route.method == http::Method::get;
            CHECK((get ? nobody.get(route.pattern) : nobody.post(route.pattern, {})).status == 403);
            if (route.permission != "sample.edit") continue;
            ++edits;
            CHECK((get ? reader.get(route.pattern) : reader.post(route.pattern, {})).status == 403);
        }
        CHECK(edits > 20);
        const Site site{database};
        for (const char* page : {"", "/edit", "/history", "/withdraw"})
            CHECK(site.get(std::string{"/sample/providers/zzzzzzzzzz"} + page).status == 404);
        CHECK(site.get("/api/sample/providers/zzzzzzzzzz").status == 404);
    });
}

TEST_CASE("registers: the form keeps what was typed and tells every mistake; then it saves, and the record shows it") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        const Site site{database};
        home(database);
        CHECK(has(site.get("/sample/visits/new"), "name=\"csrf\" value=\"token\""));
        const auto empty = site.post("/sample/visits/new", {});
        CHECK(empty.status == 422);
        CHECK(has(empty, "<title>Error: Add a visit"));
        CHECK(has(empty, "href=\"#provider\""));
        CHECK(has(empty, "href=\"#visited-day\""));
        std::vector<std::pair<std::string, std::string>> form{{"visited-day", "32"}, {"visited-month", "1"},
                                                              {"children", "many"},  {"lead", "\"Priya\" <b>"},
                                                              {"themes", "food"},    {"themes", "school"}};
        const auto wrong = site.post("/sample/visits/new", form);
        CHECK(has(wrong, "Visited on must include a year"));
        CHECK(has(wrong, "value=\"many\""));
        CHECK(has(wrong, "value=\"32\""));
        CHECK(has(wrong, "&quot;Priya&quot; &lt;b&gt;"));
        CHECK(has(wrong, "value=\"food\" checked"));
        form = {{"provider", "h1"},       {"visited-day", "19"}, {"visited-month", "12"},
                {"visited-year", "2025"}, {"children", "3"},     {"safe", "yes"}};
        const auto saved = site.post("/sample/visits/new", form);
        REQUIRE(saved.status == 303);
        const auto page = site.get(location(saved));
        CHECK(has(page, "The visit was added."));
        CHECK(has(page, "Oak &lt;House&gt;, 19 December 2025"));
        CHECK(has(page, "7 January 2026"));
        CHECK_FALSE(has(page, "<House>"));
        const auto list = site.get("/sample/visits?safe=yes");
        CHECK(has(list, "1 visit<"));
        CHECK(has(list, "Oak &lt;House&gt;"));
        CHECK(has(site.get("/sample/visits?safe=no"), "Nothing to show"));
    });
}

TEST_CASE("registers: the second editor sees both versions, and keeps what they typed") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        const Site site{database};
        const auto address = "/sample/providers/" + home(database);
        CHECK(has(site.get(address + "/edit"), "name=\"seen\" value=\"1\""));
        CHECK(site.post(address + "/edit", {{"seen", "1"}, {"code", "h1"}, {"name", "First name"}, {"kind", "school"}})
                  .status == 303);
        const auto second =
            site.post(address + "/edit", {{"seen", "1"}, {"code", "h1"}, {"name", "Second name"}, {"kind", "home"}});
        CHECK(second.status == 409);
        CHECK(has(second, "First name"));
        CHECK(has(second, "value=\"Second name\""));
        CHECK(has(second, "name=\"seen\" value=\"2\""));
        // Left as it was found: so the other's choice stands in the form.
        CHECK(has(second, "value=\"school\" checked"));
        CHECK(site.post(address + "/edit", {{"seen", "2"}, {"code", "h1"}, {"name", "Second name"}, {"kind", "school"}})
                  .status == 303);
        const auto history = site.get(address + "/history");
        CHECK(has(history, "First name became Second name"));
        CHECK(has(history, "Sam Okafor"));
        CHECK(has(site.get(address + "?on=2026-03-30"), "not yet recorded"));
        CHECK(has(site.get(address + "?on-day=31&on-month=3&on-year=2026"), "As it was on 31 March 2026"));
        // Days that are none of the past are told as mistakes, and what was typed is kept.
        const auto no_day = site.get(address + "?on-day=31&on-month=2&on-year=2026");
        CHECK(no_day.status == 422);
        CHECK(has(no_day, "The day must be a real date"));
        CHECK(has(no_day, "value=\"31\""));
        CHECK(has(site.get(address + "?on=2030-01-01"), "The day must be today or in the past"));
        CHECK(
            has(site.get(address + "/restore?version=1"), "To the version of 31 March 2026 at 10:00am, by Sam Okafor"));
        CHECK(site.post(address + "/restore", {{"seen", "3"}, {"version", "1"}, {"reason", "A slip"}}).status == 303);
        CHECK(has(site.get(address), "Oak &lt;House&gt;"));
        CHECK(has(site.get(address + "/history"), "Set back to the version of 31 March 2026 at 10:00am: A slip"));
        const auto none = site.post(address + "/restore", {{"seen", "3"}, {"version", "99"}});
        CHECK(none.status == 404);
    });
}

TEST_CASE("registers: withdrawing asks why; the page says so, and what refers to it still names it") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        const Site site{database};
        const auto id = home(database);
        const auto address = "/sample/providers/" + id;
        const auto visit = put(database, visits, {{"provider", "h1"}, {"visited", "1 1 2026"}});
        put(database, providers, {{"code", "h2"}, {"name", "Another"}, {"kind", "home"}});
        CHECK(has(site.get(address), "/sample/visits/" + visit));
        const auto silent = site.post(address + "/withdraw", {{"seen", "1"}, {"reason", "  "}});
        CHECK(silent.status == 422);
        CHECK(has(silent, "Enter why it is withdrawn"));
        CHECK(site.post(address + "/withdraw", {{"seen", "1"}, {"reason", "It <closed>"}}).status == 303);
        CHECK(has(site.get(address), "It &lt;closed&gt;"));
        CHECK(site.get(address + "/edit").status == 409);
        CHECK(has(site.get("/sample/visits/" + visit), "Oak &lt;House&gt;"));
        CHECK(has(site.get("/sample/visits/" + visit + "/edit"), "(withdrawn)"));
        const std::vector<std::pair<std::string, std::string>> same{
            {"seen", "1"},          {"provider", "Oak <House>"}, {"visited-day", "1"},
            {"visited-month", "1"}, {"visited-year", "2026"},    {"children", "4"}};
        CHECK(site.post("/sample/visits/" + visit + "/edit", same).status == 303);
        CHECK(site.post(address + "/reinstate", {{"seen", "2"}}).status == 303);
        CHECK(has(site.get("/sample/providers"), "2 providers<"));
    });
}

TEST_CASE("registers: a file is shown before it is imported, and the import can be taken back") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        const Site site{database};
        home(database);
        CHECK(has(site.get("/sample/providers/import"), "multipart/form-data"));
        CHECK(site.upload("/sample/providers/import", "", "").status == 422);
        const auto odd = site.upload("/sample/providers/import", "x.csv", "Code,Colour\n");
        CHECK(has(site.get(location(odd)), "This register has no such column."));
        CHECK(site.upload("/sample/providers/import", "x.xlsx", "PK broken").status == 422);
        const auto taken =
            site.upload("/sample/providers/import", "x.csv", "code,name,kind\nh1,Elm,home\nh2,=New,school\n");
        REQUIRE(taken.status == 303);
        const auto preview = site.get(location(taken));
        CHECK(has(preview, "Oak &lt;House&gt; → Elm"));
        CHECK(has(preview, "=New"));
        CHECK(has(site.get("/sample/providers"), "1 provider<"));
        const auto done = site.post(location(taken), {});
        REQUIRE(done.status == 303);
        CHECK(has(site.get(location(done)), "Imported: 2 providers"));
        CHECK(has(site.get("/sample/providers"), "2 providers<"));
        CHECK(site.post(location(taken), {}).status == 404);
        const auto refused = site.upload("/sample/providers/import", "x.csv", "code,name,kind\nh3,,castle\n");
        CHECK(has(site.get(location(refused)), "all or nothing"));
        CHECK(site.post(location(refused), {}).status == 409);
        CHECK(location(done).substr(location(done).rfind('/') + 1).size() == 10);  // tells no number
        CHECK(has(site.get(location(done)), "<strong>Name</strong>: Oak &lt;House&gt; became Elm"));
        CHECK(site.post(location(done) + "/undo", {{"reason", "The wrong file"}}).status == 303);
        CHECK(has(site.get(location(done)), "Undone on 31 March 2026 at 10:00am by Sam Okafor"));
        CHECK_FALSE(has(site.get(location(done)), "Undo this import"));
        CHECK(site.post(location(done) + "/undo", {}).status == 409);
        CHECK(has(site.get("/sample/providers"), "Oak &lt;House&gt;"));
        CHECK(has(site.get("/sample/providers/export.csv"), "Oak <House>"));
        CHECK(site.get("/sample/providers/export.xlsx").body.substr(0, 2) == "PK");
        CHECK(site.get("/sample/providers/export.csv?template=yes").body == "Code,Name,Kind,Part of\n");
    });
}

TEST_CASE("registers: lists are kept under a name") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        const Site site{database};
        home(database);
        CHECK(location(site.post("/sample/providers/views",
                                 {{"name", "Homes"}, {"query", "/sample/providers?kind=home&evil=1"}})) ==
              "/sample/providers?kind=home");
        CHECK(site.post("/sample/providers/views", {{"name", " "}, {"query", ""}}).status == 422);
        const auto list = site.get("/sample/providers");
        CHECK(has(list, "href=\"/sample/providers?kind=home\">Homes<"));
        const auto at = list.body.find("/views/") + 7;
        const auto view = list.body.substr(at, 10);
        CHECK(site.post("/sample/providers/views/" + view + "/remove", {}).status == 303);
        CHECK(site.post("/sample/providers/views/" + view + "/remove", {}).status == 404);
    });
}

TEST_CASE("registers: programs read and write the same records as JSON") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        const Site site{database};
        const auto added =
            site.send("/api/sample/providers", R"({"fields":{"code":"h1","name":"Oak \"House\"","kind":"home"}})");
        CHECK(added.status == 201);
        const auto address = location(added);
        CHECK(has(site.get(address), R"("title":"Oak \"House\"","version":1)"));
        const auto visit = site.send("/api/sample/visits",
                                     R"({"fields":{"provider":"h1","visited":"2025-12-19","children":12,"cost":"5.5",)"
                                     R"("themes":["food","school"]}})");
        CHECK(visit.status == 201);
        CHECK(has(visit,
                  R"("report_due":"2026-01-07","themes":["food","school"],"children":12,"cost":"5.50","share":null)"));
        CHECK(has(visit, R"("title":"Oak \"House\""})"));
        const auto wrong = site.send("/api/sample/visits", R"({"fields":{"children":"many"}})");
        CHECK(wrong.status == 422);
        CHECK(has(wrong, R"({"field":"children","message":)"));
        CHECK(site.send(address, R"({"version":1,"fields":{"name":"Elm"}})").status == 200);
        CHECK(site.send(address, R"({"version":1,"fields":{"name":"Ash"}})").status == 409);
        CHECK(site.send(address + "/withdraw", R"({"version":2})").status == 422);
        CHECK(has(site.send(address + "/withdraw", R"({"version":2,"reason":"closed"})"), R"("why":"closed")"));
        CHECK(has(site.get(address + "/history"), R"({"field":"name","before":"Oak \"House\"","after":"Elm"})"));
        CHECK(has(site.get("/api/sample/visits?q=elm"), R"("count":1,"more":false,"next":null)"));
        for (const char* bad : {"", "[]", "{", R"({"fields":[]})", R"({"fields":{"nothing":1}})",
                                R"({"fields":{"name":[[1]]}})", R"({"version":"x"})", "\"\xED\xA0\x80\"",
                                R"({"fields":{"name":"\ud800"}})", R"({"fields":{"name":"\udc00x"}})"})
            CHECK(site.send("/api/sample/providers", bad).status == 400);
        CHECK(site.send("/api/sample/providers", std::string(5000, '[')).status == 400);
        CHECK(has(site.get("/api/openapi.json"), "\"openapi\": \"3.1.0\""));
        CHECK(has(site.get("/api/openapi.json"), "/api/sample/visits/{id}/withdraw"));
        CHECK(has(site.get("/api"), "/api/openapi.json"));
        CHECK(has(site.get("/glossary"), "10 working days after visited"));
        CHECK(has(site.get("/search?q=elm+19"), "Elm, 19 December 2025"));
    });
}

TEST_CASE("registers: a filter that cannot be understood is told and kept, and gives no file; a list ends somewhere") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        const Site site{database};
        home(database);
        const auto list = site.get("/sample/visits?visited_from=notadate&visited_to=30%2F2%2F2026");
        CHECK(has(list, "There is a problem"));
        CHECK(has(list, "Visited on: on or after must be a real date"));
        CHECK(has(list, "Visited on: on or before must be a real date"));
        CHECK(has(list, "value=\"notadate\""));
        CHECK(has(list, "value=\"30/2/2026\""));
        CHECK(site.get("/sample/visits/export.csv?visited_from=notadate").status == 422);
        CHECK(site.get("/sample/visits/export.csv?visited_from=2026-01-31").status == 200);
        const auto beyond = site.get("/sample/providers?page=9999");
        CHECK(has(beyond, "The list ends before this page"));
        CHECK_FALSE(has(beyond, "Clear the filters"));
        const auto found = site.get("/search?q=oak");
        CHECK(has(found, "</a> <span class=\"govuk-hint\">Provider</span>"));
        CHECK(has(found, "1 record<"));
    });
}

TEST_CASE("registers: a register as it was on a day in the past, whole, filtered and as a file") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        const Site site{database};
        const auto address = "/sample/providers/" + home(database);
        const auto edited =
            site.post(address + "/edit",
                      {{"seen", "1"}, {"code", "h1"}, {"name", "Elm"}, {"kind", "home"}, {"reason", "It was renamed"}});
        REQUIRE(edited.status == 303);
        CHECK(has(site.get(address + "/history"), "It was renamed"));
        const auto now = site.get("/sample/providers?on=2026-03-31");
        CHECK(has(now, "31 March 2026"));
        CHECK(has(now, "Elm"));
        CHECK(has(site.get("/sample/providers?on=2026-03-31&kind=school"), "0 providers"));
        CHECK(has(site.get("/sample/providers?on=2026-03-30"), "0 providers"));
        CHECK(has(site.get("/sample/providers/export.csv?on=2026-03-31"), ",Elm,"));
        CHECK_FALSE(has(site.get("/sample/providers/export.csv?on=2026-03-30"), "Elm"));
        const auto wrong = site.get("/sample/providers?on-day=31&on-month=2&on-year=2026");
        CHECK(wrong.status == 422);
        CHECK(has(wrong, "The day must be a real date"));
        CHECK(site.get("/sample/providers?on=2030-01-01").status == 422);
        CHECK(site.get(address + "?on-day=31&on-month=2&on-year=2026").status == 422);
    });
}

TEST_CASE(
    "registers: an import tells what would be added, and does not overwrite what changed since it was looked at") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        const Site site{database};
        const auto id = home(database);
        const auto taken =
            site.upload("/sample/providers/import", "x.csv", "code,name,kind\nh1,From the file,home\nh2,New,school\n");
        const auto preview = site.get(location(taken));
        CHECK(has(preview, "Kind: School"));
        const auto at = preview.body.find("name=\"planned\" value=\"") + 22;
        const auto planned = preview.body.substr(at, preview.body.find('"', at) - at);
        CHECK(site.post("/sample/providers/" + id + "/edit",
                        {{"seen", "1"}, {"code", "h1"}, {"name", "Meanwhile"}, {"kind", "home"}})
                  .status == 303);
        const auto late = site.post(location(taken), {{"planned", planned}});
        CHECK(late.status == 422);
        CHECK(has(late, "Meanwhile → From the file"));
        CHECK(has(site.get("/sample/providers/" + id), "Meanwhile"));
    });
}

TEST_CASE("registers: a name that nobody can see, or that turns the line round, is none") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        const Site site{database};
        const auto blank =
            site.post("/sample/providers/new", {{"code", "x"}, {"name", "\u200b\u00a0 "}, {"kind", "home"}});
        CHECK(blank.status == 422);
        CHECK(has(blank, "Enter the name"));
        const auto turned =
            site.post("/sample/providers/new", {{"code", "x"}, {"name", "\u202Egnp.exe"}, {"kind", "home"}});
        CHECK(turned.status == 422);
        CHECK(has(turned, "Name must not contain marks that turn the direction of writing"));
        CHECK(site.post("/sample/providers/new", {{"code", "x"}, {"name", "مركز الطفل"}, {"kind", "home"}}).status ==
              303);
    });
}
