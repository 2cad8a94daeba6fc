#include "accounts_site.h"

namespace {

using accounts_site::Browser;
using accounts_site::header;
using accounts_site::on_each;
using accounts_site::password;
using accounts_site::Site;

}  // namespace

TEST_CASE("accounts: a person is sent to sign in and back, sees their account, and signs out") {
    on_each([](Site& site) {
        site.add("sam", rights::Role::agency_lead, "LRSCP");
        Browser browser{site};
        auto answer = browser.get("/accounts/me?x=1");
        CHECK(answer.status == 303);
        CHECK(header(answer, "Location") == "/accounts/sign-in?next=%2Faccounts%2Fme%3Fx%3D1");
        answer = browser.sign_in("sam", "/accounts/me?x=1");
        CHECK(answer.status == 303);
        CHECK(header(answer, "Location") == "/accounts/me?x=1");
        answer = browser.get("/accounts/me");
        CHECK(answer.status == 200);
        CHECK(answer.body.find("Agency lead for Leicestershire and Rutland") != answer.body.npos);
        const auto cookie = browser.cookies.at("cairn-session");
        answer = browser.post("/accounts/sign-out", {});
        CHECK(header(answer, "Location") == "/");
        CHECK_FALSE(browser.cookies.contains("cairn-session"));
        browser.cookies["cairn-session"] = cookie;
        CHECK(browser.get("/accounts/me").status == 303);
    });
}

TEST_CASE("accounts: a wrong password keeps what was typed, and too many tries answer 429") {
    on_each([](Site& site) {
        site.add("sam", {}, "");
        Browser browser{site};
        browser.get("/accounts/sign-in");
        http::Response answer;
        for (int i = 0; i < 10; ++i) {
            answer = browser.post("/accounts/sign-in", {{"email", "sam@example.org"}, {"password", "wrong"}});
            CHECK(answer.status == 403);
        }
        CHECK(answer.body.find("Email address or password is not right") != answer.body.npos);
        CHECK(answer.body.find("value=\"sam@example.org\"") != answer.body.npos);
        CHECK(answer.body.find("value=\"wrong\"") == answer.body.npos);
        answer = browser.post("/accounts/sign-in", {{"email", "sam@example.org"}, {"password", password}});
        CHECK(answer.status == 429);
        answer = browser.post("/accounts/sign-in", {});
        CHECK(answer.body.find("Enter your email address") != answer.body.npos);
        CHECK(answer.body.find("Enter your password") != answer.body.npos);
    });
}

TEST_CASE("accounts: a form with another browser's token or none is refused") {
    on_each([](Site& site) {
        site.add("sam", {}, "");
        Browser one{site}, other{site};
        one.get("/accounts/sign-in");
        other.get("/accounts/sign-in");
        other.token = one.token;
        CHECK(other.post("/accounts/sign-in", {{"email", "sam@example.org"}, {"password", password}}).status == 403);
        CHECK_FALSE(other.cookies.contains("cairn-session"));
    });
}

TEST_CASE("accounts: codes are set up, asked for at the next sign-in, and a half session opens nothing") {
    on_each([](Site& site) {
        const auto id = site.add("sam", {}, "");
        Browser browser{site};
        browser.sign_in("sam");
        browser.get("/accounts/me/codes");
        const auto secret = *rights::waiting_code(site.door.office(), id);
        auto answer = browser.post("/accounts/me/codes", {{"code", rights::code_at(secret, site.clock.now())}});
        CHECK(answer.body.find("Keep your recovery codes") != answer.body.npos);
        site.clock.moment += std::chrono::minutes{1};
        Browser second{site};
        answer = second.sign_in("sam");
        CHECK(header(answer, "Location") == "/accounts/code?next=%2Faccounts%2Fme");
        CHECK(header(second.get("/accounts/me"), "Location") == "/accounts/code");
        second.get("/accounts/code?next=%2Faccounts%2Fme");
        CHECK(second.post("/accounts/code", {{"code", "000000"}}).status == 403);
        answer = second.post("/accounts/code",
                             {{"code", rights::code_at(secret, site.clock.now())}, {"next", "/accounts/me"}});
        CHECK(header(answer, "Location") == "/accounts/me");
        CHECK(second.get("/accounts/me").status == 200);
    });
}

