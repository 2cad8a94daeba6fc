#include <algorithm>

#include "core/csv.h"
#include "platform/db/db.h"
#include "platform/publish/disclose.h"
#include "platform/ui/layout.h"
#include "rooms/yearly_report/making/archive.h"
#include "rooms/yearly_report/pages/parts.h"
#include "rooms/yearly_report/pages/report.h"
#include "rooms/yearly_report/store_changes.h"

// What members comment on, what the checker checks and what the partners sign: the report as it reads, and every figure
// that is frozen in it.
namespace yearly_report {
namespace {

struct Read {
    std::vector<FrozenPage> pages;
    ui::Html chapter;
    bool found = false;
};

Read frozen_chapter(db::ReadTx& tx, const Work& work, const std::string& slug) {
    Read read{.pages = pages_frozen(tx, work.snapshot), .chapter = {}};
    if (auto page = file_of(tx, work.snapshot, "pages/" + slug + ".html")) {
        read.chapter = publish::stored_html(std::move(*page));
        read.found = true;
    }
    return read;
}

/// As it would be published now.
Read chapter_now(db::ReadTx& tx, const Work& work, const std::string& slug) {
    Read read;
    const auto report = write(tx, work.partnership, work.year, Drafts::used);
    if (!report) return read;
    const auto masks = public_masks(tx, report->document);
    for (const auto& chapter : chapters_of(*report)) {
        read.pages.push_back({chapter.slug, chapter.title});
        if (chapter.slug != slug) continue;
        read.chapter = publish::blocks_to_html(
            publish::disclose(chapter.document, masks, publish::Notes::where_withheld), publish::FigureLinks::to_pages);
        read.found = true;
    }
    return read;
}

std::vector<ui::Breadcrumb> work_trail(const Asked& wanted, const std::string& here) {
    auto crumbs = trail(wanted, here);
    crumbs.insert(crumbs.end() - 1, {.text = "In the making", .href = address(wanted, "work")});
    return crumbs;
}

/// The version that was published before what is frozen now; empty: none was.
std::optional<Version> version_before(db::ReadTx& tx, const Work& work) {
    for (const auto& one : versions_of(tx, work.id))
        if (one.snapshot != work.snapshot) return one;
    return std::nullopt;
}

}  // namespace

http::Response show_reading(const house::Services& services, const http::Request& request) {
    const auto work = work_at(services, request);
    if (!work) return http::refused(work.error());
    const auto wanted = asked(request);
    const std::string slug{request.parameters.get("slug")};
    Read read;
    services.database.read([&](db::ReadTx& tx) {
        read = work->snapshot.empty() ? chapter_now(tx, *work, slug) : frozen_chapter(tx, *work, slug);
    });
    const char* what = work->snapshot.empty() ? "The report as it is now" : "The report as it is frozen";
    if (slug.empty()) {
        std::vector<ui::Html> items;
        for (const auto& page : read.pages)
            items.push_back(ui::link(address(wanted, "work/read/" + page.slug), page.title));
        return shown(services, request,
                     {.title = what,
                      .content = ui::heading(what, "Yearly report " + wanted.year) +
                                 paragraph("As everyone will read it: what is withheld is withheld here too.") +
                                 ui::element("nav", {{"aria-label", "Contents"}}, bullets(items)),
                      .breadcrumbs = work_trail(wanted, what)});
    }
    const auto here =
        std::find_if(read.pages.begin(), read.pages.end(), [&](const FrozenPage& one) { return one.slug == slug; });
    if (!read.found || here == read.pages.end()) return http::error(404, "The report has no such section.");
    const auto to = [&](const FrozenPage& other) {
        return ui::PaginationLink{.href = address(wanted, "work/read/" + other.slug), .label = other.title};
    };
    ui::Pagination turning{};
    if (here != read.pages.begin()) turning.previous = to(*(here - 1));
    if (here + 1 != read.pages.end()) turning.next = to(*(here + 1));
    ui::Html content = read.chapter;
    if (may_comment(work->state) && services.door->may(request, Comment::text))
        content += paragraph(
            ui::link(http::url(address(wanted, "work/comment"), {{"section", slug}}), "Comment on this section"));
    auto crumbs = work_trail(wanted, here->title);
    crumbs.insert(crumbs.end() - 1, {.text = what, .href = address(wanted, "work/read")});
    return shown(services, request,
                 {.title = here->title + ": " + what, .content = content + ui::render(turning), .breadcrumbs = crumbs});
}

http::Response show_frozen_figures(const house::Services& services, const http::Request& request) {
    const auto work = work_at(services, request);
    if (!work) return http::refused(work.error());
    if (work->snapshot.empty()) return http::error(404, "No figures are frozen.");
    const auto wanted = asked(request);
    std::vector<FrozenFigure> figures;
    ui::Html changes;
    services.database.read([&](db::ReadTx& tx) {
        figures = figures_frozen(tx, work->snapshot);
        if (const auto before = version_before(tx, *work))
            changes += changes_part("What differs from version " + std::to_string(before->number),
                                    changes_between(tx, before->snapshot, work->snapshot));
        const auto now = find_snapshot(tx, work->snapshot);
        if (const auto last = now ? snapshot_before(tx, *now) : std::nullopt)
            changes += changes_part("What differs from the figures frozen on " + day_of(last->made_at),
                                    changes_between(tx, last->id, work->snapshot));
    });
    ui::Table table{
        .head = {"Figure", "Frozen as", "Base", "Rule", "Source"}, .rows = {}, .first_cell_is_header = true};
    for (const auto& one : figures) {
        figures::Figure linked;
        linked.id = one.id;
        table.rows.push_back(
            {ui::link(figures::address(linked), one.label), one.shown, one.base, one.rule, one.source});
    }
    const ui::Html content =
        ui::heading("Frozen figures", "Yearly report " + wanted.year) +
        paragraph(
            "Each leads to the records that it comes from. Compare, then say on the report's page that you have "
            "checked them.") +
        paragraph(ui::link(address(wanted, "work"), "The report in the making") + ui::Html{" · "} +
                  ui::link(address(wanted, "work/figures/csv"), "Take the list along (CSV)")) +
        changes + ui::element("h2", {{"class", "govuk-heading-m"}}, std::to_string(figures.size()) + " figures") +
        scrolling("Frozen figures", table);
    return shown(services, request,
                 {.title = "Frozen figures", .content = content, .breadcrumbs = work_trail(wanted, "Frozen figures")});
}

http::Response download_frozen_figures(const house::Services& services, const http::Request& request) {
    const auto work = work_at(services, request);
    if (!work) return http::refused(work.error());
    if (work->snapshot.empty()) return http::error(404, "No figures are frozen.");
    std::string text = core::csv_line({"figure", "label", "frozen", "base", "rule", "source"});
    services.database.read([&](db::ReadTx& tx) {
        for (const auto& one : figures_frozen(tx, work->snapshot))
            text += core::csv_line({one.id, one.label, one.shown, one.base, one.rule, one.source});
    });
    return http::download("text/csv; charset=utf-8", "frozen-figures-" + asked(request).year + ".csv", std::move(text));
}

}  // namespace yearly_report
