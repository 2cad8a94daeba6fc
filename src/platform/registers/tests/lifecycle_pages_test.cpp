#include <doctest/doctest.h>

#include "platform/http/routes.h"
#include "platform/registers/lifecycle.h"
#include "platform/registers/schema.h"
#include "platform/ui/page.h"
#include "sample.h"
#include "support/stores.h"

// A register whose records have a life: proposed, running, ended. And what is worked out from a record.
namespace {

using registers::Cells;
using registers::Entity;
using registers::Need;
using registers::Problem;
using registers::Type;
using rights::Role;

std::string shout(const Entity& entity, const Cells& cells, core::Date today) {
    return registers::cell(entity, cells, "name") + " in " + std::to_string(core::year_of(today));
}

std::vector<Problem> not_on_fire(const Entity& entity, const Cells& cells) {
    if (registers::cell(entity, cells, "name") != "Fire") return {};
    return {{"name", "Put out the fire first"}};
}

const Entity projects{
    .room = "sample",
    .name = "projects",
    .one = "project",
    .many = "projects",
    .meaning = "Something with a beginning and an end.",
    .fields = {{.name = "name", .label = "Name", .need = Need::required, .in_list = true},
               {.name = "state",
                .label = "State",
                .type = Type::choice,
                .need = Need::required,
                .choices = {{"proposed", "Proposed"}, {"running", "Running"}, {"ended", "Ended"}},
                .in_list = true},
               {.name = "ended_on", .label = "Ended on", .type = Type::date},
               {.name = "outcome", .label = "Outcome", .type = Type::narrative}},
    .title = {"name"},
    .key = {"name"},
    .lifecycle = {.field = "state",
                  .begins = {"proposed"},
                  .transitions = {{.name = "start",
                                   .label = "Start it",
                                   .from = {"proposed"},
                                   .to = "running",
                                   .permission = "sample.start"},
                                  {.name = "end",
                                   .label = "End it",
                                   .from = {"running"},
                                   .to = "ended",
                                   .asks = {"outcome"},
                                   .sets = {{"ended_on", "today"}},
                                   .guard = not_on_fire},
                                  {.name = "reopen",
                                   .label = "Reopen it",
                                   .from = {"ended"},
                                   .to = "running",
                                   .clears = {"ended_on"}}}},
    .computed = {{.name = "shouted", .label = "Shouted", .hint = "Its name and the year.", .value = shout}}};

/// The register as someone in this role has it.
struct Site {
    Site(db::Database& store, Role as) : database(store), role(as), routes(all_routes(), {.gate = gate()}) {}

    http::Response get(const std::string& target) const { return routes.answer(http::get(target)); }
    http::Response post(const std::string& target, const std::vector<std::pair<std::string, std::string>>& form) const {
        return routes.answer(http::post(target, form));
    }
    http::Response send(const std::string& target, const std::string& type, const std::string& body) const {
        auto message = http::get(target);
        message.method = "POST";
        message.headers.add("content-type", type);
        message.body = body;
        return routes.answer(message);
    }

    db::Database& database;
    Role role;
    sample::Clock clock = {};
    ui::Shell shell{.assets = {}, .partnership = "Sampleshire"};
    rights::Policy policy{{{"sample.read", "read", rights::every_role()},
                           {"sample.edit", "change", {{Role::business_manager}, {Role::business_support}}},
                           {"sample.start", "start", {{Role::business_manager}}}}};
    http::Routes routes;

    rights::Standing who() const {
        return {.account = "p1",
                .name = "Sam Okafor",
                .organisation = {},
                .strong = true,
                .appointments = {{.id = "a",
                                  .role = role,
                                  .footprint = "A",
                                  .body = {},
                                  .organisation = {},
                                  .from = core::day(2026, 1, 1),
                                  .to = {}}},
                .grants = {},
                .exclusions = {}};
    }

  private:
    std::vector<http::Route> all_routes() {
        static const std::vector<const Entity*> all{&projects};
        registers::Context context{
            .database = database,
            .clock = clock,
            .shell = shell,
            .entities = all,
            .viewer = [this](const http::Request&) -> registers::Viewer {
                return {&policy, who(), std::make_shared<rights::Footprints>(), core::day(2026, 3, 31)};
            },
            .person =
                [](const http::Request&) {
                    return registers::Person{"Sam Okafor", "p1"};
                }};
        auto routes_of_it = registers::routes(context, all);
        for (auto& route : registers::site_routes(context, "sample.read")) routes_of_it.push_back(std::move(route));
        return routes_of_it;
    }
    http::Gate gate() {
        return [this](const http::Request&, std::string_view permission) -> std::optional<http::Response> {
            if (policy.decide(permission, who(), core::day(2026, 3, 31)).allowed) return std::nullopt;
            return http::error(403, "You may not.");
        };
    }
};

void migrate(db::Database& database) {
    static const std::string table = registers::create_sql(projects);
    auto migrations = sample::migrations();
    migrations.push_back({"projects", "0001_projects.sql", table});
    db::migrate(database, migrations);
}

bool has(const http::Response& response, const std::string& words) {
    return response.body.find(words) != std::string::npos;
}

std::string location(const http::Response& response) {
    for (const auto& [name, value] : response.headers)
        if (name == "Location") return value.substr(0, value.find('?'));
    return {};
}

std::string csv_form(const std::string& csv) {
    return "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.csv\"\r\n\r\n" + csv + "\r\n--B--\r\n";
}

}  // namespace