TEST_CASE("accounts: a manager invites and appoints within their own footprint; nobody appoints themselves") {
    on_each([](Site& site) {
        const auto own = site.add("manager", rights::Role::business_manager, "LRSCP");
        Browser browser{site};
        browser.sign_in("manager");
        browser.get("/accounts/invite");
        auto answer = browser.post("/accounts/invite", {{"name", ""}, {"email", "no"}});
        CHECK(answer.body.find("Enter the person") != answer.body.npos);
        CHECK(answer.body.find("Enter an email address") != answer.body.npos);
        for (const std::string& name : {std::string(300, 'N'), std::string{"\u200b \u00a0"}, std::string{"a\u202eb"}})
            CHECK(browser.post("/accounts/invite", {{"name", name}, {"email", "x@example.org"}})
                      .body.find("There is a problem") != std::string::npos);
        answer = browser.post("/accounts/invite", {{"name", "Ada New"}, {"email", "ada@example.org"}});
        const auto at = answer.body.find("/accounts/link/");
        REQUIRE(at != answer.body.npos);
        CHECK(site.routes.answer(http::get(answer.body.substr(at, 15 + 43))).status == 200);
        std::string id;
        site.services.database.read(
            [&](db::ReadTx& tx) { id = rights::find_account_by_email(tx, "ada@example.org")->id; });
        browser.get("/accounts/people/" + id + "/appoint");
        const std::vector<std::pair<std::string, std::string>> wanted{{"role", "agency_lead"},
                                                                      {"organisation", "police"},
                                                                      {"from-day", "1"},
                                                                      {"from-month", "4"},
                                                                      {"from-year", "2026"}};
        const auto with = [&](const std::string& footprint) {
            auto form = wanted;
            form.emplace_back("footprint", footprint);
            return form;
        };
        CHECK(browser.post("/accounts/people/" + id + "/appoint", with("LSCP")).status == 404);
        CHECK(browser.post("/accounts/people/" + own + "/appoint", with("LRSCP")).status == 403);
        CHECK(browser.post("/accounts/people/" + id + "/appoint", with("LRSCP")).status == 303);
        answer = browser.get("/accounts/people/" + id);
        CHECK(answer.body.find("Agency lead for Leicestershire and Rutland, acting for County Police") !=
              answer.body.npos);
        // Every fault at once, each at its place; nothing is chosen beforehand; not twice for the same time.
        answer =
            browser.post("/accounts/people/" + id + "/appoint",
                         {{"organisation", "no-such-org"}, {"to-day", "31"}, {"to-month", "2"}, {"to-year", "2026"}});
        for (const char* said : {"Choose a role", "Choose an area", "No organisation of the register has this code",
                                 "Enter the first day", "last day"})
            CHECK_MESSAGE(answer.body.find(said) != answer.body.npos, said);
        answer = browser.post("/accounts/people/" + id + "/appoint", with("LRSCP"));
        CHECK(answer.body.find("They hold this role for the same time and place already") != answer.body.npos);
    });
}

TEST_CASE("accounts: a system administrator does not appoint to roles that open sealed cases") {
    on_each([](Site& site) {
        site.add("admin", rights::Role::system_administrator, "LRSCP");
        const auto id = site.add("sam", {}, "");
        Browser browser{site};
        browser.sign_in("admin");
        browser.get("/accounts/people/" + id + "/appoint");
        const auto appoint = [&](const char* role) {
            return browser
                .post("/accounts/people/" + id + "/appoint", {{"role", role},
                                                              {"footprint", "LRSCP"},
                                                              {"organisation", "police"},
                                                              {"from-day", "1"},
                                                              {"from-month", "4"},
                                                              {"from-year", "2026"}})
                .status;
        };
        CHECK(appoint("delegated_safeguarding_partner") == 403);
        CHECK(appoint("practitioner") == 303);
    });
}

