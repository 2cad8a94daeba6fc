#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "platform/jobs/jobs.h"
#include "platform/rights/codes.h"
#include "platform/rights/office.h"
#include "rooms/partnership/partnership.h"
#include "trials.h"

// Every form of the program and every call of its API that changes something, with each statement failing in turn. The
// list is the program's own: a route without a trial fails the last check of this file.
namespace {

using access_test::last_part;
using access_test::location;
using access_test::migrated;
using access_test::Person;
using access_test::Program;
using access_test::Trials;
using rights::Role;
using Form = std::vector<std::pair<std::string, std::string>>;

const std::string password = "violin tractor moss", other_password = "granite lantern sorrel";

rights::Footprints footprints(db::ReadTx&) {
    rights::Footprints all;
    all.add("LRSCP", "Leicestershire and Rutland");
    return all;
}

/// The house with the people of these stories.
struct House {
    explicit House(db::Database& store) : program(migrated(store), {}, footprints), trials(program, store) {}

    http::Response post(const std::string& pattern, Person& who, const std::string& target, const Form& form,
                        int transactions = 1) {
        return trials.run(
            pattern, who, [&] { return who.form(target, form); }, transactions);
    }
    std::string link_for(const std::string& account) {
        std::string secret;
        program.set_up([&](audit::WriteTx& tx) {
            secret = rights::make_link(tx.store(), program.door.office().keys, account, rights::Purpose::invitation,
                                       program.clock.now() + std::chrono::hours{24});
            tx.record({.kind = "test.link", .subject = {"rights_accounts", account}});
        });
        return secret;
    }
    std::string account_of(const std::string& email) {
        std::optional<rights::Account> found;
        program.ledger.read([&](db::ReadTx& tx) { found = rights::find_account_by_email(tx, email); });
        REQUIRE(found);
        return found->id;
    }

