#pragma once
#include <functional>
#include <memory>
#include <string>

#include "platform/db/db.h"

/// Stores for tests: the same test runs on SQLite and on PostgreSQL.
///
/// CAIRN_TEST_ENGINE (`sqlite` or `postgresql`) limits a run to one engine: CTest runs every store test file once for
/// each. CAIRN_TEST_POSTGRES is a postgresql:// address where schemas and databases may be made
/// (`tools/test_postgres`). Without it the PostgreSQL side prints "SKIPPED: no PostgreSQL", and fails when CI is set.
namespace support {

/// One empty store of its own, gone at the end of its scope.
class TestStore {
  public:
    /// PostgreSQL: a schema of its own, or a whole database (some 50 ms more) where the test copies stores.
    enum class Room { schema, database };

    explicit TestStore(db::Engine engine, Room room = Room::schema);
    ~TestStore();
    TestStore(const TestStore&) = delete;
    TestStore& operator=(const TestStore&) = delete;

    db::Engine engine() const { return engine_; }
    const std::string& url() const { return url_; }
    /// A folder of its own for files beside the store.
    const std::string& folder() const { return folder_; }
    /// Opened when first asked for.
    db::Database& database();
    /// Closes what `database` opened.
    void close() { database_.reset(); }

  private:
    db::Engine engine_;
    std::string folder_;
    std::string url_;
    std::string drop_;  ///< the statement that removes it
    std::unique_ptr<db::Database> database_;
};

/// Runs `test` on an empty store of each engine, as doctest subcases. Call it once in a test case.
void on_each_store(const std::function<void(db::Database&)>& test);
/// The same where the test needs the store's address or a second store.
void with_each_store(const std::function<void(TestStore&)>& test, TestStore::Room room = TestStore::Room::schema);
/// For tests of one engine: false, with the visible line, when it is not there or not asked for.
bool has_engine(db::Engine engine);

/// The content of every table as text, in a fixed order: two stores of one engine are the same when their dumps are.
std::string dump(db::Database& database);

/// Runs `command` with its first statement failing, then its second, and so on until it succeeds: a whole command under
/// the fault driver. After each failure the store must be as before, or the test fails. Gives the number of failures.
int fail_each_statement(db::Database& database, const std::function<void(db::Database&)>& command);

}  // namespace support
