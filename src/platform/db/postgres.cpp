#include "platform/db/postgres.h"

#include <soci/postgresql/soci-postgresql.h>

#include <array>
#include <memory>

namespace db {
namespace {

using Result = std::unique_ptr<PGresult, decltype(&PQclear)>;

/// The engine's sentence out of a message of several lines ("DETAIL" holds values, so it stays out).
std::string first_line(std::string message) {
    for (const std::string_view mark : {"FATAL:  ", "ERROR:  ", "PANIC:  "}) {
        if (const auto found = message.find(mark); found != std::string::npos) message.erase(0, found + mark.size());
    }
    message.erase(std::min(message.find('\n'), message.size()));
    return message;
}

std::string open_reason(std::string message) {
    constexpr std::string_view soci_says = "Cannot establish connection to the database.";
    if (const auto found = message.find(soci_says); found != std::string::npos) {
        message.erase(0, found + soci_says.size());
    }
    message.erase(0, message.find_first_not_of(" \n"));
    auto reason = first_line(message);
    if (const auto found = reason.find(" failed: "); found != std::string::npos) reason.erase(0, found + 9);
    return reason;
}

core::Failure::Facts facts(const std::string& state, bool broken, Phase phase) {
    const bool conflict = state == "40001" || state == "40P01";
    // A plan that outlived a restore or a migration is gone with its connection.
    const bool stale_plan = state == "0A000" && phase == Phase::work;
    const bool lost_in_commit = broken && phase == Phase::commit;
    return {.retryable = (conflict || broken || stale_plan) && !lost_in_commit,
            .outcome_unknown = lost_in_commit,
            .connection_usable = !broken && !stale_plan};
}

std::string reason(const std::string& state, const std::string& message, bool broken) {
    if (broken) return "the connection to the server broke";
    // Class 22 quotes the value that it did not like.
    if (state.starts_with("22")) return "a value does not fit its place (SQLSTATE " + state + ")";
    if (state == "53100") return "the server's disk is full";
    return first_line(message);
}

}  // namespace

PostgresConnection::PostgresConnection(const PostgresAddress& address) : shown_(address.shown) {
    try {
        session_.open(soci::postgresql, address.connection);
    } catch (const soci::soci_error& error) {
        throw core::Failure("The store " + shown_ + " cannot be opened: " + open_reason(error.get_error_message()));
    }
    PQsetNoticeProcessor(
        handle().conn_, [](void*, const char*) {}, nullptr);
    if (const auto encoding = ask("show server_encoding"); encoding != "UTF8") {
        throw core::Failure("The store " + shown_ + " cannot be opened: its encoding is " + encoding + ", not UTF8");
    }
    // What was acknowledged stays: a server set up otherwise is not asked for more than this session needs.
    execute("select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'");
    execute("set standard_conforming_strings = on");
    execute("set jit = off");  // compiling a statement takes longer than any statement of ours is meant to run
    execute("set max_parallel_workers_per_gather = 0");  // and so does starting a second process for it
}

soci::postgresql_session_backend& PostgresConnection::handle() {
    return *static_cast<soci::postgresql_session_backend*>(session_.get_backend());
}

bool PostgresConnection::broken() { return PQstatus(handle().conn_) != CONNECTION_OK; }

bool PostgresConnection::in_transaction() { return PQtransactionStatus(handle().conn_) != PQTRANS_IDLE; }

std::string PostgresConnection::begin_words(Mode mode) {
    std::string words =
        mode == Mode::write ? "begin isolation level serializable" : "begin isolation level repeatable read read only";
    // A restore drops and makes every table in one transaction. A view of the store taken before its end would find the
    // new tables empty. A lock is waited for before the view is taken, so it sees the old store or the whole copy.
    if (!has_store_) has_store_ = ask("select to_regclass('db_migrations') is not null") == "t";
    if (has_store_) words += "; lock table db_migrations in access share mode";
    return words;
}

void PostgresConnection::execute(const std::string& sql) {
    const Result result(PQexec(handle().conn_, sql.c_str()), PQclear);
    const auto status = PQresultStatus(result.get());
    const std::string what = sql.size() < 60 ? sql : "a script";
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY) {
        const char* state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
        throw failed(failure(state ? state : "", PQerrorMessage(handle().conn_), what));
    }
    // PostgreSQL answers a commit after an error with a rollback and no error.
    if (sql == "commit" && std::string_view(PQcmdStatus(result.get())) != "COMMIT") {
        throw failed(core::Failure("The store " + shown_ + " rolled back instead of committing"));
    }
}

std::string PostgresConnection::ask(const std::string& sql) {
    const Result result(PQexec(handle().conn_, sql.c_str()), PQclear);
    const auto status = PQresultStatus(result.get());
    if (status == PGRES_COMMAND_OK) return "";
    if (status != PGRES_TUPLES_OK) {
        const char* state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
        throw failed(failure(state ? state : "", PQerrorMessage(handle().conn_), sql));
    }
    return PQntuples(result.get()) == 0 ? "" : PQgetvalue(result.get(), 0, 0);
}

core::Failure PostgresConnection::translate(const soci::soci_error& error, std::string_view what) {
    const auto* known = dynamic_cast<const soci::postgresql_soci_error*>(&error);
    return failure(known ? known->sqlstate() : "", error.get_error_message(), what);
}

core::Failure PostgresConnection::failure(const std::string& state, const std::string& message, std::string_view what) {
    // A server that is told to stop says so (57P01...) before the connection is seen to be gone.
    const bool gone = broken() || state.starts_with("57P") || state.starts_with("08");
    const std::string place = phase() == Phase::commit ? "commit" : "run \"" + std::string(what) + "\"";
    return core::Failure("The store " + shown_ + " cannot " + place + ": " + reason(state, message, gone),
                         facts(state, gone, phase()));
}

}  // namespace db
