#include "rooms/census/filing_commands.h"

#include "core/check.h"
#include "core/london.h"
#include "platform/jobs/jobs.h"
#include "platform/rights/secrets.h"
#include "rooms/census/filing_store.h"
#include "rooms/census/scorecard_commands.h"

namespace census {
namespace {

using core::Reason;

audit::Subject subject_of(const Filing& filing) { return {.kind = "census_returns", .id = filing.id}; }

/// Changes the state, with the event that tells of it.
void move(audit::WriteTx& tx, Filing& filing, FilingState state, const char* event,
          std::vector<audit::Change> more = {}, const std::string& note = {}) {
    std::vector<audit::Change> changes{{"state", std::string{word(filing.state)}, std::string{word(state)}}};
    changes.insert(changes.end(), more.begin(), more.end());
    filing.state = state;
    update_filing(tx, filing);
    tx.record({.kind = event, .subject = subject_of(filing), .changes = std::move(changes), .note = note});
}

core::Result<Filing> found(audit::WriteTx& tx, const std::string& id, const std::string& granted,
                           const std::string& wanted) {
    core::check(granted == wanted, "the grant is for this record");
    auto filing = find_filing(tx, id);
    if (!filing) return tl::unexpected(rights::missing_record());
    return *filing;
}

core::Result<Filing> in_work(audit::WriteTx& tx, const rights::Grant<Work>& by, const std::string& id) {
    auto filing = found(tx, id, by.record(), sealed_address(id));
    if (!filing) return filing;
    if (!filing->is_open()) return core::refuse(Reason::wrong_state, "This return has been destroyed.");
    if (!filing->is_in_work())
        return core::refuse(Reason::wrong_state,
                            "This return is " + std::string{word(filing->state)} + " and cannot be changed.");
    return filing;
}

void ask_for_check(audit::WriteTx& tx, const std::string& id) {
    jobs::post(tx.store(),
               // Each asking is an effect of its own, also the second within one second.
               {.key = "census.check/" + id + "/" + rights::new_id(), .kind = "census.check", .payload = id, .due = {}},
               tx.now());
}

std::string authority_name(db::ReadTx& tx, const Filing& filing) {
    const auto area = partnership::find_area(tx, filing.area);
    return area ? area->name : filing.area;
}

/// Destroys one return's key, without which its files are noise, and with the last of a year its marks; the event is
/// the proof. The files themselves go once this is committed (Safe::remove_files): were they removed here, a
/// transaction that fails after it would leave a return without its file. When the program stops in between, the day's
/// sweep removes them.
void destroy(audit::WriteTx& tx, Filing filing, const std::string& why) {
    filing.wrapped_key.clear();
    filing.destroyed_at = core::iso(tx.now());
    update_filing(tx, filing);
    std::int64_t marks = 0;
    bool is_last = true;
    for (const auto& other : filings_of(tx, filing.organisation))
        is_last = is_last && (!other.is_open() || other.collection != filing.collection || other.year != filing.year);
    if (is_last) marks = drop_marks(tx, filing);
    tx.record({.kind = "census.return_destroyed",
               .subject = subject_of(filing),
               .changes = {{"destroyed_at", {}, filing.destroyed_at},
                           {"file_hash", filing.file_hash, filing.file_hash},
                           {"marks", std::to_string(marks), "0"}},
               .note = "The key to the file and to what was found in it was removed " + why +
                       "; both files were then deleted."});
}

}  // namespace

rights::Record sealed_record(const Filing& filing) {
    return {.address = sealed_address(filing.id),
            .classification = rights::Classification::organisation,
            .footprints = {filing.area},
            .organisation = filing.organisation};
}

rights::Record submission_record(const Filing& filing) {
    return {.address = submission_address(filing.id),
            .classification = filing.state == FilingState::accepted ? rights::Classification::open
                                                                    : rights::Classification::partnership,
            .footprints = {filing.area},
            .organisation = filing.organisation};
}

void file_return(audit::WriteTx& tx, const rights::Grant<Work>& by, Filing filing) {
    core::check(by.record() == sealed_address(filing.id), "the grant is for this return");
    filing.uploaded_by = by.name();
    filing.uploaded_account = by.account();
    filing.uploaded_at = core::iso(tx.now());
    insert_filing(tx, filing);
    tx.record({.kind = "census.return_filed",
               .subject = subject_of(filing),
               .changes = {{"organisation", {}, filing.organisation},
                           {"file_hash", {}, filing.file_hash},
                           {"bytes", {}, std::to_string(filing.bytes)},
                           {"destroy_on", {}, filing.destroy_on}},
               .note = {}});
    ask_for_check(tx, filing.id);
}

core::Result<void> check_again(audit::WriteTx& tx, const rights::Grant<Work>& by, const std::string& id) {
    auto filing = found(tx, id, by.record(), sealed_address(id));
    if (!filing) return tl::unexpected(filing.error());
    const bool may =
        filing->is_in_work() || filing->state == FilingState::waiting || filing->state == FilingState::unusable;
    if (!may || !filing->is_open()) return core::refuse(Reason::wrong_state, "This return cannot be checked again.");
    move(tx, *filing, FilingState::waiting, "census.check_asked");
    ask_for_check(tx, id);
    return {};
}

void finish_check(audit::WriteTx& tx, const rights::Operator&, const std::string& id, const Results* results,
                  const std::string& message) {
    auto filing = find_filing(tx, id);
    if (!filing || filing->state != FilingState::waiting) return;  // withdrawn meanwhile
    filing->message = message;
    if (results == nullptr) return move(tx, *filing, FilingState::unusable, "census.return_unusable");
    filing->collection = results->collection.empty() ? "CIN" : results->collection;
    filing->year = results->year;
    filing->authority = results->authority;
    filing->rules_of = results->rules_of;
    filing->errors = filing->queries = filing->children = 0;
    for (const auto& [table, count] : results->rows)
        if (table == "ChildIdentifiers" || table == "Header") filing->children = std::max(filing->children, count);
    const auto count = [&](std::string_view code) {
        const Card* card = find_rule(filing->collection, filing->rules_of, code);
        ++(card != nullptr && card->severity == Severity::query ? filing->queries : filing->errors);
    };
    for (const auto& finding : results->findings) count(finding.rule);
    for (const auto& [code, values] : results->return_level) count(code);
    move(tx, *filing, FilingState::checked, "census.return_checked",
         {{"rules_of", {}, std::to_string(filing->rules_of)},
          {"errors", {}, std::to_string(filing->errors)},
          {"queries", {}, std::to_string(filing->queries)}});
}

void refuse_other_authority(audit::WriteTx& tx, const rights::Operator&, const std::string& id,
                            const std::string& why) {
    auto filing = find_filing(tx, id);
    if (!filing || filing->state != FilingState::waiting) return;  // withdrawn meanwhile
    filing->message = why;
    move(tx, *filing, FilingState::unusable, "census.return_unusable");
    destroy(tx, *filing, "as it is another authority's");
}

core::Result<void> mark_finding(audit::WriteTx& tx, const rights::Grant<Work>& by, const Filing& filing,
                                const Marking& marking) {
    if (auto work = in_work(tx, by, filing.id); !work) return tl::unexpected(work.error());
    const auto before = marks_of(tx, filing);
    const auto old = before.find(marking.finding);
    put_mark(tx, filing, marking.finding, {marking.mark, marking.note, by.name(), core::iso(tx.now())});
    tx.record({.kind = "census.finding_marked",
               .subject = subject_of(filing),
               .changes = {{"finding", {}, marking.finding},
                           {"mark", std::string{word(old == before.end() ? Mark::open : old->second.mark)},
                            std::string{word(marking.mark)}}},
               .note = {}});
    return {};
}

core::Result<void> submit(audit::WriteTx& tx, const rights::Grant<Work>& by, const std::string& id,
                          const std::vector<MaskedFigure>& figures, const std::string& commentary) {
    auto filing = in_work(tx, by, id);
    if (!filing) return tl::unexpected(filing.error());
    const auto area = partnership::find_area(tx, filing->area);
    // The files of an SSDA903 do not say whose they are; whoever uploaded them did.
    const bool is_told = filing->collection != ssda903_collection || !filing->authority.empty();
    if (!area || (is_told && area->la_code != filing->authority))
        return core::refuse(Reason::conflict, "The file is of authority " + filing->authority + ", not of " +
                                                  (area ? area->name + " (" + area->la_code + ")" : filing->area) +
                                                  ".");
    if (filing->year == 0) return core::refuse(Reason::conflict, "The file does not say of which year it is.");
    filing->commentary = commentary;
    filing->submitted_by = by.name();
    filing->submitted_account = by.account();
    filing->submitted_at = core::iso(tx.now());
    filing->decided_by = filing->decided_at = filing->decision = {};
    put_values(tx, id, figures);
    move(tx, *filing, FilingState::submitted, "census.return_submitted",
         {{"figures", {}, std::to_string(figures.size())}});
    return {};
}

core::Result<void> withdraw(audit::WriteTx& tx, const rights::Grant<Work>& by, const std::string& id) {
    auto filing = found(tx, id, by.record(), sealed_address(id));
    if (!filing) return tl::unexpected(filing.error());
    if (filing->state == FilingState::withdrawn || !filing->is_open())
        return core::refuse(Reason::wrong_state, "This return has been destroyed already.");
    if (filing->state != FilingState::accepted) {
        put_values(tx, id, {});
        move(tx, *filing, FilingState::withdrawn, "census.return_withdrawn");
    }
    destroy(tx, *filing, "by the authority");
    return {};
}

core::Result<void> accept(audit::WriteTx& tx, const rights::Grant<Accept>& by, const std::string& id) {
    auto filing = found(tx, id, by.record(), submission_address(id));
    if (!filing) return tl::unexpected(filing.error());
    if (filing->state != FilingState::submitted)
        return core::refuse(Reason::wrong_state, "This return is " + std::string{word(filing->state)} + ".");
    if (by.account() == filing->submitted_account)
        return core::refuse(Reason::forbidden, "Someone other than who submitted a return accepts it.");
    filing->decided_by = by.name();
    filing->decided_at = core::iso(tx.now());
    filing->decision = {};
    partnership::put_document(tx, by, document_of(*filing, authority_name(tx, *filing)), "census");
    if (auto taken = scorecard::take(tx, by, observations_of(tx, *filing, values_of_filing(tx, id))); !taken)
        return taken;
    move(tx, *filing, FilingState::accepted, "census.return_accepted", {{"file_hash", {}, filing->file_hash}});
    return {};
}

core::Result<void> send_back(audit::WriteTx& tx, const rights::Grant<Accept>& by, const std::string& id,
                             const std::string& reason) {
    auto filing = found(tx, id, by.record(), submission_address(id));
    if (!filing) return tl::unexpected(filing.error());
    if (filing->state != FilingState::submitted)
        return core::refuse(Reason::wrong_state, "This return is " + std::string{word(filing->state)} + ".");
    filing->decided_by = by.name();
    filing->decided_at = core::iso(tx.now());
    filing->decision = reason;
    put_values(tx, id, {});
    move(tx, *filing, FilingState::sent_back, "census.return_sent_back", {{"decision", {}, reason}});
    return {};
}

int sweep_returns(audit::Ledger& ledger, const rights::Operator&, const Safe& safe, core::Instant now) {
    int count = 0;
    const audit::Process process{.kind = "census.sweep", .actor = "Cairn", .at = now, .reason = {}, .account = {}};
    ledger.write(process, [&](audit::WriteTx& tx) {
        count = 0;
        for (auto& filing : filings_to_destroy(tx, core::london_date(now))) {
            destroy(tx, filing, "when its time was over");
            ++count;
        }
        if (!wrapped_keys(tx).empty()) safe.rewrap(tx);
    });
    std::map<std::string, Owner> owners;
    ledger.read([&](db::ReadTx& tx) {
        for (const auto& filing : all_filings(tx))
            owners[filing.id] = filing.is_open() ? Owner::open : Owner::destroyed;
    });
    safe.remove_strays([&](const std::string& id) {
        const auto owner = owners.find(id);
        return owner == owners.end() ? Owner::none : owner->second;
    });
    return count;
}

}  // namespace census
