#include "rooms/yearly_report/commands.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "core/check.h"
#include "core/london.h"
#include "platform/http/secrets.h"
#include "platform/publish/document.h"
#include "platform/registers/commands.h"
#include "platform/registers/entity.h"
#include "rooms/partnership/partnership.h"
#include "rooms/scorecard/scorecard.h"
#include "rooms/yearly_report/commands_ready.h"
#include "rooms/yearly_report/making/archive.h"
#include "rooms/yearly_report/making/kept.h"
#include "rooms/yearly_report/making/status.h"
#include "rooms/yearly_report/printing_command.h"
#include "rooms/yearly_report/store_route.h"

namespace yearly_report {
namespace {

using core::Reason;
using registers::Cells;

/// Sets fields of a record and stores it. Refused when someone changed it meanwhile.
core::Result<void> set(const registers::Writer& at, const registers::Entity& entity, const registers::Record& record,
                       const std::vector<std::pair<std::string, std::string>>& values) {
    Cells cells = record.cells;
    for (const auto& [field, value] : values) cells[registers::place_of(entity, field)] = value;
    const auto changed = registers::change(at, entity, record.id, record.version, cells);
    if (!changed) return tl::unexpected<core::Refusal>(changed.error());
    return {};
}

core::Result<void> set_state(const registers::Writer& at, const Work& work, State to, const std::string& snapshot,
                             const std::string& reason) {
    const auto record = registers::find(at.tx(), reports, work.id);
    if (!record) return core::refuse(Reason::not_found, "This report no longer exists.");
    return set(at, reports, *record, {{"state", std::string{word(to)}}, {"snapshot", snapshot}, {"why", reason}});
}

std::size_t open_comments(db::ReadTx& tx, const Work& work) {
    const auto all = records_of(tx, comments, work.id);
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [](const registers::Record& one) {
        return field_of(comments, one, "outcome") == "open";
    }));
}

core::Result<void> wrong_state(const Work& work, const std::string& what) {
    return core::refuse(Reason::wrong_state, what + " The report is at \"" + std::string{title(work.state)} + "\".");
}

}  // namespace

rights::Record record_of(const Work& work) {
    std::string footprint = work.partnership;
    for (char& c : footprint)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return {.address = "/reports/" + work.partnership + "/" + work.year.code() + "/work",
            .classification = rights::Classification::partnership,
            .footprints = {footprint}};
}

rights::Record signature_record(const Work& work, const std::string& organisation) {
    auto record = record_of(work);
    record.address += "/signatures/" + organisation;
    record.organisation = organisation;
    return record;
}

std::optional<rights::Record> contribution_record(db::ReadTx& tx, const std::string& id) {
    const auto contribution = registers::find(tx, contributions, id);
    if (!contribution || !contribution->withdrawn_at.empty()) return std::nullopt;
    const auto work = work_of(tx, field_of(contributions, *contribution, "report"));
    const auto organisation =
        registers::find(tx, partnership::organisations, field_of(contributions, *contribution, "organisation"));
    if (!work || !organisation) return std::nullopt;
    auto record = record_of(*work);
    record.address = "/reports/contributions/" + id;
    record.organisation = field_of(partnership::organisations, *organisation, "code");
    return record;
}

core::Result<std::string> begin(audit::WriteTx& tx, const rights::Grant<Manage>& by, const std::string& partnership,
                                core::ReportingYear year) {
    if (find_work(tx, partnership, year))
        return core::refuse(Reason::conflict, "The report on " + year.code() + " is begun already.");
    const auto report = write(tx, partnership, year);
    if (!report) return tl::unexpected<core::Refusal>(report.error());
    Cells cells(reports.fields.size());
    const auto put = [&](const char* field, std::string value) {
        cells[registers::place_of(reports, field)] = std::move(value);
    };
    put("code", partnership + "-" + year.code());
    put("partnership", partnership);
    put("year", year.code());
    put("state", std::string{word(State::outline)});
    return registers::add({tx, by}, reports, cells);
}

