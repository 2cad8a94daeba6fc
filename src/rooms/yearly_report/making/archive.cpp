#include "rooms/yearly_report/making/archive.h"

#include "core/csv.h"
#include "platform/http/secrets.h"

namespace yearly_report {

publish::Document part_of(const Report& report, const Part& part) {
    publish::Document document = report.document;
    document.blocks.assign(report.document.blocks.begin() + static_cast<std::ptrdiff_t>(part.first),
                           report.document.blocks.begin() + static_cast<std::ptrdiff_t>(part.end));
    return document;
}

std::string hash_of(const std::vector<publish::File>& files) {
    std::string all;
    for (const auto& file : files) all += file.path + "\n" + http::fingerprint(file.bytes, 64) + "\n";
    return http::fingerprint(all, 64);
}

std::vector<publish::File> archive(const Report& report) {
    std::vector<publish::File> files;
    for (const auto format :
         {publish::Format::html, publish::Format::xlsx, publish::Format::csv, publish::Format::json}) {
        auto made = publish::write(report.document, format, "report");
        for (auto& file : *made) files.push_back(std::move(file));
    }
    for (auto& file : publish::sources(report.document)) files.push_back(std::move(file));
    std::string parts = core::csv_line({"slug", "title", "level"});
    for (const auto& part : report.parts) {
        parts += core::csv_line({part.section.slug, part.section.title, std::to_string(part.section.level)});
        files.push_back({"pages/" + part.section.slug + ".html",
                         publish::blocks_to_html(part_of(report, part), publish::FigureLinks::to_pages).str()});
    }
    files.push_back({"parts.csv", std::move(parts)});
    return files;
}

}  // namespace yearly_report
