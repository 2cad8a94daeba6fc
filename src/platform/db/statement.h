#pragma once
#include <soci/soci.h>

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "platform/db/db.h"

namespace db {

/// A query prepared on one connection, with the places that SOCI reads its binds from and writes its columns to.
/// Everything here may throw soci::soci_error, which the connection translates; the statement is thrown away then.
class Statement {
  public:
    Statement(soci::session& session, const Query& query, Engine engine);
    ~Statement() = default;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    /// Runs the statement; true when a first row is there.
    bool execute(const Query& query, const Binds& binds);
    bool fetch(const Query& query);
    /// Puts the current row's values into `row`. Throws core::Bug when a value is not of the declared kind.
    void read(const Query& query, Row& row);
    std::int64_t changed();
    /// Lets go of the rows: an unfinished statement would hold on to its view of the store.
    void finish() noexcept;

    const std::vector<Column>& columns() const { return columns_; }
    bool busy() const { return busy_; }

  private:
    enum class Kind { none, integer, real, text };
    struct Place {  ///< of a bind
        std::string name;
        Kind kind = Kind::none;
        bool given = false;
        long long integer = 0;
        double real = 0;
        std::string text;
        soci::indicator indicator = soci::i_null;
    };
    struct Cell {  ///< of a column
        long long integer = 0;
        double real = 0;
        std::string text;
        soci::indicator indicator = soci::i_null;
    };

    void take(const Query& query, const Bind& bind);
    void connect_places();
    void check_shape(const Query& query);

    Engine engine_;
    std::vector<Column> columns_;
    std::deque<Place> places_;  // SOCI keeps pointers to the elements
    std::deque<Cell> cells_;
    bool connected_ = false;
    bool shape_checked_ = false;
    bool busy_ = false;
    soci::statement statement_;
};

}  // namespace db
