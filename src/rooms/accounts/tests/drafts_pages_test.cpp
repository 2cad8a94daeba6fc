#include "accounts_site.h"

namespace {

using accounts_site::Browser;
using accounts_site::header;
using accounts_site::on_each;
using accounts_site::Site;

}  // namespace

TEST_CASE("accounts: drafts are kept with and without scripts, shown to their person alone, and removed") {
    on_each([](Site& site) {
        site.add("sam", rights::Role::agency_lead, "LRSCP");
        site.add("jo", rights::Role::business_manager, "LRSCP");
        Browser sam{site}, jo{site};
        sam.sign_in("sam");
        jo.sign_in("jo");
        const std::vector<std::pair<std::string, std::string>> form{
            {"draft", "/x/new"}, {"draft-title", "Add <b>"}, {"name", "typed"}};
        auto without_token = http::post("/accounts/drafts/autosave", form);
        for (const auto& [name, value] : sam.cookies) without_token.headers.add("cookie", name + "=" + value);
        CHECK(site.routes.answer(without_token).status == 403);
        sam.get("/accounts/me");
        CHECK(sam.post("/accounts/drafts/autosave", form).status == 200);
        CHECK(header(sam.post("/accounts/drafts", form), "Location") == "/accounts/drafts?done=kept");
        const auto page = sam.get("/accounts/drafts?done=kept").body;
        CHECK(page.find("href=\"/x/new\">Add &lt;b&gt;</a>") != std::string::npos);
        CHECK(jo.get("/accounts/drafts").body.find("/x/new") == std::string::npos);
        jo.post("/accounts/drafts/remove", {{"address", "/x/new"}});
        CHECK(sam.get("/accounts/drafts").body.find("/x/new") != std::string::npos);
        CHECK(header(sam.post("/accounts/drafts/remove", {{"address", "/x/new"}, {"then", "//evil"}}), "Location") ==
              "/");
        CHECK(sam.get("/accounts/drafts").body.find("No drafts") != std::string::npos);
        site.ledger.read([](db::ReadTx& tx) {
            for (const auto& one : audit::recent(tx, {}, 100))
                CHECK(one.event.kind.find("draft") == one.event.kind.npos);
        });
    });
}
