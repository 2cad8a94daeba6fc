#include "platform/db/sqlite.h"

#include <fcntl.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace db {
namespace {

using namespace sqlite_api;

// How long a writer waits for another process's writer before it is a failure.
constexpr int busy_timeout_ms = 5000;

int compare_bytes(void*, int left_size, const void* left, int right_size, const void* right) {
    const int common = std::memcmp(left, right, static_cast<std::size_t>(std::min(left_size, right_size)));
    return common != 0 ? common : left_size - right_size;
}

[[noreturn]] void cannot_open(const std::string& path, const std::string& why) {
    throw core::Failure("The store " + path + " cannot be opened: " + why);
}

void make_file(const std::string& path) {
    // Another process may make it at the same time: then it is there, which is all we want. An existing file is never
    // opened here: closing it would drop the locks that SQLite holds on it for this process.
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file >= 0) {
        ::close(file);
    } else if (errno != EEXIST) {
        cannot_open(path, "the file cannot be made (" + std::generic_category().message(errno) + ")");
    }
}

/// What SQLite's result code says to people.
std::string reason(int code, sqlite3* connection) {
    switch (code & 0xFF) {
        case SQLITE_BUSY:
            return "another program is writing to the store";
        case SQLITE_LOCKED:
            return "the store is locked by another statement";
        case SQLITE_FULL:
            return "the disk is full";
        case SQLITE_IOERR:
            return "the disk gave an error";
        case SQLITE_CORRUPT:
            return "the store is damaged: restore a copy";
        case SQLITE_NOTADB:
            return "the file is not a SQLite database";
        case SQLITE_CANTOPEN:
            return "the file cannot be opened";
        case SQLITE_PERM:
            return "permission denied";
        case SQLITE_NOMEM:
            return "memory is exhausted";
        default:
            return sqlite3_errmsg(connection);
    }
}

core::Failure::Facts facts(int code, Phase phase) {
    const bool waiting = code == SQLITE_BUSY || code == SQLITE_LOCKED || code == SQLITE_PROTOCOL;
    const bool broken = code == SQLITE_IOERR || code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_NOMEM;
    // When the disk fails while a commit goes to it, the frames may or may not be there after a crash.
    return {.retryable = waiting,
            .outcome_unknown = phase == Phase::commit && code == SQLITE_IOERR,
            .connection_usable = !broken};
}

}  // namespace

std::string sqlite_path(const std::string& path, bool make) {
    namespace fs = std::filesystem;
    if (path.empty()) throw core::Failure("The store has no path: give the path of a file or a postgresql:// address");
    if (path.find('"') != std::string::npos || path.find('\0') != std::string::npos) {
        throw core::Failure("The store cannot be opened: its path holds a quotation mark or a NUL byte");
    }
    if (path.find("://") != std::string::npos || path.starts_with("file:") || path.starts_with(":")) {
        cannot_open(path, "it is neither a path nor a postgresql:// address");
    }
    std::error_code error;
    const auto absolute = fs::absolute(path, error);
    const auto status = fs::status(absolute, error);
    if (error && error != std::errc::no_such_file_or_directory) cannot_open(path, error.message());
    if (fs::is_directory(status)) cannot_open(path, "it is a folder");
    if (!fs::exists(status)) {
        const auto folder = absolute.parent_path();
        if (!fs::is_directory(folder, error)) cannot_open(path, "the folder " + folder.string() + " does not exist");
        if (!make) cannot_open(path, "it does not exist");
        make_file(absolute.string());
    } else if (!fs::is_regular_file(status)) {
        cannot_open(path, "it is not a regular file");
    }
    if (::faccessat(AT_FDCWD, absolute.c_str(), R_OK | W_OK, AT_EACCESS) != 0) {
        cannot_open(path, "this user may not read and write it (" + std::generic_category().message(errno) + ")");
    }
    return absolute.string();
}

void add_collation(soci::sqlite3_session_backend& session) {
    if (sqlite3_create_collation_v2(session.conn_, "C", SQLITE_UTF8, nullptr, compare_bytes, nullptr) != SQLITE_OK) {
        throw core::Failure("SQLite does not take the collation \"C\"");
    }
}

