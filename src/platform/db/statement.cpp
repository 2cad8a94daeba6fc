#include "platform/db/statement.h"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <algorithm>
#include <cmath>

#include "core/check.h"
#include "core/failure.h"
#include "platform/db/plan.h"
#include "platform/db/sql_text.h"

namespace db {
namespace {

[[noreturn]] void wrong(const Query& query, const std::string& what) {
    throw core::Bug("query \"" + query.name + "\" " + what, core::Location::current());
}

[[noreturn]] void wrong_type(const Query& query, std::size_t column) {
    wrong(query, "declares column " + std::to_string(column) + " as another type than the store holds");
}

sqlite_api::sqlite3_stmt* sqlite_handle(soci::statement& statement) {
    return static_cast<soci::sqlite3_statement_backend*>(statement.get_backend())->stmt_;
}

soci::postgresql_statement_backend& postgres_handle(soci::statement& statement) {
    return *static_cast<soci::postgresql_statement_backend*>(statement.get_backend());
}

/// Whether PostgreSQL's type may be read as the declared kind. The numbers are those of the catalogue pg_type.
bool fits(Oid type, Column column) {
    enum : Oid { int8 = 20, int2 = 21, int4 = 23, float4 = 700, float8 = 701, numeric = 1700, boolean = 16 };
    const bool whole = type == int8 || type == int2 || type == int4;
    switch (column) {
        case Column::integer:
            return whole || type == numeric;  // sum(bigint) is numeric
        case Column::real:
            return whole || type == numeric || type == float4 || type == float8;
        case Column::text:
            return type != boolean && type != numeric && type != float4 && type != float8;
    }
    return false;
}

/// The same for the kind of value that SQLite holds: there a column's type binds nobody.
bool holds(int kind, Column column) {
    switch (column) {
        case Column::integer:
            return kind == SQLITE_INTEGER;
        case Column::real:
            return kind == SQLITE_FLOAT || kind == SQLITE_INTEGER;
        case Column::text:
            return kind == SQLITE_TEXT || kind == SQLITE_INTEGER;
    }
    return false;
}

bool only_spaces(const char* text) {
    return std::string_view(text).find_first_not_of(" \t\r\n;") == std::string_view::npos;
}

}  // namespace

Statement::Statement(soci::session& session, const Query& query, Engine engine)
    : engine_(engine), columns_(query.columns), cells_(query.columns.size()), statement_(session) {
    const auto text = scan_sql(query.sql);
    for (const auto& name : text.names) places_.emplace_back().name = name;
    statement_.alloc();
    // What PostgreSQL prepares, it plans for any value after a few times; what is sent whole, for the values given.
    statement_.prepare(text.sql, std::string_view(query.sql).starts_with(plan_by_values)
                                     ? soci::details::st_one_time_query
                                     : soci::details::st_repeatable_query);
    if (engine_ == Engine::sqlite) {
        // SQLite compiles the first statement and would forget the others without a word.
        const char* compiled = sqlite_api::sqlite3_sql(sqlite_handle(statement_));
        if (compiled == nullptr || !only_spaces(text.sql.c_str() + std::string_view(compiled).size())) {
            wrong(query, "is not exactly one statement");
        }
    }
}

void Statement::take(const Query& query, const Bind& bind) {
    const auto place =
        std::find_if(places_.begin(), places_.end(), [&](const Place& p) { return p.name == bind.name; });
    if (place == places_.end()) wrong(query, "has no parameter :" + std::string(bind.name));
    if (place->given) wrong(query, "is given :" + place->name + " twice");
    place->given = true;
    place->indicator = soci::i_ok;
    auto kind = place->kind;
    if (const auto* integer = std::get_if<std::int64_t>(&bind.value)) {
        kind = Kind::integer;
        place->integer = *integer;
    } else if (const auto* real = std::get_if<double>(&bind.value)) {
        if (!std::isfinite(*real)) {
            throw core::Failure("The value of :" + place->name + " in \"" + query.name + "\" is not a finite number");
        }
        kind = Kind::real;
        place->real = *real;
    } else if (const auto* text = std::get_if<std::string>(&bind.value)) {
        if (const auto fault = text_fault(*text)) {
            throw core::Failure("The text of :" + place->name + " in \"" + query.name + "\" holds " +
                                std::string(*fault) + " and cannot be stored");
        }
        kind = Kind::text;
        place->text = *text;
    } else {
        place->indicator = soci::i_null;
        if (kind == Kind::none) kind = Kind::text;  // SOCI wants a type for a null too; the engines ignore it
    }
    if (kind != place->kind) connected_ = false;
    place->kind = kind;
}

void Statement::connect_places() {
    statement_.bind_clean_up();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        auto& cell = cells_[i];
        switch (columns_[i]) {
            case Column::integer:
                statement_.exchange(soci::into(cell.integer, cell.indicator));
                break;
            case Column::real:
                statement_.exchange(soci::into(cell.real, cell.indicator));
                break;
            case Column::text:
                statement_.exchange(soci::into(cell.text, cell.indicator));
                break;
        }
    }
    for (auto& place : places_) {
        switch (place.kind) {
            case Kind::integer:
                statement_.exchange(soci::use(place.integer, place.indicator, place.name));
                break;
            case Kind::real:
                statement_.exchange(soci::use(place.real, place.indicator, place.name));
                break;
            default:
                statement_.exchange(soci::use(place.text, place.indicator, place.name));
                break;
        }
    }
    statement_.define_and_bind();
    connected_ = true;
}