    Program program;
    Trials trials;
    Person manager{program, "manager", {.role = Role::business_manager, .body = "", .organisation = ""}};
};

/// From the list of people to a new colleague with a right.
void invite_and_appoint(House& house) {
    auto& manager = house.manager;
    manager.get("/accounts/invite");
    house.post("/accounts/invite", manager, "/accounts/invite", {{"name", "Kim"}, {"email", "kim@example.org"}});
    const auto kim = "/accounts/people/" + house.account_of("kim@example.org");
    house.post("/accounts/people/{id}/link", manager, kim + "/link", {});
    const Form appointment{{"role", "business_support"},
                           {"footprint", "LRSCP"},
                           {"from-day", "1"},
                           {"from-month", "4"},
                           {"from-year", "2026"}};
    house.post("/accounts/people/{id}/appoint", manager, kim + "/appoint", appointment);
    std::string held;
    house.program.ledger.read([&](db::ReadTx& tx) { held = rights::appointments_of(tx, last_part(kim))[0].id; });
    house.post("/accounts/people/{id}/end", manager, kim + "/end", {{"appointment", held}});
    house.post("/accounts/people/{id}/state", manager, kim + "/state", {{"state", "disabled"}});
    house.post("/accounts/people/{id}/state", manager, kim + "/state", {{"state", "active"}});
    house.post("/accounts/people/{id}/sessions/end", manager, kim + "/sessions/end", {});
}

/// Back into a session that waits for its code.
void sign_in_again(Person& kim) {
    kim.cookies.erase("cairn-session");
    kim.get("/accounts/sign-in");
    const auto given = kim.post("/accounts/sign-in", {{"email", "kim@example.org"}, {"password", other_password}});
    REQUIRE(location(given).starts_with("/accounts/code"));
    kim.get("/accounts/code");
}

/// One person's own account, from the invitation to signing out.
void own_account(House& house) {
    auto& program = house.program;
    const auto id = house.account_of("kim@example.org");
    const auto secret = house.link_for(id);
    Person kim{program};
    kim.get("/accounts/link/" + secret);
    house.post("/accounts/link/{secret}", kim, "/accounts/link/" + secret, {{"password", password}});
    kim.get("/accounts/sign-in");
    house.post("/accounts/forgotten", kim, "/accounts/forgotten", {{"email", "kim@example.org"}});
    // Tries are counted before they are made, each in a transaction of its own.
    house.post("/accounts/sign-in", kim, "/accounts/sign-in", {{"email", "kim@example.org"}, {"password", password}},
               2);
    kim.get("/accounts/me");
    house.post("/accounts/me/password", kim, "/accounts/me/password",
               {{"old_password", password}, {"password", other_password}}, 2);
    house.post("/accounts/me/notices", kim, "/accounts/me/notices", {{"rhythm", "daily"}});
    house.post("/accounts/me/sessions/end", kim, "/accounts/me/sessions/end", {});
    kim.get("/accounts/me/codes");
    const auto seed = rights::waiting_code(program.door.office(), id);
    REQUIRE(seed);
    const auto shown = house.post("/accounts/me/codes", kim, "/accounts/me/codes",
                                  {{"code", rights::code_at(*seed, program.clock.now())}}, 2);
    const auto begin = shown.body.find("<code>") + 6;
    const auto recovery = shown.body.substr(begin, shown.body.find('<', begin) - begin);
    program.clock.moment += std::chrono::minutes{2};
    sign_in_again(kim);
    house.post("/accounts/code", kim, "/accounts/code", {{"code", rights::code_at(*seed, program.clock.now())}}, 2);
    sign_in_again(kim);
    house.post("/accounts/recovery", kim, "/accounts/recovery", {{"recovery", recovery}}, 2);
    kim.get("/accounts/me");
    house.post("/accounts/me/codes/remove", kim, "/accounts/me/codes/remove", {{"password", other_password}}, 2);
    kim.get("/accounts/me");
    house.post("/accounts/sign-out", kim, "/accounts/sign-out", {});
}

void drafts_and_letters(House& house) {
    auto& manager = house.manager;
    const Form draft{{"draft", "/partnership/organisations/new"}, {"draft-title", "Add"}, {"name", "typed"}};
    house.post("/accounts/drafts", manager, "/accounts/drafts", draft);
    house.post("/accounts/drafts/autosave", manager, "/accounts/drafts/autosave", draft);
    house.post("/accounts/drafts/remove", manager, "/accounts/drafts/remove", {{"address", draft[0].second}});
    auto& store = house.program.services.database;
    store.write([&](db::WriteTx& tx) {
        static_cast<void>(jobs::post(tx, {.key = "other/k7", .kind = "nobody handles this", .payload = "{}"}, {}));
    });
    jobs::Worker worker{store, house.program.clock};
    worker.handle("nobody handles this", [](const std::string&, const std::string&) -> jobs::Attempt {
        return {jobs::Outcome::refused, "no"};
    });
    worker.run_once();
    manager.get("/accounts/me");
    house.post("/accounts/letters", manager, "/accounts/letters", {{"key", "other/k7"}});
    manager.get("/accounts/me");
    house.trials.reads("/checker", manager, manager.form("/checker", {{"text", "Of 10, 5 (60%) are."}}));
    house.trials.reads("/preview", manager, manager.form("/preview", {{"text", "# A"}, {"field", "text"}}));
}

/// One register by its form, its questions, its files and its API; the record that is linked to an account.
void a_register(House& house) {
    auto& manager = house.manager;
    const std::string at = "/partnership/people";
    manager.get(at + "/new");
    const auto added = house.post(at + "/new", manager, at + "/new", {{"code", "sam"}, {"name", "Sam Okafor"}});
    const auto id = last_part(location(added)), sam = at + "/" + id;
    house.post(at + "/{id}/edit", manager, sam + "/edit", {{"seen", "1"}, {"code", "sam"}, {"name", "Sam O."}});
    house.post(at + "/{id}/restore", manager, sam + "/restore", {{"seen", "2"}, {"version", "1"}});
    house.post(at + "/{id}/withdraw", manager, sam + "/withdraw", {{"seen", "3"}, {"reason", "Left"}});
    house.post(at + "/{id}/reinstate", manager, sam + "/reinstate", {{"seen", "4"}});
    house.post(at + "/new/{question}", manager, at + "/new/code", {{"code", "ada"}});
    house.post(at + "/views", manager, at + "/views", {{"name", "All"}, {"query", at + "?q=sam"}});
    const auto list = manager.get(at).body;
    const auto view = list.find(at + "/views/") + at.size() + 7;
    house.post(at + "/views/{view}/remove", manager,
               at + "/views/" + list.substr(view, list.find('/', view) - view) + "/remove", {});
    house.post("/accounts/people/{id}/person", manager,
               "/accounts/people/" + house.account_of("kim@example.org") + "/person", {{"person", id}});
    const Form exception{{"address", sam}, {"account", house.account_of("kim@example.org")}, {"reason", "Asked"}};
    house.post("/accounts/record/let-in", manager, "/accounts/record/let-in", exception);
    house.post("/accounts/record/keep-out", manager, "/accounts/record/keep-out", exception);
    std::string out;
    house.program.ledger.read([&](db::ReadTx& tx) {
        for (const auto& one : rights::all_standings(tx))
            if (!one.exclusions.empty()) out = one.exclusions[0].id;
    });
    house.post("/accounts/record/end", manager, "/accounts/record/end", {{"address", sam}, {"exception", out}});
}

void files_and_programs(House& house) {
    auto& manager = house.manager;
    const std::string at = "/partnership/people";
    manager.get(at + "/import");
    const auto kept = house.trials.run(
        at + "/import", manager, [&] { return manager.file(at + "/import", {}, "people.csv", "code,name\nbo,Bo\n"); });
    const auto taken = house.post(at + "/import/{upload}", manager, location(kept), {});
    const auto batch = location(taken).substr(0, location(taken).find('?'));
    REQUIRE(batch.find("/batches/") != std::string::npos);
    house.post(at + "/batches/{batch}/undo", manager, batch + "/undo", {});
    manager.get("/accounts/me");
    const auto call = [&](const std::string& target, const std::string& json) {
        return manager.json("/api" + at + target, json);
    };
    const auto made =
        house.trials.run("/api" + at, manager, [&] { return call("", R"({"fields":{"code":"cy","name":"Cy"}})"); });
    const auto begin = made.body.find("\"id\":\"") + 6;
    const auto id = made.body.substr(begin, made.body.find('"', begin) - begin);
    house.trials.run("/api" + at + "/{id}", manager,
                     [&] { return call("/" + id, R"({"version":1,"fields":{"name":"Cyd"}})"); });
    house.trials.run("/api" + at + "/{id}/withdraw", manager,
                     [&] { return call("/" + id + "/withdraw", R"({"version":2,"reason":"Left"})"); });
}

/// Each step of a lifecycle, on the record's page and by the API, with its effects.
struct Walk {
    House& house;
    Person& partner;  ///< decides
    std::string at;   ///< of the register
    std::string id = {};
    int version = 1;

