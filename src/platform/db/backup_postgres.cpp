#include <sstream>

#include "core/failure.h"
#include "platform/db/copies.h"
#include "platform/db/postgres.h"
#include "platform/process/child.h"

namespace db {
namespace {

using process::Child;

constexpr auto client_package = "postgresql-client";

std::string quoted_name(const std::string& name) {
    std::string text = "\"";
    for (const char c : name) text += c == '"' ? std::string("\"\"") : std::string(1, c);
    return text + "\"";
}

/// The schema that the store lives in.
std::string schema_of(const PostgresAddress& address) {
    auto schema = PostgresConnection(address).ask("select current_schema()");
    if (schema.empty())
        throw core::Failure("The store " + address.shown + " has no schema that exists in its search_path");
    return schema;
}

[[noreturn]] void unusable(const std::string& file, const std::string& why) {
    throw core::Failure("The copy " + file + " cannot be used: " + why);
}

std::string run_and_read(const Child::Plan& plan, const std::string& file) {
    Child child(plan, client_package);
    std::string text;
    for (auto piece = child.read(); !piece.empty(); piece = child.read()) text += piece;
    if (!child.wait()) unusable(file, child.complaint());
    return text;
}

/// Reads the whole copy without a server. Throws unless it is a Cairn store in `schema`.
void check_copy(const std::string& file, const std::string& schema) {
    const auto list =
        run_and_read({.arguments = {"pg_restore", "--list", file}, .environment = {}, .collect = true}, file);
    if (list.find(" TABLE DATA " + schema + " db_migrations ") == std::string::npos) {
        const bool other = list.find(" db_migrations ") != std::string::npos;
        unusable(file,
                 other ? "it is of a store in another schema than " + schema : "it is not a copy of a Cairn store");
    }
    Child whole({.arguments = {"pg_restore", "--file=/dev/null", file}, .environment = {}}, client_package);
    if (!whole.wait()) unusable(file, whole.complaint());
}

/// Which migrations the copied store has had: the rows of its table as pg_restore writes them, one line each.
Applied applied_in(const std::string& file) {
    const auto text =
        run_and_read({.arguments = {"pg_restore", "--data-only", "--table=db_migrations", "--file=-", file},
                      .environment = {},
                      .collect = true},
                     file);
    Applied found;
    std::istringstream lines{text};
    bool inside = false;
    for (std::string line; std::getline(lines, line);) {
        if (inside && line == "\\.") break;
        if (inside) {
            const auto file_at = line.find('\t'), sum = line.find('\t', file_at + 1), end = line.find('\t', sum + 1);
            if (end == std::string::npos) unusable(file, "its db_migrations cannot be read");
            found[{line.substr(0, file_at), line.substr(file_at + 1, sum - file_at - 1)}] =
                line.substr(sum + 1, end - sum - 1);
        }
        if (line.starts_with("COPY ") && line.find("db_migrations (part, file, checksum, ") != std::string::npos)
            inside = true;
    }
    if (!inside) unusable(file, "its db_migrations cannot be read");
    return found;
}

/// Empties the schema of what this store's owner may have made in it. The schema itself and its rights stay.
std::string empty_schema(const std::string& schema) {
    const auto drop_each = [](const std::string& kind, const std::string& query) {
        return "for thing in " + query + " loop execute 'drop " + kind +
               " if exists ' || thing || ' cascade'; end loop; ";
    };
    const std::string of_class =
        "select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on "
        "n.oid = c.relnamespace where n.nspname = place and c.relkind ";
    std::string literal = "'";
    for (const char c : schema) literal += c == '\'' ? std::string("''") : std::string(1, c);
    literal += "'";
    return "do $cairn$ declare thing text; place text := " + literal + "; begin " +
           drop_each("materialized view", of_class + "= 'm'") + drop_each("view", of_class + "= 'v'") +
           drop_each("table", of_class + "in ('r', 'p')") + drop_each("sequence", of_class + "= 'S'") +
           drop_each("routine",
                     "select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace "
                     "where n.nspname = place") +
           "end $cairn$;\n";
}

/// What kept the server from taking the copy; empty when it has it.
std::string send(const PostgresAddress& address, const std::string& schema, const std::string& file) {
    Child script({.arguments = {"pg_restore", "--no-owner", "--no-privileges", "--schema=" + schema, "--file=-", file},
                  .environment = {},
                  .collect = true},
                 client_package);
    Child server({.arguments = {"psql", "--no-psqlrc", "--quiet", "--no-password", "--set=ON_ERROR_STOP=1"},
                  .environment = address.environment,
                  .feed = true},
                 client_package);
    // One transaction, which only we commit, and only when the copy was read to its end: whatever dies before, the
    // server forgets all of it.
    bool taken = server.write("begin;\nset local lock_timeout = '10s';\n" + empty_schema(schema));
    for (auto piece = script.read(); taken && !piece.empty(); piece = script.read()) taken = server.write(piece);
    script.close_output();
    const bool complete = script.wait() && taken;
    if (complete) server.write("\ncommit;\n");
    server.close_input();
    const bool done = server.wait();
    if (!taken || !done) return server.complaint();
    return complete ? "" : script.complaint();
}

}  // namespace

void backup_postgres(const std::string& url, const std::string& file) {
    const auto address = postgres_address(url);
    const auto schema = schema_of(address);
    NewFile target(file);
    // The address with its password goes by the environment: everyone may read a program's arguments.
    Child dump({.arguments = {"pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--no-password",
                              "--schema=" + quoted_name(schema), "--file=" + target.temporary()},
                .environment = address.environment},
               client_package);
    if (!dump.wait()) {
        throw core::Failure("The store " + address.shown + " cannot be copied to " + file + ": " + dump.complaint());
    }
    check_copy(target.temporary(), schema);
    target.finish();
}

void restore_postgres(const std::string& url, const std::string& file, const std::vector<Migration>& known) {
    const auto address = postgres_address(url);
    const auto schema = schema_of(address);
    check_copy(file, schema);
    if (!known.empty()) compare_history("The copy " + file, applied_in(file), Engine::postgresql, known);
    // Taking a store's tables from under a busy server may meet its readers in the other order.
    constexpr int most_tries = 5;
    std::string complaint = send(address, schema, file);
    for (int tries = 1; tries < most_tries && complaint == "deadlock detected"; ++tries) {
        complaint = send(address, schema, file);
    }
    if (!complaint.empty()) throw core::Failure("The store " + address.shown + " stays as it was: " + complaint);
}

}  // namespace db
