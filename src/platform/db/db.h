#pragma once
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/date.h"

/// The store: SQLite or PostgreSQL behind one door. The only folder that names SOCI.
///
/// SQL is common ground of both engines (README.md beside this file tells where they differ). Named parameters are
/// written `:name`. Where text decides an order, write `order by x collate "C"`: both engines know it, and both stores
/// then give the same order. Dates and moments are text in ISO form; yes/no is a bigint 0 or 1.
///
/// Column types in migrations: `bigint`, `double precision`, `text`; nothing else (`integer` holds 32 bits on
/// PostgreSQL). A column that the store numbers is written `id {{id}}` and is the table's primary key; `migrate` puts
/// in each engine's words. Its numbers are never used twice and may have gaps: show and sort by something else.
namespace db {

enum class Engine { sqlite, postgresql };

enum class Column { integer, real, text };

/// A statement with a name: log and timings say the name, so no personal value reaches them.
/// Declare each as a namespace-scope `const db::Query`; it is prepared once for each connection. One statement, without
/// casts written `::` (write `cast(x as bigint)`); a colon inside quotes and comments is left alone.
struct Query {
    std::string name;
    std::string sql;
    std::vector<Column> columns = {};  ///< of the rows it gives; empty when it gives none
};

/// std::monostate is SQL's null; the empty string is not. Text is UTF-8 without NUL and numbers are finite on both
/// stores: the statement that binds anything else throws core::Failure and changes nothing.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

struct Bind {
    std::string_view name;  ///< without the colon
    Value value;
};

/// The values for a statement's `:names`, each given once. Only a parameter type: `{{"id", id}, {"area", area}}`, or a
/// std::vector<Bind> where the number is known at run time. A name too many or too few is a core::Bug.
class Binds {
  public:
    Binds() = default;
    Binds(std::initializer_list<Bind> binds) : size_(binds.size()) { first_ = binds.begin(); }
    Binds(const std::vector<Bind>& binds) : first_(binds.data()), size_(binds.size()) {}
    const Bind* begin() const { return first_; }
    const Bind* end() const { return first_ + size_; }

  private:
    const Bind* first_ = nullptr;
    std::size_t size_ = 0;
};

/// A bind's value from an optional: null when empty.
template <class T>
Value maybe(const std::optional<T>& value) {
    if (!value) return std::monostate{};
    return Value{*value};
}

/// One row. Asking for a column of another type, or for a null where the reader has no place for one, is a `core::Bug`.
class Row {
  public:
    Row() = default;
    explicit Row(std::vector<Value> values) : values_(std::move(values)) {}
    std::int64_t integer(std::size_t column) const;
    double real(std::size_t column) const;
    const std::string& text(std::size_t column) const;
    std::optional<std::int64_t> maybe_integer(std::size_t column) const;
    std::optional<double> maybe_real(std::size_t column) const;
    std::optional<std::string> maybe_text(std::size_t column) const;
    const Value& value(std::size_t column) const;

  private:
    friend class Statement;
    std::vector<Value> values_;
};

class Connection;  // hides SOCI

/// One consistent view of the store, lent by `Database::read` for as long as its work runs. Belongs to one thread.
class ReadTx {
  public:
    explicit ReadTx(Connection& connection);
    virtual ~ReadTx();
    ReadTx(const ReadTx&) = delete;
    ReadTx& operator=(const ReadTx&) = delete;

    /// Calls `row` for each row, in order; the row is only lent (copy what you keep). Throws core::Failure when the
    /// store fails; from then on the transaction only gives failures, whatever the caller catches.
    void each(const Query& query, const Binds& binds, const std::function<void(const Row&)>& row);
    std::vector<Row> all(const Query& query, const Binds& binds = {});
    /// The first row, or empty when there is none.
    std::optional<Row> first(const Query& query, const Binds& binds = {});
    Engine engine() const;

