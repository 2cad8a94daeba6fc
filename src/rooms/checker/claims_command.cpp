#include <filesystem>
#include <fstream>
#include <optional>
#include <ostream>
#include <sstream>

#include "platform/db/db.h"
#include "rooms/checker/checker.h"

namespace checker {
namespace {

enum Status : int { nothing_found = 0, found_some = 1, unusable = 2 };

int refuse(std::ostream& errors, const std::string& sentence) {
    errors << "cairn: " << sentence << "\n";
    return unusable;
}

/// Empty when it cannot be read.
std::optional<std::string> read_file(const std::string& path) {
    std::error_code none;
    if (!std::filesystem::is_regular_file(path, none)) return {};
    std::ifstream file{path, std::ios::binary};
    if (!file) return {};
    std::ostringstream text;
    text << file.rdbuf();
    auto bytes = text.str();
    if (bytes.find('\0') != std::string::npos) return {};  // a program, a Word file: no text
    return bytes;
}

/// The explanations that hold for the document; refused when their file has faults.
core::Result<std::vector<claims::Explanation>> explanations_for(const Command& command) {
    auto path = command.explanations;
    if (path.empty() && !command.file.empty())
        path = (std::filesystem::path{command.file}.parent_path() / "claims.csv").string();
    if (path.empty()) return {};
    const auto text = read_file(path);
    if (!text) {
        if (command.explanations.empty()) return {};
        return core::refuse(core::Reason::unusable_input, "The file of explanations \"" + path + "\" cannot be read.");
    }
    core::Faults faults;
    auto all = claims::read_explanations(*text, path, faults);
    if (!faults.empty()) return core::refuse(core::Reason::unusable_input, core::sentence(faults.front()));
    return all;
}

core::Result<claims::Report> checked(const Command& command, db::Database* store) {
    if (command.file.empty()) return check_record(*store, command.partnership, command.year);
    const auto text = read_file(command.file);
    if (!text)
        return core::refuse(core::Reason::unusable_input, "The file \"" + command.file + "\" cannot be read as text.");
    const auto name = std::filesystem::path{command.file}.filename().string();
    return claims::Report{.document = name, .findings = claims::check_text(*text), .idle = {}};
}

}  // namespace

int claims_command(const Command& command, db::Database* store, std::ostream& out, std::ostream& errors) {
    const auto explanations = explanations_for(command);
    if (!explanations) return refuse(errors, explanations.error().for_user);
    auto report = checked(command, store);
    if (!report) return refuse(errors, report.error().for_user);
    for (auto& idle : claims::explain(report->findings, *explanations, command.file.empty() ? "" : report->document))
        report->idle.push_back(std::move(idle));
    out << (command.json ? claims::to_json(*report) + "\n" : claims::to_text(*report));
    return claims::open_in(*report) == 0 ? nothing_found : found_some;
}

}  // namespace checker
