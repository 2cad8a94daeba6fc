#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>

#include "app/commands.h"
#include "app/store.h"
#include "platform/publish/disclose.h"
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

/// "2024-25", and "2024/25" as documents write it.
std::optional<core::ReportingYear> year_of(std::string text) {
    std::replace(text.begin(), text.end(), '/', '-');
    return core::ReportingYear::parse(text);
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

std::string no_profile(const std::string& word) {
    std::string known;
    for (const auto& one : disclosure::profiles()) known += (known.empty() ? "" : ", ") + one.code;
    return "\"" + word + "\" is no publication profile: ask for one of " + known + ".";
}

/// What a report written before has told: its JSON, as `cairn report --formats json` writes it. A figure that was
/// withheld is looked up in the store, since it must stay withheld. Gives what is wrong with the file; empty: nothing.
std::string add_earlier(db::ReadTx& tx, const std::string& file, std::vector<disclosure::Earlier>& earlier) {
    std::ifstream stream{file, std::ios::binary};
    const auto json = nlohmann::json::parse(stream, nullptr, false);
    if (!json.is_object() || !json.contains("figures") || !json["figures"].is_array())
        return "\"" + file + "\" is not a report that Cairn wrote as JSON.";
    for (const auto& told : json["figures"]) {
        if (!told.is_object() || !told.contains("id") || !told["id"].is_string()) continue;
        const auto figure = scorecard::figure_by_id(tx, told["id"].get<std::string>());
        if (!figure || !figure->computed_from.empty() || !figure->value) continue;
        disclosure::Earlier one{.datum = disclosure::datum_of(*figure), .withheld = !told["value"].is_number()};
        // The value as it was told then: the record may have been revised since.
        if (!one.withheld)
            if (const auto value = core::Decimal::parse(told["value"].dump())) one.datum.value = *value;
        earlier.push_back(std::move(one));
    }
    return {};
}

/// How many figures are withheld, for the owner; the log has them one by one.
void note_masks(const disclosure::Profile& profile, const std::string& log) {
    if (profile.most == 0) return;
    const auto lines = std::count(log.begin(), log.end(), '\n') - 1;
    fmt::print("{} {} withheld by the profile {}, version {}\n", lines, lines == 1 ? "figure is" : "figures are",
               profile.code, profile.version);
}

}  // namespace

int figures(const std::string& code, const std::string& year_code, bool json) {
    const auto year = year_of(year_code);
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
    nlohmann::ordered_json document{{"partnership", code}, {"year", year->code()}};
    document["figures"] = nlohmann::ordered_json::parse(figures::to_json(traced));
    fmt::print("{}\n", document.dump(2));
    return success;
}

namespace {

std::string folder_of(const ReportWanted& wanted, core::ReportingYear year) {
    return wanted.folder.empty() ? wanted.partnership + "-" + year.code() : wanted.folder;
}

/// The files of a published version: what was checked and signed, whatever the record or the profile tells by now.
int published_version(const ReportWanted& wanted, yearly_report::Kind kind, core::ReportingYear year,
                      const std::vector<publish::Format>& formats) {
    const auto database = open_store(Migrate::no);
    std::vector<publish::File> files;
    std::string refused;
    database->read([&](db::ReadTx& tx) {
        for (const auto format : formats) {
            auto made = yearly_report::published_files(tx, wanted.partnership, year, wanted.version, kind, format);
            if (!made)
                refused = made.error().for_user;
            else
                for (auto& file : *made) files.push_back(std::move(file));
        }
    });
    if (!refused.empty()) return refuse(refused + " Nothing was written.");
    for (const auto& path : publish::put(folder_of(wanted, year), files)) fmt::print("{}\n", path);
    return success;
}

}  // namespace

int report(const ReportWanted& wanted) {
    const auto kind = yearly_report::parse_kind(wanted.kind);
    if (!kind) return refuse("\"" + wanted.kind + "\" is no document: ask for yearly, cover or child.");
    const auto year = year_of(wanted.year);
    if (!year) return refuse(no_year(wanted.year));
    const auto formats = formats_of(wanted.formats);
    if (!formats) return refuse(formats.error().for_user);
    if (wanted.version != 0) return published_version(wanted, *kind, *year, *formats);
    const auto profile = disclosure::find_profile(wanted.profile);
    if (!profile) return refuse(no_profile(wanted.profile));
    const auto database = open_store(Migrate::no);
    core::Result<yearly_report::Report> written;
    disclosure::Masks masks;
    std::string unreadable;
    database->read([&](db::ReadTx& tx) {
        written = yearly_report::write_kind(tx, *kind, wanted.partnership, *year);
        if (!written) return;
        std::vector<disclosure::Earlier> earlier;
        for (const auto& file : wanted.published)
            if (unreadable.empty()) unreadable = add_earlier(tx, file, earlier);
        masks = yearly_report::masks_of(tx, written->document, *profile, earlier);
    });
    if (!written) return refuse(written.error().for_user);
    if (!unreadable.empty()) return refuse(unreadable);
    const std::string log = publish::log_of(written->document, masks);
    const auto published = publish::disclose(written->document, masks);
    for (const auto& fault : written->faults) fmt::print(stderr, "{}\n", core::sentence(fault));
    std::vector<publish::File> files;
    for (const auto format : *formats) {
        auto made = publish::write(published, format, yearly_report::stem_of(*kind, *year));
        if (!made) return refuse(made.error().for_user + " Nothing was written.");
        for (auto& file : *made) files.push_back(std::move(file));
    }
    for (const auto& path : publish::put(folder_of(wanted, *year), files)) fmt::print("{}\n", path);
    for (const auto format : *formats) fmt::print("{:5} {}\n", publish::word(format), note_on(format, *published));
    note_masks(*profile, log);
    if (!wanted.mask_log.empty()) publish::put(wanted.mask_log, {{.path = "masks.csv", .bytes = log}});
    return written->faults.empty() ? success : findings;
}

}  // namespace app