core::Result<void> move(audit::WriteTx& tx, const rights::Grant<Manage>& by, const Work& work, State to) {
    const auto next = next_of(work.state);
    if (std::find(next.begin(), next.end(), to) == next.end())
        return wrong_state(work, "It cannot go to \"" + std::string{title(to)} + "\" from here.");
    const auto open = open_comments(tx, work);
    if (to == State::signing && open > 0)
        return core::refuse(Reason::wrong_state, "Say first what was done with every comment: " + std::to_string(open) +
                                                     (open == 1 ? " is open." : " are open."));
    return set_state({tx, by}, work, to, work.snapshot, "");
}

core::Result<void> reopen(audit::WriteTx& tx, const rights::Grant<Manage>& by, const Work& work,
                          const std::string& reason) {
    if (may_draft(work.state)) return wrong_state(work, "It is open.");
    if (reason.empty()) return core::refuse(Reason::invalid, "Enter why the report is opened again.");
    return set_state({tx, by}, work, State::drafting, "", reason);
}

core::Result<void> save_draft(audit::WriteTx& tx, const rights::Grant<DraftIt>& by, const Work& work,
                              const std::string& section, const std::string& markdown) {
    if (!may_draft(work.state))
        return wrong_state(work, "Its figures are frozen: ask the business manager to open it again.");
    Cells cells(drafts.fields.size());
    cells[registers::place_of(drafts, "report")] = work.id;
    cells[registers::place_of(drafts, "section")] = section;
    const auto known = registers::find_by_key(tx, drafts, cells);
    if (work.state != State::drafting)
        if (auto moved = set_state({tx, by}, work, State::drafting, "", ""); !moved) return moved;
    if (known) return set({tx, by}, drafts, *known, {{"markdown", markdown}, {"author", by.name()}});
    cells[registers::place_of(drafts, "markdown")] = markdown;
    cells[registers::place_of(drafts, "author")] = by.name();
    registers::add({tx, by}, drafts, cells);
    return {};
}

core::Result<void> restore_draft(audit::WriteTx& tx, const rights::Grant<DraftIt>& by, const Work& work,
                                 const std::string& section, std::int64_t event) {
    Cells key(drafts.fields.size());
    key[registers::place_of(drafts, "report")] = work.id;
    key[registers::place_of(drafts, "section")] = section;
    const auto known = registers::find_by_key(tx, drafts, key);
    const auto before = known ? registers::cells_after(tx, drafts, known->id, event) : std::nullopt;
    if (!before) return core::refuse(Reason::not_found, "The section has no such version.");
    return save_draft(tx, by, work, section, registers::cell(drafts, *before, "markdown"));
}

core::Result<void> answer(audit::WriteTx& tx, const rights::Grant<Contribute>& by, const std::string& id,
                          const std::string& text) {
    const auto contribution = registers::find(tx, contributions, id);
    if (!contribution) return tl::unexpected<core::Refusal>(rights::missing_record());
    const auto work = work_of(tx, field_of(contributions, *contribution, "report"));
    if (!work || !may_draft(work->state))
        return core::refuse(Reason::wrong_state, "The report's figures are frozen: nothing can be added now.");
    if (field_of(contributions, *contribution, "state") == "accepted")
        return core::refuse(Reason::wrong_state, "This contribution has been accepted.");
    return set({tx, by}, contributions, *contribution,
               {{"state", "answered"}, {"answer", text}, {"answered_by", by.name()}, {"question", ""}});
}

