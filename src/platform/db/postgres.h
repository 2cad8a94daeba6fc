#pragma once
#include <memory>
#include <string>

#include "platform/db/connection.h"
#include "platform/db/postgres_address.h"

namespace soci {
struct postgresql_session_backend;
}

namespace db {

class PostgresConnection : public Connection {
  public:
    /// Throws core::Failure with one sentence when the server cannot be reached or says no.
    explicit PostgresConnection(const PostgresAddress& address);
    ~PostgresConnection() override = default;

    Engine engine() const override { return Engine::postgresql; }

    /// Runs statements outside any transaction.
    void execute_alone(const std::string& sql) { execute(sql); }
    /// The first value of the first row, as text; empty when there is none.
    std::string ask(const std::string& sql);

  protected:
    void execute(const std::string& sql) override;
    std::string begin_words(Mode mode) override;
    bool in_transaction() override;
    core::Failure translate(const soci::soci_error& error, std::string_view what) override;

  private:
    soci::postgresql_session_backend& handle();
    bool broken();
    core::Failure failure(const std::string& state, const std::string& message, std::string_view what);

    std::string shown_;
    bool has_store_ = false;  ///< the table db_migrations has been seen
};

}  // namespace db
