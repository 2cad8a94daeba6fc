#pragma once
#include <string>
#include <vector>

namespace db {

bool is_postgres(const std::string& url);

/// A postgresql:// address taken apart, so that the password goes where it must and nowhere else.
struct PostgresAddress {
    std::string shown;       ///< for people and logs: without password and options
    std::string connection;  ///< for libpq: the same with our defaults, in the form that SOCI passes on unharmed
    std::vector<std::string> environment;  ///< the same for PostgreSQL's own programs: PGHOST=...; never in arguments
};

/// Throws core::Failure, without a word of the address, when it cannot be read.
PostgresAddress postgres_address(const std::string& url);

}  // namespace db