bool Statement::execute(const Query& query, const Binds& binds) {
    busy_ = true;
    for (auto& place : places_) place.given = false;
    for (const auto& bind : binds) take(query, bind);
    for (const auto& place : places_) {
        if (!place.given) wrong(query, "is not given :" + place.name);
    }
    if (!connected_) connect_places();
    if (engine_ == Engine::sqlite) {
        if (!shape_checked_) check_shape(query);
        return statement_.execute(true);
    }
    statement_.execute(false);  // brings the rows, converts none
    if (!shape_checked_) check_shape(query);
    return fetch(query);
}

void Statement::check_shape(const Query& query) {
    if (columns_.empty()) return;
    if (engine_ == Engine::sqlite) {
        const auto count = sqlite_api::sqlite3_column_count(sqlite_handle(statement_));
        if (static_cast<std::size_t>(count) != columns_.size()) wrong(query, "declares another number of columns");
    } else {
        const PGresult* result = postgres_handle(statement_).result_;
        if (static_cast<std::size_t>(PQnfields(result)) != columns_.size()) {
            wrong(query, "declares another number of columns");
        }
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (!fits(PQftype(result, static_cast<int>(i)), columns_[i])) wrong_type(query, i);
        }
    }
    shape_checked_ = true;
}

bool Statement::fetch(const Query& query) {
    if (engine_ == Engine::sqlite) return statement_.fetch();
    try {
        return statement_.fetch();
    } catch (const soci::soci_error&) {
        // The rows are here already, so it can only be a value that is not what the query says (a numeric with a part).
        wrong(query, "declares a column as another type than the store holds");
    }
}

void Statement::read(const Query& query, Row& row) {
    row.values_.resize(columns_.size());
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        auto& value = row.values_[i];
        const auto& cell = cells_[i];
        if (cell.indicator == soci::i_null) {
            value = std::monostate{};
            continue;
        }
        if (engine_ == Engine::sqlite) {
            // SQLite reads any value as any type ("abc" is 0), so look at what it really holds.
            const int kind = sqlite_api::sqlite3_column_type(sqlite_handle(statement_), static_cast<int>(i));
            if (!holds(kind, columns_[i])) wrong_type(query, i);
        }
        switch (columns_[i]) {
            case Column::integer:
                value = std::int64_t{cell.integer};
                break;
            case Column::real:
                value = cell.real;
                break;
            case Column::text:
                if (auto* text = std::get_if<std::string>(&value)) {
                    *text = cell.text;  // keeps the room it has
                } else {
                    value = cell.text;
                }
                break;
        }
    }
}

std::int64_t Statement::changed() { return std::max<std::int64_t>(0, statement_.get_affected_rows()); }

void Statement::finish() noexcept {
    busy_ = false;
    if (engine_ == Engine::sqlite) {
        if (auto* handle = sqlite_handle(statement_)) sqlite_api::sqlite3_reset(handle);
    } else {
        postgres_handle(statement_).result_.reset();
    }
}

}  // namespace db
