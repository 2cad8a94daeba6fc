#include "accounts_site.h"
#include "platform/rights/operator.h"

namespace {

using accounts_site::Browser;
using accounts_site::header;
using accounts_site::on_each;
using accounts_site::Site;

}  // namespace

TEST_CASE("accounts: letters that got stuck are shown, and sent again only by whoever may, once") {
    on_each([](Site& site) {
        site.add("Morgan", rights::Role::business_manager, "LRSCP");
        site.add("Avery", rights::Role::agency_lead, "LRSCP");
        site.services.database.write([&](db::WriteTx& tx) {
            static_cast<void>(
                jobs::post(tx, {.key = "invitation/k7", .kind = "email", .payload = "{}"}, site.clock.now()));
        });
        jobs::Worker worker{site.services.database, site.clock};
        CHECK(worker.run_once().refused == 1);
        Browser avery{site};
        avery.sign_in("Avery");
        CHECK(avery.get("/accounts/letters").status == 403);
        CHECK(avery.post("/accounts/letters", {{"key", "invitation/k7"}}).status == 403);
        Browser morgan{site};
        morgan.sign_in("Morgan");
        CHECK(morgan.get("/accounts/home").body.find("One letter is stuck") != std::string::npos);
        const auto page = morgan.get("/accounts/letters");
        CHECK(page.body.find("Invitation") != std::string::npos);
        CHECK(page.body.find("Refused") != std::string::npos);
        CHECK(morgan.post("/accounts/letters", {{"key", "invitation/other"}}).status == 404);
        CHECK(morgan.post("/accounts/letters", {{"key", "invitation/k7"}}).status == 303);
        CHECK(morgan.post("/accounts/letters", {{"key", "invitation/k7"}}).status == 404);
        CHECK(morgan.get("/accounts/letters").body.find("No letter is stuck") != std::string::npos);
        site.services.database.read([&](db::ReadTx& tx) {
            CHECK(jobs::counts(tx)["waiting"] == 1);
            CHECK(audit::recent(tx, {"jobs_outbox"}, 10).size() == 1);
        });
    });
}

TEST_CASE("accounts: what waits for the business manager, and for nobody else") {
    on_each([](Site& site) {
        site.add("Morgan", rights::Role::business_manager, "LRSCP");
        const auto avery = site.add("Avery", rights::Role::agency_lead, "LRSCP");
        site.ledger.write(
            {.kind = "test", .actor = "A test", .at = site.clock.now(), .reason = {}, .account = {}},
            [&](audit::WriteTx& tx) {
                const auto held = rights::appointments_of(tx, avery);
                CHECK(rights::end_appointment(tx, rights::Operator{"A test"}, held[0].id, core::day(2027, 1, 21))
                          .has_value());
                CHECK(rights::add_account(tx, rights::Operator{"A test"}, {.name = "Kim", .email = "kim@example.org"})
                          .has_value());
            });
        site.services.database.read([&](db::ReadTx& tx) {
            const auto today = core::day(2026, 11, 22);
            const auto waits_for = [&](const char* name) {
                std::string all;
                for (const auto& account : rights::all_accounts(tx))
                    if (account.name == name)
                        for (const auto& one : accounts::card.waiting(tx, rights::standing_of(tx, account.id), today))
                            all += one.what + "; ";
                return all;
            };
            CHECK(waits_for("Morgan") == "Avery ends as Agency lead; Kim has not taken up the invitation; ");
            CHECK(waits_for("Avery") == "Your appointment as Agency lead ends; ");
            CHECK(accounts::card.waiting(tx, {}, today).empty());
        });
    });
}

TEST_CASE("accounts: drafts are kept with and without scripts, shown to their person alone, and removed") {
    on_each([](Site& site) {
        site.add("sam", rights::Role::agency_lead, "LRSCP");
        site.add("jo", rights::Role::business_manager, "LRSCP");
        Browser sam{site}, jo{site};
        sam.sign_in("sam");
        jo.sign_in("jo");
        CHECK(sam.get("/accounts/drafts").body.find("No drafts") != std::string::npos);
        CHECK(site.routes.answer(http::get("/accounts/drafts")).status == 303);
        const std::vector<std::pair<std::string, std::string>> form{
            {"draft", "/x/new"}, {"draft-title", "Add <b>"}, {"name", "typed"}};
        CHECK(site.routes.answer(http::post("/accounts/drafts/autosave", form)).status == 403);
        auto without_token = http::post("/accounts/drafts/autosave", form);
        for (const auto& [name, value] : sam.cookies) without_token.headers.add("cookie", name + "=" + value);
        CHECK(site.routes.answer(without_token).status == 403);
        sam.get("/accounts/me");
        const auto saved = sam.post("/accounts/drafts/autosave", form);
        CHECK(saved.status == 200);
        CHECK(saved.content_type.starts_with("text/plain"));
        CHECK(sam.post("/accounts/drafts/autosave", {{"draft", "//elsewhere"}, {"draft-title", "x"}}).status == 400);
        CHECK(header(sam.post("/accounts/drafts", form), "Location") == "/accounts/drafts?done=kept");
        const auto page = sam.get("/accounts/drafts?done=kept").body;
        CHECK(page.find("href=\"/x/new\">Add &lt;b&gt;</a>") != std::string::npos);
        CHECK(page.find("20 December 2026") != std::string::npos);
        CHECK(jo.get("/accounts/drafts").body.find("/x/new") == std::string::npos);
        const auto home = sam.get("/accounts/home").body;
        CHECK(home.find("href=\"/x/new\">Form begun and not sent: Add &lt;b&gt;</a>") != std::string::npos);
        CHECK(home.find("Your drafts, kept until 20 December 2026") != std::string::npos);
        CHECK(jo.get("/accounts/home").body.find("/x/new") == std::string::npos);
        jo.get("/accounts/me");
        jo.post("/accounts/drafts/remove", {{"address", "/x/new"}});
        CHECK(sam.get("/accounts/drafts").body.find("/x/new") != std::string::npos);
        CHECK(header(sam.post("/accounts/drafts/remove", {{"address", "/x/new"}, {"then", "//evil"}}), "Location") ==
              "/");
        CHECK(sam.get("/accounts/drafts").body.find("No drafts") != std::string::npos);
        // No trail of what someone typed: their account's history tells nothing of it.
        site.ledger.read([](db::ReadTx& tx) {
            for (const auto& entry : audit::recent(tx, {}, 100))
                CHECK(entry.event.kind.find("draft") == std::string::npos);
        });
    });
}