TEST_CASE("registers: a record goes through its life by the steps declared, each asking what it needs and why") {
    support::on_each_store([](db::Database& database) {
        migrate(database);
        const Site site{database, Role::business_manager};
        const auto at = location(site.post("/sample/projects/new", {{"name", "Bridge"}, {"state", "proposed"}}));
        REQUIRE_FALSE(at.empty());
        const auto first = site.get(at);
        CHECK(has(first, "Start it"));
        CHECK_FALSE(has(first, "End it"));
        CHECK(has(site.get(at + "/steps/start"), "will be running"));
        CHECK(site.get(at + "/steps/end").status == 409);
        CHECK(site.get(at + "/steps/dance").status == 404);
        CHECK(site.post(at + "/steps/start", {{"seen", "1"}, {"reason", "The money is there"}}).status == 303);
        CHECK(has(site.get(at + "/history"), "The money is there"));

        const auto empty = site.post(at + "/steps/end", {{"seen", "2"}});
        CHECK(empty.status == 422);
        CHECK(has(empty, "Enter the outcome"));
        CHECK(site.post(at + "/steps/end", {{"seen", "2"}, {"outcome", "Built"}}).status == 303);
        CHECK(has(site.get(at), "31 March 2026"));  // the step's effect
        CHECK(site.post(at + "/steps/reopen", {{"seen", "3"}}).status == 303);
        CHECK_FALSE(has(site.get(at), "<dd class=\"govuk-summary-list__value\">31 March 2026"));
    });
}

TEST_CASE("registers: no form, file or program takes a step that is not declared, or that is another's to take") {
    support::on_each_store([](db::Database& database) {
        migrate(database);
        const Site site{database, Role::business_manager}, support{database, Role::business_support};
        const auto born = site.post("/sample/projects/new", {{"name", "Late"}, {"state", "ended"}});
        CHECK(born.status == 422);
        CHECK(has(born, "A new project begins as proposed"));
        const auto at = location(site.post("/sample/projects/new", {{"name", "Fire"}, {"state", "proposed"}}));
        CHECK(has(site.get(at + "/edit"), "value=\"running\""));
        CHECK_FALSE(has(site.get(at + "/edit"), "value=\"ended\""));

        const auto jump = site.post(at + "/edit", {{"seen", "1"}, {"name", "Fire"}, {"state", "ended"}});
        CHECK(jump.status == 422);
        CHECK(has(jump, "A project that is proposed cannot become ended. It may become running"));
        const auto api = site.send("/api" + at, "application/json", R"({"version":1,"fields":{"state":"ended"}})");
        CHECK(api.status == 422);
        CHECK(has(api, "cannot become ended"));
        const auto file = site.send("/sample/projects/import", "multipart/form-data; boundary=B",
                                    csv_form("name,state\nFire,ended\n"));
        CHECK(has(site.get(location(file)), "cannot become ended"));
        CHECK(site.post(location(file), {}).status == 409);

        // Whoever may change it but not start it.
        CHECK_FALSE(has(support.get(at), "Start it"));
        CHECK(support.post(at + "/steps/start", {{"seen", "1"}}).status == 403);
        CHECK(support.post(at + "/edit", {{"seen", "1"}, {"name", "Fire"}, {"state", "running"}}).status == 403);
        CHECK(site.post(at + "/steps/start", {{"seen", "1"}}).status == 303);
        const auto guarded = site.post(at + "/steps/end", {{"seen", "2"}, {"outcome", "Burnt"}});
        CHECK(guarded.status == 422);
        CHECK(has(guarded, "Put out the fire first"));
        CHECK(has(site.get("/glossary"), "Reopen it"));
    });
}

TEST_CASE("registers: what is worked out stands on the page, in the list, in files and in the API") {
    support::on_each_store([](db::Database& database) {
        migrate(database);
        const Site site{database, Role::business_manager};
        const auto at = location(site.post("/sample/projects/new", {{"name", "Bridge"}, {"state", "proposed"}}));
        for (const auto& page :
             {at, std::string{"/sample/projects"}, std::string{"/sample/projects/export.csv"}, "/api" + at})
            CHECK(has(site.get(page), "Bridge in 2026"));
        CHECK(has(site.get("/api" + at), R"("computed":{"shouted":"Bridge in 2026"})"));
        CHECK(site.get("/sample/projects/export.xlsx").status == 200);
        // An export goes in again as it is.
        const auto file = site.send("/sample/projects/import", "multipart/form-data; boundary=B",
                                    csv_form(site.get("/sample/projects/export.csv").body));
        CHECK(has(site.get(location(file)), "Every row is in the register already"));
        CHECK(has(site.get("/glossary"), "Its name and the year."));
    });
}
