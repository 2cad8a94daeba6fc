#include <algorithm>

#include "core/csv.h"
#include "platform/db/db.h"
#include "platform/publish/formats.h"
#include "platform/ui/layout.h"
#include "rooms/yearly_report/pages/parts.h"
#include "rooms/yearly_report/pages/report.h"

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
            if (snapshot) found = Found{*work, one, *snapshot, paths_of(tx, one.snapshot), all};
        }
        if (found) found->stale = stale_in(tx, found->snapshot, services.figure).size();
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

bool for_readers(const std::string& path) { return path.starts_with("report.") || path.starts_with("csv/"); }

ui::Html downloads(const Found& found, const std::string& base) {
    std::vector<ui::Html> items;
    for (const auto& path : found.paths)
        if (for_readers(path)) items.push_back(ui::link(base + "/files/" + path, path));
    ui::Html content = bullets(items);
    const auto is_there = [&](const char* path) {
        return std::find(found.paths.begin(), found.paths.end(), path) != found.paths.end();
    };
    if (publish::can_write(publish::Format::pdf) && !is_there("report.pdf"))
        content += paragraph("The PDF is being made. Load this page again in a minute.");
    return ui::render(ui::Details{.summary = "Download this version", .content = content});
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
    if (!slug.empty() && here == pages.end()) return http::error(404, "This version has no such section.");
    ui::Html content;
    if (slug.empty()) {
        content = ui::heading("Yearly report " + wanted.year,
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
        content += ui::element("nav", {{"aria-label", "Contents"}}, bullets(items)) + downloads(*found, base);
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

http::Response download_version(const house::Services& services, const http::Request& request) {
    const auto found = find(services, request, std::string{request.parameters.get("number")});
    const std::string name{request.parameters.get("file")};
    const std::string path = request.path.find("/files/csv/") == std::string::npos ? name : "csv/" + name;
    if (!found || !for_readers(path) || std::find(found->paths.begin(), found->paths.end(), path) == found->paths.end())
        return http::error(404, "This version has no such file.");
    const auto dot = path.rfind('.');
    const auto format = publish::parse_format(path.substr(dot + 1));
    return http::download(std::string{format ? publish::content_type(*format) : "application/octet-stream"}, name,
                          bytes_of(services, *found, path));
}

}  // namespace yearly_report