TEST_CASE("accounts: another partnership's person is refused with the very page of a missing one") {
    on_each([](Site& site) {
        site.add("manager", rights::Role::business_manager, "LRSCP");
        const auto other = site.add("lead", rights::Role::agency_lead, "LSCP");
        Browser browser{site};
        browser.sign_in("manager");
        const auto page = [&](const std::string& target) {
            auto answer = browser.get(target);
            const auto reference = header(answer, "X-Reference");
            CHECK(answer.status == 404);
            answer.body.replace(answer.body.find(reference), reference.size(), "");
            return answer.body;
        };
        CHECK(page("/accounts/people/" + other) == page("/accounts/people/0000000000"));
        CHECK(browser.post("/accounts/people/" + other + "/state", {{"state", "disabled"}}).status != 303);
        CHECK(browser.get("/accounts/people").body.find("lead@example.org") == std::string::npos);
    });
}

TEST_CASE("accounts: who can see a sealed case is told to those who can, and no one is told that it exists") {
    on_each([](Site& site) {
        site.add("manager", rights::Role::business_manager, "LRSCP");
        site.add("admin", rights::Role::system_administrator, "LRSCP");
        Browser browser{site};
        const std::string asked = "/accounts/record?address=%2Freviews%2Fk7f3";
        browser.sign_in("admin");
        const auto told = browser.get(asked).body;
        CHECK(told.find("or it is not for you to see") != told.npos);
        CHECK(told.find("Sealed case") == told.npos);
        // A manager without a second factor is not told either.
        Browser weak{site};
        weak.sign_in("manager");
        CHECK(weak.get(asked).body.find("Sealed case") == std::string::npos);
        std::string cookie;
        site.services.database.write([&](db::WriteTx& tx) {
            const auto id = rights::find_account_by_email(tx, "manager@example.org")->id;
            cookie = rights::open_session(tx, site.door.office().keys,
                                          {.account = id,
                                           .stage = rights::Stage::signed_in,
                                           .strong = true,
                                           .how = "Test",
                                           .peer = {},
                                           .agent = {}},
                                          site.clock.now(), site.door.office().settings);
        });
        weak.cookies["cairn-session"] = cookie;
        const auto page = weak.get(asked).body;
        CHECK(page.find("Sealed case") != page.npos);
        CHECK(page.find("Business manager of group for Leicestershire and Rutland") != page.npos);
        CHECK(page.find("Let someone in") != page.npos);
    });
}

TEST_CASE("accounts: cairn user adds, appoints, resets and disables, and says what is wrong") {
    on_each([](Site& site) {
        const auto& office = site.door.office();
        accounts::UserCommand given{.action = "add",
                                    .email = "first@example.org",
                                    .name = "First",
                                    .role = "king",
                                    .footprint = "LRSCP",
                                    .actor = "root at the command line"};
        CHECK(accounts::user_command(office, given) == 2);
        given.role = "system_administrator";
        CHECK(accounts::user_command(office, given) == 0);
        CHECK(accounts::user_command(office, given) == 1);
        given.action = "appoint";
        given.role = "agency_lead";
        CHECK(accounts::user_command(office, given) == 1);
        given.organisation = "police";
        CHECK(accounts::user_command(office, given) == 0);
        for (const char* action : {"disable", "enable", "reset"}) {
            given.action = action;
            CHECK(accounts::user_command(office, given) == 0);
        }
        given.action = "frobnicate";
        CHECK(accounts::user_command(office, given) == 2);
        given.email = "nobody@example.org";
        given.action = "disable";
        CHECK(accounts::user_command(office, given) == 1);
        site.services.database.read([&](db::ReadTx& tx) { CHECK(audit::verify(tx).faults.empty()); });
    });
}
