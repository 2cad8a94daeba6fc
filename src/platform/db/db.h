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

/// The store: SQLite or PostgreSQL behind one door. The only folder that names SOCI.
///
/// SQL is common ground of both engines. Named parameters are written `:name`. Where text decides an order, write
/// `order by x collate "C"`: both engines know it, and both stores then give the same order. Dates and moments are text
/// in ISO form; yes/no is an integer 0 or 1.
namespace db {

enum class Engine { sqlite, postgresql };

enum class Column { integer, real, text };

/// A statement with a name: log and timings say the name, so no personal value reaches them.
/// Declare each as a namespace-scope `const db::Query`; it is prepared once for each connection.
struct Query {
    std::string name;
    std::string sql;
    std::vector<Column> columns = {};  ///< of the rows it gives; empty when it gives none
};

/// std::monostate is SQL's null.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

struct Bind {
    std::string_view name;
    Value value;
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
    explicit Row(std::vector<Value> values) : values_(std::move(values)) {}
    std::int64_t integer(std::size_t column) const;
    double real(std::size_t column) const;
    const std::string& text(std::size_t column) const;
    std::optional<std::int64_t> maybe_integer(std::size_t column) const;
    std::optional<double> maybe_real(std::size_t column) const;
    std::optional<std::string> maybe_text(std::size_t column) const;
    const Value& value(std::size_t column) const;

  private:
    std::vector<Value> values_;
};

class Connection;  // hides SOCI

/// One consistent view of the store. Ends when it goes out of scope. Belongs to one thread.
class ReadTx {
  public:
    explicit ReadTx(Connection& connection);
    virtual ~ReadTx();
    ReadTx(const ReadTx&) = delete;
    ReadTx& operator=(const ReadTx&) = delete;

    /// Calls `row` for each row, in order. Throws core::Failure when the store fails.
    void each(const Query& query, std::initializer_list<Bind> binds, const std::function<void(const Row&)>& row);
    std::vector<Row> all(const Query& query, std::initializer_list<Bind> binds = {});
    /// The first row, or empty when there is none.
    std::optional<Row> first(const Query& query, std::initializer_list<Bind> binds = {});
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
    std::int64_t run(const Query& query, std::initializer_list<Bind> binds = {});
    void run_script(std::string_view sql);  ///< several statements, no binds: migrations only
};

class Database {
  public:
    /// `url`: a path (SQLite, made when missing) or postgresql://... Throws core::Failure with one clear sentence (no
    /// password in it) when it cannot be opened. `connections`: how many readers may work at once.
    static std::unique_ptr<Database> open(const std::string& url, int connections = 4);
    virtual ~Database();

    virtual Engine engine() const = 0;
    /// The store's address without any secret, for people and logs.
    virtual std::string address() const = 0;

    /// Runs `work` in a read transaction.
    virtual void read(const std::function<void(ReadTx&)>& work) = 0;
    /// Runs `work` in a write transaction and commits. Runs it again, a bounded number of times, when a failure says
    /// `retryable()`; never when the outcome is unknown. An exception from `work` rolls back and passes on.
    /// SQLite begins immediate; PostgreSQL is serializable.
    virtual void write(const std::function<void(WriteTx&)>& work) = 0;
};

/// One migration file: migrations/0001_subject.sql, or 0001_subject.sqlite.sql and 0001_subject.postgres.sql.
struct Migration {
    std::string part;  ///< the room or service
    std::string file;
    std::string_view sql;
};

/// Brings the store forward: applies what is missing in order, each in its own transaction, and records its checksum.
/// Returns the names of those applied. Throws core::Failure with a clear sentence when an applied migration was
/// altered, or when the store holds one this program does not know (a newer version wrote it).
std::vector<std::string> migrate(Database& database, const std::vector<Migration>& migrations);

/// Throws the same failures as `migrate` and one when a migration is still missing; changes nothing.
void check_migrations(Database& database, const std::vector<Migration>& migrations);

/// Writes a consistent copy of the store to `file` while others go on working (SQLite's online backup; pg_dump).
void backup(Database& database, const std::string& file);

/// Replaces the store at `url` by the copy in `file`. Checks the copy's integrity first; when anything is wrong the
/// store stays as it was. Throws core::Failure.
void restore(const std::string& url, const std::string& file);

}  // namespace db
