#include "platform/db/connection.h"

#include "core/check.h"
#include "platform/db/testing.h"

namespace db {
namespace {

// Statements whose text is put together at run time (filters) must not fill the memory of a server that runs for years.
constexpr std::size_t most_statements = 500;

}  // namespace

/// A prepared statement while it runs. Lets go of its rows at the end, whatever ends it.
class Connection::Use {
    /// The one place where SOCI's exceptions become ours.
    template <class Work>
    auto guarded(Work&& work) {
        try {
            return work();
        } catch (const soci::soci_error& error) {
            broken_ = true;
            throw connection_.failed(connection_.translate(error, query_.name));
        } catch (const core::Failure& failure) {
            throw connection_.failed(failure);
        }
    }

  public:
    Use(Connection& connection, const Query& query) : connection_(connection), query_(query) {
        auto& kept = connection_.statements_;
        auto found = kept.find(std::string_view(query.sql));
        if (found != kept.end() && !found->second->busy() && found->second->columns() == query.columns) {
            statement_ = found->second.get();
            return;
        }
        const bool in_use = found != kept.end() && found->second->busy();
        if (!in_use && found == kept.end() && kept.size() >= most_statements) drop_idle();
        auto fresh =
            guarded([&] { return std::make_unique<Statement>(connection_.session_, query, connection_.engine()); });
        statement_ = fresh.get();
        if (in_use) {
            own_ = std::move(fresh);  // the same query inside its own rows
        } else {
            kept.insert_or_assign(query.sql, std::move(fresh));
        }
    }
    ~Use() {
        statement_->finish();
        if (broken_ && !own_) connection_.statements_.erase(query_.sql);
    }
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;

    bool execute(const Binds& binds) {
        return guarded([&] { return statement_->execute(query_, binds); });
    }
    bool fetch() {
        return guarded([&] { return statement_->fetch(query_); });
    }
    void read(Row& row) { statement_->read(query_, row); }
    std::int64_t changed() { return statement_->changed(); }

  private:
    void drop_idle() {
        std::erase_if(connection_.statements_, [](const auto& entry) { return !entry.second->busy(); });
    }

    Connection& connection_;
    const Query& query_;
    Statement* statement_ = nullptr;
    std::unique_ptr<Statement> own_;
    bool broken_ = false;
};

core::Failure Connection::failed(core::Failure failure) {
    if (!failure_) failure_ = std::make_unique<core::Failure>(failure);
    if (!failure.connection_usable()) usable_ = false;
    return failure;
}

void Connection::before_statement() {
    if (failure_) throw core::Failure(*failure_);
    if (mode_ == Mode::read || !testing::armed()) return;
    try {
        testing::count_statement();
    } catch (const core::Failure& failure) {
        throw failed(failure);
    }
}

void Connection::begin(Mode mode) {
    failure_.reset();
    mode_ = mode;
    phase_ = Phase::work;
    execute(begin_words(mode));
}

void Connection::commit() {
    before_statement();
    phase_ = Phase::commit;
    execute("commit");
    phase_ = Phase::work;
    if (mode_ == Mode::write && testing::armed()) testing::after_commit();
}

void Connection::rollback() noexcept {
    phase_ = Phase::work;
    if (!usable_) return;
    try {
        if (in_transaction()) execute("rollback");
    } catch (const std::exception&) {
        usable_ = false;
    }
}

void Connection::each(const Query& query, const Binds& binds, const std::function<bool(const Row&)>& more) {
    before_statement();
    Use use(*this, query);
    Row row;
    for (bool there = use.execute(binds); there; there = use.fetch()) {
        use.read(row);
        if (!more(row)) return;
    }
}

std::int64_t Connection::run(const Query& query, const Binds& binds) {
    before_statement();
    Use use(*this, query);
    use.execute(binds);
    return use.changed();
}

void Connection::run_script(std::string_view sql) {
    before_statement();
    execute(std::string(sql));
    core::check(in_transaction(), "a script leaves beginning and ending its transaction to the store");
}

}  // namespace db
