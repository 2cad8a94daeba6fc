#pragma once
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "platform/db/connection.h"

namespace db {

class Checkpointer;

/// A plain pool: connections wait in a stack, so the warmest one goes first. Opened when first needed.
class Pool {
  public:
    Pool(int size, std::function<std::unique_ptr<Connection>()> open);

    class Lease {
      public:
        explicit Lease(Pool& pool);
        ~Lease();
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        Connection& operator*() { return *connection_; }
        Connection* operator->() { return connection_.get(); }
        /// Puts a new connection in the place of one that broke.
        void replace();

      private:
        struct Place {};
        Lease(Pool& pool, Place);  ///< waits for its turn

        Pool& pool_;
        std::unique_ptr<Connection> connection_;
    };

  private:
    std::function<std::unique_ptr<Connection>()> open_;
    std::mutex mutex_;
    std::condition_variable freed_;
    std::vector<std::unique_ptr<Connection>> idle_;
    int free_;
};

/// What `Database::open` gives.
class Store : public Database {
  public:
    /// Throws core::Failure. `make`: whether a SQLite file that is not there is made.
    Store(const std::string& url, int connections, bool make = true);
    ~Store() override;

    Engine engine() const override { return engine_; }
    std::string address() const override { return shown_; }
    void read(const std::function<void(ReadTx&)>& work) override;
    void write(const std::function<void(WriteTx&)>& work) override;

    /// The absolute path (SQLite) or the postgresql:// address with its secret.
    const std::string& location() const { return location_; }

  private:
    void write_once(const std::function<void(WriteTx&)>& work);

    Engine engine_;
    std::string location_;
    std::string shown_;
    // The writer goes last: closing it folds SQLite's log into the file.
    std::unique_ptr<Pool> writers_;
    std::unique_ptr<Pool> readers_;
    std::unique_ptr<Checkpointer> checkpointer_;  ///< SQLite's
};

using Applied = std::map<std::pair<std::string, std::string>, std::string>;  ///< part and file -> checksum

/// Throws core::Failure unless store and program have the same history; the store's may be shorter. `what`: "The store
/// ..." or "The copy ...".
void compare_history(const std::string& what, const Applied& applied, Engine engine,
                     const std::vector<Migration>& migrations);

}  // namespace db
