#include <nlohmann/json.hpp>

#include "accounts_site.h"
#include "core/failure.h"
#include "platform/db/testing.h"
#include "platform/jobs/digest.h"
#include "platform/jobs/mail.h"
#include "rooms/accounts/notices_command.h"
#include "support/node.h"

namespace {

using accounts_site::Site;

const std::string script = SOURCE_DIR "/src/platform/jobs/tests/smtp_server.mjs";

/// What waits for everybody here.
struct Asked {
    std::vector<house::Waiting> all;
    accounts::Noticing with(Site& site) {
        return {.database = site.services.database,
                .clock = site.clock,
                .waiting = [this](db::ReadTx&, const rights::Standing&, core::Date) { return all; },
                .site = "https://cairn.example.org"};
    }
};

house::Waiting ask(const std::string& what, std::optional<core::Date> due = {}) {
    return {.what = what, .address = "/asks/1", .due = due, .from = "Yearly report"};
}

/// Whole days, as a server that runs through them.
void live(Site& site, jobs::Worker& worker, int days) {
    for (int i = 0; i < days * 24; ++i) {
        site.clock.moment += std::chrono::hours{1};
        worker.run_once();
    }
}

}  // namespace

TEST_CASE("accounts: what waits reaches a daily and a weekly person by one letter each, through a real SMTP server") {
    if (!support::has_node("smtp-server")) return;
    support::on_each_store([](db::Database& store) {
        Site site{store};
        const auto day = site.add("daily", rights::Role::agency_lead, "LRSCP");
        const auto week = site.add("weekly", rights::Role::agency_lead, "LRSCP");
        store.write([&](db::WriteTx& tx) {
            jobs::set_rhythm(tx, day, "daily@example.org", jobs::Rhythm::daily);
            jobs::set_rhythm(tx, week, "weekly@example.org", jobs::Rhythm::weekly);
        });
        support::NodeProgram smtp{script, {"plain"}};
        const auto port = smtp.line();
        REQUIRE(port != "");
        site.clock.moment = core::day(2026, 11, 24) + std::chrono::hours{9};  // a Tuesday
        Asked asked{{ask("Section 11 self-assessment"), ask("Contribution on housing", core::day(2026, 12, 20))}};
        jobs::Worker worker{store, site.clock};
        // Over the wire it is encoded: what it says is looked at on its way there.
        std::vector<std::string> said;
        const auto mail = jobs::mailer({.host = "127.0.0.1",
                                        .port = std::stoi(port),
                                        .security = jobs::Security::none,
                                        .from = "cairn@example.org"},
                                       site.clock);
        worker.handle("email", [&](const std::string& key, const std::string& payload) {
            said.push_back(payload);
            return mail(key, payload);
        });
        worker.schedule({"digest", jobs::daily(7), jobs::write_digests});
        accounts::add_notices(worker, asked.with(site));
        worker.run_once();
        live(site, worker, 2);
        const auto first = nlohmann::json::parse(smtp.line());
        CHECK(first["to"][0] == "daily@example.org");
        live(site, worker, 5);  // past Monday
        const auto second = nlohmann::json::parse(smtp.line());
        CHECK(second["to"][0] == "weekly@example.org");
        REQUIRE(said.size() == 2);
        for (const auto& text : said) {
            CHECK(text.find("Section 11 self-assessment") != text.npos);
            CHECK(text.find("due on 20 December 2026") != text.npos);
            CHECK(text.find("https://cairn.example.org/asks/1") != text.npos);
        }
        // Told once: no letter more, until its day is over.
        store.read([](db::ReadTx& tx) { CHECK(jobs::counts(tx)["waiting"] == 0); });
        asked.all = {ask("Contribution on housing", core::day(2026, 11, 30))};
        live(site, worker, 1);
        const auto late = nlohmann::json::parse(smtp.line());
        CHECK(late["to"][0] == "daily@example.org");
        REQUIRE(said.size() == 3);
        CHECK(said.back().find("late since 30 November 2026") != std::string::npos);
    });
}

TEST_CASE("accounts: what waits is noticed once, whichever statement of noticing fails") {
    support::on_each_store([](db::Database& store) {
        Site site{store};
        site.add("avery", rights::Role::agency_lead, "LRSCP");
        Asked asked;
        jobs::Worker worker{store, site.clock};
        accounts::add_notices(worker, asked.with(site));
        worker.run_once();
        bool untouched = false;
        for (int statement = 1; !untouched; ++statement) {
            REQUIRE(statement < 100);
            CAPTURE(statement);
            const auto what = "Ask number " + std::to_string(statement) + ".";
            asked.all = {ask(what)};
            site.clock.moment += std::chrono::minutes{6};
            db::testing::fail_statement(statement);
            try {
                worker.run_once();
            } catch (const core::Failure&) {
            }
            untouched = db::testing::disarm();
            for (int later = 0; later < 3; ++later) {
                site.clock.moment += std::chrono::minutes{11};
                worker.run_once();
            }
            const auto all = support::dump(store);
            const auto notices = all.substr(all.find("[jobs_notices]"));
            const auto at = notices.find(what);
            REQUIRE(at != notices.npos);
            CHECK(notices.find(what, at + 1) >= notices.find("\n[", 1));
        }
    });
}
