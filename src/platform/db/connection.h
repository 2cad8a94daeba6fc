#pragma once
#include <soci/soci.h>

#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/failure.h"
#include "platform/db/db.h"
#include "platform/db/statement.h"

namespace db {

enum class Mode { read, write };

/// Where a failure happened: one in a commit may leave the outcome unknown.
enum class Phase { open, work, commit };

/// One session with the store and the statements prepared on it. Used by one thread at a time.
class Connection {
  public:
    virtual ~Connection() = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    virtual Engine engine() const = 0;

    void begin(Mode mode);
    void commit();
    /// Gives nothing away: a rollback that fails makes the connection unusable.
    void rollback() noexcept;

    void each(const Query& query, const Binds& binds, const std::function<bool(const Row&)>& more);
    std::int64_t run(const Query& query, const Binds& binds);
    void run_script(std::string_view sql);

    /// False once the connection broke: the pool drops it.
    bool usable() const { return usable_; }

  protected:
    Connection() = default;

    /// Runs statements without binds and without a look at their text; throws core::Failure.
    virtual void execute(const std::string& sql) = 0;
    virtual std::string begin_words(Mode mode) = 0;
    virtual bool in_transaction() = 0;
    /// The failure that the last error of the engine means. `what` is the statement's name.
    virtual core::Failure translate(const soci::soci_error& error, std::string_view what) = 0;
    /// Remembers the failure, so that nothing after it in the same transaction can succeed.
    core::Failure failed(core::Failure failure);
    Phase phase() const { return phase_; }

    // Statements go before the session they were prepared on.
    soci::session session_;

  private:
    class Use;
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    using Statements = std::unordered_map<std::string, std::unique_ptr<Statement>, Hash, std::equal_to<>>;

    void before_statement();

    Statements statements_;
    std::unique_ptr<core::Failure> failure_;
    Phase phase_ = Phase::work;
    Mode mode_ = Mode::read;
    bool usable_ = true;
};

}  // namespace db
