#include <algorithm>

#include "core/csv.h"
#include "core/date.h"
#include "core/london.h"
#include "platform/db/db.h"
#include "platform/registers/entity.h"
#include "platform/ui/layout.h"
#include "rooms/partnership/partnership.h"
#include "rooms/yearly_report/pages/approval.h"
#include "rooms/yearly_report/pages/editor.h"
#include "rooms/yearly_report/pages/parts.h"
#include "rooms/yearly_report/pages/report.h"

// The workbench: where a report stands, what is missing, and what may be done next.
namespace yearly_report {
namespace {

/// Everything that the page tells, read in one view of the store.
struct Bench {
    Report report;
    std::map<std::string, std::string> drafted;
    std::vector<Slip> slips;  ///< while it may be drafted
    std::vector<registers::Record> contributions, comments, approvals, dispatches;
    std::vector<Version> versions;
    std::optional<Snapshot> snapshot;
    std::vector<Check> checks;
    std::vector<Stale> stale;
    /// What the frozen files withhold, by the figure's id: label and reason, of the owner's log.
    std::map<std::string, std::pair<std::string, std::string>> withheld;
    std::string profile;  ///< by which it is withheld: "dfe, version 2020"; empty: nothing is
    Approval approval;
};

void read_log(Bench& bench, const std::string& log) {
    core::Faults faults;
    for (const auto& row : core::read_csv(log, "masks.csv", faults).rows) {
        bench.withheld[row.cells[0]] = {row.cells[1], row.cells[4]};
        bench.profile = row.cells[2] + ", version " + row.cells[3];
    }
}

Bench bench_of(const house::Services& services, const Work& work, core::Date today) {
    Bench bench;
    services.database.read([&](db::ReadTx& tx) {
        auto report = write(tx, work.partnership, work.year, Drafts::used);
        if (report) bench.report = std::move(*report);
        bench.drafted = drafts_of(tx, work.partnership, work.year);
        if (may_draft(work.state)) bench.slips = slips_of(tx, work);
        bench.contributions = records_of(tx, contributions, work.id);
        bench.comments = records_of(tx, comments, work.id);
        bench.approvals = records_of(tx, approvals, work.id);
        bench.dispatches = records_of(tx, dispatches, work.id);
        bench.approval = approval_of(tx, work, today);
        bench.versions = versions_of(tx, work.id);
        // A published version goes on telling when its sources move.
        const std::string frozen = !work.snapshot.empty()   ? work.snapshot
                                   : bench.versions.empty() ? std::string{}
                                                            : bench.versions.front().snapshot;
        bench.snapshot = find_snapshot(tx, frozen);
        if (!bench.snapshot) return;
        bench.checks = checks_of(tx, frozen);
        bench.stale = stale_in(tx, *bench.snapshot, services.figure);
        read_log(bench, file_of(tx, frozen, "masks.csv").value_or(""));
    });
    return bench;
}

ui::Html heading2(const std::string& text) { return ui::element("h2", {{"class", "govuk-heading-m"}}, text); }

std::string state_word(const Part& part, bool drafted) {
    switch (part.state) {
        case PartState::told:
            return drafted ? "Drafted here" : "Told by the record";
        case PartState::parts_only:
            return "Heading only";
        case PartState::gap:
            return "Gap";
    }
    return {};
}

ui::Html sections_of(const Asked& wanted, const Work& work, const Bench& bench) {
    ui::Table table{.head = {"Section", "State", "Answers to"}, .rows = {}, .first_cell_is_header = true};
    for (const auto& part : bench.report.parts) {
        std::string requirements;
        for (const auto& code : part.section.requirements) requirements += (requirements.empty() ? "" : ", ") + code;
        const std::string where = address(wanted, "work/sections/" + part.section.slug);
        table.rows.push_back(
            {may_draft(work.state) ? ui::link(where, part.section.title) : ui::Html{part.section.title},
             ui::Html{state_word(part, bench.drafted.contains(part.section.slug))}, ui::Html{requirements}});
    }
    return heading2("Sections") + scrolling("Sections", table);
}

/// A register's records of this report, and the way to add one.
ui::Html register_part(const registers::Entity& entity, const std::vector<registers::Record>& records,
                       const std::string& state_field, const ui::Html& add) {
    std::vector<ui::Html> items;
    for (const auto& one : records) {
        ui::Html item = ui::link(registers::address_of(entity) + "/" + one.id, one.title);
        if (!state_field.empty()) {
            std::string state = field_of(entity, one, state_field);
            std::replace(state.begin(), state.end(), '_', ' ');
            item += ui::Html{": " + state};
        }
        items.push_back(std::move(item));
    }
    return (items.empty() ? paragraph("None is recorded.") : bullets(items)) + (add.empty() ? add : paragraph(add));
}

std::string day_of(const std::string& instant) {
    const auto day = core::parse_date(instant.substr(0, 10));
    return day ? core::in_words(*day) : instant;
}

/// What is withheld is part of what was frozen. Why each is, tells small numbers from the others: only to those who may
/// see them.
ui::Html withheld_part(const Bench& bench, Sight sight) {
    if (bench.withheld.empty()) return {};
    std::vector<ui::Html> items;
    for (const auto& [id, told] : bench.withheld)
        items.emplace_back(sight == Sight::as_recorded ? told.first + ": " + told.second : told.first);
    const bool one = items.size() == 1;
    return ui::render(ui::Details{
        .summary = one ? std::string{"One figure is withheld in what is frozen"}
                       : std::to_string(items.size()) + " figures are withheld in what is frozen",
        .content =
            paragraph("By the profile " + bench.profile + ". It stays so, whatever the record or the profile become.") +
            bullets(items)});
}

ui::Html frozen_part(const Bench& bench, Sight sight) {
    if (!bench.snapshot) return paragraph("No figures are frozen.");
    ui::Html html = paragraph("Frozen on " + day_of(bench.snapshot->made_at) + " by " + bench.snapshot->made_by +
                              ". Hash of the content: " + bench.snapshot->hash.substr(0, 16) + ".");
    for (const auto& one : bench.checks)
        html +=
            paragraph("Checked on " + day_of(one.at) + " by " + one.by + (one.note.empty() ? "." : ": " + one.note));
    if (bench.checks.empty()) html += paragraph("Nobody has checked them yet.");
    html += withheld_part(bench, sight);
    if (bench.stale.empty()) return html + paragraph("Every frozen figure is still what its source tells.");
    ui::Table table{.head = {"Figure", "Frozen", "Today"}, .rows = {}, .first_cell_is_header = true};
    for (const auto& one : bench.stale) {
        const bool hidden = sight == Sight::as_published && bench.withheld.contains(one.id);
        const auto now = one.now.empty() ? std::string{"no longer recorded"} : one.now;
        table.rows.push_back(
            {one.label, hidden ? std::string{"withheld"} : one.frozen, hidden ? std::string{"another value"} : now});
    }
    return html + ui::render(ui::WarningText{.text = "Sources have changed since the figures were frozen."}) +
           scrolling("Stale figures", table);
}

ui::Html reason_input(const std::string& name, const std::string& label) {
    return ui::render(ui::Input{.name = name, .label = {.text = label}, .classes = "govuk-input--width-30"});
}

/// Every step that this person may take from here.
ui::Html actions(const house::Services& services, const http::Request& request, const Asked& wanted, const Work& work,
                 const Bench& bench) {
    const std::string here = address(wanted, "work");
    const auto button = [&](const std::string& doing, const std::string& label, const ui::Html& fields = {}) {
        return button_form(services, request, here, doing, label, fields);
    };
    ui::Html html;
    if (services.door->may(request, Manage::text)) {
        for (const auto to : next_of(work.state))
            html += button("move:" + std::string{word(to)}, "Move to: " + std::string{title(to)});
        if (work.state == State::drafting) html += button("freeze", "Freeze the figures");
        if (work.state == State::signing)
            html += button("publish", "Publish",
                           bench.versions.empty() ? ui::Html{} : reason_input("note", "What this version amends"));
        if (work.state == State::published) html += button("sent", "All recipients have it");
        if (!may_draft(work.state))
            html += button("reopen", "Open it again", reason_input("reason", "Why it is opened again"));
    }
    if (work.state >= State::frozen && work.state < State::published && services.door->may(request, CheckIt::text) &&
        bench.snapshot && bench.snapshot->account != services.door->visit(request).standing.account)
        html += button("check", "I have checked the figures", reason_input("note", "What was checked (optional)"));
    html += sign_buttons(services, request, work, bench.approval);
    return html.empty() ? paragraph("Nothing waits for you here.") : html;
}

ui::Html versions_part(const Asked& wanted, const Bench& bench) {
    std::vector<ui::Html> items;
    for (const auto& one : bench.versions)
        items.push_back(ui::link(address(wanted, "versions/" + std::to_string(one.number)),
                                 "Version " + std::to_string(one.number)) +
                        ui::Html{", published on " + day_of(one.published_at) + " by " + one.published_by +
                                 (one.note.empty() ? "" : ": " + one.note)});
    return items.empty() ? paragraph("No version is published.") : bullets(items);
}

/// What was just done, in words.
ui::Html done_banner(std::string_view done) {
    const char* words = done == "comment" ? "Your comment was sent. What was done with it will stand here."
                        : done == "asked" ? "The agencies were asked: each finds it in its list of what waits."
                                          : "";
    if (*words == '\0') return {};
    return ui::render(ui::NotificationBanner{.content = words, .type = ui::BannerType::success});
}

http::Response bench_page(const house::Services& services, const http::Request& request, const Work& work,
                          const ui::FieldErrors& errors) {
    const auto wanted = asked(request);
    const auto bench = bench_of(services, work, services.door->visit(request).today);
    std::vector<ui::Html> faults;
    for (const auto& fault : bench.report.faults) faults.emplace_back(core::sentence(fault));
    ui::Html content = done_banner(request.query.get("done")) +
                       ui::heading("The report on " + wanted.year + " in the making", bench.report.document.publisher);
    content += paragraph(ui::render(ui::Tag{.text = std::string{title(work.state)}}) +
                         ui::Html{work.reason.empty() ? "" : " Opened again: " + work.reason});
    content += paragraph(ui::link(address(wanted, "work/read"),
                                  work.snapshot.empty() ? "Read the report as it is now" : "Read what is frozen") +
                         (bench.snapshot ? ui::Html{" · "} + ui::link(address(wanted, "work/figures"),
                                                                      "Every frozen figure with its source")
                                         : ui::Html{}));
    content += paragraph(ui::link(address(wanted, "requirements"), "What the law asks, and where it is met") +
                         ui::Html{" · "} + ui::link(address(wanted, "as/cover"), "Cover report for committees") +
                         ui::Html{" · "} + ui::link(address(wanted, "as/child"), "Short version for children"));
    content += ui::element("div", {{"id", "actions"}}, heading2("What to do next")) +
               missing_part(work, bench.approval) + actions(services, request, wanted, work, bench);
    if (!faults.empty())
        content += ui::render(ui::WarningText{.text = "Parts of the prose stand for nothing in the record."}) +
                   bullets(faults);
    // Only to those who may: a link must not end at a refusal.
    const bool edits = services.door->may(request, Ask::text);
    const auto adding = [&](const registers::Entity& entity, const char* label) {
        return edits ? ui::link(http::url(registers::address_of(entity) + "/new", {{"report", work.id}}), label)
                     : ui::Html{};
    };
    content += slips_part(wanted, bench.slips);
    content += heading2("Contributions") + register_part(contributions, bench.contributions, "state",
                                                         edits && may_draft(work.state)
                                                             ? ui::link(address(wanted, "work/ask"), "Ask agencies")
                                                             : ui::Html{});
    content += sections_of(wanted, work, bench);
    content += heading2("Frozen figures") + frozen_part(bench, sight_of(services, request));
    content +=
        heading2("Comments") + register_part(comments, bench.comments, "outcome",
                                             may_comment(work.state) && services.door->may(request, Comment::text)
                                                 ? ui::link(address(wanted, "work/comment"), "Comment")
                                                 : ui::Html{});
    if (edits) content += paragraph(adding(comments, "Record a comment that somebody else made"));
    content += heading2("Approval route") +
               route_part(work, bench.approval, services.door->may(request, registers::edit_permission(approvals)));
    content += heading2("Signatures") + signatures_part(bench.approval);
    content += heading2("Approvals recorded") +
               register_part(approvals, bench.approvals, "decision", adding(approvals, "Record an approval"));
    content += heading2("Published versions") + versions_part(wanted, bench);
    const auto newest = bench.versions.empty() ? std::string{} : std::to_string(bench.versions.front().number);
    content += heading2("Sent to") +
               recipients_part(work, bench.approval, newest,
                               services.door->may(request, registers::edit_permission(dispatches))) +
               register_part(dispatches, bench.dispatches, "sent_on", adding(dispatches, "Record a dispatch"));
    return shown(services, request,
                 {.title = "The report on " + wanted.year + " in the making",
                  .content = content,
                  .errors = errors,
                  .breadcrumbs = trail(wanted, "In the making")});
}

/// The command behind a button.
core::Result<void> act(const house::Services& services, const http::Request& request, const Work& work,
                       const std::string& doing) {
    const auto record = record_of(work);
    const auto typed = [&](const char* name) { return std::string{request.form.get(name)}; };
    const auto managed = [&](const auto& command) -> core::Result<void> {
        const auto grant = services.door->grant<Manage>(request, record);
        if (!grant) return tl::unexpected<core::Refusal>(grant.error());
        return change(services, request, "yearly_report." + doing.substr(0, doing.find(':')),
                      [&](audit::WriteTx& tx) { return command(tx, *grant); });
    };
    if (doing.starts_with("move:")) {
        const auto to = parse_state(doing.substr(5));
        if (!to) return core::refuse(core::Reason::invalid, "There is no such state.");
        return managed([&](audit::WriteTx& tx, const auto& grant) { return move(tx, grant, work, *to); });
    }
    if (doing == "freeze")
        return managed([&](audit::WriteTx& tx, const auto& grant) { return freeze(tx, grant, work); });
    if (doing == "publish")
        return managed(
            [&](audit::WriteTx& tx, const auto& grant) { return publish_version(tx, grant, work, typed("note")); });
    if (doing == "sent")
        return managed([&](audit::WriteTx& tx, const auto& grant) { return mark_sent(tx, grant, work); });
    if (doing == "reopen")
        return managed([&](audit::WriteTx& tx, const auto& grant) { return reopen(tx, grant, work, typed("reason")); });
    if (doing == "check") {
        const auto grant = services.door->grant<CheckIt>(request, record);
        if (!grant) return tl::unexpected<core::Refusal>(grant.error());
        return change(services, request, "yearly_report.check",
                      [&](audit::WriteTx& tx) { return check(tx, *grant, work, typed("note")); });
    }
    if (doing.starts_with("sign:")) return sign_for(services, request, work, doing.substr(5));
    return core::refuse(core::Reason::invalid, "Nothing was asked for.");
}

std::vector<std::string> missing_now(const house::Services& services, const http::Request& request, const Work& work) {
    std::vector<std::string> missing;
    services.database.read(
        [&](db::ReadTx& tx) { missing = missing_for_publication(tx, work, services.door->visit(request).today); });
    return missing;
}

/// PDF and Word of a version that was just published, from its own sources, so that readers never start a browser. What
/// cannot be made here is left out.
void keep_prints(const house::Services& services, const http::Request& request, const Work& work) {
    std::vector<publish::File> sources, made;
    std::string snapshot, publisher = work.partnership;
    services.database.read([&](db::ReadTx& tx) {
        snapshot = versions_of(tx, work.id).front().snapshot;
        if (const auto partnership = partnership::find_partnership(tx, work.partnership)) publisher = partnership->name;
        for (const char* folder : {"", "cover/", "child/"})
            for (const char* name : {"print.html", "office.html"})
                if (auto source = file_of(tx, snapshot, std::string{folder} + name))
                    sources.push_back({std::string{folder} + name, std::move(*source)});
    });
    for (const auto& source : sources) {
        const auto folder = source.path.substr(0, source.path.find('/') + 1);
        const bool pdf = source.path.ends_with("print.html");
        auto file = pdf ? publish::pdf_from(source.bytes) : publish::docx_from(source.bytes, "en-GB", publisher);
        if (file) made.push_back({folder + (pdf ? "report.pdf" : "report.docx"), std::move(*file)});
    }
    if (made.empty()) return;
    services.door->office().ledger.write(services.door->process(request, "yearly_report.print"),
                                         [&](audit::WriteTx& tx) {
                                             for (const auto& file : made) add_file(tx, snapshot, file);
                                             tx.record({.kind = "yearly_report.printed",
                                                        .subject = {"yearly_report_snapshots", snapshot},
                                                        .changes = {{"files", {}, std::to_string(made.size())}}});
                                         });
}

}  // namespace

http::Response show_work(const house::Services& services, const http::Request& request) {
    const auto work = work_at(services, request);
    if (work) return bench_page(services, request, *work, {});
    const auto wanted = asked(request);
    if (!services.door->may(request, Manage::text)) return http::refused(work.error());
    const ui::Html content =
        ui::heading("The report on " + wanted.year) +
        paragraph("Nobody has begun this report. Its outline comes from the packs.") +
        button_form(services, request, address(wanted, "work"), "begin", "Begin the report", {}, "");
    return shown(services, request,
                 {.title = "Begin the report",
                  .content = content,
                  .breadcrumbs = trail(wanted, "Begin"),
                  .width = ui::Width::two_thirds});
}

http::Response do_work(const house::Services& services, const http::Request& request) {
    const auto wanted = asked(request);
    const std::string doing{request.form.get("do")};
    const std::string here = address(wanted, "work");
    if (doing == "begin") {
        const auto year = core::ReportingYear::parse(wanted.year);
        const auto grant = services.door->grant<Manage>(
            request,
            record_of({.id = {}, .partnership = wanted.partnership, .year = year.value_or(core::ReportingYear{2000})}));
        if (!grant) return http::refused(grant.error());
        if (!year) return http::refused(rights::missing_record());
        const auto done =
            change(services, request, "yearly_report.begin", [&](audit::WriteTx& tx) -> core::Result<void> {
                const auto made = begin(tx, *grant, wanted.partnership, *year);
                if (!made) return tl::unexpected<core::Refusal>(made.error());
                return {};
            });
        return done ? http::redirect(here) : http::refused(done.error());
    }
    const auto work = work_at(services, request);
    if (!work) return http::refused(work.error());
    const auto done = act(services, request, *work, doing);
    if (!done) {
        ui::FieldErrors errors;
        // All that is missing at once, each by itself.
        if (doing == "publish")
            for (const auto& one : missing_now(services, request, *work)) errors.add("actions", one);
        if (errors.empty()) errors.add("actions", done.error().for_user);
        auto response = bench_page(services, request, *work, errors);
        if (done.error().reason != core::Reason::invalid) response.status = http::status_of(done.error().reason);
        return response;
    }
    if (doing == "publish") keep_prints(services, request, *work);
    return http::redirect(here);
}

}  // namespace yearly_report