    void add(const Form& form) {
        house.manager.get(at + "/new");
        // As a browser sends a form that may hold a file.
        const auto send = [&] { return house.manager.file(at + "/new", form, "", ""); };
        id = last_part(location(house.trials.run(at + "/new", house.manager, send)));
        version = 1;
    }
    void step(const std::string& name, Person& who, Form form = {}) {
        who.get("/accounts/me");
        form.emplace_back("seen", std::to_string(version++));
        house.post(at + "/{id}/steps/" + name, who, at + "/" + id + "/steps/" + name, form);
    }
    void call(const std::string& name, Person& who, const std::string& fields = "") {
        who.get("/accounts/me");
        const auto body =
            "{\"version\":" + std::to_string(version++) + ",\"reason\":\"Agreed\",\"fields\":{" + fields + "}}";
        const auto target = "/api" + at;
        house.trials.run(target + "/{id}/steps/" + name, who,
                         [&] { return who.json(target + "/" + id + "/steps/" + name, body); });
    }
};

void lifecycles(House& house) {
    Person partner{house.program, "partner", {.role = Role::delegated_safeguarding_partner}};
    auto& manager = house.manager;
    Walk bodies{house, partner, "/partnership/bodies"};
    bodies.add({{"code", "one"}, {"name", "One"}, {"kind", "subgroup"}, {"state", "proposed"}});
    bodies.step("start", partner, {{"from-day", "1"}, {"from-month", "4"}, {"from-year", "2026"}});
    bodies.step("rest", partner, {{"reason", "Nobody can come"}});
    bodies.step("resume", partner);
    bodies.step("close", partner,
                {{"to-day", "30"}, {"to-month", "11"}, {"to-year", "2026"}, {"why_closed", "Its work is done"}});
    bodies.add({{"code", "two"}, {"name", "Two"}, {"kind", "subgroup"}, {"state", "proposed"}});
    bodies.call("start", partner, R"("from":"2026-04-01")");
    bodies.call("rest", partner);
    bodies.call("resume", partner);
    bodies.call("close", partner, R"("to":"2026-11-30","why_closed":"Its work is done")");
    Walk papers{house, partner, "/partnership/papers"};
    const Form paper{
        {"name", "Terms"}, {"kind", "terms"}, {"state", "draft"}, {"published_at", "https://example.org/t"}};
    papers.add(paper);
    papers.step("send", manager);
    papers.step("return", partner, {{"reason", "Quorum is missing"}});
    papers.step("send", manager);
    papers.step("publish", partner, {{"from-day", "1"}, {"from-month", "4"}, {"from-year", "2026"}});
    papers.step("review", manager);
    papers.step("keep", partner,
                {{"review-day", "1"}, {"review-month", "4"}, {"review-year", "2027"}, {"reason", "Still right"}});
    const auto earlier = papers.id;
    papers.add(paper);
    papers.call("send", manager);
    papers.call("return", partner);
    papers.call("send", manager);
    papers.call("publish", partner, R"("from":"2026-11-01")");  // the earlier version gives way
    papers.call("review", manager);
    papers.call("keep", partner, R"("review":"2027-11-01")");
    papers.call("supersede", partner, R"("to":"2026-11-20")");
    CHECK(manager.get("/partnership/papers/" + earlier).body.find("31 October 2026") != std::string::npos);
    papers.add({{"name", "Plan"},
                {"kind", "plan"},
                {"state", "published"},
                {"from-day", "1"},
                {"from-month", "4"},
                {"from-year", "2026"}});
    papers.step("supersede", partner,
                {{"to-day", "20"}, {"to-month", "11"}, {"to-year", "2026"}, {"reason", "It has run out"}});
}

}  // namespace

