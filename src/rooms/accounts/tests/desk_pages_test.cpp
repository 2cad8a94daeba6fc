#include "accounts_site.h"
#include "platform/rights/operator.h"

namespace {

using accounts_site::Browser;
using accounts_site::header;
using accounts_site::Site;

void with_settings(const std::map<std::string, std::string>& settings, const std::function<void(Site&)>& test) {
    support::on_each_store([&](db::Database& store) {
        Site site{store, settings};
        test(site);
    });
}

bool holds(const http::Response& response, const std::string& text) { return response.body.find(text) != text.npos; }

/// A form as a browser sends it that tells `site` of where its page came from; empty: one that tells nothing.
http::Message told(const std::string& target, const std::vector<std::pair<std::string, std::string>>& fields,
                   const std::string& site) {
    auto message = http::post(target, fields);
    http::Fields headers;
    for (const auto& [name, value] : message.headers.pairs())
        if (name != "sec-fetch-site" && name != "origin") headers.add(name, value);
    if (!site.empty()) headers.add("sec-fetch-site", site);
    message.headers = headers;
    return message;
}

}  // namespace

TEST_CASE(
    "accounts: where everyone needs a second factor, nothing opens before it is set up, and then all does at once") {
    with_settings({{"accounts.second_factor", "everyone"}}, [](Site& site) {
        const auto id = site.add("morgan", rights::Role::business_manager, "LRSCP");
        Browser morgan{site};
        morgan.sign_in("morgan");
        for (const char* page : {"/accounts/home", "/accounts/me", "/accounts/people", "/accounts/sign-in"})
            CHECK_MESSAGE(header(morgan.get(page), "Location") == "/accounts/me/codes", page);
        const auto page = morgan.get("/accounts/me/codes");
        CHECK(holds(page, "asks everyone for a code"));
        CHECK(morgan.post("/accounts/invite", {{"name", "Kim"}, {"email", "kim@example.org"}}).status == 403);
        const auto secret = rights::waiting_code(site.door.office(), id);
        REQUIRE(secret);
        const auto weak = morgan.cookies;
        const auto done = morgan.post("/accounts/me/codes", {{"code", rights::code_at(*secret, site.clock.now())}});
        CHECK(holds(done, "Keep your recovery codes"));
        CHECK(morgan.get("/accounts/people").status == 200);
        Browser old{site, weak};
        CHECK(header(old.get("/accounts/people"), "Location").starts_with("/accounts/sign-in"));
        CHECK(morgan.get("/accounts/me").status == 200);
    });
}

TEST_CASE("accounts: whoever asks for too much in a minute is told when to try again; others go on") {
    with_settings({{"accounts.requests_by_minute", "60"}}, [](Site& site) {
        site.add("morgan", rights::Role::business_manager, "LRSCP");
        site.add("avery", rights::Role::agency_lead, "LRSCP");
        Browser morgan{site}, avery{site};
        morgan.sign_in("morgan");
        avery.sign_in("avery");
        http::Response last;
        for (int i = 0; i < 61; ++i) last = morgan.get("/accounts/me");
        CHECK(last.status == 429);
        CHECK(header(last, "Retry-After") == "1");
        CHECK(holds(last, "Try again in 1 second."));
        CHECK(avery.get("/accounts/me").status == 200);
        site.clock.moment += std::chrono::seconds{1};
        CHECK(morgan.get("/accounts/me").status == 200);
        CHECK(morgan.get("/accounts/me").status == 429);
    });
}

