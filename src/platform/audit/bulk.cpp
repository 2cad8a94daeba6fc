#include "platform/audit/bulk.h"

#include <charconv>

#include "core/check.h"
#include "platform/audit/json_text.h"

namespace audit {
namespace {

constexpr std::size_t most_rows = 500;
constexpr std::size_t most_bytes = 1U << 20U;

void append(std::string& out, const db::Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return append_json(out, *text);
    if (std::holds_alternative<std::monostate>(value)) {
        out += "null";
        return;
    }
    char digits[32];
    const auto* integer = std::get_if<std::int64_t>(&value);
    const auto end = integer != nullptr ? std::to_chars(digits, digits + sizeof digits, *integer)
                                        : std::to_chars(digits, digits + sizeof digits, std::get<double>(value));
    out.append(digits, end.ptr);
}

const char* cast_of(db::Column type) {
    switch (type) {
        case db::Column::integer:
            return "bigint";
        case db::Column::real:
            return "double precision";
        case db::Column::text:
            break;
    }
    return "text";
}

}  // namespace

Bulk::Bulk(std::string table, const std::vector<Into>& columns) : columns_(columns.size()) {
    std::string names, from_sqlite, from_postgres;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string comma = i == 0 ? "" : ", ";
        const std::string place = std::to_string(i);
        names += comma + '"' + columns[i].name + '"';
        from_sqlite += comma + "json_extract(value, '$[" + place + "]')";
        from_postgres += comma + "cast(r ->> " + place + " as " + cast_of(columns[i].type) + ")";
    }
    const std::string insert = "insert into \"" + table + "\" (" + names + ") select ";
    sqlite_ = {table + ": add rows", insert + from_sqlite + " from json_each(:rows)", {}};
    postgres_ = {
        table + ": add rows", insert + from_postgres + " from jsonb_array_elements(cast(:rows as jsonb)) r", {}};
}

void Bulk::add(db::WriteTx& tx, const std::vector<db::Value>& values) {
    core::check(values.size() == columns_, "a row has a value for each column");
    rows_ += count_ == 0 ? "[[" : ",[";
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i > 0) rows_ += ',';
        append(rows_, values[i]);
    }
    rows_ += ']';
    if (++count_ >= most_rows || rows_.size() >= most_bytes) flush(tx);
}

void Bulk::flush(db::WriteTx& tx) {
    if (count_ == 0) return;
    rows_ += ']';
    const auto added = tx.run(tx.engine() == db::Engine::sqlite ? sqlite_ : postgres_, {{"rows", std::move(rows_)}});
    core::check(added == static_cast<std::int64_t>(count_), "every row that was sent is in the table");
    rows_.clear();
    count_ = 0;
}

}  // namespace audit
