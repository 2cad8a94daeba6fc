#include "platform/audit/chain.h"

#include <sodium.h>

#include <nlohmann/json.hpp>

#include "core/check.h"
#include "core/failure.h"
#include "platform/audit/json_text.h"

namespace audit {
namespace {

using db::Column;

// LOCK TABLE takes no snapshot, so that this transaction sees everything that was committed while it waited.
const db::Query lock_chain{"audit: queue up", "lock table audit_chain in exclusive mode"};
const db::Query chain_end{"audit: end of the chain",
                          "select events, processes, hash from audit_chain where one = 1",
                          {Column::integer, Column::integer, Column::text}};
const db::Query move_end{
    "audit: move the end of the chain",
    "update audit_chain set events = :events, processes = :processes, hash = :hash where one = 1 and events = :seen"};
const db::Query add_process{"audit: add process",
                            "insert into audit_processes (number, kind, actor, account, at, reason) "
                            "values (:number, :kind, :actor, :account, :at, :reason)"};

void check_event(const Event& event) {
    core::check(!event.kind.empty() && !event.subject.kind.empty(), "an event says its kind and what it is about");
    for (auto one = event.changes.begin(); one != event.changes.end(); ++one)
        for (auto other = event.changes.begin(); other != one; ++other)
            core::check(one->field != other->field, "an event tells each field once");
}

}  // namespace

void queue_up(db::WriteTx& tx) {
    if (tx.engine() == db::Engine::postgresql) tx.run(lock_chain);
}

std::string json_of(const std::vector<Change>& changes) {
    std::string json = "[";
    const auto value = [&json](const std::optional<std::string>& text) {
        json += ',';
        if (text)
            append_json(json, *text);
        else
            json += "null";
    };
    for (const auto& change : changes) {
        json += json.size() > 1 ? ",[" : "[";
        append_json(json, change.field);
        value(change.before);
        value(change.after);
        json += ']';
    }
    return json + "]";
}

std::vector<Change> changes_of(const std::string& json) {
    const auto value = nlohmann::json::parse(json, nullptr, false);
    const auto broken = [] { return core::Failure("An event of the audit trail cannot be read: it was altered"); };
    if (!value.is_array()) throw broken();
    std::vector<Change> changes;
    for (const auto& one : value) {
        if (!one.is_array() || one.size() != 3 || !one[0].is_string()) throw broken();
        const auto text = [&](std::size_t place) -> std::optional<std::string> {
            if (one[place].is_null()) return std::nullopt;
            if (!one[place].is_string()) throw broken();
            return one[place].get<std::string>();
        };
        changes.push_back({one[0].get<std::string>(), text(1), text(2)});
    }
    return changes;
}

std::string hash_of(const std::string& before, std::int64_t number, std::int64_t process_number, const Process& process,
                    const Event& event, const std::string& changes) {
    static const bool started = sodium_init() >= 0;
    core::check(started, "libsodium starts");
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, crypto_generichash_BYTES);
    // Each piece with its length before it: no two events can give the same bytes.
    const auto add = [&state](std::string_view text) {
        const std::string size = std::to_string(text.size()) + ":";
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(size.data()), size.size());
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    };
    add(before);
    add(std::to_string(number));
    add(std::to_string(process_number));
    for (const auto* text : {&process.kind, &process.actor, &process.account}) add(*text);
    add(core::iso(process.at));
    for (const auto* text :
         {&process.reason, &event.kind, &event.subject.kind, &event.subject.id, &changes, &event.note})
        add(*text);
    unsigned char hash[crypto_generichash_BYTES];
    crypto_generichash_final(&state, hash, sizeof hash);
    char hex[sizeof hash * 2 + 1];
    return sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
}

Chain::Chain(db::WriteTx& tx, const Process& process)
    : tx_(tx),
      process_(process),
      events_("audit_events", {{"number", Column::integer},
                               {"process", Column::integer},
                               {"kind", Column::text},
                               {"subject_kind", Column::text},
                               {"subject", Column::text},
                               {"changes", Column::text},
                               {"note", Column::text},
                               {"hash", Column::text}}) {}

std::int64_t Chain::process_number() {
    if (process_number_ == 0) begin();
    return process_number_;
}

void Chain::begin() {
    const auto end = tx_.first(chain_end);
    if (!end) throw core::Failure("The audit trail has lost its end: restore the store from a copy");
    number_ = end->integer(0);
    process_number_ = end->integer(1) + 1;
    hash_ = end->text(2);
    tx_.run(add_process, {{"number", process_number_},
                          {"kind", process_.kind},
                          {"actor", process_.actor},
                          {"account", process_.account},
                          {"at", core::iso(process_.at)},
                          {"reason", process_.reason}});
}

void Chain::add(const Event& event) {
    check_event(event);
    if (process_number_ == 0) begin();
    const std::string changes = json_of(event.changes);
    ++number_;
    ++added_;
    hash_ = hash_of(hash_, number_, process_number_, process_, event, changes);
    events_.add(
        tx_, {number_, process_number_, event.kind, event.subject.kind, event.subject.id, changes, event.note, hash_});
}

void Chain::finish() {
    events_.flush(tx_);
    const auto moved = tx_.run(
        move_end, {{"events", number_}, {"processes", process_number_}, {"hash", hash_}, {"seen", number_ - added_}});
    core::check(moved == 1, "nobody else moved the end of the chain");
}

}  // namespace audit
