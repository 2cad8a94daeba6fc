#include "rooms/yearly_report/making/archive.h"

#include "core/csv.h"
#include "platform/http/secrets.h"
#include "platform/publish/disclose.h"
#include "rooms/yearly_report/making/companions.h"

namespace yearly_report {

publish::Document without_blocks(const publish::Document& document) {
    return {.title = document.title,
            .publisher = document.publisher,
            .period = document.period,
            .language = document.language,
            .about = document.about};
}

publish::Document part_of(const Report& report, const Part& part) {
    auto document = without_blocks(report.document);
    document.blocks.assign(report.document.blocks.begin() + static_cast<std::ptrdiff_t>(part.first),
                           report.document.blocks.begin() + static_cast<std::ptrdiff_t>(part.end));
    return document;
}

std::vector<Chapter> chapters_of(const Report& report) {
    std::vector<Chapter> chapters;
    for (const auto& part : report.parts) {
        auto alone = part_of(report, part);
        for (auto& block : alone.blocks)
            if (auto* heading = std::get_if<publish::Heading>(&block)) --heading->level;
        if (part.section.level == 2 || chapters.empty()) {
            chapters.push_back({part.section.slug, part.section.title, std::move(alone)});
            continue;
        }
        auto& blocks = chapters.back().document.blocks;
        for (auto& block : alone.blocks) blocks.push_back(std::move(block));
    }
    return chapters;
}

std::string chapter_of(const Report& report, const std::string& slug) {
    std::string chapter;
    for (const auto& part : report.parts) {
        if (part.section.level == 2 || chapter.empty()) chapter = part.section.slug;
        if (part.section.slug == slug) return chapter;
    }
    return {};
}

std::string hash_of(const std::vector<publish::File>& files) {
    std::string all;
    for (const auto& file : files) all += file.path + "\n" + http::fingerprint(file.bytes, 64) + "\n";
    return http::fingerprint(all, 64);
}

namespace {

/// The formats that need no other program, and what the others are made from.
std::vector<publish::File> formats_of(const publish::Disclosed<publish::Document>& document) {
    std::vector<publish::File> files;
    for (const auto format :
         {publish::Format::html, publish::Format::xlsx, publish::Format::csv, publish::Format::json}) {
        auto made = publish::write(document, format, "report");
        for (auto& file : *made) files.push_back(std::move(file));
    }
    for (auto& file : publish::sources(document)) files.push_back(std::move(file));
    return files;
}

}  // namespace

std::vector<publish::File> archive_with_companions(db::ReadTx& tx, const Report& yearly, const std::string& partnership,
                                                   core::ReportingYear year) {
    const std::vector<std::pair<Kind, Report>> companions{{Kind::cover, write_cover(tx, yearly, partnership, year)},
                                                          {Kind::child, write_child(tx, yearly, partnership, year)}};
    auto whole = yearly.document;
    for (const auto& [kind, report] : companions)
        whole.blocks.insert(whole.blocks.end(), report.document.blocks.begin(), report.document.blocks.end());
    const auto masks = public_masks(tx, whole);
    auto files = archive(yearly, masks);
    for (const auto& [kind, report] : companions) {
        const std::string folder = std::string{word(kind)} + "/";
        const auto document = publish::disclose(report.document, masks);
        for (auto& file : formats_of(document)) files.push_back({folder + file.path, std::move(file.bytes)});
        files.push_back(
            {folder + "page.html", publish::blocks_to_html(document, publish::FigureLinks::to_pages).str()});
    }
    files.push_back({"masks.csv", publish::log_of(whole, masks)});
    return files;
}

std::vector<publish::File> archive(const Report& report, const disclosure::Masks& masks) {
    const auto document = publish::disclose(report.document, masks);
    auto files = formats_of(document);
    std::string pages = core::csv_line({"slug", "title"});
    for (const auto& chapter : chapters_of(report)) {
        pages += core::csv_line({chapter.slug, chapter.title});
        files.push_back(
            {"pages/" + chapter.slug + ".html",
             publish::blocks_to_html(publish::disclose(chapter.document, masks, publish::Notes::where_withheld),
                                     publish::FigureLinks::to_pages)
                 .str()});
    }
    files.push_back({"pages.csv", std::move(pages)});
    std::string sections = core::csv_line({"slug", "chapter"});
    for (const auto& part : report.parts)
        sections += core::csv_line({part.section.slug, chapter_of(report, part.section.slug)});
    files.push_back({"sections.csv", std::move(sections)});
    return files;
}

}  // namespace yearly_report
