#include <soci/sqlite3/soci-sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "core/failure.h"
#include "platform/db/copies.h"
#include "platform/db/sqlite.h"

namespace db {
namespace {

using sqlite_api::sqlite3;
using sqlite_api::sqlite3_backup_finish;
using sqlite_api::sqlite3_backup_init;
using sqlite_api::sqlite3_backup_step;
using sqlite_api::sqlite3_errmsg;
using sqlite_api::sqlite3_stmt;

/// A SQLite file that is not in use as a store.
class CopyFile {
  public:
    CopyFile(const std::string& file, bool writes) : file_(file) {
        if (file.find('"') != std::string::npos) wrong("its name holds a quotation mark");
        try {
            session_.open(soci::sqlite3, "dbname=\"" + file + "\"" + (writes ? "" : " readonly=true"));
        } catch (const soci::soci_error& error) {
            wrong(error.get_error_message());
        }
        add_collation(*static_cast<soci::sqlite3_session_backend*>(session_.get_backend()));
    }

    sqlite3* handle() { return static_cast<soci::sqlite3_session_backend*>(session_.get_backend())->conn_; }

    /// The first value of the first row as text; empty when there is none.
    std::string ask(const char* sql) {
        sqlite3_stmt* raw = nullptr;
        int code = sqlite_api::sqlite3_prepare_v2(handle(), sql, -1, &raw, nullptr);
        const std::unique_ptr<sqlite3_stmt, decltype(&sqlite_api::sqlite3_finalize)> statement(
            raw, sqlite_api::sqlite3_finalize);
        if (code == SQLITE_OK) code = sqlite_api::sqlite3_step(raw);
        if (code == SQLITE_DONE) return "";
        if (code != SQLITE_ROW) {
            const bool strange = (code & 0xFF) == SQLITE_NOTADB;
            wrong(strange ? "it is not a SQLite database" : sqlite3_errmsg(handle()));
        }
        const auto* text = sqlite_api::sqlite3_column_text(raw, 0);
        return text ? reinterpret_cast<const char*>(text) : "";
    }

    /// Throws unless it is a Cairn store without damage.
    void check() {
        if (ask("pragma application_id") != std::to_string(sqlite_mark)) wrong("it is not a copy of a Cairn store");
        if (auto said = ask("pragma integrity_check(1)"); said != "ok") {
            std::replace(said.begin(), said.end(), '\n', ' ');
            wrong("it is damaged (" + said + ")");
        }
        if (ask("select 1 from sqlite_master where type = 'table' and name = 'db_migrations'").empty()) {
            wrong("it is not a copy of a Cairn store (it has no db_migrations)");
        }
        if (const auto table = ask("pragma foreign_key_check"); !table.empty()) {
            wrong("it is damaged (rows of " + table + " refer to others that are missing)");
        }
    }

    /// Which migrations the copied store has had.
    Applied applied() {
        // In one text: fields and rows parted by what no name holds.
        const auto all =
            ask("select group_concat(part || char(31) || file || char(31) || checksum, char(30)) from db_migrations");
        Applied found;
        for (std::size_t begin = 0; begin < all.size();) {
            const auto end = std::min(all.find('\x1e', begin), all.size());
            const auto file = all.find('\x1f', begin), sum = all.find('\x1f', file + 1);
            if (file > end || sum > end) wrong("its db_migrations cannot be read");
            found[{all.substr(begin, file - begin), all.substr(file + 1, sum - file - 1)}] =
                all.substr(sum + 1, end - sum - 1);
            begin = end + 1;
        }
        return found;
    }

    [[noreturn]] void wrong(const std::string& why) {
        throw core::Failure("The copy " + file_ + " cannot be used: " + why);
    }

  private:
    std::string file_;
    soci::session session_;
};

/// Copies every page in one step: one view of `from`, and one transaction in `to`.
void copy_pages(sqlite3* to, sqlite3* from, const std::string& what) {
    auto* copy = sqlite3_backup_init(to, "main", from, "main");
    if (copy == nullptr) throw core::Failure(what + ": " + sqlite3_errmsg(to));
    sqlite3_backup_step(copy, -1);
    const int code = sqlite3_backup_finish(copy);  // gives what went wrong in the step
    if (code == SQLITE_OK) return;
    const bool busy = (code & 0xFF) == SQLITE_BUSY || (code & 0xFF) == SQLITE_LOCKED || code == SQLITE_DONE;
    throw core::Failure(what + ": " +
                        (busy ? "another program is writing to the store" : sqlite_api::sqlite3_errstr(code)));
}

/// Takes away a store that was made for a restore which did not come to its end.
class FreshStore {
  public:
    explicit FreshStore(const std::string& path) : path_(path), fresh_(!std::filesystem::exists(path)) {}
    ~FreshStore() {
        if (!fresh_) return;
        for (const auto* companion : {"", "-wal", "-shm"}) ::unlink((path_ + companion).c_str());
    }
    FreshStore(const FreshStore&) = delete;
    FreshStore& operator=(const FreshStore&) = delete;
    void keep() { fresh_ = false; }

  private:
    std::string path_;
    bool fresh_;
};

}  // namespace

void backup_sqlite(const std::string& store, const std::string& shown, const std::string& file) {
    NewFile target(file);
    {
        SqliteConnection from(store, Mode::read);
        CopyFile to(target.temporary(), true);
        to.ask("pragma synchronous = off");  // the whole file goes to the disk at the end
        copy_pages(to.handle(), from.handle().conn_, "The store " + shown + " cannot be copied to " + file);
        to.ask("pragma journal_mode = delete");  // one file without companions, readable from a read-only disk
        to.check();
    }
    add_checksum(target.temporary());
    target.finish();
}

void restore_sqlite(const std::string& store, const std::string& file, const std::vector<Migration>& known) {
    CopyFile from(file, false);
    from.check();
    check_checksum(file);
    if (!known.empty()) compare_history("The copy " + file, from.applied(), Engine::sqlite, known);
    FreshStore fresh(store);
    {
        SqliteConnection to(sqlite_path(store, true), Mode::write);
        copy_pages(to.handle().conn_, from.handle(), "The store " + store + " stays as it was");
        // Best effort: folds the log, now as big as the store, into the file.
        sqlite_api::sqlite3_wal_checkpoint_v2(to.handle().conn_, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    }
    fresh.keep();
}

}  // namespace db
