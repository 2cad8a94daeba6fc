#include "rooms/yearly_report/printing_command.h"

#include <algorithm>

#include "platform/publish/formats.h"
#include "rooms/yearly_report/store_workflow.h"

namespace yearly_report {
namespace {

constexpr const char* kind = "yearly_report.print";
constexpr const char *pdf = "report.pdf", *docx = "report.docx";

bool has(const std::vector<std::string>& paths, const std::string& path) {
    return std::find(paths.begin(), paths.end(), path) != paths.end();
}

/// What is to be made of a snapshot, and from what.
struct Wanted {
    std::vector<std::string> paths;
    std::string print, office, publisher;

    bool wants(const char* path, publish::Format format) const { return !has(paths, path) && can_write(format); }
};

Wanted wanted_of(db::ReadTx& tx, const std::string& snapshot) {
    const auto found = find_snapshot(tx, snapshot);
    const auto work = found ? work_of(tx, found->report) : std::nullopt;
    return {paths_of(tx, snapshot), file_of(tx, snapshot, "print.html").value_or(""),
            file_of(tx, snapshot, "office.html").value_or(""), work ? work->partnership : std::string{}};
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
    Wanted wanted;
    ledger.read([&](db::ReadTx& tx) { wanted = wanted_of(tx, snapshot); });
    std::vector<publish::File> made;
    std::string fault;
    const auto take = [&](const char* path, core::Result<std::string> bytes) {
        if (bytes)
            made.push_back({path, std::move(*bytes)});
        else
            fault = bytes.error().for_log.empty() ? bytes.error().for_user : bytes.error().for_log;
    };
    if (wanted.wants(pdf, publish::Format::pdf)) take(pdf, publish::pdf_from(wanted.print));
    if (wanted.wants(docx, publish::Format::docx))
        take(docx, publish::docx_from(wanted.office, "en-GB", wanted.publisher));
    if (!made.empty()) keep(ledger, clock.now(), snapshot, made);
    if (!fault.empty()) return {jobs::Outcome::failed, fault};
    return {jobs::Outcome::done, {}};
}

}  // namespace

void ask_for_prints(audit::WriteTx& tx, const std::string& snapshot) {
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
