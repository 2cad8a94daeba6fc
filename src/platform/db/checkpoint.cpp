#include "platform/db/checkpoint.h"

#include <soci/sqlite3/soci-sqlite3.h>

namespace db {
namespace {

using namespace sqlite_api;

constexpr int many_pages = 1000;  ///< SQLite's own measure: 4 MB of pages of 4 KiB
/// Folding keeps the disk busy, and a commit of that moment waits for the disk: it is done while nobody saves, unless
/// the log has grown so far that it no longer can wait (32 MB).
constexpr std::chrono::milliseconds rest{200};
constexpr int pages_at_once = 8 * 1024;
/// So far the log may grow while the thread has not come to its end: 64 MB. Then the writer waits.
constexpr int most_pages = 16 * 1024;

}  // namespace

Checkpointer::~Checkpointer() {
    {
        const std::lock_guard lock(mutex_);
        ends_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Checkpointer::watch(soci::sqlite3_session_backend& session) {
    // In the place of SQLite's own hook, which would fold within the commit.
    sqlite3_wal_hook(
        session.conn_,
        [](void* self, sqlite3*, const char*, int pages) {
            static_cast<Checkpointer*>(self)->committed(pages);
            return SQLITE_OK;
        },
        this);
}

void Checkpointer::committed(int pages) {
    if (pages < many_pages) return;
    std::unique_lock lock(mutex_);
    if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
    wanted_ = true;
    pages_ = pages;
    last_ = std::chrono::steady_clock::now();
    changed_.notify_all();
    // Writers that never rest, or one very large load: the log would grow with no end, or stay as large as it is.
    if (pages >= most_pages) changed_.wait(lock, [&] { return !wanted_ && !working_; });
}

void Checkpointer::run() {
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [&] { return wanted_ || ends_; });
        while (!ends_ && pages_ < pages_at_once && std::chrono::steady_clock::now() < last_ + rest)
            changed_.wait_until(lock, last_ + rest);
        if (ends_) return;  // the last connection that closes folds what is left
        wanted_ = false;
        working_ = true;
        lock.unlock();
        fold();
        lock.lock();
        working_ = false;
        changed_.notify_all();
    }
}

void Checkpointer::fold() {
    sqlite3* connection = nullptr;
    // Passive: takes what no reader needs any more, waits for nobody and nobody for it. What it cannot do now, or not
    // at all on a disk that fails, is tried again after the next commit, whose own failure tells of the disk.
    if (sqlite3_open_v2(path_.c_str(), &connection, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK) {
        sqlite3_exec(connection, "pragma synchronous = full", nullptr, nullptr, nullptr);
        sqlite3_wal_checkpoint_v2(connection, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    }
    sqlite3_close(connection);
}

}  // namespace db
