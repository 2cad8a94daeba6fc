#pragma once
#include <string>
#include <vector>

#include "platform/db/db.h"

namespace audit {

/// Many rows for one table in few statements: they travel as one JSON text, which both engines unpack. An import of
/// 100,000 rows would otherwise spend its time on the way to the server and back.
class Bulk {
  public:
    struct Into {
        std::string name;
        db::Column type;
    };
    /// Names are ours, never input. `table` and columns are quoted.
    Bulk(std::string table, const std::vector<Into>& columns);

    /// Values in the order of the columns. Sends what has gathered when it is a good load.
    void add(db::WriteTx& tx, const std::vector<db::Value>& values);
    /// Sends the rest. What was not flushed is not stored.
    void flush(db::WriteTx& tx);

  private:
    std::string rows_;
    std::size_t count_ = 0;
    std::size_t columns_;
    db::Query sqlite_, postgres_;
};

}  // namespace audit
