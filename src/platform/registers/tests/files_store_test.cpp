#include <doctest/doctest.h>

#include <filesystem>

#include "platform/http/routes.h"
#include "platform/registers/files/export.h"
#include "platform/registers/schema.h"
#include "platform/ui/page.h"
#include "sample.h"
#include "support/stores.h"

// A field that is a file: from the form to the store, the history, exports, imports, the API and a copy of the store.
namespace {

using registers::Classification;
using registers::Entity;
using registers::Media;
using registers::Need;
using registers::Type;

const Entity reports{.room = "sample",
                     .name = "reports",
                     .one = "report",
                     .many = "reports",
                     .meaning = "A report with its paper.",
                     .fields = {{.name = "name", .label = "Name", .need = Need::required, .in_list = true},
                                {.name = "closeness",
                                 .label = "Closeness",
                                 .type = Type::choice,
                                 .choices = {{"partnership", "Partnership"}, {"sealed", "Sealed"}}},
                                {.name = "paper",
                                 .label = "Paper",
                                 .type = Type::file,
                                 .media = {Media::pdf, Media::plain_text},
                                 .most_bytes = 700'000,
                                 .in_list = true}},
                     .title = {"name"},
                     .key = {"name"},
                     .scope = {.classification = "closeness"}};

struct Sent {
    std::string name, bytes;
};

/// The register behind its pages, for whoever `who` is.
struct Site {
    explicit Site(db::Database& store) : database(store), routes(all_routes(), {.gate = gate()}) {
        static const std::string table = registers::create_sql(reports);
        auto migrations = sample::migrations();
        migrations.push_back({"reports", "0001_reports.sql", table});
        db::migrate(database, migrations);
    }
    http::Response get(const std::string& target) const { return routes.answer(http::get(target)); }
    http::Response send(const std::string& target, const std::vector<std::pair<std::string, std::string>>& fields,
                        const std::optional<Sent>& file = {}) const {
        std::string body;
        for (const auto& [name, value] : fields)
            body += "--B\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
        if (file)
            body += "--B\r\nContent-Disposition: form-data; name=\"paper-file\"; filename=\"" + file->name +
                    "\"\r\nContent-Type: text/html\r\n\r\n" + file->bytes + "\r\n";
        auto message = http::get(target);
        message.method = "POST";
        message.headers.add("content-type", "multipart/form-data; boundary=B");
        message.body = body + "--B--\r\n";
        return routes.answer(message);
    }
    http::Response json(const std::string& target, const std::string& body) const {
        auto message = http::get(target);
        message.method = "POST";
        message.headers.add("content-type", "application/json");
        message.body = body;
        return routes.answer(message);
    }
    std::optional<registers::Record> record(const std::string& name) const {
        std::optional<registers::Record> found;
        database.read([&](db::ReadTx& tx) {
            found = registers::find_by_key(tx, reports, sample::cells(reports, {{"name", name}}));
        });
        return found;
    }
    std::optional<registers::KeptFile> file(const std::string& name) const {
        return registers::kept_file(registers::cell(reports, record(name)->cells, "paper"));
    }
    std::string add(const std::string& name, const Sent& sent, const std::string& closeness = "") const {
        const auto answer = send("/sample/reports/new", {{"name", name}, {"closeness", closeness}}, sent);
        REQUIRE(answer.status == 303);
        return record(name)->id;
    }
    std::int64_t count(const char* sql) const {
        std::int64_t number = 0;
        const db::Query query{std::string{"test: "} + sql, sql, {db::Column::integer}};
        database.read([&](db::ReadTx& tx) { number = tx.first(query)->integer(0); });
        return number;
    }

    db::Database& database;
    sample::Clock clock;
    ui::Shell shell{.assets = {}, .partnership = "Sampleshire"};
    rights::Policy policy{{{"sample.read", "read", rights::every_role()}, {"sample.edit", "change", {{role}}}}};
    static constexpr rights::Role role = rights::Role::business_manager;
    rights::Standing who = standing("p1");
    http::Routes routes;