  protected:
    Connection& connection_;
};

/// A change of the store: all of it or nothing. Rolled back unless `Database::write` commits it.
/// (Rooms change the store through platform/audit once it stands; it wraps this.)
class WriteTx : public ReadTx {
  public:
    explicit WriteTx(Connection& connection);
    ~WriteTx() override;
    /// Runs a statement; gives the number of rows changed.
    std::int64_t run(const Query& query, const Binds& binds = {});
    /// Several statements, no binds: migrations and tests only. One that begins or ends a transaction is a core::Bug.
    void run_script(std::string_view sql);
};

class Database {
  public:
    /// `url`: a path (SQLite, made when missing, readable by its owner only) or postgresql://... Throws core::Failure
    /// with one clear sentence (no password in it) when it cannot be opened. `connections`: how many readers may work
    /// at once (at least 1); on PostgreSQL, how many transactions of either kind.
    static std::unique_ptr<Database> open(const std::string& url, int connections = 4);
    /// The same for what only reads or looks: a SQLite file that is not there is not made, and the answer is null.
    static std::unique_ptr<Database> open_existing(const std::string& url, int connections = 4);
    virtual ~Database();

    virtual Engine engine() const = 0;
    /// The store's address without any secret, for people and logs.
    virtual std::string address() const = 0;

    // Any thread may call these. A thread has one transaction of a database at a time: a second inside the first is a
    // core::Bug (it could wait for itself for ever).

    /// Runs `work` in a read transaction, once. PostgreSQL: repeatable read, read only. A connection that broke while
    /// idle is replaced without a word; one that breaks during `work` is a failure that says `retryable()`.
    virtual void read(const std::function<void(ReadTx&)>& work) = 0;
    /// Runs `work` in a write transaction and commits. Runs it again, a bounded number of times, when a failure says
    /// `retryable()`; never when the outcome is unknown. So `work` sets what it gives back afresh, and has no effect
    /// outside the store. An exception from `work` rolls back and passes on.
    /// SQLite begins immediate, one writer at a time; PostgreSQL is serializable.
    virtual void write(const std::function<void(WriteTx&)>& work) = 0;
};

/// One migration file: migrations/0001_subject.sql, or 0001_subject.sqlite.sql and 0001_subject.postgres.sql.
struct Migration {
    std::string part;  ///< the room or service
    std::string file;
    std::string_view sql;
};

/// Brings the store forward: applies what is missing in the order given (a part after the parts its tables refer to;
/// within a part by file name), each in its own transaction, and records its checksum. Returns the names of those
/// applied, as `part/file`. Safe when several processes start at once. Throws core::Failure with a clear sentence when
/// an applied migration was altered, when one is missing that comes before an applied one, when the store holds one
/// that this program does not know (a newer version wrote it), or when the store has tables of something else.
std::vector<std::string> migrate(Database& database, const std::vector<Migration>& migrations,
                                 const core::Clock& clock = core::system_clock());

/// Throws the same failures as `migrate` and one when a migration is still missing; changes nothing.
void check_migrations(Database& database, const std::vector<Migration>& migrations);

/// Whether the store holds no table at all: nothing was ever set up in it.
bool is_empty(Database& database);

/// Writes a consistent copy of the store to `file` while others go on working (SQLite's online backup; pg_dump). The
/// file appears when it is complete and on the disk, replaces an older copy of that name, and only its owner may read
/// it. A SQLite copy ends with a checksum of its own. Throws core::Failure; nothing is left behind then.
void backup(Database& database, const std::string& file);

/// Replaces the store at `url` by the copy in `file`, in one transaction of that store: whoever is using it sees the
/// old content or the new, never a mixture. Checks the copy's integrity first; when anything is wrong the store stays
/// as it was. The copy may be of an older version: `migrate` afterwards. `known`: the migrations of this program; a
/// copy of a newer version, or one built with other texts of them, is refused (empty: not compared). Throws
/// core::Failure.
void restore(const std::string& url, const std::string& file, const std::vector<Migration>& known = {});

}  // namespace db
