#include "platform/db/connection.h"
#include "platform/db/db.h"

namespace db {

ReadTx::ReadTx(Connection& connection) : connection_(connection) {}
ReadTx::~ReadTx() = default;

void ReadTx::each(const Query& query, const Binds& binds, const std::function<void(const Row&)>& row) {
    connection_.each(query, binds, [&](const Row& one) {
        row(one);
        return true;
    });
}

std::vector<Row> ReadTx::all(const Query& query, const Binds& binds) {
    std::vector<Row> rows;
    each(query, binds, [&](const Row& row) { rows.push_back(row); });
    return rows;
}

std::optional<Row> ReadTx::first(const Query& query, const Binds& binds) {
    std::optional<Row> row;
    connection_.each(query, binds, [&](const Row& one) {
        row = one;
        return false;
    });
    return row;
}

Engine ReadTx::engine() const { return connection_.engine(); }

WriteTx::WriteTx(Connection& connection) : ReadTx(connection) {}
WriteTx::~WriteTx() = default;

std::int64_t WriteTx::run(const Query& query, const Binds& binds) { return connection_.run(query, binds); }

void WriteTx::run_script(std::string_view sql) { connection_.run_script(sql); }

}  // namespace db