TEST_CASE("accounts: a form that outlived its session is kept, shown again after signing in, and taken then") {
    with_settings({}, [](Site& site) {
        site.add("morgan", rights::Role::business_manager, "LRSCP");
        Browser morgan{site};
        morgan.sign_in("morgan");
        morgan.get("/accounts/invite");
        const std::vector<std::pair<std::string, std::string>> typed{
            {"name", "Kim <b>Lee</b>"}, {"email", "kim@example.org"}, {"csrf", morgan.token}};
        morgan.cookies.erase("cairn-session");
        auto page = morgan.send(told("/accounts/invite", typed, "same-origin"));
        CHECK(page.status == 403);
        CHECK(holds(page, "Sign in (opens in a new tab)"));
        CHECK(holds(page, "value=\"Kim &lt;b&gt;Lee&lt;/b&gt;\""));
        morgan.sign_in("morgan");
        // Sent from the page that kept it: its token is of no session.
        page = morgan.send(told("/accounts/invite", typed, "same-origin"));
        CHECK(page.status == 403);
        CHECK(holds(page, "Send what I typed"));
        CHECK(holds(page, "You are signed in as morgan"));
        const auto taken = morgan.post("/accounts/invite", {{"name", "Kim Lee"}, {"email", "kim@example.org"}});
        CHECK(holds(taken, "/accounts/link/"));
        // Another site's form is not offered for sending.
        for (const char* site_told : {"cross-site", ""})
            CHECK_FALSE(holds(morgan.send(told("/accounts/invite", typed, site_told)), "Send what I typed"));
    });
}

TEST_CASE("accounts: who signed in a while ago shows again that it is them before rights are changed") {
    with_settings({}, [](Site& site) {
        site.add("morgan", rights::Role::business_manager, "LRSCP");
        const auto avery = site.add("avery", {}, "");
        Browser morgan{site};
        morgan.sign_in("morgan");
        const auto address = "/accounts/people/" + avery + "/appoint";
        std::vector<std::pair<std::string, std::string>> wanted{{"role", "practitioner"},   {"footprint", "LRSCP"},
                                                                {"organisation", "police"}, {"from-day", "1"},
                                                                {"from-month", "4"},        {"from-year", "2026"}};
        site.clock.moment += std::chrono::minutes{16};
        morgan.get(address);
        auto page = morgan.post(address, wanted);
        CHECK(holds(page, "Show that it is you"));
        CHECK(holds(page, "name=\"from-year\" value=\"2026\""));
        auto with = wanted;
        with.emplace_back("proof-password", "wrong");
        page = morgan.post(address, with);
        CHECK(page.status == 403);
        CHECK(holds(page, "Password is not right"));
        with.back().second = accounts_site::password;
        CHECK(morgan.post(address, with).status == 303);
        // For a while from then on it is not asked again.
        morgan.get(address);
        CHECK(holds(morgan.post(address, wanted), "They hold this role for the same time"));
        site.services.database.read([&](db::ReadTx& tx) { CHECK(rights::appointments_of(tx, avery).size() == 1); });
    });
}

TEST_CASE("accounts: a person hears by email of a changed password and of codes set up or removed") {
    support::on_each_store([](db::Database& store) {
        Site site{store};
        const auto id = site.add("morgan", rights::Role::business_manager, "LRSCP");
        auto settings = site.door.office().settings;
        settings.sends_email = true;
        const rights::Office office{site.ledger, site.clock, site.door.office().keys, settings};
        const auto letters = [&] {
            std::int64_t waiting = 0;
            store.read([&](db::ReadTx& tx) { waiting = jobs::counts(tx)["waiting"]; });
            return waiting;
        };
        REQUIRE(rights::change_password(office, rights::Operator::holder(id), "", accounts_site::password,
                                        "granite lantern sorrel"));
        CHECK(letters() == 1);
        const auto secret = rights::prepare_code(office, rights::Operator::holder(id));
        REQUIRE(rights::finish_code(office, rights::Operator::holder(id), rights::code_at(secret, site.clock.now())));
        CHECK(letters() == 2);
        REQUIRE(rights::drop_code(office, rights::Operator::holder(id), "granite lantern sorrel"));
        CHECK(letters() == 3);
        const auto all = support::dump(store);
        CHECK(all.find("Your account in Cairn was changed") != all.npos);
        CHECK(all.find("lantern") == all.npos);
    });
}

TEST_CASE("accounts: a try with an address that no account has is in the audit trail, without the address") {
    support::on_each_store([](db::Database& store) {
        Site site{store};
        CHECK_FALSE(rights::sign_in(site.door.office(), "stranger@example.org", "anything", {}));
        store.read([&](db::ReadTx& tx) {
            bool told = false;
            for (const auto& entry : audit::recent(tx, {"rights_accounts"}, 50))
                told = told || entry.event.kind == "accounts.sign_in_refused";
            CHECK(told);
        });
        CHECK(support::dump(store).find("stranger") == std::string::npos);
    });
}
