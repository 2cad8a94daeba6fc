#pragma once
#include <iosfwd>
#include <string>
#include <vector>

/// The door of the census room: the statutory returns, checked by the national rules and turned into indicators.
namespace census {

/// `cairn census check FILE... [--year Y] [--json] [--out DIR]` and `... --tables CASE.json [--rule CODE] [--json]`.
struct CheckCommand {
    /// Children in Need census files (XML), SSDA903 files (CSV; those given together are one return) or folders of
    /// them.
    std::vector<std::string> files;
    int year = 0;            ///< whose rules to use; 0: the year the file names
    bool json = false;       ///< one JSON document on `out` and nothing else
    std::string out_folder;  ///< where to write the findings as CSV and XLSX; empty: nowhere
    std::string tables;      ///< a file of cases; the other files are then not looked at
    std::string rule;        ///< for `tables`: the rule to run; empty: the one the case names
    bool progress = false;   ///< tell on `err` how far it is: for a terminal, not a pipe
};

/// Gives the exit status: 0 nothing found, 1 findings, 2 unusable input (one line each on `err`; the other files are
/// checked). Throws `core::Failure` when the disk fails.
int check_command(const CheckCommand& command, std::ostream& out, std::ostream& err);

}  // namespace census
