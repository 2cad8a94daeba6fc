#include <doctest/doctest.h>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/check.h"
#include "core/embedded.h"
#include "platform/db/db.h"
#include "platform/jobs/mail.h"
#include "support/node.h"
#include "support/stores.h"

namespace embedded {
std::span<const core::EmbeddedFile> jobs_migrations();
}

namespace {

struct Clock : core::Clock {
    core::Instant now() const override { return core::day(2026, 11, 22) + std::chrono::hours{9}; }
};

jobs::MailServer server_at(const std::string& port) {
    return {.host = "127.0.0.1",
            .port = std::stoi(port),
            .security = jobs::Security::none,
            .from = "cairn@example.org",
            .from_name = "Zoë's Partnership"};
}

void post(db::Database& database, const std::string& to) {
    database.write([&](db::WriteTx& tx) {
        static_cast<void>(jobs::send(tx, "letter/" + to,
                                     {.to = to,
                                      .subject = "What has changed for you",
                                      .paragraphs = {{"An action <b>is</b> due.\r\n.\r\nQUIT"},
                                                     {"Open it", "https://cairn.example.org/actions/1?a=1&b=2"}}},
                                     Clock{}.now()));
    });
}

const std::string script = std::string{TEST_DIR} + "/smtp_server.mjs";

}  // namespace

TEST_CASE("jobs: letters reach a real SMTP server once, as text and as HTML, and each answer means what it should") {
    if (!support::has_node("smtp-server")) return;
    support::on_each_store([](db::Database& database) {
        std::vector<db::Migration> all;
        for (const auto& file : embedded::jobs_migrations())
            all.push_back({"jobs", std::string{file.path}, file.bytes});
        db::migrate(database, all);
        support::NodeProgram smtp{script, {"plain"}};
        const auto port = smtp.line();
        REQUIRE(port != "");
        Clock clock;
        jobs::Worker worker{database, clock};
        worker.handle("email", jobs::mailer(server_at(port), clock));
        post(database, "sam@example.org");
        CHECK(worker.run_once().done == 1);
        CHECK(worker.run_once().all() == 0);
        const auto letter = nlohmann::json::parse(smtp.line());
        CHECK(letter["to"][0] == "sam@example.org");
        CHECK(letter["from"] == "cairn@example.org");
        const auto text = letter["text"].get<std::string>();
        CHECK(text.find("Subject: What has changed for you\r\n") != text.npos);
        CHECK(text.find("From: =?UTF-8?B?") == 0);
        CHECK(text.find("Content-Type: text/plain; charset=utf-8") != text.npos);
        CHECK(text.find("Content-Type: text/html; charset=utf-8") != text.npos);
        CHECK(text.find("QUIT") == text.npos);  // the paragraph's dot did not end the letter: it is encoded

        post(database, "later@example.org");
        CHECK(worker.run_once().failed == 1);
        post(database, "never@example.org");
        CHECK(worker.run_once().refused == 1);
        post(database, "silent@example.org");
        CHECK(worker.run_once().uncertain == 1);
        worker.handle("email", jobs::mailer(server_at("1"), clock));
        post(database, "nobody@example.org");
        CHECK(worker.run_once().failed == 1);
    });
}

TEST_CASE("jobs: a server whose certificate is not trusted gets neither letter nor password") {
    if (!support::has_node("smtp-server")) return;
    support::NodeProgram smtp{script, {"starttls"}};
    auto server = server_at(smtp.line());
    server.security = jobs::Security::starttls;
    server.user = "cairn";
    server.password = "mail secret";
    Clock clock;
    const auto send = jobs::mailer(server, clock);
    const nlohmann::json letter{{"to", "sam@example.org"}, {"subject", "A"}, {"parts", nlohmann::json::array()}};
    CHECK(send("key", letter.dump()).outcome == jobs::Outcome::failed);
}

TEST_CASE("jobs: with the authority of its certificate given, a server gets the letter after STARTTLS and sign-in") {
    if (!support::has_node("smtp-server")) return;
    const auto folder = std::filesystem::temp_directory_path() / ("cairn-mail-" + std::to_string(getpid()));
    std::filesystem::create_directory(folder);
    const auto file = [&](const char* name) { return (folder / name).string(); };
    const auto make =
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext "
        "subjectAltName=IP:127.0.0.1 -keyout " +
        file("key.pem") + " -out " + file("cert.pem") + " 2>/dev/null";
    REQUIRE(std::system(make.c_str()) == 0);
    support::NodeProgram smtp{script, {"starttls", file("cert.pem"), file("key.pem")}};
    auto server = server_at(smtp.line());
    server.security = jobs::Security::starttls;
    server.user = "cairn";
    server.password = "mail secret";
    server.certificates = file("cert.pem");
    Clock clock;
    const nlohmann::json letter{{"to", "sam@example.org"}, {"subject", "A"}, {"parts", nlohmann::json::array()}};
    const auto sent = jobs::mailer(server, clock)("key", letter.dump());
    CAPTURE(sent.note);
    CHECK(sent.outcome == jobs::Outcome::done);
    const auto taken = nlohmann::json::parse(smtp.line());
    CHECK(taken["secure"] == true);
    server.password = "another";
    CHECK(jobs::mailer(server, clock)("key", letter.dump()).outcome == jobs::Outcome::failed);
    std::filesystem::remove_all(folder);
}

TEST_CASE("jobs: unencrypted email to another machine is refused at start, and an address cannot bring a header") {
    Clock clock;
    auto server = server_at("25");
    server.host = "mail.example.org";
    CHECK_THROWS_AS(static_cast<void>(jobs::mailer(server, clock)), core::Bug);
    const nlohmann::json letter{
        {"to", "sam@example.org>\r\nBcc: <all@example.org"}, {"subject", "A"}, {"parts", nlohmann::json::array()}};
    CHECK_THROWS_AS(static_cast<void>(jobs::message(server_at("25"), letter.dump(), "k", clock.now())), core::Bug);
}