    static rights::Standing standing(const std::string& account, rights::Role as = role) {
        return {.account = account,
                .name = "Sam Okafor",
                .organisation = {},
                .strong = true,
                .appointments = {{.id = "a",
                                  .role = as,
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
        static const std::vector<const Entity*> all{&reports};
        return registers::routes(
            {.database = database,
             .clock = clock,
             .shell = shell,
             .entities = all,
             .viewer = [this](const http::Request&) -> registers::Viewer {
                 return {&policy, who, std::make_shared<rights::Footprints>(), core::day(2026, 3, 31)};
             },
             .person =
                 [this](const http::Request&) {
                     return registers::Person{who.name, who.account};
                 }},
            all);
    }
    http::Gate gate() {
        return [this](const http::Request&, std::string_view permission) -> std::optional<http::Response> {
            if (policy.decide(permission, who, core::day(2026, 3, 31)).allowed) return std::nullopt;
            return http::error(403, "You may not.");
        };
    }
};

bool has(const http::Response& response, const std::string& words) {
    return response.body.find(words) != std::string::npos;
}

std::string header(const http::Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers)
        if (key == name) return value;
    return {};
}

std::string page_of(const std::string& id, const char* page = "") { return "/sample/reports/" + id + page; }

/// All bytes there are, over more than one part.
std::string long_pdf() {
    std::string bytes = "%PDF-1.7\n";
    for (int i = 0; i < 500'000; ++i) bytes += static_cast<char>(i * 7 + i / 251);
    return bytes;
}

}  // namespace

TEST_CASE("registers: a file goes in by the form and comes out as it was, to be saved and never run") {
    support::on_each_store([](db::Database& database) {
        const Site site{database};
        const auto form = site.get("/sample/reports/new");
        CHECK(has(form, "enctype=\"multipart/form-data\""));
        CHECK(has(form, "It may be PDF or plain text, up to 700 KB."));
        const auto bytes = long_pdf();
        const auto id = site.add("Yearly", {"Année 1.pdf", bytes});
        CHECK(site.file("Yearly")->bytes == static_cast<std::int64_t>(bytes.size()));
        const auto answer = site.get(page_of(id, "/files/paper"));
        CHECK(answer.status == 200);
        CHECK(answer.body == bytes);
        CHECK(answer.content_type == "application/pdf");
        CHECK(header(answer, "Content-Disposition").starts_with("attachment; filename=\"Ann"));
        CHECK(header(answer, "X-Content-Type-Options") == "nosniff");
        CHECK(header(answer, "Content-Security-Policy") == "default-src 'none'; sandbox");
        CHECK(has(site.get(page_of(id)), "Année 1.pdf (PDF, 500 KB)"));
        CHECK(has(site.get("/sample/reports"), "Année 1.pdf (PDF, 500 KB)"));
        CHECK(site.get(page_of(id, "/files/name")).status == 404);
        CHECK(site.get(page_of(id, "/files/paper?file=other")).status == 404);
    });
}

TEST_CASE(
    "registers: a file of the wrong kind is refused beside the other mistakes, and a good one need not be given "
    "twice") {
    support::on_each_store([](db::Database& database) {
        const Site site{database};
        const auto wrong = site.send("/sample/reports/new", {{"name", ""}}, Sent{"paper.pdf", "MZ no pdf \x01"});
        CHECK(wrong.status == 422);
        CHECK(has(wrong, "Paper must be a file of another kind: PDF or plain text, up to 700 KB"));
        CHECK(has(wrong, "Enter the name"));
        CHECK(has(wrong, "href=\"#paper\""));
        const auto large =
            site.send("/sample/reports/new", {{"name", "A"}}, Sent{"a.pdf", "%PDF-" + std::string(800'000, 'x')});
        CHECK(large.status == 422);
        CHECK(has(large, "Paper must be smaller than 700 KB"));
        CHECK(site.count("select count(*) from registers_files") == 0);

        const auto half = site.send("/sample/reports/new", {{"name", ""}}, Sent{"good.pdf", "%PDF-1"});
        CHECK(half.status == 422);
        CHECK(has(half, "The file is good.pdf (PDF, 6 bytes)."));
        const auto at = half.body.find("name=\"paper\" value=\"");
        REQUIRE(at != std::string::npos);
        const auto kept = half.body.substr(at + 20, 10);
        CHECK(site.send("/sample/reports/new", {{"name", "Second try"}, {"paper", kept}}).status == 303);
        CHECK(site.file("Second try")->name == "good.pdf");
        CHECK(site.count("select count(*) from registers_files where used = 1") == 1);
    });
}

TEST_CASE("registers: nobody takes a file by its id from another's form or another record") {
    support::on_each_store([](db::Database& database) {
        Site site{database};
        site.add("Mine", {"mine.pdf", "%PDF-mine"});
        const auto half = site.send("/sample/reports/new", {{"name", ""}}, Sent{"waits.pdf", "%PDF-1"});
        const auto waits = half.body.substr(half.body.find("name=\"paper\" value=\"") + 20, 10);
        const auto own = *site.file("Mine");
        for (const auto& stolen : {own.id, registers::cell_of(own)}) {
            const auto answer = site.send("/sample/reports/new", {{"name", "Theirs"}, {"paper", stolen}});
            CHECK(answer.status == 422);
            CHECK(has(answer, "choose the file again"));
        }
        site.who = Site::standing("p2");
        CHECK(site.send("/sample/reports/new", {{"name", "Theirs"}, {"paper", waits}}).status == 422);
        CHECK_FALSE(site.record("Theirs"));
    });
}

TEST_CASE("registers: the history tells old and new file by name and hash, gives both, and brings one back") {
    support::on_each_store([](db::Database& database) {
        const Site site{database};
        const auto id = site.add("Thresholds", {"first.pdf", "%PDF-first"});
        const auto first = *site.file("Thresholds");
        const auto change = [&](const std::string& seen, const std::optional<Sent>& file,
                                std::vector<std::pair<std::string, std::string>> more) {
            more.insert(more.end(), {{"name", "Thresholds"}, {"seen", seen}});
            return site.send(page_of(id, "/edit"), more, file).status;
        };
        CHECK(has(site.get(page_of(id, "/edit")), "The file is first.pdf"));
        CHECK(change("1", Sent{"second.pdf", "%PDF-second"}, {{"paper", first.id}}) == 303);
        const auto second = *site.file("Thresholds");
        CHECK(second.name == "second.pdf");
        CHECK(change("2", {}, {{"paper", second.id}, {"paper-remove", "yes"}}) == 303);
        CHECK_FALSE(site.file("Thresholds"));

        const auto history = site.get(page_of(id, "/history"));
        for (const auto& one : {first, second}) CHECK(has(history, registers::with_hash(one)));
        CHECK(site.get(page_of(id, "/files/paper?file=") + first.id).body == "%PDF-first");
        CHECK(site.get(page_of(id, "/files/paper?file=") + second.id).body == "%PDF-second");

        CHECK(has(site.get(page_of(id, "/restore?version=1")), "first.pdf"));
        CHECK(site.send(page_of(id, "/restore"), {{"seen", "3"}, {"version", "1"}}).status == 303);
        CHECK(site.file("Thresholds")->hash == first.hash);
        // A form that leaves the file alone leaves it alone.
        CHECK(change("4", {}, {{"paper", first.id}, {"closeness", "partnership"}}) == 303);
        CHECK(site.file("Thresholds")->id == first.id);
    });
}

TEST_CASE("registers: a file is for whom its record is, and its reading is told when the record is sealed") {
    support::on_each_store([](db::Database& database) {
        Site site{database};
        const auto open = site.add("Open", {"open.txt", "Plain words"});
        const auto sealed = site.add("Closed", {"closed.txt", "Sealed words"}, "sealed");
        const auto readings = [&] {
            return site.count("select count(*) from audit_events where kind = 'registers.read'");
        };
        const auto before = readings();
        CHECK(site.get(page_of(sealed, "/files/paper")).body == "Sealed words");
        CHECK(readings() == before + 1);
        CHECK(site.get(page_of(open, "/files/paper")).body == "Plain words");
        CHECK(readings() == before + 1);

        site.who = Site::standing("p3", rights::Role::practitioner);
        CHECK(site.get(page_of(open, "/files/paper")).body == "Plain words");
        CHECK(site.get(page_of(sealed, "/files/paper")).status == site.get(page_of("2222222222")).status);
        site.who = Site::standing("p1");
        site.who.exclusions = {
            {.id = "x", .record = page_of(open), .account = "p1", .reason = "conflict", .until = {}}};
        CHECK(site.get(page_of(open, "/files/paper")).status == 404);
        CHECK(readings() == before + 1);
    });
}

TEST_CASE("registers: exports tell a file's name, and an import leaves it and refuses to bring one") {
    support::on_each_store([](db::Database& database) {
        const Site site{database};
        site.add("Kept", {"kept.pdf", "%PDF-kept"});
        const auto csv = site.get("/sample/reports/export.csv").body;
        CHECK(csv.find("kept.pdf") != std::string::npos);
        CHECK(csv.find(site.file("Kept")->hash) == std::string::npos);
        CHECK(site.get("/sample/reports/export.csv?template=yes").body == "Name,Closeness\n");
        const auto plan = [&](const std::string& bytes) {
            registers::Plan planned;
            core::Faults faults;
            const auto file = registers::read_table(bytes, "file", faults);
            site.database.read(
                [&](db::ReadTx& tx) { planned = registers::plan_import(tx, reports, file, "file", faults); });
            return planned;
        };
        CHECK(plan(csv).same == 1);
        CHECK(plan("Name,Closeness\nKept,partnership\n").changed == 1);
        CHECK(plan("Name,Paper\nKept,\n").same == 1);
        for (const char* file : {"Name,Paper\nKept,other.pdf\n", "Name,Paper\nNew,other.pdf\n"}) {
            const auto refused = plan(file);
            REQUIRE(refused.refused == 1);
            CHECK(refused.rows[0].problems.at(0).message.find("cannot be brought by a file of rows") !=
                  std::string::npos);
        }
        CHECK(plan("Name\nNew\n").added == 1);
    });
}

TEST_CASE("registers: programs get a file's facts and the way to it, and set none") {
    support::on_each_store([](db::Database& database) {
        const Site site{database};
        const auto id = site.add("Facts", {"facts.pdf", "%PDF-facts"});
        const auto file = *site.file("Facts");
        const auto answer = site.get("/api" + page_of(id));
        CHECK(has(answer, "\"name\":\"facts.pdf\",\"bytes\":10,\"sha256\":\"" + file.hash +
                              "\",\"content_type\":\"application/pdf\",\"href\":\"/sample/reports/" + id +
                              "/files/paper?file=" + file.id + "\""));
        CHECK(has(site.get("/api" + page_of(id, "/history")), "facts.pdf (SHA-256 " + file.hash + ")"));
        CHECK(site.json("/api" + page_of(id), R"({"version":1,"fields":{"name":"Facts 2"}})").status == 200);
        CHECK(site.file("Facts 2")->id == file.id);
        const auto set = site.json("/api/sample/reports", R"({"fields":{"name":"New","paper":"any"}})");
        CHECK(set.status == 422);
        CHECK(has(set, "choose the file again"));
    });
}

TEST_CASE("registers: files that no record took are forgotten after a week, and words in them are not searched") {
    support::on_each_store([](db::Database& database) {
        Site site{database};
        site.add("Stays", {"unsearchable.txt", "wombat"});
        CHECK(site.send("/sample/reports/new", {{"name", ""}}, Sent{"left.pdf", "%PDF-left"}).status == 422);
        CHECK(site.count("select count(*) from registers_files") == 2);
        site.clock.set("2026-04-08T09:00:01Z");
        CHECK(site.send("/sample/reports/new", {{"name", ""}}, Sent{"next.pdf", "%PDF-next"}).status == 422);
        CHECK(site.count("select count(*) from registers_files") == 2);
        CHECK(site.count("select count(*) from registers_file_parts") == 2);
        CHECK(has(site.get("/sample/reports?q=wombat"), "0 reports"));
        CHECK(has(site.get("/sample/reports?q=unsearchable"), "0 reports"));
        CHECK(has(site.get("/sample/reports?q=stays"), "1 report"));
    });
}

TEST_CASE("registers: a copy of the store brings its files back") {
    support::with_each_store(
        [](support::TestStore& store) {
            const auto bytes = long_pdf();
            const auto copy = store.folder() + "/copy";
            std::optional<registers::KeptFile> file;
            {
                const Site site{store.database()};
                site.add("Copied", {"copied.pdf", bytes});
                file = site.file("Copied");
                db::backup(store.database(), copy);
                site.database.write([](db::WriteTx& tx) { tx.run_script("delete from registers_file_parts"); });
            }
            store.close();
            db::restore(store.url(), copy);
            store.database().read([&](db::ReadTx& tx) { CHECK(registers::content_of(tx, *file) == bytes); });
        },
        support::TestStore::Room::database);
}

TEST_CASE("registers: content that is not what was given is a failure, not an answer") {
    support::on_each_store([](db::Database& database) {
        const Site site{database};
        const auto id = site.add("Damaged", {"damaged.txt", "as given"});
        database.write([&](db::WriteTx& tx) { tx.run_script("update registers_file_parts set content = 'AAAA'"); });
        CHECK(site.get(page_of(id, "/files/paper")).status >= 500);
    });
}
