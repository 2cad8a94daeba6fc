#include <doctest/doctest.h>

#include <filesystem>

#include "files_site.h"
#include "platform/registers/files/export.h"

// A field that is a file: from the form to the store, the history, exports, imports, the API and a copy of the store.

namespace {

using files_site::has;
using files_site::header;
using files_site::long_pdf;
using files_site::page_of;
using files_site::reports;
using files_site::Sent;
using files_site::Site;

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
