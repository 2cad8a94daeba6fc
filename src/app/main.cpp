#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <iostream>

#include "app/commands.h"
#include "core/failure.h"
#include "rooms/accounts/accounts.h"
#include "rooms/census/census.h"
#include "rooms/checker/checker.h"

namespace {

/// One line on standard error, whatever went wrong.
int say(const char* sentence, app::Status status) {
    std::fprintf(stderr, "cairn: %s\n", sentence);
    return status;
}

/// Declares every command; the chosen one's callback sets `status`.
void declare(CLI::App& cairn, int& status);

}  // namespace

int main(int argc, char** argv) {
    CLI::App cairn{"Cairn runs an English Safeguarding Children Partnership.", "cairn"};
    int status = app::success;
    try {
        declare(cairn, status);
        cairn.parse(argc, argv);
        return status;
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) return cairn.exit(error);
        return say((std::string{error.what()} + " See cairn --help.").c_str(), app::unusable);
    } catch (const core::Failure& failure) {
        return say(failure.what(), app::world_failed);
    } catch (const std::exception& bug) {
        return say(bug.what(), app::world_failed);
    }
}

namespace {

void declare_store_commands(CLI::App& cairn, int& status) {
    struct Given {
        std::string folder, file;
        bool dry_run = false;
    };
    static Given given;
    auto* load = cairn.add_subcommand("load", "Load or update a data pack: all of it or nothing");
    load->add_option("pack", given.folder, "The pack's folder")->required();
    load->add_flag("--dry-run", given.dry_run, "Say what would change, and change nothing");
    load->callback([&] { status = app::load(given.folder, given.dry_run); });

    cairn.add_subcommand("migrate", "Bring the store forward to this version")->callback([&] {
        status = app::migrate();
    });
    auto* backup = cairn.add_subcommand("backup", "Copy the store to a file while others work");
    backup->add_option("file", given.file, "Where to")->required();
    backup->callback([&] { status = app::backup(given.file); });
    auto* restore = cairn.add_subcommand("restore", "Replace the store by a copy, after checking it");
    restore->add_option("file", given.file, "Where from")->required();
    restore->callback([&] { status = app::restore(given.file); });
    static std::string noted;
    auto* check = cairn.add_subcommand("check", "Test configuration, store and clocks");
    check->add_option("--head", noted,
                      "A head of the audit trail that an earlier check printed: it must still be part of it");
    check->callback([&] { status = app::check(noted); });
}

void declare_report_commands(CLI::App& cairn, int& status) {
    struct Given {
        std::string partnership, year;
        bool json = false;
    };
    static Given given;
    static app::ReportWanted wanted;
    auto* figures = cairn.add_subcommand("figures", "Every traced figure of a partnership and year");
    figures->add_option("--partnership", given.partnership, "Its code, such as lrscp")->required();
    figures->add_option("--year", given.year, "The reporting year, such as 2024-25")->required();
    figures->add_flag("--json", given.json, "One JSON document on standard output");
    figures->callback([&] { status = app::figures(given.partnership, given.year, given.json); });

    auto* report = cairn.add_subcommand("report", "Write the yearly report from the record");
    report->add_option("--partnership", wanted.partnership, "Its code, such as lrscp")->required();
    report->add_option("--year", wanted.year, "The reporting year, such as 2024-25")->required();
    report->add_option("--out", wanted.folder,
                       "The folder to write to, made when missing; PARTNERSHIP-YEAR here unless told");
    report->add_option("--formats", wanted.formats, "Of html, pdf, docx, xlsx, csv and json; html,json unless told")
        ->delimiter(',');
    report->add_option("--profile", wanted.profile,
                       "How small numbers are treated: dfe (default), nhs-hes or as-published");
    report->add_option("--published", wanted.published,
                       "Reports published before (their JSON): what they told cannot be withheld now");
    report->add_option("--mask-log", wanted.mask_log,
                       "A folder for masks.csv: every withheld figure and why; not for publication");
    report->add_option("--kind", wanted.kind, "yearly, cover (for a committee) or child (short); yearly unless told");
    report->add_option("--version", wanted.version, "A published version as it was frozen, whatever changed since");
    report->callback([&] { status = app::report(wanted); });
}

void declare_claims(CLI::App& cairn, int& status) {
    static checker::Command given;
    auto* claims = cairn.add_subcommand("claims", "Computes again what a report tells, or the record and its report");
    auto* file = claims->add_option("file", given.file, "A report in Markdown or plain text");
    auto* partnership =
        claims->add_option("--partnership", given.partnership, "Check the record: its code, such as lrscp");
    auto* year = claims->add_option("--year", given.year, "The reporting year, such as 2024-25");
    partnership->needs(year)->excludes(file);
    year->needs(partnership);
    claims->add_option("--explanations", given.explanations, "A claims.csv; the one beside the file unless told");
    claims->add_flag("--json", given.json, "One JSON document on standard output");
    claims->callback([&status] {
        if (given.file.empty() && given.partnership.empty())
            throw CLI::RequiredError("A file, or --partnership and --year,");
        status = app::claims(given);
    });
}

void declare_user(CLI::App& cairn, int& status) {
    static accounts::UserCommand given{.action = {}, .email = {}};
    auto* user = cairn.add_subcommand("user", "Accounts: add, disable, enable, reset, appoint");
    user->add_option("action", given.action, "add, disable, enable, reset or appoint")->required();
    user->add_option("email", given.email, "The person's email address")->required();
    user->add_option("--name", given.name, "add: the person's name");
    user->add_option("--role", given.role, "add, appoint: a role, such as business_manager");
    user->add_option("--footprint", given.footprint, "add, appoint: an area or partnership, such as LRSCP");
    user->add_option("--body", given.body, "add, appoint: the body in which the role is held");
    user->add_option("--organisation", given.organisation, "add, appoint: the organisation for which it is held");
    user->add_option("--from", given.from, "appoint: the first day; today unless told");
    user->add_option("--to", given.to, "appoint: the last day; none unless told");
    user->add_option("--address", given.address, "Cairn's own address, for the link that is printed");
    user->callback([&] { status = app::user(given); });
}

void declare_census(CLI::App& cairn, int& status) {
    static census::CheckCommand given;
    auto* census = cairn.add_subcommand("census", "Statutory returns: check them by the national rules");
    census->require_subcommand(1);
    auto* check = census->add_subcommand("check", "Findings in Children in Need (XML) and SSDA903 (CSV) returns");
    check->add_option("files", given.files, "The return's files, or folders of them");
    check
        ->add_option("--year", given.year,
                     "Whose rules to use, and the year of SSDA903 files; the year that the file names unless told")
        ->check(CLI::Range(2000, 2099));
    check->add_option("--authority", given.authorities, "The authority of SSDA903 files, which name none");
    check->add_flag("--json", given.json, "One JSON document on standard output");
    check->add_option("--out", given.out_folder, "A folder for the findings as CSV and XLSX");
    check->add_option("--tables", given.tables, "A file of cases: tables as JSON");
    check->add_option("--rule", given.rule, "With --tables: the rule to run");
    check->add_option("--beside", given.beside, "An earlier return: says what moved, and what more than chance allows");
    check->callback([&] {
        if (!given.beside.empty()) {
            status = census::beside_command(given, std::cout, std::cerr);
            return;
        }
        given.progress = isatty(STDERR_FILENO) != 0;
        status = census::check_command(given, std::cout, std::cerr);
    });
    static census::IndicatorsCommand asked;
    auto* indicators = census->add_subcommand("indicators", "Indicators computed from returns, with their bases");
    indicators->add_option("files", asked.files, "The return's files, or folders of them")->required();
    indicators->add_option("--year", asked.year, "The year of SSDA903 files, which name none")
        ->check(CLI::Range(2000, 2099));
    indicators->add_flag("--json", asked.json, "One JSON document on standard output");
    indicators
        ->add_option("--by", asked.by, "area, sex, age, ethnicity, ethnic_group, disability, need, category, quarter")
        ->delimiter(',');
    indicators->add_option("--authority", asked.authorities, "The authority of SSDA903 files, which name none");
    indicators->add_option(
        "--profile", asked.profile,
        "Mask by a profile of disclosure control, such as dfe; without it every figure is shown: for "
        "the authority alone, not for publication");
    indicators->add_option("--log", asked.log,
                           "With --profile: a file for what is withheld and why; for the authority");
    indicators->callback([&] {
        asked.progress = isatty(STDERR_FILENO) != 0;
        status = census::indicators_command(asked, std::cout, std::cerr);
    });
    static census::RulesCommand wanted;
    auto* rules = census->add_subcommand("rules", "The rulebook, in Markdown: what each rule asks, and in which years");
    rules->add_option("--return", wanted.collection, "cin (unless told) or ssda903");
    rules->add_option("--year", wanted.year, "Only the rules of this year")->check(CLI::Range(2023, 2027));
    rules->callback([&] { status = census::rules_command(wanted, std::cout, std::cerr); });
}

void declare_serve(CLI::App& cairn, int& status) {
    static app::ServeOptions options;
    auto* serve = cairn.add_subcommand("serve", "Run the web application");
    static std::uint16_t port = 0;
    serve->add_option("--port", port, "The port; 8080 unless told")->check(CLI::Range(0, 65535));
    serve->add_option("--address", options.address, "The address to listen on; 127.0.0.1 unless told");
    serve->add_option("--config", options.config, "A configuration file (TOML)");
    serve->add_flag("--gallery", options.gallery, "Show every component at /gallery, for people who build pages");
    // For those who develop Cairn; no group: not in the help.
    cairn.add_subcommand("routes", "Every route and who may open it, as JSON")->group("")->callback([&status] {
        status = app::routes();
    });
    serve->callback([&status, serve] {
        if (serve->count("--port") > 0) options.port = port;
        status = app::serve(options);
    });
}

void declare(CLI::App& cairn, int& status) {
    cairn.set_version_flag("--version", std::string{"cairn "} + CAIRN_VERSION);
    cairn.require_subcommand(1);
    declare_store_commands(cairn, status);
    declare_report_commands(cairn, status);
    declare_claims(cairn, status);
    declare_user(cairn, status);
    declare_census(cairn, status);
    declare_serve(cairn, status);
}

}  // namespace
