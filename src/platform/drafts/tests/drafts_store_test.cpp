#include "platform/drafts/drafts.h"

#include <doctest/doctest.h>

#include <span>

#include "core/embedded.h"
#include "platform/db/db.h"
#include "platform/ui/forms.h"
#include "support/stores.h"

namespace embedded {
std::span<const core::EmbeddedFile> drafts_migrations();
}

namespace {

const core::Instant morning = core::day(2026, 11, 22) + std::chrono::hours{9};
const std::string form_page = "/partnership/organisations/new";

void migrate(db::Database& database) {
    std::vector<db::Migration> all;
    for (const auto& file : embedded::drafts_migrations())
        all.push_back({"drafts", std::string{file.path}, file.bytes});
    db::migrate(database, all);
}

drafts::Draft draft(const std::string& address, std::vector<std::pair<std::string, std::string>> typed,
                    core::Instant at = morning) {
    http::Fields form;
    form.add("csrf", "secret");
    form.add("draft", address);
    form.add("draft-title", "Add an organisation");
    for (auto& [name, value] : typed) form.add(name, value);
    return drafts::from_form(form, at);
}

std::optional<drafts::Draft> find(db::Database& database, const std::string& account, const std::string& address,
                                  core::Instant now = morning) {
    std::optional<drafts::Draft> found;
    database.read([&](db::ReadTx& tx) { found = drafts::find(tx, account, address, now); });
    return found;
}

std::size_t count(db::Database& database, const std::string& account, core::Instant now = morning) {
    std::size_t all = 0;
    database.read([&](db::ReadTx& tx) { all = drafts::all_of(tx, account, now).size(); });
    return all;
}

}  // namespace

TEST_CASE("drafts: what was typed comes back as it was, for its own account, without the form's token") {
    support::on_each_store([](db::Database& database) {
        migrate(database);
        const std::vector<std::pair<std::string, std::string>> typed{
            {"name", "Ünïcode & <b>=+%"}, {"themes", "a"}, {"themes", "b"}, {"notes", "two\r\nlines"}, {"empty", ""}};
        REQUIRE(drafts::keep(database, "a1", draft(form_page, typed)));
        const auto mine = find(database, "a1", form_page);
        REQUIRE(mine);
        CHECK(mine->fields.pairs() == typed);
        CHECK(mine->title == "Add an organisation");
        CHECK(mine->saved == morning);
        CHECK_FALSE(find(database, "a2", form_page));
        CHECK_FALSE(find(database, "a1", "/elsewhere"));
    });
}

TEST_CASE("drafts: a form has one draft, the last") {
    support::on_each_store([](db::Database& database) {
        migrate(database);
        REQUIRE(drafts::keep(database, "a1", draft(form_page, {{"name", "first"}})));
        REQUIRE(drafts::keep(database, "a1", draft(form_page, {{"name", "second"}}, morning + std::chrono::hours{1})));
        REQUIRE(drafts::keep(database, "a1", draft("/other", {})));
        CHECK(find(database, "a1", form_page)->fields.get("name") == "second");
        database.read([&](db::ReadTx& tx) {
            const auto all = drafts::all_of(tx, "a1", morning);
            REQUIRE(all.size() == 2);
            CHECK(all[0].address == form_page);
        });
        database.write([&](db::WriteTx& tx) { drafts::drop(tx, "a1", form_page); });
        CHECK(count(database, "a1") == 1);
    });
}

TEST_CASE("drafts: after 28 days a draft is not found, and the sweep deletes it") {
    support::on_each_store([](db::Database& database) {
        migrate(database);
        REQUIRE(drafts::keep(database, "a1", draft(form_page, {})));
        const auto end = morning + std::chrono::days{28};
        CHECK(find(database, "a1", form_page, end - std::chrono::seconds{1}));
        CHECK_FALSE(find(database, "a1", form_page, end));
        database.write([&](db::WriteTx& tx) { drafts::sweep(tx, end - std::chrono::seconds{1}); });
        CHECK(count(database, "a1") == 1);
        database.write([&](db::WriteTx& tx) { drafts::sweep(tx, end); });
        CHECK(support::dump(database).find("Add an organisation") == std::string::npos);
    });
}

TEST_CASE("drafts: limits are refused with a sentence, and what was kept before stays") {
    support::on_each_store([](db::Database& database) {
        migrate(database);
        for (const char* address : {"", "/", "//elsewhere.example/x", "https://elsewhere.example/", "/a\\b", "/a\nb"})
            CHECK_FALSE(drafts::keep(database, "a1", draft(address, {})));
        CHECK_FALSE(drafts::keep(
            database, "a1", {.address = form_page, .title = "", .fields = {}, .saved = morning, .expires = morning}));
        REQUIRE(drafts::keep(database, "a1", draft(form_page, {{"n", "small"}})));
        const auto large = drafts::keep(database, "a1", draft(form_page, {{"n", std::string(600'000, 'x')}}));
        REQUIRE_FALSE(large);
        CHECK(large.error().reason == core::Reason::too_large);
        CHECK(find(database, "a1", form_page)->fields.get("n") == "small");
        for (std::size_t i = 1; i < drafts::most_drafts; ++i)
            REQUIRE(drafts::keep(database, "a1", draft("/f/" + std::to_string(i), {})));
        CHECK_FALSE(drafts::keep(database, "a1", draft("/f/one-more", {})));
        CHECK(drafts::keep(database, "a1", draft(form_page, {{"n", "again"}})));
        CHECK(drafts::keep(database, "a2", draft(form_page, {})));
    });
}

TEST_CASE("drafts: a failing statement leaves the store as it was") {
    support::on_each_store([](db::Database& database) {
        migrate(database);
        REQUIRE(drafts::keep(database, "a1", draft(form_page, {{"n", "old"}})));
        const int failures = support::fail_each_statement(database, [&](db::Database& failing) {
            static_cast<void>(drafts::keep(failing, "a1", draft(form_page, {{"n", "new"}})));
        });
        CHECK(failures >= 2);
        CHECK(find(database, "a1", form_page)->fields.get("n") == "new");
    });
}

TEST_CASE("drafts: a form that keeps drafts says where, and the notice escapes its address") {
    ui::Form form{.csrf = "token", .fields = {}};
    drafts::offer(form, "/x?a=\"b\"", "Add <b>");
    const auto html = ui::form(form).str();
    for (const char* part :
         {"data-cairn-autosave=\"/accounts/drafts/autosave\"", "data-cairn-unsaved", "value=\"/x?a=&quot;b&quot;\"",
          "value=\"Add &lt;b&gt;\"", "formaction=\"/accounts/drafts\"", "Save and come back later"})
        CHECK_MESSAGE(html.find(part) != std::string::npos, part);
    const auto notice = drafts::notice(draft("/x?a=\"b\"", {}), "token").str();
    CHECK(notice.find("22 November 2026 at 9:00am") != std::string::npos);
    CHECK(notice.find("value=\"/x?a=&quot;b&quot;\"") != std::string::npos);
}
