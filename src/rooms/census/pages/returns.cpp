#include <algorithm>

#include "core/decimal.h"
#include "rooms/census/checking_command.h"
#include "rooms/census/pages/parts.h"

namespace census {
namespace {

ui::Html link_to(const std::string& address, const Filing& filing) { return ui::link(address, title_of(filing)); }

ui::Html own_returns(const Desk& desk, const std::vector<Acting>& acting) {
    ui::Table table{.head = {"Return", "Area", "Uploaded", "State", ui::numeric("Errors"), ui::numeric("Queries")},
                    .rows = {},
                    .first_cell_is_header = true};
    desk.services.database.read([&](db::ReadTx& tx) {
        std::vector<std::string> seen;
        for (const auto& one : acting) {
            if (std::find(seen.begin(), seen.end(), one.organisation) != seen.end()) continue;
            seen.push_back(one.organisation);
            for (const auto& filing : filings_of(tx, one.organisation))
                table.rows.push_back({link_to(sealed_address(filing.id), filing), name_of_area(tx, filing.area),
                                      moment(filing.uploaded_at), state_tag(filing),
                                      ui::numeric(std::to_string(filing.errors)),
                                      ui::numeric(std::to_string(filing.queries))});
        }
    });
    if (table.rows.empty())
        return ui::render(ui::EmptyState{.title = "No return yet",
                                         .content = paragraph("Upload one to see what is wrong with it by the "
                                                              "national rules, and the indicators it gives.")});
    return ui::scroll_area("Your authority's returns", ui::render(table));
}

ui::Html submitted_returns(const Desk& desk, const http::Request& request) {
    ui::Table table{.head = {"Return", "Area", "Submitted", "By", "State"}, .rows = {}, .first_cell_is_header = true};
    desk.services.database.read([&](db::ReadTx& tx) {
        for (const auto& filing : all_filings(tx)) {
            const bool is_out = filing.state == FilingState::submitted || filing.state == FilingState::accepted ||
                                filing.state == FilingState::sent_back;
            if (!is_out || !desk.services.door->decide(request, Accept::text, submission_record(filing)).allowed)
                continue;
            table.rows.push_back({link_to(submission_address(filing.id), filing), name_of_area(tx, filing.area),
                                  moment(filing.submitted_at), filing.submitted_by, state_tag(filing)});
        }
    });
    if (table.rows.empty())
        return ui::render(ui::EmptyState{.title = "Nothing has been submitted",
                                         .content = paragraph("What authorities submit will stand here.")});
    return ui::scroll_area("Returns submitted to the partnership", ui::render(table));
}

}  // namespace

http::Response show_returns(const Desk& desk, const http::Request& request) {
    const auto acting = acting_for(desk, request);
    ui::Html content = ui::heading("Statutory returns");
    const bool works = desk.services.door->may(request, Work::text);
    const bool accepts = desk.services.door->may(request, Accept::text);
    if (!acting.empty())
        content += ui::render(ui::Button{.text = "Upload a return", .href = "/census/upload"}) +
                   subheading("Your authority's returns") + own_returns(desk, acting);
    else if (works)
        content += ui::render(ui::InsetText{.text = "Returns are sealed to their authority. You see them when you are "
                                                    "appointed for one and sign in with a second factor."});
    if (accepts) content += subheading("Submitted to the partnership") + submitted_returns(desk, request);
    return shown(desk, request,
                 {.title = "Statutory returns", .content = content, .section = "/census", .is_section_front = true});
}

namespace {

ui::Html facts_of(const Desk& desk, const Filing& filing) {
    std::vector<ui::SummaryRow> rows;
    const auto add = [&](const char* key, const ui::Html& value) {
        if (!value.empty()) rows.push_back({.key = key, .value = value});
    };
    desk.services.database.read([&](db::ReadTx& tx) { add("Authority", name_of_area(tx, filing.area)); });
    add("State", state_tag(filing));
    add("File", filing.file_name + ", " + core::grouped(filing.bytes) + " bytes");
    add("Uploaded", moment(filing.uploaded_at) + " by " + filing.uploaded_by);
    if (filing.rules_of != 0) {
        add("Rules of", std::to_string(filing.rules_of));
        add("Children", core::grouped(filing.children));
        add("Findings", core::grouped(filing.errors) + " errors, " + core::grouped(filing.queries) + " queries");
    }
    if (!filing.submitted_at.empty()) add("Submitted", moment(filing.submitted_at) + " by " + filing.submitted_by);
    if (!filing.decided_at.empty())
        add(filing.state == FilingState::accepted ? "Accepted" : "Sent back",
            moment(filing.decided_at) + " by " + filing.decided_by);
    add("Why it was sent back", filing.decision);
    if (filing.destroyed_at.empty())
        add("Will be destroyed on", core::in_words(*core::parse_date(filing.destroy_on)));
    else
        add("Destroyed", moment(filing.destroyed_at));
    add("Fingerprint of the file", filing.file_hash);
    return ui::render(ui::SummaryList{.rows = rows});
}

ui::Html progress_of(const Desk& desk, const http::Request& request, const Filing& filing) {
    const std::string address = sealed_address(filing.id);
    const int percent = checking_progress(filing.id);
    return ui::status_line("census-progress",
                           percent < 0 ? "Waiting to be checked" : "Checked " + std::to_string(percent) + "%",
                           address + "/progress") +
           paragraph(ui::link(address, "See how far it is")) +
           // Also after a stop of the program in the middle of a check; one that is under way is not disturbed.
           (percent < 0 ? button_form(desk, request, address + "/check", "Check now", "govuk-button--secondary")
                        : ui::Html{}) +
           button_form(desk, request, address + "/withdraw", "Cancel and remove the file", "govuk-button--secondary");
}

ui::Html by_rule(const Opened& opened) {
    const auto& results = opened.results;
    ui::Table table{.head = {"Rule", "Kind", "What is wrong", ui::numeric("Findings"), ui::numeric("Open")},
                    .rows = {},
                    .first_cell_is_header = true};
    std::map<std::string, std::pair<int, int>> counts;
    for (const auto& finding : results.findings) {
        auto& [all, open] = counts[finding.rule];
        ++all;
        const auto mark = opened.marks.find(vault::mark(opened.owner, finding.name()));
        if (mark == opened.marks.end() || mark->second.mark == Mark::open) ++open;
    }
    for (const auto& [code, count] : counts) {
        const Card* card = find_rule(results.collection, results.rules_of, code);
        table.rows.push_back(
            {ui::link(http::url(sealed_address(opened.filing.id) + "/findings", {{"rule", code}}), code),
             card != nullptr && card->severity == Severity::query ? "Query" : "Error",
             card == nullptr ? std::string{} : std::string{card->message}, ui::numeric(core::grouped(count.first)),
             ui::numeric(core::grouped(count.second))});
    }
    if (table.rows.empty()) return paragraph("No rule reports a record.");
    return ui::scroll_area("Findings by rule", ui::render(table));
}

/// Other returns of the same authority, collection and year, in one line each.
ui::Html about_others(const Desk& desk, const Filing& filing) {
    ui::Html all;
    if (filing.year == 0) return all;
    desk.services.database.read([&](db::ReadTx& tx) {
        for (const auto& one : filings_of(tx, filing.organisation)) {
            const bool is_other = one.id != filing.id && one.collection == filing.collection &&
                                  one.year == filing.year && one.state != FilingState::withdrawn;
            if (!is_other || (!one.is_open() && one.state != FilingState::accepted)) continue;
            all += ui::render(ui::InsetText{
                .text = ui::Html{"There is "} + ui::link(sealed_address(one.id), "another return of this year") +
                        ", uploaded " + moment(one.uploaded_at) + " (" + std::string{title(one.state)} +
                        "). The one that is accepted last counts."});
        }
    });
    return all;
}

ui::Html about_the_whole(const Results& results) {
    ui::Html items;
    for (const auto& [code, values] : results.return_level) {
        const Card* card = find_rule(results.collection, results.rules_of, code);
        items +=
            ui::element("li", {}, code + ": " + (card == nullptr ? "" : std::string{card->message} + ". ") + values);
    }
    for (const auto& note : results.notes) items += ui::element("li", {}, note);
    if (items.empty()) return {};
    return subheading("About the file as a whole") +
           ui::element("ul", {{"class", "govuk-list govuk-list--bullet"}}, items);
}

}  // namespace

http::Response show_return(const Desk& desk, const http::Request& request) {
    const auto opened = open_return(desk, request, Content::results);
    if (!opened) return http::refused(opened.error());
    const Filing& filing = opened->filing;
    const std::string address = sealed_address(filing.id);
    ui::Html content = ui::heading(title_of(filing));
    const bool has_results =
        filing.is_open() && filing.state != FilingState::waiting && filing.state != FilingState::unusable;
    if (has_results) content += return_navigation(filing, "Overview");
    if (filing.state == FilingState::waiting && filing.is_open()) content += progress_of(desk, request, filing);
    if (filing.state == FilingState::unusable)
        content += ui::render(ui::WarningText{.text = "The file cannot be read: " + filing.message});
    if (has_results && opened->results.is_partial)
        content += ui::render(ui::WarningText{
            .text = "Part of the file could not be read and was left out. What could be read was checked."});
    content += facts_of(desk, filing);
    if (filing.is_open()) content += about_others(desk, filing);
    if (has_results) {
        content += about_the_whole(opened->results) + subheading("Findings by rule") + by_rule(*opened);
        if (filing.is_in_work())
            content += button_form(desk, request, address + "/check", "Check again", "govuk-button--secondary");
    }
    if (filing.is_open() && filing.state != FilingState::waiting)
        content += ui::render(ui::Details{
            .summary = "Destroy this return now",
            .content = paragraph(filing.state == FilingState::accepted
                                     ? "The file and its findings are removed. The accepted figures stay."
                                     : "The file, its findings and what was submitted are removed for good.") +
                       button_form(desk, request, address + "/withdraw", "Destroy", "govuk-button--warning")});
    return shown(desk, request,
                 {.title = title_of(filing), .content = content, .breadcrumbs = way_to(filing), .section = "/census"});
}

http::Response show_progress(const Desk& desk, const http::Request& request) {
    const auto opened = open_return(desk, request, Content::row);
    if (!opened) return http::refused(opened.error());
    // An empty answer: done, load the page again.
    if (opened->filing.state != FilingState::waiting) return http::text(200, "");
    const int percent = checking_progress(opened->filing.id);
    return http::text(200, percent < 0 ? "Waiting to be checked" : "Checked " + std::to_string(percent) + "%");
}

http::Response do_check_again(const Desk& desk, const http::Request& request) {
    const auto opened = open_return(desk, request, Content::row);
    if (!opened) return http::refused(opened.error());
    const auto done = write(desk, request, "census.check",
                            [&](audit::WriteTx& tx) { return check_again(tx, opened->grant, opened->filing.id); });
    if (!done) return http::refused(done.error());
    return http::redirect(sealed_address(opened->filing.id));
}

http::Response do_withdraw(const Desk& desk, const http::Request& request) {
    const auto opened = open_return(desk, request, Content::row);
    if (!opened) return http::refused(opened.error());
    const auto done = write(desk, request, "census.withdraw",
                            [&](audit::WriteTx& tx) { return withdraw(tx, opened->grant, opened->filing.id); });
    if (!done) return http::refused(done.error());
    desk.safe->remove_files(opened->filing.id);
    return http::redirect(sealed_address(opened->filing.id));
}

}  // namespace census
