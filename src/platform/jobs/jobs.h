#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"

namespace db {
class Database;
class ReadTx;
class WriteTx;
}  // namespace db

/// Effects outside the store (email), and work by the clock. An effect is a row of the outbox, written in the same
/// transaction as the change that wants it: no change, no email; and a retried transaction sends nothing twice.
/// Work that takes long and has no effect outside (checking a return, printing a report) goes the same way.
///
/// An effect is begun, in a transaction of its own, before it is carried out. When the program stops in between, nobody
/// can know whether it happened: such an effect is never repeated by itself. It becomes `uncertain`, is shown to a
/// person, and only `send_again` repeats it.
namespace jobs {

struct Effect {
    std::string key;                        ///< the same key twice is one effect: "invitation/k7f3..."
    std::string kind;                       ///< "email"
    std::string payload;                    ///< as the kind's handler reads it
    std::optional<core::Instant> due = {};  ///< not before; empty: at once
};

/// False when an effect with this key was there already.
bool post(db::WriteTx& tx, const Effect& effect, core::Instant now);

enum class Outcome {
    done,
    failed,    ///< certainly not done: it is tried again later, up to eight times over half a day
    refused,   ///< certainly not done and never will be: an address that does not exist
    uncertain  ///< perhaps done
};

struct Attempt {
    Outcome outcome;
    std::string note = {};  ///< for the operator; no personal values
};

/// Carries out one effect. Throws nothing it can tell: core::Failure counts as `failed` unless outcome_unknown().
using Handler = std::function<Attempt(const std::string& key, const std::string& payload)>;

/// May an effect that was interrupted be carried out again by itself?
enum class Repeat {
    never,    ///< it reaches people: it becomes `uncertain`, and a person decides
    harmless  ///< doing it twice comes to the same as once: it is tried again
};

/// What one pass of the worker did.
struct Pass {
    int done = 0, failed = 0, refused = 0, uncertain = 0, scheduled = 0;
    int all() const { return done + failed + refused + uncertain + scheduled; }
};

/// Work by the clock: `run` is called in the transaction that moves the next time on, so that of many servers one does
/// it, once. It changes the store and posts effects; it has no effect of its own.
struct Timed {
    std::string name;
    std::function<core::Instant(core::Instant after)> next;  ///< the first time after a moment
    std::function<void(db::WriteTx&, core::Instant now)> run;
};

/// Every day at an hour of London's clock.
std::function<core::Instant(core::Instant)> daily(int hour);
std::function<core::Instant(core::Instant)> every(std::chrono::seconds period);

/// Several may work on one store, in one program or in many.
class Worker {
  public:
    Worker(db::Database& database, const core::Clock& clock) : database_(database), clock_(clock) {}
    void handle(std::string kind, Handler handler, Repeat repeat = Repeat::never) {
        handlers_[std::move(kind)] = {std::move(handler), repeat};
    }
    void schedule(Timed timed) { timed_.push_back(std::move(timed)); }
    /// What it carries out and what it does by the clock, by name.
    std::vector<std::string> kinds() const;
    std::vector<std::string> timetable() const;

    /// Does what is due now; returns when nothing more is. This is the job boundary: what goes wrong with one effect
    /// is noted with it. Throws core::Failure only when the store itself fails.
    Pass run_once();
    /// Runs until `stop` says so, looking every `pause`. A failing store is waited out; `log` gets one line each time.
    void run(const std::function<bool()>& stop, std::chrono::milliseconds pause,
             const std::function<void(const std::string&)>& log);

  private:
    struct Handled {
        Handler carry_out;
        Repeat repeat;
    };
    struct Claimed {
        std::int64_t id;
        std::string key, kind, payload;
        std::int64_t attempts;
    };
    std::optional<Claimed> claim();
    void carry_out(const Claimed& claimed, Pass& pass);
    int run_timed();
    void find_interrupted(Pass& pass);
    bool is_harmless(const std::string& kind) const;

    db::Database& database_;
    const core::Clock& clock_;
    std::map<std::string, Handled> handlers_;
    std::vector<Timed> timed_;
};

/// How many effects stand in each state: "waiting", "begun", "done", "refused", "uncertain".
std::map<std::string, std::int64_t> counts(db::ReadTx& tx);

struct Stuck {
    std::string key, kind, state, note;
    core::Instant created{};
};
/// Those that a person must look at: refused and uncertain.
std::vector<Stuck> stuck(db::ReadTx& tx);
/// A person decides that an uncertain or refused effect is carried out (again). False when there is none of this key.
bool send_again(db::WriteTx& tx, const std::string& key, core::Instant now);

}  // namespace jobs