SqliteConnection::SqliteConnection(const std::string& path, Mode mode) : path_(path) {
    try {
        session_.open(soci::sqlite3, "dbname=\"" + path + "\"");
    } catch (const soci::soci_error& error) {
        cannot_open(path, "SQLite says \"" + error.get_error_message() + "\"");
    }
    sqlite3_extended_result_codes(handle().conn_, 1);
    sqlite3_busy_timeout(handle().conn_, busy_timeout_ms);
    add_collation(handle());
    claim();
    prepare_session(mode);
}

soci::sqlite3_session_backend& SqliteConnection::handle() {
    return *static_cast<soci::sqlite3_session_backend*>(session_.get_backend());
}

void SqliteConnection::claim() {
    std::int64_t mark = 0;
    if (const int code = read_number("pragma application_id", mark); code != SQLITE_ROW) {
        cannot_open(path_, reason(code, handle().conn_));
    }
    if (mark == sqlite_mark) return;
    execute("begin immediate");  // several processes may find the new file at once
    if (number("select count(*) from sqlite_master") != 0 || number("pragma application_id") != 0) {
        const bool other = number("pragma application_id") != sqlite_mark;
        execute("rollback");
        if (other) cannot_open(path_, "it is a SQLite database of another program");
        return;
    }
    execute("pragma application_id = " + std::to_string(sqlite_mark));
    execute("commit");
}

void SqliteConnection::prepare_session(Mode mode) {
    // Write-ahead log: readers and the writer do not wait for each other. Full: a commit is on the disk when it
    // returns.
    execute("pragma journal_mode = wal");
    if (number("select journal_mode = 'wal' from pragma_journal_mode") != 1) {
        cannot_open(path_, "its file system does not let processes share memory, which SQLite's log needs");
    }
    execute("pragma synchronous = full");
    execute("pragma foreign_keys = on");
    execute("pragma trusted_schema = off");
    execute("pragma temp_store = memory");            // no personal value in a temporary file
    execute("pragma case_sensitive_like = on");       // as PostgreSQL
    execute("pragma journal_size_limit = 67108864");  // bytes; a log grown by one large load does not stay
    // The writer keeps what a large load touches: with SQLite's own 2 MB, pages of indexes go to the log and come back
    // many times over. KiB, taken as it is needed.
    if (mode == Mode::write) execute("pragma cache_size = -131072");
    if (mode == Mode::read) execute("pragma query_only = on");
}

int SqliteConnection::read_number(const char* sql, std::int64_t& value) {
    sqlite3_stmt* statement = nullptr;
    int code = sqlite3_prepare_v2(handle().conn_, sql, -1, &statement, nullptr);
    if (code == SQLITE_OK) code = sqlite3_step(statement);
    if (code == SQLITE_ROW) value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return code;
}

std::int64_t SqliteConnection::number(const char* sql) {
    std::int64_t value = 0;
    const int code = read_number(sql, value);
    if (code != SQLITE_ROW) throw failure(code, sql);
    return value;
}

void SqliteConnection::execute(const std::string& sql) {
    const int code = sqlite3_exec(handle().conn_, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) throw failed(failure(code, sql.size() < 40 ? sql : "a script"));
}

std::string SqliteConnection::begin_words(Mode mode) {
    return mode == Mode::write ? "begin immediate" : "begin deferred";
}

bool SqliteConnection::in_transaction() { return sqlite3_get_autocommit(handle().conn_) == 0; }

core::Failure SqliteConnection::translate(const soci::soci_error& error, std::string_view what) {
    if (const auto* known = dynamic_cast<const soci::sqlite3_soci_error*>(&error)) {
        return failure(known->result(), what);
    }
    return core::Failure("The store cannot run \"" + std::string(what) + "\": " + error.get_error_message());
}

core::Failure SqliteConnection::failure(int code, std::string_view what) {
    const std::string place = phase() == Phase::commit ? "commit" : "run \"" + std::string(what) + "\"";
    return core::Failure("The store " + path_ + " cannot " + place + ": " + reason(code, handle().conn_),
                         facts(code & 0xFF, phase()));
}

}  // namespace db
