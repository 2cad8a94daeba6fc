#pragma once
#include <iosfwd>
#include <map>
#include <string>
#include <vector>

namespace jobs {
class Worker;
}
namespace audit {
class Ledger;
}
namespace core {
class Clock;
}

/// The door of the census room: the statutory returns, checked by the national rules and turned into indicators.
namespace census {

/// `cairn census check FILE... [--year Y] [--json] [--out DIR]` and `... --tables CASE.json [--rule CODE] [--json]`.
struct CheckCommand {
    /// Children in Need census files (XML), SSDA903 files (CSV; those given together are one return) or folders of
    /// them.
    std::vector<std::string> files;
    int year = 0;                               ///< whose rules to use; 0: the year the file names
    std::vector<std::string> authorities = {};  ///< of SSDA903 returns, which name none, in their order
    bool json = false;                          ///< one JSON document on `out` and nothing else
    std::string out_folder;                     ///< where to write the findings as CSV and XLSX; empty: nowhere
    std::string tables;                         ///< a file of cases; the other files are then not looked at
    std::string rule;                           ///< for `tables`: the rule to run; empty: the one the case names
    std::string beside;     ///< the return of an earlier year to lay the one file of `files` beside; empty: none
    bool progress = false;  ///< tell on `err` how far it is: for a terminal, not a pipe
};

/// Gives the exit status: 0 nothing found, 1 findings, 2 unusable input (one line each on `err`; the other files are
/// checked). Throws `core::Failure` when the disk fails.
int check_command(const CheckCommand& command, std::ostream& out, std::ostream& err);

/// `cairn census indicators FILE... [--year Y] [--json] [--by area,sex,ethnicity,age,disability] [--profile dfe]`.
struct IndicatorsCommand {
    std::vector<std::string> files;  ///< as for `CheckCommand`
    int year = 0;                    ///< of SSDA903 files, which name none; 0: the one their dates speak of
    bool json = false;
    /// "area" (each authority beside the whole), "sex", "age", "ethnicity", "ethnic_group", "disability", "need",
    /// "category", "quarter".
    std::vector<std::string> by;
    std::vector<std::string> authorities = {};  ///< as for `CheckCommand`
    std::string profile = {};                   ///< of disclosure control, by which figures are masked; empty: none
    std::string log = {};                       ///< where to write what is withheld and why; empty: nowhere
    bool progress = false;
};

/// Gives the exit status: 0 done, 2 unusable input or an unknown breakdown (one line each on `err`). Every value keeps
/// its numerator and denominator and has its 95% limits. Without `profile` it is unrounded and unmasked: for the
/// authority that the file is from, not for publication. Throws `core::Failure` when the disk fails.
int indicators_command(const IndicatorsCommand& command, std::ostream& out, std::ostream& err);

/// `cairn census check FILE --beside EARLIER [--json]`: what moved between two Children in Need returns, and what moved
/// by more than chance allows. Gives 0 when nothing did, 1 when something did, 2 for unusable input.
int beside_command(const CheckCommand& command, std::ostream& out, std::ostream& err);

/// `cairn census rules [--return cin|ssda903] [--year Y]`.
struct RulesCommand {
    std::string collection = "cin";
    int year = 0;  ///< only the rules of this year; 0: of every year at hand
};

/// The rulebook in Markdown, made from the cards: what each rule asks, in which years, where the validator in use today
/// gives something else. Gives 0, or 2 for a return that is not known.
int rules_command(const RulesCommand& command, std::ostream& out, std::ostream& err);

/// What an operator should mend before returns are taken in, in sentences; `settings` as in house::Services. Empty:
/// nothing.
std::vector<std::string> warnings(const std::map<std::string, std::string>& settings);

/// The work behind the pages: checks what was uploaded, and every day destroys what has been kept for long enough.
/// `settings` as in house::Services. What is given must outlive the worker.
void add_jobs(jobs::Worker& worker, audit::Ledger& ledger, const core::Clock& clock,
              const std::map<std::string, std::string>& settings);

}  // namespace census
