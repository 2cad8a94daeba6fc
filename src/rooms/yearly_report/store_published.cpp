#include <algorithm>

#include "rooms/yearly_report/store_workflow.h"
#include "rooms/yearly_report/yearly_report.h"

namespace yearly_report {
namespace {

std::string folder_of(Kind kind) { return kind == Kind::yearly ? std::string{} : std::string{word(kind)} + "/"; }

/// PDF or DOCX: kept when the version was published, or made now of what was frozen for it.
core::Result<std::string> print_of(db::ReadTx& tx, const Version& version, Kind kind, publish::Format format,
                                   const std::string& publisher) {
    const auto folder = folder_of(kind);
    const bool pdf = format == publish::Format::pdf;
    if (auto kept = file_of(tx, version.snapshot, folder + (pdf ? "report.pdf" : "report.docx"))) return *kept;
    const auto source = file_of(tx, version.snapshot, folder + (pdf ? "print.html" : "office.html"));
    if (!source) return core::refuse(core::Reason::not_found, "This version has no such document.");
    return pdf ? publish::pdf_from(*source) : publish::docx_from(*source, "en-GB", publisher);
}

}  // namespace

core::Result<std::vector<publish::File>> published_files(db::ReadTx& tx, const std::string& partnership,
                                                         core::ReportingYear year, std::int64_t version, Kind kind,
                                                         publish::Format format) {
    const auto work = find_work(tx, partnership, year);
    const auto versions = work ? versions_of(tx, work->id) : std::vector<Version>{};
    const auto found =
        std::find_if(versions.begin(), versions.end(), [&](const Version& one) { return one.number == version; });
    if (found == versions.end())
        return core::refuse(core::Reason::unusable_input,
                            "Version " + std::to_string(version) + " of this report is not published.");
    const auto folder = folder_of(kind);
    if (format == publish::Format::pdf || format == publish::Format::docx) {
        const auto named = partnership::find_partnership(tx, partnership);
        auto made = print_of(tx, *found, kind, format, named ? named->name : partnership);
        if (!made) return tl::unexpected<core::Refusal>(made.error());
        return std::vector<publish::File>{
            {stem_of(kind, year) + "." + std::string{publish::word(format)}, std::move(*made)}};
    }
    std::vector<publish::File> files;
    const bool csv = format == publish::Format::csv;
    const std::string start = folder + (csv ? "csv/" : "report." + std::string{publish::word(format)});
    for (const auto& path : paths_of(tx, found->snapshot)) {
        if (!path.starts_with(start)) continue;
        const auto name = csv ? path.substr(folder.size()) : stem_of(kind, year) + path.substr(path.rfind('.'));
        files.push_back({name, file_of(tx, found->snapshot, path).value_or("")});
    }
    if (files.empty()) return core::refuse(core::Reason::not_found, "This version has no such document.");
    return files;
}

}  // namespace yearly_report