core::Result<void> freeze(audit::WriteTx& tx, const rights::Grant<Manage>& by, const Work& work) {
    if (work.state != State::drafting) return wrong_state(work, "Figures are frozen at the end of drafting.");
    for (const auto& one : records_of(tx, contributions, work.id))
        if (const auto& state = field_of(contributions, one, "state"); state == "asked" || state == "returned")
            return core::refuse(Reason::wrong_state, "A contribution is still to come: " + one.title +
                                                         ". Withdraw it if the report goes without it.");
    auto report = write(tx, work.partnership, work.year, Drafts::used);
    if (!report) return tl::unexpected<core::Refusal>(report.error());
    if (!report->faults.empty())
        return core::refuse(Reason::wrong_state,
                            "The report cannot be frozen: " + core::sentence(report->faults.front()) +
                                (report->faults.size() == 1 ? "" : " And more of the kind."));
    set_status(report->document, "Version " + std::to_string(versions_of(tx, work.id).size() + 1) +
                                     ", its figures frozen on " + core::in_words(core::london_date(tx.now())));
    // Files are for readers; the snapshot's figures are for the owner and keep their values.
    auto files = archive_with_companions(tx, *report, work.partnership, work.year);
    files.push_back({kept_file, to_json(told_sections(tx, work.partnership, work.year, Drafts::used))});
    const Snapshot snapshot{.id = registers::new_id(),
                            .report = work.id,
                            .hash = hash_of(files),
                            .figures = figures::to_json(publish::figures_in(report->document)),
                            .made_at = core::iso(tx.now()),
                            .made_by = by.name(),
                            .account = by.account()};
    add_snapshot(tx, snapshot, files);
    tx.record({.kind = "yearly_report.frozen",
               .subject = {"yearly_report_snapshots", snapshot.id},
               .changes = {{"hash", {}, snapshot.hash}}});
    return set_state({tx, by}, work, State::frozen, snapshot.id, "");
}

core::Result<void> check(audit::WriteTx& tx, const rights::Grant<CheckIt>& by, const Work& work,
                         const std::string& note) {
    const auto snapshot = find_snapshot(tx, work.snapshot);
    if (!snapshot) return wrong_state(work, "Nothing is frozen.");
    if (snapshot->account == by.account())
        return core::refuse(Reason::forbidden, "You froze these figures: someone else has to check them.");
    for (const auto& section : sections_written_by(tx, work.id, by.name()))
        return core::refuse(Reason::forbidden,
                            "You wrote the section \"" + section + "\": someone who wrote none of it has to check.");
    for (const auto& one : checks_of(tx, snapshot->id))
        if (one.account == by.account()) return core::refuse(Reason::conflict, "You have checked these figures.");
    add_check(tx, snapshot->id, {by.account(), by.name(), core::iso(tx.now()), note});
    tx.record({.kind = "yearly_report.checked",
               .subject = {"yearly_report_snapshots", snapshot->id},
               .changes = {{"checked_by", {}, by.name()}}});
    return {};
}

core::Result<void> sign(audit::WriteTx& tx, const rights::Grant<Sign>& by, const Work& work,
                        const std::string& organisation, rights::Role capacity) {
    core::check(by.record() == signature_record(work, organisation).address, "the grant is for this signature");
    if (work.state != State::signing) return wrong_state(work, "It is not yet with the safeguarding partners.");
    const auto partners = partners_of(tx, work, core::london_date(tx.now()));
    const auto partner =
        std::find_if(partners.begin(), partners.end(), [&](const Partner& one) { return one.code == organisation; });
    if (partner == partners.end())
        return core::refuse(Reason::forbidden,
                            "This organisation is no safeguarding partner of the partnership today.");
    if (!partner->signed_by.empty())
        return core::refuse(Reason::conflict, partner->name + " has signed: " + partner->signed_by + ".");
    add_signature(tx, work.snapshot,
                  {.organisation = organisation,
                   .account = by.account(),
                   .by = by.name(),
                   .capacity = std::string{rights::card(capacity).code},
                   .at = core::iso(tx.now())});
    tx.record({.kind = "yearly_report.signed",
               .subject = {"yearly_report_snapshots", work.snapshot},
               .changes = {{"signed_for", {}, organisation}, {"signed_by", {}, by.name()}}});
    return {};
}

