#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>

#include "app/commands.h"
#include "app/store.h"
#include "core/failure.h"
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

/// Whole or not there: written beside its place, then moved.
void write_file(const std::filesystem::path& path, const std::string& bytes) {
    const std::filesystem::path beside = path.string() + ".part";
    std::ofstream stream{beside, std::ios::binary};
    stream << bytes;
    stream.close();
    if (!stream) throw core::Failure("The file " + path.string() + " cannot be written.");
    std::error_code error;
    std::filesystem::rename(beside, path, error);
    if (error) throw core::Failure("The file " + path.string() + " cannot be written: " + error.message() + ".");
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
           const std::vector<std::string>& formats) {
    const auto year = core::ReportingYear::parse(year_code);
    if (!year) return refuse(no_year(year_code));
    for (const auto& format : formats)
        if (format != "html" && format != "json")
            return refuse("The format \"" + format + "\" is not written yet: ask for html or json.");
    const auto database = open_store(Migrate::no);
    core::Result<yearly_report::Report> written;
    database->read([&](db::ReadTx& tx) { written = yearly_report::write(tx, code, *year); });
    if (!written) return refuse(written.error().for_user);
    for (const auto& fault : written->faults) fmt::print(stderr, "{}\n", core::sentence(fault));
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) throw core::Failure("The folder " + folder + " cannot be made: " + error.message() + ".");
    const std::string stem = "yearly-report-" + year->code();
    for (const auto& format : formats) {
        const auto path = std::filesystem::path{folder} / (stem + "." + format);
        write_file(path, format == "html" ? publish::to_html(written->document) : publish::to_json(written->document));
        fmt::print("{}\n", path.string());
    }
    return written->faults.empty() ? success : findings;
}

}  // namespace app
