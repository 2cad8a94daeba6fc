#include <thread>

#include "core/check.h"
#include "core/failure.h"
#include "core/london.h"
#include "platform/db/db.h"
#include "platform/jobs/jobs.h"

namespace jobs {
namespace {

constexpr auto text = db::Column::text;
constexpr auto integer = db::Column::integer;
constexpr std::int64_t most_attempts = 8;
/// A begun effect that is not finished by then was interrupted. Longer than any handler takes (email: two minutes).
constexpr auto longest = std::chrono::minutes{10};

const db::Query insert_effect{
    "jobs: post",
    "insert into jobs_outbox (key, kind, payload, state, due_at, attempts, note, created_at) values "
    "(:key, :kind, :payload, 'waiting', :due, 0, '', :now) on conflict (key) do nothing"};
const db::Query select_due{
    "jobs: due",
    "select id, key, kind, payload, attempts from jobs_outbox where state = 'waiting' and due_at <= :now "
    "order by due_at collate \"C\", id limit 1",
    {integer, text, text, text, integer}};
const db::Query begin_effect{"jobs: begin",
                             "update jobs_outbox set state = 'begun', attempts = attempts + 1, "
                             "claimed_until = :until where id = :id and state = 'waiting'"};
const db::Query finish_effect{"jobs: finish",
                              "update jobs_outbox set state = :state, note = :note, due_at = :due, done_at = :now "
                              "where id = :id and state = 'begun'"};
const db::Query finish_done{"jobs: done",
                            "update jobs_outbox set state = 'done', note = '', payload = '', done_at = :now "
                            "where id = :id and state = 'begun'"};
const db::Query select_interrupted{
    "jobs: interrupted",
    "select id, kind, attempts from jobs_outbox where state = 'begun' and claimed_until < :now order by id",
    {integer, text, integer}};
const db::Query note_interrupted{"jobs: note interrupted",
                                 "update jobs_outbox set state = :state, note = 'The program stopped while it was "
                                 "being carried out' where id = :id and state = 'begun'"};
const db::Query count_states{"jobs: counts", "select state, count(*) from jobs_outbox group by state", {text, integer}};
const db::Query select_stuck{
    "jobs: stuck",
    "select key, kind, state, note, created_at from jobs_outbox where state in ('refused', 'uncertain') order by id",
    {text, text, text, text, text}};
const db::Query again{"jobs: send again",
                      "update jobs_outbox set state = 'waiting', attempts = 0, due_at = :now, note = '' "
                      "where key = :key and state in ('refused', 'uncertain')"};
const db::Query select_next{"jobs: next time", "select next_at from jobs_schedule where name = :name", {text}};
const db::Query set_next{"jobs: set next time",
                         "insert into jobs_schedule (name, next_at) values (:name, :next) on conflict (name) do update "
                         "set next_at = excluded.next_at"};

/// 1, 8, 27 ... minutes, at last six hours apart: half a day in all.
std::chrono::minutes wait_after(std::int64_t attempts) { return std::chrono::minutes{attempts * attempts * attempts}; }

}  // namespace

bool post(db::WriteTx& tx, const Effect& effect, core::Instant now) {
    core::check(!effect.key.empty() && !effect.kind.empty(), "an effect has a key and a kind");
    return tx.run(insert_effect, {{"key", effect.key},
                                  {"kind", effect.kind},
                                  {"payload", effect.payload},
                                  {"due", core::iso(effect.due.value_or(now))},
                                  {"now", core::iso(now)}}) == 1;
}

std::function<core::Instant(core::Instant)> daily(int hour) {
    return [hour](core::Instant after) {
        for (auto day = core::london_date(after);; day += std::chrono::days{1}) {
            // The offset of the hour itself; clocks change at one o'clock, so hours from two on exist once every day.
            core::Instant at = core::Instant{day} + std::chrono::hours{hour};
            at -= core::london_offset(at);
            if (at > after) return at;
        }
    };
}

std::function<core::Instant(core::Instant)> every(std::chrono::seconds period) {
    return [period](core::Instant after) { return after + period; };
}

std::optional<Worker::Claimed> Worker::claim() {
    std::optional<Claimed> claimed;
    database_.write([&](db::WriteTx& tx) {
        claimed.reset();
        const auto now = clock_.now();
        const auto row = tx.first(select_due, {{"now", core::iso(now)}});
        if (!row) return;
        if (tx.run(begin_effect, {{"until", core::iso(now + longest)}, {"id", row->integer(0)}}) == 1)
            claimed = Claimed{row->integer(0), row->text(1), row->text(2), row->text(3), row->integer(4) + 1};
    });
    return claimed;
}

void Worker::carry_out(const Claimed& claimed, Pass& pass) {
    Attempt attempt{.outcome = Outcome::refused, .note = "No part of this program carries out " + claimed.kind};
    try {
        if (const auto found = handlers_.find(claimed.kind); found != handlers_.end())
            attempt = found->second.carry_out(claimed.key, claimed.payload);
    } catch (const core::Failure& failure) {
        const bool perhaps_done = failure.outcome_unknown() && !is_harmless(claimed.kind);
        attempt = {perhaps_done ? Outcome::uncertain : Outcome::failed, failure.what()};
    } catch (const std::exception& bug) {
        attempt = {Outcome::uncertain, bug.what()};
    }
    const auto now = clock_.now();
    if (attempt.outcome == Outcome::done) {
        // The letter itself is not kept: it holds what its receiver alone should read.
        database_.write([&](db::WriteTx& tx) { tx.run(finish_done, {{"now", core::iso(now)}, {"id", claimed.id}}); });
        ++pass.done;
        return;
    }
    const bool again_later = attempt.outcome == Outcome::failed && claimed.attempts < most_attempts;
    const bool given_up = attempt.outcome == Outcome::refused || (attempt.outcome == Outcome::failed && !again_later);
    ++(again_later ? pass.failed : given_up ? pass.refused : pass.uncertain);
    database_.write([&](db::WriteTx& tx) {
        tx.run(finish_effect, {{"state", again_later ? "waiting"
                                         : given_up  ? "refused"
                                                     : "uncertain"},
                               {"note", attempt.note},
                               {"due", core::iso(now + wait_after(claimed.attempts))},
                               {"now", core::iso(now)},
                               {"id", claimed.id}});
    });
}

void Worker::find_interrupted(Pass& pass) {
    int uncertain = 0;
    database_.write([&](db::WriteTx& tx) {
        uncertain = 0;
        for (const auto& row : tx.all(select_interrupted, {{"now", core::iso(clock_.now())}})) {
            // One that stops the program each time is not tried for ever.
            const bool once_more = is_harmless(row.text(1)) && row.integer(2) < most_attempts;
            tx.run(note_interrupted, {{"state", once_more ? "waiting" : "uncertain"}, {"id", row.integer(0)}});
            uncertain += once_more ? 0 : 1;
        }
    });
    pass.uncertain += uncertain;
}

bool Worker::is_harmless(const std::string& kind) const {
    const auto found = handlers_.find(kind);
    return found != handlers_.end() && found->second.repeat == Repeat::harmless;
}

std::vector<std::string> Worker::kinds() const {
    std::vector<std::string> all;
    for (const auto& [kind, handled] : handlers_) all.push_back(kind);
    return all;
}

std::vector<std::string> Worker::timetable() const {
    std::vector<std::string> all;
    for (const auto& timed : timed_) all.push_back(timed.name);
    return all;
}

int Worker::run_timed() {
    int ran = 0;
    for (const auto& timed : timed_) {
        bool due = false;
        const auto now = clock_.now();
        database_.write([&](db::WriteTx& tx) {
            const auto row = tx.first(select_next, {{"name", timed.name}});
            const auto next = row ? core::parse_instant(row->text(0)) : std::nullopt;
            due = next && *next <= now;
            if (next && !due) return;
            if (due) timed.run(tx, now);
            tx.run(set_next, {{"name", timed.name}, {"next", core::iso(timed.next(now))}});
        });
        ran += due ? 1 : 0;
    }
    return ran;
}

Pass Worker::run_once() {
    Pass pass;
    find_interrupted(pass);
    pass.scheduled = run_timed();
    while (const auto claimed = claim()) carry_out(*claimed, pass);
    return pass;
}

void Worker::run(const std::function<bool()>& stop, std::chrono::milliseconds pause,
                 const std::function<void(const std::string&)>& log) {
    while (!stop()) {
        try {
            const auto pass = run_once();
            if (pass.failed + pass.refused + pass.uncertain > 0)
                log("jobs: " + std::to_string(pass.failed) + " to try again, " + std::to_string(pass.refused) +
                    " refused, " + std::to_string(pass.uncertain) + " uncertain");
        } catch (const std::exception& failure) {
            log(std::string{"jobs: "} + failure.what());
        }
        for (auto waited = std::chrono::milliseconds{0}; waited < pause && !stop();
             waited += std::chrono::milliseconds{50})
            std::this_thread::sleep_for(std::chrono::milliseconds{50});
    }
}

std::map<std::string, std::int64_t> counts(db::ReadTx& tx) {
    std::map<std::string, std::int64_t> all;
    tx.each(count_states, {}, [&](const db::Row& row) { all[row.text(0)] = row.integer(1); });
    return all;
}

std::vector<Stuck> stuck(db::ReadTx& tx) {
    std::vector<Stuck> all;
    tx.each(select_stuck, {}, [&](const db::Row& row) {
        all.push_back({row.text(0), row.text(1), row.text(2), row.text(3),
                       core::parse_instant(row.text(4)).value_or(core::Instant{})});
    });
    return all;
}

bool send_again(db::WriteTx& tx, const std::string& key, core::Instant now) {
    return tx.run(again, {{"now", core::iso(now)}, {"key", key}}) == 1;
}

}  // namespace jobs