namespace {

/// What the frozen report tells of each figure.
std::vector<scorecard::Told> told_by(const std::string& report) {
    std::vector<scorecard::Told> told;
    const auto json = nlohmann::json::parse(report);
    if (!json.contains("figures")) return told;
    for (const auto& figure : json["figures"]) {
        const auto& value = figure.at("value");
        told.push_back({figure.at("id"), value.is_number() ? core::Decimal::parse(value.dump()) : std::nullopt});
    }
    return told;
}

/// Small numbers of the partnership's areas that what has been published tells.
std::set<std::string> told_small(db::ReadTx& tx, const Work& work) {
    std::set<std::string> open;
    const auto partnership = partnership::find_partnership(tx, work.partnership);
    if (!partnership) return open;
    for (const auto& [id, mask] : public_masks(tx, *partnership).withheld)
        if (mask.why == disclosure::Why::unprotected) open.insert(id);
    return open;
}

/// Notes what the version tells. Refused when from it and all that has been published, since the figures were frozen
/// too, a small number could be worked out that could not before.
core::Result<void> note_told(audit::WriteTx& tx, const rights::Grant<Manage>& by, const Work& work,
                             const Version& version) {
    const auto before = told_small(tx, work);
    const auto name = work.partnership + "/" + work.year.code() + "/" + std::to_string(version.number);
    scorecard::note_published(tx, by, name, told_by(file_of(tx, work.snapshot, "report.json").value_or("{}")));
    const auto after = told_small(tx, work);
    if (std::includes(before.begin(), before.end(), after.begin(), after.end())) return {};
    return core::refuse(Reason::conflict,
                        "Together with what was published since these figures were frozen, a small number could be "
                        "worked out from this version. Open it again and freeze it anew: what is withheld is then "
                        "solved over all of it.");
}

}  // namespace

core::Result<void> publish_version(audit::WriteTx& tx, const rights::Grant<Manage>& by, const Work& work,
                                   const std::string& note) {
    const auto missing = missing_for_publication(tx, work, core::london_date(tx.now()));
    if (!missing.empty()) {
        std::string all = "The report cannot be published yet.";
        for (const auto& one : missing) all += " " + one;
        return core::refuse(Reason::wrong_state, all);
    }
    const auto before = versions_of(tx, work.id);
    if (!before.empty() && note.empty()) return core::refuse(Reason::invalid, "Enter what this version amends.");
    const Version version{.number = before.empty() ? 1 : before.front().number + 1,
                          .snapshot = work.snapshot,
                          .published_at = core::iso(tx.now()),
                          .published_by = by.name(),
                          .note = note};
    add_version(tx, work.id, version);
    if (auto noted = note_told(tx, by, work, version); !noted) return noted;
    ask_for_prints(tx, by, work.snapshot);
    tx.record({.kind = "yearly_report.published",
               .subject = {"yearly_report_reports", work.id},
               .changes = {{"version", {}, std::to_string(version.number)}}});
    return set_state({tx, by}, work, State::published, work.snapshot, "");
}

core::Result<void> mark_sent(audit::WriteTx& tx, const rights::Grant<Manage>& by, const Work& work) {
    if (work.state != State::published) return wrong_state(work, "It is sent once it is published.");
    std::string missing;
    for (const auto& one : recipients_of(tx, work))
        if (one.dispatch.empty()) missing += (missing.empty() ? "" : "; ") + one.title;
    if (!missing.empty())
        return core::refuse(Reason::wrong_state,
                            "Record first that this version was sent, with the proof, to: " + missing + ".");
    return set_state({tx, by}, work, State::sent, work.snapshot, "");
}

std::vector<Stale> stale_in(
    db::ReadTx& tx, const Snapshot& snapshot,
    const std::function<std::optional<figures::Figure>(db::ReadTx&, std::string_view)>& figure) {
    std::vector<Stale> stale;
    for (const auto& one : nlohmann::json::parse(snapshot.figures)) {
        const std::string id = one.at("id");
        const std::string frozen = one.at("shown");
        const auto now = figure(tx, id);
        const std::string shown = now ? figures::shown(*now) : "";
        if (shown != frozen) stale.push_back({id, one.at("label"), frozen, shown});
    }
    return stale;
}

}  // namespace yearly_report
