#include <algorithm>
#include <cstring>

#include "core/csv.h"
#include "core/utf8.h"
#include "platform/db/db.h"
#include "platform/publish/formats.h"
#include "platform/registers/entity.h"
#include "platform/registers/value.h"
#include "platform/ui/layout.h"
#include "rooms/partnership/partnership.h"
#include "rooms/yearly_report/pages/parts.h"
#include "rooms/yearly_report/pages/report.h"
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
    std::vector<Stale> stale;
    std::string publisher;
};

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
            if (snapshot) found = Found{*work, one, *snapshot, paths_of(tx, one.snapshot), all, {}, {}};
        }
        if (!found) return;
        found->stale = stale_in(tx, found->snapshot, services.figure);
        if (const auto one = partnership::find_partnership(tx, wanted.partnership)) found->publisher = one->name;
    });
    return found;
}

std::string bytes_of(const house::Services& services, const Found& found, const std::string& path) {
    std::string bytes;
    services.database.read([&](db::ReadTx& tx) { bytes = file_of(tx, found.snapshot.id, path).value_or(""); });
    return bytes;
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

ui::Html download_links(const Found& found, const std::string& base, const std::string& folder) {
    std::vector<ui::Html> items;
    for (const auto& path : found.paths)
        if (path.starts_with(folder) && for_readers(path.substr(folder.size())))
            items.push_back(ui::link(base + "/files/" + path.substr(folder.size()), path.substr(folder.size())));
    ui::Html content = bullets(items);
    const bool printed = std::find(found.paths.begin(), found.paths.end(), folder + "report.pdf") != found.paths.end();
    if (publish::can_write(publish::Format::pdf) && !printed)
        content += paragraph("The PDF is being made. Load this page again in a minute.");
    return ui::render(ui::Details{.summary = "Download this version", .content = content});
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

/// The documents of this version that people take along, by name: those that were made when it was published.
ui::Html named_downloads(const Found& found, const std::string& base) {
    const auto has = [&](const std::string& path) {
        return std::find(found.paths.begin(), found.paths.end(), path) != found.paths.end();
    };
    std::vector<ui::Html> items;
    const std::pair<const char*, const char*> documents[]{{"", "Yearly report"},
                                                          {"child/", "Short version for children and young people"},
                                                          {"cover/", "Cover report for committees"}};
    for (const auto& [folder, name] : documents) {
        const std::string at = *folder == '\0' ? base : base + "/as/" + std::string{folder, std::strlen(folder) - 1};
        for (const auto& [file, label] :
             {std::pair{"report.pdf", "PDF"}, {"report.docx", "Word"}, {"report.html", "HTML"}})
            if (has(std::string{folder} + file))
                items.push_back(ui::link(at + "/files/" + file, std::string{name} + " (" + label + ")"));
    }
    if (has("report.xlsx")) items.push_back(ui::link(base + "/files/report.xlsx", "Tables and figures (workbook)"));
    return heading2("Take it along") + bullets(items);
}

/// Who signed it and who considered it, each with the day.
ui::Html answered_for(const house::Services& services, const Found& found) {
    std::vector<ui::Html> signed_by, considered;
    services.database.read([&](db::ReadTx& tx) {
        for (const auto& one : signatures_of(tx, found.snapshot.id)) {
            registers::Cells key(partnership::organisations.fields.size());
            key[registers::place_of(partnership::organisations, "code")] = one.organisation;
            const auto organisation = registers::find_by_key(tx, partnership::organisations, key);
            const auto role = rights::find_role(one.capacity);
            signed_by.emplace_back(one.by + (role ? ", " + core::lowered(std::string{rights::card(*role).title}) : "") +
                                   ", for " + (organisation ? organisation->title : one.organisation) + ", on " +
                                   day_of(one.at));
        }
        for (const auto& step : route_of(tx, found.work)) {
            const auto record = step.done() ? registers::find(tx, approvals, step.approval) : std::nullopt;
            if (record && field_of(approvals, *record, "on") <= found.version.published_at.substr(0, 10))
                considered.emplace_back(
                    step.body + ": " +
                    registers::shown(approvals.fields[registers::place_of(approvals, "decision")], step.decision) +
                    " on " + day_of(field_of(approvals, *record, "on")));
        }
    });
    ui::Html html;
    if (!signed_by.empty()) html += heading2("Signed by the safeguarding partners") + bullets(signed_by);
    if (!considered.empty()) html += heading2("Considered by") + bullets(considered);
    return html;
}

/// What this version is, who answers for it, and what goes with it.
ui::Html front_of(const house::Services& services, const Asked& wanted, const Found& found, const std::string& base) {
    ui::Html content = ui::heading(
        "Yearly report " + wanted.year + ": " + found.publisher,
        "Version " + std::to_string(found.version.number) + ", published on " + day_of(found.version.published_at));
    if (!found.version.note.empty())
        content += ui::render(ui::InsetText{.text = "What this version amends: " + found.version.note});
    if (found.all.front().number != found.version.number)
        content += ui::render(ui::WarningText{.text = "A newer version is published: version " +
                                                      std::to_string(found.all.front().number) + "."});
    if (!found.stale.empty())
        content += ui::render(ui::InsetText{
            .text =
                std::to_string(found.stale.size()) +
                (found.stale.size() == 1 ? " figure is told otherwise by its source today. "
                                         : " figures are told otherwise by their sources today. ") +
                "This version tells them as they were published; each section says which of its figures they are."});
    content +=
        named_downloads(found, base) + companions_of(found, base) +
        paragraph(ui::link(address(wanted, "requirements"), "What the law asks of the report, and where it is met"));
    content += answered_for(services, found);
    const auto earlier = std::find_if(found.all.begin(), found.all.end(),
                                      [&](const Version& one) { return one.number + 1 == found.version.number; });
    if (earlier == found.all.end()) return content;
    services.database.read([&](db::ReadTx& tx) {
        content += changes_part("What changed since version " + std::to_string(earlier->number),
                                changes_between(tx, earlier->snapshot, found.version.snapshot));
    });
    return content;
}

/// Which figures of a kept page their sources tell otherwise today. Values are not told: one may be withheld.
ui::Html stale_on(const Found& found, const std::string& page) {
    std::vector<ui::Html> items;
    for (const auto& one : found.stale) {
        figures::Figure figure;
        figure.id = one.id;
        const auto at = figures::address(figure);
        if (page.find("\"" + at + "\"") != std::string::npos) items.push_back(ui::link(at, one.label));
    }
    if (items.empty()) return {};
    return ui::render(ui::InsetText{
        .text = paragraph("Since this was published the sources of these figures have changed. The page tells them as "
                          "they were published:") +
                bullets(items)});
}

/// The chapter that held the section when the version was frozen; the section itself where none is known.
std::string chapter_holding(const house::Services& services, const Found& found, const std::string& slug) {
    core::Faults faults;
    const auto text = bytes_of(services, found, "sections.csv");
    for (const auto& row : core::read_csv(text, "sections.csv", faults).rows)
        if (row.cells[0] == slug) return row.cells[1];
    return slug;
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
        // A section inside a chapter leads to its chapter, as it does in the report as it is now.
        const auto chapter = chapter_holding(services, *found, slug);
        const bool kept =
            std::any_of(pages.begin(), pages.end(), [&](const Page& page) { return page.slug == chapter; });
        if (kept && chapter != slug) return http::redirect(base + "/sections/" + chapter);
        return http::error(404, "This version has no such section.");
    }
    const std::string title = "Yearly report " + wanted.year + ": " + found->publisher;
    ui::Html content;
    if (slug.empty()) {
        content = front_of(services, wanted, *found, base);
        std::vector<ui::Html> items;
        for (const auto& page : pages) items.push_back(ui::link(base + "/sections/" + page.slug, page.title));
        content += heading2("Section by section") + ui::element("nav", {{"aria-label", "Contents"}}, bullets(items)) +
                   download_links(*found, base, "");
        return shown(services, request,
                     {.title = title, .content = content, .breadcrumbs = trail(wanted, "Version " + number)});
    }
    const auto kept = bytes_of(services, *found, "pages/" + slug + ".html");
    content = stale_on(*found, kept) + publish::stored_html(kept);
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
