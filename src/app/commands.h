#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace checker {
struct Command;
}
namespace accounts {
struct UserCommand;
}

/// What `cairn` does, one function for each command. Each gives the exit status.
namespace app {

/// The command line's contract.
enum Status : int { success = 0, findings = 1, unusable = 2, world_failed = 3 };

int load(const std::string& folder, bool dry_run);
int migrate();
int backup(const std::string& file);
int restore(const std::string& file);
int figures(const std::string& partnership, const std::string& year, bool json);

struct ReportWanted {
    std::string partnership, year;
    std::string folder = {};  ///< to write to; empty: "lrscp-2024-25" where the command is run
    std::vector<std::string> formats = {"html", "json"};
    std::string kind = "yearly";              ///< or "cover", "child"
    std::int64_t version = 0;                 ///< a published one, as it was frozen; 0: as the record tells now
    std::string profile = "dfe";              ///< how small numbers are treated: platform/disclosure
    std::vector<std::string> published = {};  ///< reports written before (JSON): what they told cannot be taken back
    std::string mask_log = {};                ///< a folder for masks.csv; empty: none. Not for publication
};
int report(const ReportWanted& wanted);
/// `noted`: a head of the audit trail that an earlier check printed; empty: none.
int check(const std::string& noted);
int claims(const checker::Command& given);
int user(const accounts::UserCommand& given);
/// Every route, who may open it, and every role, as JSON: for tests that look at every page, so that none is forgotten.
int routes();

struct ServeOptions {
    std::optional<std::uint16_t> port = {};  ///< empty: the configuration file's, or 8080
    std::string address = {};                ///< empty: the configuration file's, or 127.0.0.1
    std::string config;                      ///< a TOML file; empty: none
    bool gallery = CAIRN_DEVELOPMENT;        ///< every component at /gallery, for people who build pages
};
int serve(ServeOptions options);

}  // namespace app
