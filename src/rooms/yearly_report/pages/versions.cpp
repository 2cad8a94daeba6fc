#include <algorithm>

#include "core/csv.h"
#include "platform/db/db.h"
#include "platform/publish/formats.h"
#include "platform/registers/entity.h"
#include "platform/ui/layout.h"
#include "rooms/partnership/partnership.h"
#include "rooms/yearly_report/pages/parts.h"
#include "rooms/yearly_report/pages/report.h"
#include "rooms/yearly_report/store_changes.h"
#include "rooms/yearly_report/store_route.h"
#include "rooms/yearly_report/yearly_report.h"

// Published versions, for everyone: served from what was frozen, whatever has changed since.
namespace yearly_report {
namespace {

struct Found {
    Work work;
    Version version;
    Snapshot snapshot;
    std::vector<std::string> paths;
    std::vector<Version> all;
    std::size_t stale = 0;
    std::string publisher = {};  ///< the partnership's name
    std::vector<Signature> signatures = {};
    std::vector<RouteStep> route = {};
    Changes changes = {};  ///< since the version before
};

std::string organisation_name(db::ReadTx& tx, const std::string& code) {
    registers::Cells key(partnership::organisations.fields.size());
    key[registers::place_of(partnership::organisations, "code")] = code;
    const auto record = registers::find_by_key(tx, partnership::organisations, key);
    return record ? field_of(partnership::organisations, *record, "name") : code;
}

std::optional<Found> find(const house::Services& services, const http::Request& request, const std::string& number) {
    const auto wanted = asked(request);
    const auto year = core::ReportingYear::parse(wanted.year);
    std::optional<Found> found;
    if (!year) return found;
    services.database.read([&](db::ReadTx& tx) {
        const auto work = find_work(tx, wanted.partnership, *year);
        if (!work) return;
        const auto all = versions_of(tx, work->id);
        for (const auto& one : all) {
            if (std::to_string(one.number) != number) continue;
            const auto snapshot = find_snapshot(tx, one.snapshot);
            if (snapshot) found = Found{*work, one, *snapshot, paths_of(tx, one.snapshot), all};
        }
        if (!found) return;
        found->stale = stale_in(tx, found->snapshot, services.figure).size();
        const auto partnership = partnership::find_partnership(tx, wanted.partnership);
        found->publisher = partnership ? partnership->name : wanted.partnership;
        found->route = route_of(tx, *work);
        found->signatures = signatures_of(tx, found->snapshot.id);
        for (auto& one : found->signatures) one.organisation = organisation_name(tx, one.organisation);
        for (const auto& one : all)
            if (one.number + 1 == found->version.number)
                found->changes = changes_between(tx, one.snapshot, found->snapshot.id);
    });
    return found;
}

std::string bytes_of(const house::Services& services, const Found& found, const std::string& path) {
    std::string bytes;
    services.database.read([&](db::ReadTx& tx) { bytes = file_of(tx, found.snapshot.id, path).value_or(""); });
    return bytes;
}

std::string published_on(const Version& version) {
    const auto day = core::parse_date(version.published_at.substr(0, 10));
    return day ? core::in_words(*day) : version.published_at;
}

struct Page {
    std::string slug, title;
};
std::vector<Page> pages_of(const house::Services& services, const Found& found) {
    core::Faults faults;
    std::vector<Page> pages;
    const auto text = bytes_of(services, found, "pages.csv");
    for (const auto& row : core::read_csv(text, "pages.csv", faults).rows)
        pages.push_back({row.cells[0], row.cells[1]});
    return pages;
}

/// The folder of a document's files: the report's own is empty.
std::string folder_of(const http::Request& request) {
    const auto kind = parse_kind(request.parameters.get("kind"));
    return !kind || *kind == Kind::yearly ? std::string{} : std::string{word(*kind)} + "/";
}

/// `path` inside the folder.
bool for_readers(const std::string& path) { return path.starts_with("report.") || path.starts_with("csv/"); }

/// The whole document first, by the name of its format; then its tables.
ui::Html download_links(const Found& found, const std::string& base, const std::string& folder) {
    constexpr std::pair<const char*, const char*> whole[] = {{"report.pdf", "PDF"},
                                                             {"report.docx", "Word draft (DOCX)"},
                                                             {"report.html", "One HTML file"},
                                                             {"report.xlsx", "Workbook of tables and figures (XLSX)"},
                                                             {"report.json", "JSON"}};
    std::vector<ui::Html> items, tables;
    for (const auto& [name, title] : whole)
        if (std::find(found.paths.begin(), found.paths.end(), folder + name) != found.paths.end())
            items.push_back(ui::link(base + "/files/" + name, title));
    for (const auto& path : found.paths)
        if (path.starts_with(folder + "csv/"))
            tables.push_back(ui::link(base + "/files/" + path.substr(folder.size()), path.substr(folder.size() + 4)));
    return ui::element("h2", {{"class", "govuk-heading-m"}}, "Download this version") + bullets(items) +
           ui::render(ui::Details{.summary = "Each table and the figures as CSV", .content = bullets(tables)});
}

/// Who considered and who signed what is published here.
ui::Html answered_for(const Found& found) {
    ui::Table table{.head = {"Who", "What", "On"}, .rows = {}, .first_cell_is_header = true};
    for (const auto& step : found.route) {
        if (!step.done()) continue;
        auto decision = step.decision;
        std::replace(decision.begin(), decision.end(), '_', ' ');
        table.rows.push_back({step.body, decision, ""});
    }
    for (const auto& one : found.signatures) {
        const auto day = core::parse_date(one.at.substr(0, 10));
        table.rows.push_back({one.organisation, "signed by " + one.by, day ? core::in_words(*day) : one.at});
    }
    if (table.rows.empty()) return {};
    return ui::element("h2", {{"class", "govuk-heading-m"}}, "Who considered and signed it") +
           scrolling("Who considered and signed it", table);
}

ui::Html changed_part(const Found& found) {
    if (found.changes.empty()) return {};
    std::vector<ui::Html> items;
    for (const auto& one : found.changes.sections) items.emplace_back("Section: " + one);
    for (const auto& one : found.changes.figures)
        items.emplace_back(one.label + ": " + (one.before.empty() ? "not told" : one.before) + ", now " +
                           (one.after.empty() ? "not told" : one.after));
    return ui::render(ui::Details{.summary = "What differs from the version before", .content = bullets(items)});
}

/// The chapter whose page holds this section; empty: the version has none.
std::string chapter_holding(const house::Services& services, const Found& found, const std::string& slug) {
    core::Faults faults;
    const auto text = bytes_of(services, found, "sections.csv");
    for (const auto& row : core::read_csv(text, "sections.csv", faults).rows)
        if (row.cells[0] == slug) return row.cells[1];
    return {};
}

/// The documents that were frozen with the report, as links; empty for those frozen before there were any.
ui::Html companions_of(const Found& found, const std::string& base) {
    const auto has = [&](const char* path) {
        return std::find(found.paths.begin(), found.paths.end(), path) != found.paths.end();
    };
    if (!has("child/page.html") || !has("cover/page.html")) return {};
    return paragraph(ui::link(base + "/as/child", "The short version for children and young people") + ui::Html{" · "} +
                     ui::link(base + "/as/cover", "Cover report for committees"));
}

}  // namespace

http::Response show_version(const house::Services& services, const http::Request& request) {
    const std::string number{request.parameters.get("number")};
    const auto found = find(services, request, number);
    if (!found) return http::error(404, "There is no such version of the report.");
    const auto wanted = asked(request);
    const std::string base = address(wanted, "versions/" + number);
    const auto pages = pages_of(services, *found);
    const std::string slug{request.parameters.get("slug")};
    const auto here = std::find_if(pages.begin(), pages.end(), [&](const Page& page) { return page.slug == slug; });
    if (!slug.empty() && here == pages.end()) {
        const auto chapter = chapter_holding(services, *found, slug);
        if (chapter.empty()) return http::error(404, "This version has no such section.");
        return http::redirect(base + "/sections/" + chapter);
    }
    ui::Html content;
    if (slug.empty()) {
        content = ui::heading("Yearly report " + wanted.year + ": " + found->publisher,
                              "Version " + number + ", published on " + published_on(found->version));
        if (!found->version.note.empty())
            content += ui::render(ui::InsetText{.text = "What this version amends: " + found->version.note});
        if (found->all.front().number != found->version.number)
            content += ui::render(ui::WarningText{.text = "A newer version is published: version " +
                                                          std::to_string(found->all.front().number) + "."});
        if (found->stale > 0)
            content += ui::render(ui::InsetText{.text = std::to_string(found->stale) +
                                                        " figures are told otherwise by their sources today. This page "
                                                        "tells them as they were published."});
        std::vector<ui::Html> items;
        for (const auto& page : pages) items.push_back(ui::link(base + "/sections/" + page.slug, page.title));
        content += ui::element("nav", {{"aria-label", "Contents"}}, bullets(items)) + changed_part(*found) +
                   answered_for(*found) + companions_of(*found, base) +
                   paragraph(ui::link(address(wanted, "requirements"), "What the law asks, and where it is met")) +
                   download_links(*found, base, "");
        return shown(services, request,
                     {.title = "Yearly report " + wanted.year,
                      .content = content,
                      .breadcrumbs = trail(wanted, "Version " + number)});
    }
    content = publish::stored_html(bytes_of(services, *found, "pages/" + slug + ".html"));
    ui::Pagination turning{};
    if (here != pages.begin())
        turning.previous =
            ui::PaginationLink{.href = base + "/sections/" + (here - 1)->slug, .label = (here - 1)->title};
    if (here + 1 != pages.end())
        turning.next = ui::PaginationLink{.href = base + "/sections/" + (here + 1)->slug, .label = (here + 1)->title};
    auto crumbs = trail(wanted, here->title);
    crumbs.insert(crumbs.end() - 1, {.text = "Version " + number, .href = base});
    return shown(services, request,
                 {.title = here->title + ": yearly report " + wanted.year,
                  .content = content + ui::render(turning),
                  .breadcrumbs = crumbs});
}

http::Response show_version_companion(const house::Services& services, const http::Request& request) {
    const std::string number{request.parameters.get("number")};
    const auto found = find(services, request, number);
    const auto folder = folder_of(request);
    const auto page = found && !folder.empty() ? bytes_of(services, *found, folder + "page.html") : std::string{};
    if (page.empty()) return http::error(404, "There is no such document of this version.");
    const auto wanted = asked(request);
    const std::string version = address(wanted, "versions/" + number);
    const char* title =
        folder == "child/" ? "The short version for children and young people" : "Cover report for committees";
    auto crumbs = trail(wanted, title);
    crumbs.insert(crumbs.end() - 1, {.text = "Version " + number, .href = version});
    const std::string base = version + "/as/" + folder.substr(0, folder.size() - 1);
    return shown(services, request,
                 {.title = std::string{title} + ": yearly report " + wanted.year,
                  .content = publish::stored_html(page) + download_links(*found, base, folder),
                  .breadcrumbs = crumbs});
}

http::Response download_version(const house::Services& services, const http::Request& request) {
    const auto found = find(services, request, std::string{request.parameters.get("number")});
    const std::string name{request.parameters.get("file")};
    const std::string inside = request.path.find("/files/csv/") == std::string::npos ? name : "csv/" + name;
    const std::string path = folder_of(request) + inside;
    if (!found || !for_readers(inside) ||
        std::find(found->paths.begin(), found->paths.end(), path) == found->paths.end())
        return http::error(404, "This version has no such file.");
    const auto dot = path.rfind('.');
    const auto format = publish::parse_format(path.substr(dot + 1));
    return http::download(std::string{format ? publish::content_type(*format) : "application/octet-stream"}, name,
                          bytes_of(services, *found, path));
}

}  // namespace yearly_report
