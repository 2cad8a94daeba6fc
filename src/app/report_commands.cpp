#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <optional>

#include "app/commands.h"
#include "app/store.h"
#include "platform/publish/folder.h"
#include "rooms/finance/finance.h"
#include "rooms/partnership/partnership.h"
#include "rooms/scorecard/scorecard.h"
#include "rooms/yearly_report/yearly_report.h"

namespace app {
namespace {

int refuse(const std::string& sentence) {
    fmt::print(stderr, "cairn: {}\n", sentence);
    return unusable;
}

std::string no_year(const std::string& year) {
    return "\"" + year + "\" is not a reporting year: write it as 2024-25.";
}

/// Each once, in the order asked for; refused with the first that is none.
core::Result<std::vector<publish::Format>> formats_of(const std::vector<std::string>& words) {
    std::vector<publish::Format> formats;
    for (const auto& word : words) {
        const auto format = publish::parse_format(word);
        if (!format)
            return core::refuse(core::Reason::unusable_input, "The format \"" + word +
                                                                  "\" is none that a report is written in: ask for "
                                                                  "html, pdf, docx, xlsx, csv or json.");
        if (std::find(formats.begin(), formats.end(), *format) == formats.end()) formats.push_back(*format);
    }
    return formats;
}

/// One line for each format: what is in it.
std::string note_on(publish::Format format, const publish::Document& document) {
    const auto tables = std::count_if(document.blocks.begin(), document.blocks.end(),
                                      [](const publish::Block& block) { return publish::table_of(block) != nullptr; });
    const auto figures = publish::figures_in(document).size();
    switch (format) {
        case publish::Format::html:
            return fmt::format("the report in one file, {} tables, {} figures with their sources", tables, figures);
        case publish::Format::pdf:
            return "the same on A4, tagged, with bookmarks";
        case publish::Format::docx:
            return "an editable draft with headings and tables";
        case publish::Format::xlsx:
            return fmt::format("{} tables and {} figures, a sheet each", tables, figures);
        case publish::Format::csv:
            return fmt::format("{} tables and {} figures, with CSV on the Web metadata", tables, figures);
        case publish::Format::json:
            return "the document and its figures for programs";
    }
    return {};
}

}  // namespace

int figures(const std::string& code, const std::string& year_code, bool json) {
    const auto year = core::ReportingYear::parse(year_code);
    if (!year) return refuse(no_year(year_code));
    const auto database = open_store(Migrate::no);
    std::optional<partnership::Partnership> found;
    std::vector<figures::Figure> traced;
    database->read([&](db::ReadTx& tx) {
        found = partnership::find_partnership(tx, code);
        if (!found) return;
        std::vector<std::string> areas;
        for (const auto& area : partnership::footprint(tx, *found)) areas.push_back(area.code);
        traced = scorecard::figures_of(tx, areas, *year);
        for (auto& amount : finance::figures_of(tx, code, *year)) traced.push_back(std::move(amount));
    });
    if (!found) return refuse("There is no partnership \"" + code + "\" in the store. Load its pack first.");
    if (!json) {
        for (const auto& figure : traced)
            fmt::print("{}: {}\n    {}\n", figure.label, figures::shown(figure), figure.id);
        return success;
    }
    nlohmann::ordered_json document{{"partnership", code}, {"year", year_code}};
    document["figures"] = nlohmann::ordered_json::parse(figures::to_json(traced));
    fmt::print("{}\n", document.dump(2));
    return success;
}

int report(const std::string& code, const std::string& year_code, const std::string& folder,
           const std::vector<std::string>& words, const std::string& kind_word) {
    const auto kind = yearly_report::parse_kind(kind_word);
    if (!kind) return refuse("\"" + kind_word + "\" is no document: ask for yearly, cover or child.");
    const auto year = core::ReportingYear::parse(year_code);
    if (!year) return refuse(no_year(year_code));
    const auto formats = formats_of(words);
    if (!formats) return refuse(formats.error().for_user);
    const auto database = open_store(Migrate::no);
    core::Result<yearly_report::Report> written;
    database->read([&](db::ReadTx& tx) { written = yearly_report::write_kind(tx, *kind, code, *year); });
    if (!written) return refuse(written.error().for_user);
    for (const auto& fault : written->faults) fmt::print(stderr, "{}\n", core::sentence(fault));
    std::vector<publish::File> files;
    for (const auto format : *formats) {
        auto made = publish::write(
            written->document, format,
            (*kind == yearly_report::Kind::yearly ? "yearly-report-" : kind_word + "-report-") + year->code());
        if (!made) return refuse(made.error().for_user + " Nothing was written.");
        for (auto& file : *made) files.push_back(std::move(file));
    }
    for (const auto& path : publish::put(folder, files)) fmt::print("{}\n", path);
    for (const auto format : *formats)
        fmt::print("{:5} {}\n", publish::word(format), note_on(format, written->document));
    return written->faults.empty() ? success : findings;
}

}  // namespace app
