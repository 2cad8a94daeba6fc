#include "platform/db/store.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <random>
#include <thread>

#include "core/check.h"
#include "platform/db/abandon.h"
#include "platform/db/checkpoint.h"
#include "platform/db/postgres.h"
#include "platform/db/sqlite.h"

namespace db {
namespace {

// Conflicts between writers are settled within a few tries; a store that is busy for longer is told to the caller.
constexpr int most_tries = 20;
constexpr auto longest_trying = std::chrono::seconds(20);
constexpr auto longest_wait_for_connection = std::chrono::seconds(30);

/// Whether the write of this thread is to end without a commit.
thread_local bool abandoned = false;

/// The databases in which this thread has a transaction.
thread_local std::vector<const Database*> entered;

class Entry {
  public:
    explicit Entry(const Database& database) {
        core::check(std::find(entered.begin(), entered.end(), &database) == entered.end(),
                    "a thread has one transaction of a database at a time");
        entered.push_back(&database);
    }
    ~Entry() { entered.pop_back(); }
    Entry(const Entry&) = delete;
    Entry& operator=(const Entry&) = delete;
};

/// Rolls back unless the work came to its end.
class Transaction {
  public:
    Transaction(Pool::Lease& lease, Mode mode) : connection_(begin(lease, mode)) {}
    ~Transaction() {
        if (!done_) connection_.rollback();
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit() {
        connection_.commit();
        done_ = true;
    }

  private:
    static Connection& begin(Pool::Lease& lease, Mode mode) {
        try {
            lease->begin(mode);
        } catch (const core::Failure&) {
            if (lease->usable()) throw;
            lease.replace();  // it broke while it was idle: nothing has begun, so nothing is repeated
            lease->begin(mode);
        }
        return *lease;
    }

    Connection& connection_;
    bool done_ = false;
};

/// Longer after each try, and by chance, so that two writers do not meet again.
void pause_after(int tries) {
    thread_local std::minstd_rand random{std::random_device{}()};
    const int most_ms = std::min(64, 1 << std::min(tries, 6));
    std::this_thread::sleep_for(std::chrono::microseconds(random() % static_cast<unsigned>(most_ms * 1000)));
}

}  // namespace

void abandon_write() { abandoned = true; }
bool write_is_abandoned() { return abandoned; }

Pool::Pool(int size, std::function<std::unique_ptr<Connection>()> open) : open_(std::move(open)), free_(size) {}

Pool::Lease::Lease(Pool& pool) : Lease(pool, Place{}) {
    // The place is taken, so the destructor gives it back also when this throws.
    if (!connection_) connection_ = pool_.open_();
}

Pool::Lease::Lease(Pool& pool, Place) : pool_(pool) {
    std::unique_lock lock(pool_.mutex_);
    if (!pool_.freed_.wait_for(lock, longest_wait_for_connection, [&] { return pool_.free_ > 0; })) {
        throw core::Failure("All connections to the store are busy", {.retryable = true});
    }
    --pool_.free_;
    if (pool_.idle_.empty()) return;
    connection_ = std::move(pool_.idle_.back());
    pool_.idle_.pop_back();
}

void Pool::Lease::replace() {
    {
        // Its companions most likely broke with it.
        const std::lock_guard lock(pool_.mutex_);
        pool_.idle_.clear();
    }
    connection_ = pool_.open_();
}

Pool::Lease::~Lease() {
    if (connection_ && !connection_->usable()) connection_.reset();
    const std::lock_guard lock(pool_.mutex_);
    if (connection_) pool_.idle_.push_back(std::move(connection_));
    ++pool_.free_;
    pool_.freed_.notify_one();
}

Store::Store(const std::string& url, int connections, bool make) {
    core::check(connections >= 1, "a database has at least one connection");
    if (is_postgres(url)) {
        const auto address = postgres_address(url);
        engine_ = Engine::postgresql;
        location_ = url;
        shown_ = address.shown;
        writers_ = std::make_unique<Pool>(connections, [=] { return std::make_unique<PostgresConnection>(address); });
        Pool::Lease first(*writers_);
    } else {
        engine_ = Engine::sqlite;
        location_ = sqlite_path(url, make);
        shown_ = url;
        checkpointer_ = std::make_unique<Checkpointer>(location_);
        writers_ = std::make_unique<Pool>(1, [path = location_, folds = checkpointer_.get()] {
            auto writer = std::make_unique<SqliteConnection>(path, Mode::write);
            folds->watch(writer->handle());
            return writer;
        });
        readers_ = std::make_unique<Pool>(
            connections, [path = location_] { return std::make_unique<SqliteConnection>(path, Mode::read); });
        Pool::Lease first(*writers_);
    }
}

Store::~Store() = default;

void Store::read(const std::function<void(ReadTx&)>& work) {
    const Entry entry(*this);
    Pool::Lease lease(readers_ ? *readers_ : *writers_);
    Transaction transaction(lease, Mode::read);
    ReadTx tx(*lease);
    work(tx);
    transaction.commit();
}

void Store::write_once(const std::function<void(WriteTx&)>& work) {
    abandoned = false;
    Pool::Lease lease(*writers_);
    Transaction transaction(lease, Mode::write);
    WriteTx tx(*lease);
    work(tx);
    if (!write_is_abandoned()) transaction.commit();
}

void Store::write(const std::function<void(WriteTx&)>& work) {
    const Entry entry(*this);
    const auto until = std::chrono::steady_clock::now() + longest_trying;
    for (int tries = 1;; ++tries) {
        try {
            return write_once(work);
        } catch (const core::Failure& failure) {
            const bool enough = tries >= most_tries || std::chrono::steady_clock::now() > until;
            if (!failure.retryable() || enough) throw;
        }
        pause_after(tries);
    }
}

Database::~Database() = default;

std::unique_ptr<Database> Database::open_existing(const std::string& url, int connections) {
    std::error_code error;
    const std::filesystem::path path{url};
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path{"."};
    const bool missing = !is_postgres(url) && !url.empty() && url.find("://") == std::string::npos &&
                         std::filesystem::is_directory(folder, error) && !std::filesystem::exists(path, error);
    if (missing) return nullptr;
    return std::make_unique<Store>(url, connections, false);
}

std::unique_ptr<Database> Database::open(const std::string& url, int connections) {
    return std::make_unique<Store>(url, connections);
}

}  // namespace db
