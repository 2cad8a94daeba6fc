#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "content.h"
#include "support/pack.h"
#include "support/program.h"
#include "support/stores.h"

using support::cairn;
using support::TestStore;

namespace {

constexpr auto own_room = TestStore::Room::database;

std::string figures(const TestStore& store) {
    const auto ran = cairn(store.url(), {"figures", "--partnership", "made", "--year", "2024-25", "--json"});
    CAPTURE(ran.err);
    REQUIRE(ran.status == 0);
    return ran.out;
}

std::string bytes_of(const std::string& path) {
    std::ifstream stream{path, std::ios::binary};
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

constexpr std::size_t page = 4096;  // bytes of a page in SQLite's files

/// A copy in which a piece is not what was written, as after a fault of a disk or a cable.
std::string spoiled(std::string whole, std::size_t at) {
    for (std::size_t i = at; i < at + 200; ++i) whole[i] = 'Z';
    return whole;
}

void write(const std::string& path, const std::string& bytes) { std::ofstream{path, std::ios::binary} << bytes; }

/// Loads the two packs in turn until told to stop; gives how many loads were acknowledged.
class Loads {
  public:
    Loads(const std::string& database, const std::string& one, const std::string& other)
        : thread_([this, database, one, other] {
              for (int i = 0; !stop_; ++i) {
                  const auto ran = cairn(database, {"load", i % 2 == 0 ? one : other});
                  if (ran.status != 0) said_ = ran.err;
                  ++count_;
              }
          }) {}
    ~Loads() { finish(); }
    int count() const { return count_; }
    /// What a load that gave up said; empty when none did.
    std::string finish() {
        stop_ = true;
        if (thread_.joinable()) thread_.join();
        return said_;
    }

  private:
    std::atomic<bool> stop_ = false;
    std::atomic<int> count_ = 0;
    std::string said_;
    std::thread thread_;
};

}  // namespace

TEST_CASE("copies: a backup while loads go on is whole, and a restored store gives the same figures") {
    const support::MadePack a{'A', 200}, b{'B', 200};
    support::with_each_store(
        [&](TestStore& store) {
            std::string of_a, of_b;
            REQUIRE(cairn(store.url(), {"load", b.folder()}).status == 0);
            of_b = figures(store);
            REQUIRE(cairn(store.url(), {"load", a.folder()}).status == 0);
            of_a = figures(store);
            REQUIRE(of_a != of_b);
            // A server holds the store open, so what was committed need not be in SQLite's main file.
            support::Process server{store.url(), {"serve", "--port", "0"}};
            REQUIRE(support::port_of(server.first_line()) > 0);
            Loads loads{store.url(), b.folder(), a.folder()};
            for (int i = 0; i < 3; ++i) {
                CAPTURE(i);
                const auto begun = loads.count();
                const auto copy = store.folder() + "/copy" + std::to_string(i);
                while (loads.count() == begun) std::this_thread::sleep_for(std::chrono::milliseconds(1));
                const auto acknowledged = static_cast<std::size_t>(2 + loads.count());
                const auto made = cairn(store.url(), {"backup", copy});
                CAPTURE(made.err);
                REQUIRE(made.status == 0);
                TestStore fresh{store.engine(), own_room};
                const auto restored = cairn(fresh.url(), {"restore", copy});
                CAPTURE(restored.err);
                REQUIRE(restored.status == 0);
                const auto again = figures(fresh);
                const bool one_of_them = again == of_a || again == of_b;
                CHECK(one_of_them);
                CHECK(simulation::content(fresh).loads >= acknowledged);
                CHECK(cairn(fresh.url(), {"check"}).status == 0);
            }
            CHECK(loads.finish() == "");
        },
        own_room);
}

TEST_CASE("copies: a damaged copy is refused and the store stays as it was") {
    const support::MadePack a{'A', 200}, b{'B', 200};
    support::with_each_store(
        [&](TestStore& store) {
            REQUIRE(cairn(store.url(), {"load", b.folder()}).status == 0);
            const auto copy = store.folder() + "/copy";
            REQUIRE(cairn(store.url(), {"backup", copy}).status == 0);
            REQUIRE(cairn(store.url(), {"load", a.folder()}).status == 0);
            const auto before = simulation::content(store);
            const auto whole = bytes_of(copy);
            const auto refused = [&](const std::string& bytes) {
                write(copy, bytes);
                const auto ran = cairn(store.url(), {"restore", copy});
                CAPTURE(ran.err);
                CHECK(ran.status == 3);
                CHECK(ran.out.empty());
                CHECK(ran.err.starts_with("cairn: The copy " + copy));
                const auto after = simulation::content(store);
                const bool as_before = after.rows == before.rows && after.loads == before.loads;
                CHECK(as_before);
            };
            refused(whole.substr(0, whole.size() / 2));
            refused(whole.substr(0, whole.size() - 1000));
            refused(spoiled(whole, whole.size() / 2 / page * page));  // SQLite: the head of a page
            refused("");
            refused("code,name\nMADE00001,Made county\n");
            write(copy, whole);
            CHECK(cairn(store.url(), {"restore", copy}).status == 0);
            CHECK(simulation::content(store).loads == 1);
        },
        own_room);
}

// A page whose cells hold other letters is a sound page to SQLite: the copy carries a checksum of its own.
TEST_CASE("copies: a copy with altered content is refused") {
    const support::MadePack a{'A', 200}, b{'B', 200};
    support::with_each_store(
        [&](TestStore& store) {
            REQUIRE(cairn(store.url(), {"load", a.folder()}).status == 0);
            const auto copy = store.folder() + "/copy";
            REQUIRE(cairn(store.url(), {"backup", copy}).status == 0);
            REQUIRE(cairn(store.url(), {"load", b.folder()}).status == 0);
            const auto before = simulation::content(store);
            write(copy, spoiled(bytes_of(copy), std::filesystem::file_size(copy) / 2 / page * page + 3000));
            CHECK(cairn(store.url(), {"restore", copy}).status == 3);
            const bool as_before = simulation::content(store).rows == before.rows;
            CHECK(as_before);
        },
        own_room);
}

TEST_CASE("copies: a copy of a newer version is refused and the store stays as it was") {
    const support::MadePack a, b{'B'};
    support::with_each_store(
        [&](TestStore& store) {
            REQUIRE(cairn(store.url(), {"load", b.folder()}).status == 0);
            const auto copy = store.folder() + "/copy";
            {
                TestStore newer{store.engine(), own_room};
                REQUIRE(cairn(newer.url(), {"load", a.folder()}).status == 0);
                newer.database().write([](db::WriteTx& tx) {
                    tx.run({.name = "test: newer",
                            .sql = "insert into db_migrations (part, file, checksum, applied_at) values "
                                   "('packs', '0099_later.sql', 'x', '2030-01-01T00:00:00Z')"});
                });
                newer.close();
                // The program of this version refuses to copy it, so the copy is made as that version would.
                db::backup(newer.database(), copy);
            }
            const auto before = simulation::content(store);
            const auto ran = cairn(store.url(), {"restore", copy});
            CAPTURE(ran.err);
            CHECK(ran.status == 3);
            CHECK(ran.err.find("newer version") != std::string::npos);
            const bool as_before = simulation::content(store).rows == before.rows;
            CHECK(as_before);
        },
        own_room);
}

TEST_CASE("copies: where a copy cannot be written, or is not there, one line says so") {
    support::with_each_store([](TestStore& store) {
        REQUIRE(cairn(store.url(), {"migrate"}).status == 0);
        for (const auto& [file, told] : std::vector<std::pair<std::string, std::string>>{
                 {store.folder() + "/no/such/copy", "its folder does not exist"}, {store.folder(), "it is a folder"}}) {
            const auto ran = cairn(store.url(), {"backup", file});
            CAPTURE(ran.err);
            CHECK(ran.status == 3);
            CHECK(ran.err == "cairn: The copy " + file + " cannot be written: " + told + "\n");
        }
        const auto ran = cairn(store.url(), {"restore", store.folder() + "/none"});
        CHECK(ran.status == 3);
        CHECK(ran.err == "cairn: The copy " + store.folder() + "/none cannot be read: it does not exist\n");
        if (store.engine() == db::Engine::sqlite)
            CHECK(cairn(store.url(), {"backup", store.url()}).err.find("it is the store itself") != std::string::npos);
    });
}
