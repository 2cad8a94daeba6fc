#include "rooms/yearly_report/printing_command.h"

#include <algorithm>

#include "platform/publish/formats.h"
#include "rooms/partnership/partnership.h"
#include "rooms/yearly_report/store_workflow.h"

namespace yearly_report {
namespace {

constexpr const char* kind = "yearly_report.print";
bool has(const std::vector<std::string>& paths, const std::string& path) {
    return std::find(paths.begin(), paths.end(), path) != paths.end();
}

/// A document that is to be made, and from what.
struct Wanted {
    std::string path, source;
    bool pdf;
};

/// The report, its cover report and its version for children: those that this machine can make and that are not there.
std::vector<Wanted> wanted_of(db::ReadTx& tx, const std::string& snapshot) {
    std::vector<Wanted> wanted;
    const auto paths = paths_of(tx, snapshot);
    for (const std::string folder : {"", "cover/", "child/"})
        for (const bool pdf : {true, false}) {
            const auto path = folder + (pdf ? "report.pdf" : "report.docx");
            if (has(paths, path) || !can_write(pdf ? publish::Format::pdf : publish::Format::docx)) continue;
            if (auto source = file_of(tx, snapshot, folder + (pdf ? "print.html" : "office.html")))
                wanted.push_back({path, std::move(*source), pdf});
        }
    return wanted;
}

std::string publisher_of(db::ReadTx& tx, const std::string& snapshot) {
    const auto found = find_snapshot(tx, snapshot);
    const auto work = found ? work_of(tx, found->report) : std::nullopt;
    if (!work) return {};
    const auto partnership = partnership::find_partnership(tx, work->partnership);
    return partnership ? partnership->name : work->partnership;
}

void keep(audit::Ledger& ledger, core::Instant now, const std::string& snapshot,
          const std::vector<publish::File>& made) {
    ledger.write({.kind = kind, .actor = "Cairn", .at = now, .reason = {}, .account = {}}, [&](audit::WriteTx& tx) {
        const auto there = paths_of(tx, snapshot);
        std::int64_t count = 0;
        for (const auto& file : made) {
            if (has(there, file.path)) continue;
            add_file(tx, snapshot, file);
            ++count;
        }
        if (count > 0)
            tx.record({.kind = "yearly_report.printed",
                       .subject = {"yearly_report_snapshots", snapshot},
                       .changes = {{"files", {}, std::to_string(count)}}});
    });
}

jobs::Attempt print(audit::Ledger& ledger, const core::Clock& clock, const std::string& snapshot) {
    std::vector<Wanted> wanted;
    std::string publisher;
    ledger.read([&](db::ReadTx& tx) {
        wanted = wanted_of(tx, snapshot);
        publisher = publisher_of(tx, snapshot);
    });
    std::vector<publish::File> made;
    std::string fault;
    for (const auto& one : wanted) {
        auto bytes = one.pdf ? publish::pdf_from(one.source) : publish::docx_from(one.source, "en-GB", publisher);
        if (bytes)
            made.push_back({one.path, std::move(*bytes)});
        else
            fault = bytes.error().for_log.empty() ? bytes.error().for_user : bytes.error().for_log;
    }
    if (!made.empty()) keep(ledger, clock.now(), snapshot, made);
    if (!fault.empty()) return {jobs::Outcome::failed, fault};
    return {jobs::Outcome::done, {}};
}

}  // namespace

void ask_for_prints(audit::WriteTx& tx, const rights::Granted&, const std::string& snapshot) {
    jobs::post(tx.store(), {.key = std::string{kind} + "/" + snapshot, .kind = kind, .payload = snapshot, .due = {}},
               tx.now());
}

void add_printing(jobs::Worker& worker, audit::Ledger& ledger, const core::Clock& clock) {
    worker.handle(
        kind,
        [&ledger, &clock](const std::string&, const std::string& snapshot) { return print(ledger, clock, snapshot); },
        jobs::Repeat::harmless);
}

}  // namespace yearly_report
