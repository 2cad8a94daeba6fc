#pragma once
#include <memory>
#include <string>

#include "platform/db/connection.h"

namespace soci {
struct sqlite3_session_backend;
}

namespace db {

class SqliteConnection : public Connection {
  public:
    /// `path` is absolute and looked at before by `sqlite_path`.
    SqliteConnection(const std::string& path, Mode mode);
    ~SqliteConnection() override = default;

    Engine engine() const override { return Engine::sqlite; }
    soci::sqlite3_session_backend& handle();

  protected:
    void execute(const std::string& sql) override;
    std::string begin_words(Mode mode) override;
    bool in_transaction() override;
    core::Failure translate(const soci::soci_error& error, std::string_view what) override;

  private:
    core::Failure failure(int code, std::string_view what);
    int read_number(const char* sql, std::int64_t& value);
    std::int64_t number(const char* sql);
    void claim();
    void prepare_session(Mode mode);

    std::string path_;
};

/// What tells a Cairn store from another program's SQLite file, in its header: "CARN".
inline constexpr std::int64_t sqlite_mark = 0x4341524E;

/// The absolute path. Makes an empty file, readable by its owner only, when there is none and `make` says so.
/// Throws core::Failure with one sentence when it cannot be a store.
std::string sqlite_path(const std::string& path, bool make);

/// Teaches a connection the collation "C".
void add_collation(soci::sqlite3_session_backend& session);

}  // namespace db
