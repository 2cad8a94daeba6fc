#pragma once
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace soci {
struct sqlite3_session_backend;
}

namespace db {

/// Folds SQLite's write-ahead log into its file, on a thread of its own: who saves a record waits for the log to be
/// on the disk, which is what a commit promises, and for nothing else. What was committed stands in the log until then,
/// and SQLite finds it there after a crash.
class Checkpointer {
  public:
    explicit Checkpointer(std::string path) : path_(std::move(path)) {}
    ~Checkpointer();
    Checkpointer(const Checkpointer&) = delete;
    Checkpointer& operator=(const Checkpointer&) = delete;

    /// From now on the commits of this connection are told here. The checkpointer outlives its last commit.
    void watch(soci::sqlite3_session_backend& session);

  private:
    /// The log holds so many pages after a commit; on the thread of the writer, which has let go of its lock.
    void committed(int pages);
    void run();
    void fold();

    std::string path_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool wanted_ = false, working_ = false, ends_ = false;
    int pages_ = 0;                                    ///< of the log, at the last commit
    std::chrono::steady_clock::time_point last_ = {};  ///< when that was
    std::thread thread_;                               ///< begun when it is first needed
};

}  // namespace db
