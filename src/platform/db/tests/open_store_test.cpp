#include <doctest/doctest.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "core/failure.h"
#include "platform/db/db.h"
#include "platform/db/postgres_address.h"
#include "support/stores.h"

namespace {

std::string failure(const std::function<void()>& work) {
    try {
        work();
    } catch (const core::Failure& failure) {
        return failure.what();
    }
    return "";
}

std::string opening(const std::string& url) {
    return failure([&] { db::Database::open(url); });
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// The server's address with another password, host, port or database.
std::string with(std::string url, const std::string& part, const std::string& replacement) {
    const auto at = url.find(part);
    REQUIRE(at != std::string::npos);
    return url.replace(at, part.size(), replacement);
}

}  // namespace

TEST_CASE("db: a SQLite store is made when it is missing, for its owner only, and found again") {
    if (!support::has_engine(db::Engine::sqlite)) return;
    support::TestStore store(db::Engine::sqlite);
    const auto path = store.folder() + "/a store 👪.db";
    {
        const auto database = db::Database::open(path);
        CHECK(database->address() == path);
        CHECK(database->engine() == db::Engine::sqlite);
        database->write([](db::WriteTx& tx) { tx.run_script("create table t (x bigint)"); });
        struct stat facts {};
        REQUIRE(::stat(path.c_str(), &facts) == 0);
        CHECK((facts.st_mode & 0777) == 0600);
    }
    CHECK_FALSE(std::filesystem::exists(path + "-wal"));  // folded into the file at the end
    CHECK(has(support::dump(*db::Database::open(path)), "[t]"));
}

TEST_CASE("db: a path that cannot be a store is told in one sentence") {
    if (!support::has_engine(db::Engine::sqlite)) return;
    support::TestStore store(db::Engine::sqlite);
    const auto& folder = store.folder();
    CHECK(has(opening(""), "has no path"));
    CHECK(has(opening(folder), "it is a folder"));
    CHECK(opening(folder + "/no/store.db") ==
          "The store " + folder + "/no/store.db cannot be opened: the folder " + folder + "/no does not exist");
    CHECK(has(opening("mysql://localhost/x"), "neither a path nor a postgresql:// address"));
    CHECK(has(opening(":memory:"), "neither a path nor a postgresql:// address"));
    CHECK(has(opening(folder + "/a\"b.db"), "quotation mark"));
    CHECK(has(opening("/dev/null"), "it is not a regular file"));

    const auto text = folder + "/letter.txt";
    const std::string letter(5000, 'x');
    std::ofstream(text) << letter;
    CHECK(has(opening(text), "letter.txt cannot be opened: the file is not a SQLite database"));
    std::ifstream stream(text);
    CHECK(std::string(std::istreambuf_iterator<char>(stream), {}) == letter);
}

TEST_CASE("db: a SQLite database of another program is not touched") {
    if (!support::has_engine(db::Engine::sqlite)) return;
    support::TestStore store(db::Engine::sqlite);
    const auto path = store.folder() + "/theirs.db";
    sqlite3* theirs = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &theirs) == SQLITE_OK);
    REQUIRE(sqlite3_exec(theirs, "create table bookmarks (url text)", nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(theirs);
    std::ifstream before(path);
    const std::string bytes(std::istreambuf_iterator<char>(before), {});
    CHECK(has(opening(path), "it is a SQLite database of another program"));
    std::ifstream after(path);
    CHECK(std::string(std::istreambuf_iterator<char>(after), {}) == bytes);
}

TEST_CASE("db: a store that this user may not write is told in one sentence") {
    if (!support::has_engine(db::Engine::sqlite)) return;
    support::TestStore store(db::Engine::sqlite);
    store.database();
    store.close();
    std::filesystem::permissions(store.folder(), std::filesystem::perms(0755));
    REQUIRE(::chmod(store.url().c_str(), 0600) == 0);
    int channel[2];
    REQUIRE(::pipe(channel) == 0);
    const auto child = ::fork();
    if (child == 0) {
        // Root may do anything, so become nobody; an ordinary tester takes the right from the file instead.
        if (::getuid() == 0 ? ::setresuid(65534, 65534, 65534) != 0 : ::chmod(store.url().c_str(), 0400) != 0)
            ::_exit(2);
        const auto said = opening(store.url()) + "|" + opening(store.folder() + "/new.db");
        const auto sent = ::write(channel[1], said.data(), said.size());
        ::_exit(sent == static_cast<ssize_t>(said.size()) ? 0 : 3);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    REQUIRE(status == 0);
    std::string said(4096, '\0');
    said.resize(static_cast<std::size_t>(::read(channel[0], said.data(), said.size())));
    CHECK(has(said, "this user may not read and write it (Permission denied)|"));
    if (::getuid() == 0) CHECK(has(said, "the file cannot be made (Permission denied)"));
    ::close(channel[0]);
    ::close(channel[1]);
}

TEST_CASE("db: a PostgreSQL server that says no is told in one sentence without the password") {
    if (!support::has_engine(db::Engine::postgresql)) return;
    support::TestStore store(db::Engine::postgresql);
    const std::string url = std::getenv("CAIRN_TEST_POSTGRES");
    const auto at = url.find('@');
    const auto colon = url.find(':', url.find("://") + 3);
    const auto password = url.substr(colon, at - colon);  // with its colon
    const auto slash = url.find('/', at);
    const auto port = url.substr(url.find(':', at), slash - url.find(':', at));
    const auto check = [&](const std::string& bad, const std::string& reason) {
        const auto said = opening(bad);
        CAPTURE(said);
        CHECK(has(said, reason));
        CHECK(said.starts_with("The store postgresql://"));
        CHECK_FALSE(has(said, "hunter2"));
        CHECK_FALSE(has(said, password.substr(1)));
        CHECK_FALSE(has(said, "\n"));
    };
    check(with(url, password, ":hunter2"), "password authentication failed for user \"cairn\"");
    check(with(url, password, ":hunter2%20'%5C%22"), "password authentication failed");
    check(with(url, "//cairn:", "//nobody:"), "password authentication failed for user \"nobody\"");
    check(url.substr(0, slash) + "/missing", "database \"missing\" does not exist");
    check(with(url, port, ":1"), "Connection refused");
    check(with(url, "127.0.0.1", "no-such-host.invalid"), "could not translate host name");
    CHECK(store.database().address() == "postgresql://cairn@127.0.0.1" + url.substr(slash - port.size()));
}

TEST_CASE("db: a postgresql address is taken apart without showing its secret") {
    const auto address =
        db::postgres_address("postgresql://a%20b:p%27w@[::1]:5433/x?sslmode=require&connect_timeout=3");
    CHECK(address.shown == "postgresql://a b@[::1]:5433/x");
    CHECK(has(address.connection, "password=p%27w"));
    CHECK(has(address.connection, "connect_timeout=3"));
    CHECK_FALSE(has(address.connection, " "));
    const std::vector<std::string> wanted{"PGUSER=a b",  "PGPASSWORD=p'w", "PGHOST=::1",
                                          "PGPORT=5433", "PGDATABASE=x",   "PGSSLMODE=require"};
    for (const auto& one : wanted) {
        CAPTURE(one);
        CHECK(std::find(address.environment.begin(), address.environment.end(), one) != address.environment.end());
    }
    for (const auto* bad :
         {"postgresql://u:hunter2%zz@h/d", "postgresql://u:hunter2@h:port:/d?x", "postgres://u@[h/d"}) {
        const auto said = failure([&] { db::postgres_address(bad); });
        CHECK(has(said, "cannot be read"));
        CHECK_FALSE(has(said, "hunter2"));
    }
}
