#include "core/check.h"
#include "platform/audit/audit.h"
#include "platform/audit/chain.h"
#include "platform/db/abandon.h"

namespace audit {
WriteTx::WriteTx(db::WriteTx& tx, const Process& process)
    : tx_(tx), process_(process), chain_(std::make_unique<Chain>(tx, process)) {}
WriteTx::~WriteTx() = default;

std::int64_t WriteTx::run(const db::Query& query, const db::Binds& binds) {
    wrote_ = true;
    return tx_.run(query, binds);
}

void WriteTx::record(Event event) { chain_->add(event); }

std::int64_t WriteTx::process_number() { return chain_->process_number(); }

db::WriteTx& WriteTx::store() {
    wrote_ = true;
    return tx_;
}

void WriteTx::finish() {
    if (db::write_is_abandoned()) return;
    if (!chain_->empty()) return chain_->finish();
    core::check(!wrote_, "a write tells of itself in an event");
}

void Ledger::write(const Process& process, const std::function<void(WriteTx&)>& work) {
    core::check(!process.kind.empty() && !process.actor.empty(), "a process says what it is and who acts");
    database_.write([&](db::WriteTx& store) {
        queue_up(store);
        WriteTx tx{store, process};
        work(tx);
        tx.finish();
    });
}

core::Result<void> Ledger::attempt(const Process& process, const std::function<core::Result<void>(WriteTx&)>& work) {
    core::Result<void> result;
    write(process, [&](WriteTx& tx) {
        result = work(tx);
        if (!result) db::abandon_write();
    });
    return result;
}

void Ledger::read_sealed(const Process& process, const Subject& subject, const std::function<void(db::ReadTx&)>& work) {
    write(process, [&](WriteTx& tx) { tx.record({.kind = process.kind, .subject = subject}); });
    database_.read(work);
}

}  // namespace audit
