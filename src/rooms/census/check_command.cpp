#include <map>
#include <memory>
#include <ostream>
#include <set>

#include "rooms/census/census.h"
#include "rooms/census/cin/report.h"
#include "rooms/census/engine/json_text.h"
#include "rooms/census/formats/case_json.h"
#include "rooms/census/formats/ssda903_case.h"
#include "rooms/census/inputs.h"
#include "rooms/census/ssda903/check.h"

namespace census {
namespace {

constexpr int nothing_found = 0, found = 1, unusable = 2;

Report unusable_report(const std::string& file, const std::string& why) {
    Report report;
    report.file = file;
    report.unusable = why;
    return report;
}

std::function<bool(std::uint64_t, std::uint64_t)> progress_of(const std::string& file, bool wanted, std::ostream& err) {
    if (!wanted) return {};
    return [&err, file, last = std::uint64_t{101}](std::uint64_t done, std::uint64_t total) mutable {
        const std::uint64_t percent = total == 0 ? 100 : std::min<std::uint64_t>(100, done * 100 / total);
        if (percent != last)
            err << "\r" << file << ": " << percent << "%" << (percent == 100 ? "\n" : "") << std::flush;
        last = percent;
        return true;
    };
}

Report check_file(const std::string& file, const CheckCommand& command, std::ostream& err) {
    const auto bytes = open_bytes(file);
    if (!bytes) return unusable_report(file, bytes.error().for_user);
    Oddities oddities;
    auto checked =
        cin::check_xml(**bytes, {.year = command.year, .progress = progress_of(file, command.progress, err)}, oddities);
    if (!checked) return unusable_report(file, checked.error().for_user);
    return cin::report_of(file, std::make_shared<cin::Checked>(std::move(*checked)), oddities, **bytes, command.year);
}

/// The SSDA903 files that belong together as one return, and what could not be read of them.
std::vector<Report> check_ssda903(const Input& input, int year) {
    const auto& [name, files] = std::tie(input.name, input.ssda903);
    std::vector<Report> reports;
    ssda903::Read read = ssda903::read_csv(files, year);
    for (const auto& [file, why] : read.unusable) reports.push_back(unusable_report(file, why));
    if (read.unusable.size() == files.now.size() + files.last.size()) return reports;
    const ssda903::RuleSet rules{read.year};
    Findings findings = ssda903::check(*read.data, rules);
    Report report = ssda903::report_of(name, std::make_shared<ssda903::Checked>(ssda903::Checked{
                                                 .data = read.data, .rules = rules, .findings = std::move(findings)}));
    report.year = read.year;
    report.authority = input.authority;
    report.notes = std::move(read.notes);
    if (read.year != 0 && rules.year() != read.year)
        report.notes.push_back({.file = name,
                                .line = 0,
                                .column = {},
                                .what = "there are no rules of " + std::to_string(read.year) + " at hand: those of " +
                                        std::to_string(rules.year()) + " were used.",
                                .remedy = "Look for a newer release."});
    reports.push_back(std::move(report));
    return reports;
}

std::vector<Report> check_all(const CheckCommand& command, std::ostream& err) {
    std::vector<Report> reports;
    for (const Input& input : inputs_of(command.files, command.authorities)) {
        if (!input.left_out.empty()) {
            err << input.name << ": left out, as they are no returns: " << input.left_out << "\n";
        } else if (!input.unusable.empty()) {
            reports.push_back(unusable_report(input.name, input.unusable));
        } else if (input.is_ssda903) {
            for (Report& each : check_ssda903(input, command.year)) reports.push_back(std::move(each));
        } else {
            reports.push_back(check_file(input.name, command, err));
        }
    }
    return reports;
}

/// Tells of files that are of one authority and year.
void note_repeats(std::vector<Report>& reports) {
    std::map<std::tuple<std::string, std::string, int>, std::string> seen;
    for (Report& report : reports) {
        if (!report.unusable.empty() || report.authority.empty()) continue;
        const auto [first, is_new] = seen.try_emplace({report.collection, report.authority, report.year}, report.file);
        if (!is_new)
            report.notes.push_back(
                {.file = report.file,
                 .line = 0,
                 .column = {},
                 .what = "authority " + report.authority + " has another file of this year: " + first->second + ".",
                 .remedy = "Keep the later one."});
    }
}

struct CaseOutcome {
    bool found_anything = false;
    std::string unusable = {};
    std::vector<std::string> strange = {};  ///< what was left out of the case
};

/// One case as one JSON object: the cells that the rule reports, flat and sorted, and the report as `check` writes it.
CaseOutcome write_case(JsonText& json, const std::string& code, const std::string& name,
                       const std::vector<Location>& locations, const Report& report) {
    const bool of_return = !report.return_level.empty();
    json.line().begin_object().key("name").text(name).key("rule").text(code).key("locations").begin_array();
    for (const Location& place : locations)
        json.begin_array().text(place.table).number(std::int64_t{place.row}).text(place.column).end_array();
    json.end_array().key("return_level").flag(of_return).key("files").begin_array();
    write_json(json, report);
    json.end_array().end_object();
    return {.found_anything = of_return || !locations.empty()};
}

CaseOutcome run_ssda903_case(const Case& each, const ssda903::RuleSet& rules, std::uint16_t rule, JsonText& json) {
    auto checked = std::make_shared<ssda903::Checked>(
        ssda903::Checked{.data = ssda903::return_of(each), .rules = rules, .findings = {}});
    checked->findings = ssda903::check(*checked->data, rules, rule);
    const auto locations = ssda903::locations_of(*checked->data, checked->findings, rule);
    CaseOutcome outcome = write_case(json, std::string{rules.card(rule).code}, each.name, locations,
                                     ssda903::report_of(each.name, checked));
    outcome.strange = ssda903::strange_parts(each);
    return outcome;
}

CaseOutcome run_case(const Case& each, const CheckCommand& command, JsonText& json) {
    const std::string code = command.rule.empty() ? each.rule : command.rule;
    const auto at_hand = [&](int year) { return command.year == 0 || command.year == year; };
    const cin::RuleSet rules{command.year};
    const auto rule = rules.find(code);
    if (!rule || !at_hand(rules.year())) {
        const ssda903::RuleSet others{command.year};
        const auto other = others.find(code);
        if (rule || (other && !at_hand(others.year())))
            return {.unusable =
                        "there are no rules of " + std::to_string(command.year) + " at hand for \"" + code + "\""};
        if (other) return run_ssda903_case(each, others, *other, json);
        if (code.empty()) return {.unusable = "the case names no rule: say --rule CODE"};
        return {.unusable = "there is no rule \"" + code + "\" of " + std::to_string(rules.year())};
    }
    auto checked =
        std::make_shared<cin::Checked>(cin::Checked{.data = cin::return_of(each), .rules = rules, .findings = {}});
    checked->findings = cin::check(checked->data, rules, rule);
    const auto locations = cin::locations_of(checked->data, checked->findings, *rule);
    CaseOutcome outcome = write_case(json, code, each.name, locations, cin::report_of(each.name, checked));
    outcome.strange = cin::strange_parts(each);
    return outcome;
}

/// One line for the whole file of cases.
void tell_strange(const std::string& file, const std::set<std::string>& strange, std::ostream& err) {
    if (strange.empty()) return;
    constexpr std::size_t most = 10;
    err << file << ": left out, as no return has them: ";
    std::size_t told = 0;
    for (const std::string& each : strange)
        if (told++ < most) err << (told > 1 ? ", " : "") << each.substr(0, 80);
    if (told > most) err << " and " << told - most << " more";
    err << "\n";
}

int check_tables(const CheckCommand& command, std::ostream& out, std::ostream& err) {
    const auto refuse = [&](const std::string& why) {
        err << command.tables << ": " << why << "\n";
        return unusable;
    };
    const auto bytes = open_bytes(command.tables);
    if (!bytes) return refuse(bytes.error().for_user);
    const auto cases = read_cases((*bytes)->all());
    if (!cases) return refuse(cases.error().for_user);
    JsonText json;
    const bool many = cases->size() != 1;
    if (many) json.begin_array();
    bool found_anything = false;
    std::set<std::string> strange;
    for (const Case& each : *cases) {
        const CaseOutcome outcome = run_case(each, command, json);
        if (!outcome.unusable.empty()) return refuse(outcome.unusable);
        found_anything = found_anything || outcome.found_anything;
        strange.insert(outcome.strange.begin(), outcome.strange.end());
    }
    tell_strange(command.tables, strange, err);
    if (many) json.line().end_array();
    out << json.take() << "\n";
    return found_anything ? found : nothing_found;
}

}  // namespace

int check_command(const CheckCommand& command, std::ostream& out, std::ostream& err) {
    if (!command.tables.empty()) return check_tables(command, out, err);
    if (command.files.empty()) {
        err << "cairn: name the files of a return, or a case with --tables\n";
        return unusable;
    }
    std::vector<Report> reports = check_all(command, err);
    note_repeats(reports);
    int status = nothing_found;
    for (const Report& report : reports) {
        if (!report.unusable.empty()) {
            err << report.file << ": " << report.unusable << "\n";
            status = unusable;
        } else if ((report.found_anything() || report.is_partial) && status == nothing_found) {
            status = found;
        }
    }
    if (command.json) {
        write_json(out, reports);
    } else {
        std::erase_if(reports, [](const Report& report) { return !report.unusable.empty(); });
        write_text(out, reports);
    }
    if (!command.out_folder.empty())
        for (const std::string& path : write_files(command.out_folder, reports))
            if (!command.json) out << "Written: " << path << "\n";
    return status;
}

}  // namespace census