TEST_CASE("access: every command leaves the store as before and sends no letter, whichever of its statements fails") {
    support::on_each_store([](db::Database& store) {
        House house{store};
        invite_and_appoint(house);
        own_account(house);
        drafts_and_letters(house);
        a_register(house);
        files_and_programs(house);
        lifecycles(house);
        for (const auto& route : house.trials.without_trial(access_test::Story::office))
            FAIL_CHECK("no trial of " << route << ": add one to a story of this file");
        MESSAGE(house.trials.failures() << " statements failed");
        house.program.ledger.read([](db::ReadTx& tx) { CHECK(audit::verify(tx).faults.empty()); });
    });
}

TEST_CASE("access: every action of cairn user leaves the store as before, whichever of its statements fails") {
    support::on_each_store([](db::Database& store) {
        Program program{migrated(store), {}, footprints};
        for (const char* action : {"add", "appoint", "reset", "disable", "enable"}) {
            CAPTURE(action);
            const accounts::UserCommand given{.action = action,
                                              .email = "sam@example.org",
                                              .name = "Sam",
                                              .role = "business_support",
                                              .footprint = "LRSCP",
                                              .actor = "root"};
            int status = -1;
            const int failed = support::fail_each_statement(
                store, [&](db::Database&) { status = accounts::user_command(program.door.office(), given); });
            CHECK(status == 0);
            CHECK(failed > 1);
        }
    });
}
