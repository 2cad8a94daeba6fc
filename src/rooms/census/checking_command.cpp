#include "rooms/census/checking_command.h"

#include <map>
#include <mutex>

#include "platform/rights/operator.h"
#include "rooms/census/bundle.h"
#include "rooms/census/cin/check.h"
#include "rooms/census/cin/indicator.h"
#include "rooms/census/cin/report.h"
#include "rooms/census/filing_commands.h"
#include "rooms/census/filing_store.h"
#include "rooms/census/missing_cells.h"
#include "rooms/census/ssda903/indicator.h"
#include "rooms/partnership/partnership.h"

namespace census {
namespace {

/// Percentages of the checks under way: for the pages of this program only, so in memory.
class Progress {
  public:
    void set(const std::string& id, int percent) {
        const std::lock_guard lock{mutex_};
        if (percent > 100)
            all_.erase(id);
        else
            all_[id] = percent;
    }
    int get(const std::string& id) {
        const std::lock_guard lock{mutex_};
        const auto found = all_.find(id);
        return found == all_.end() ? -1 : found->second;
    }

  private:
    std::mutex mutex_;
    std::map<std::string, int> all_;
};

Progress& progress() {
    static Progress of_program;
    return of_program;
}

/// Gone at the end of the check, however it ends.
class Begun {
  public:
    explicit Begun(std::string id) : id_(std::move(id)) { progress().set(id_, 0); }
    ~Begun() { progress().set(id_, 101); }
    Begun(const Begun&) = delete;
    Begun& operator=(const Begun&) = delete;

  private:
    std::string id_;
};

/// Why the file cannot be the authority's own; empty: it may be. The files of an SSDA903 name none.
std::string of_another_authority(audit::Ledger& ledger, const Filing& filing, const Results& results) {
    if (results.authority.empty() || results.collection == ssda903_collection) return {};
    std::string why;
    ledger.read([&](db::ReadTx& tx) {
        const auto area = partnership::find_area(tx, filing.area);
        if (area && area->la_code != results.authority)
            why = "The file is of authority " + results.authority + ", not of " + area->name + " (" + area->la_code +
                  "): see LEA in its header. Nothing of it was kept.";
    });
    return why;
}

/// Whose the children of an SSDA903 seem to be: its files name no authority, but a child's UPN says which authority
/// gave it, and most children stay where they went to school first. Empty where that is no other authority.
std::string doubt_of_authority(const ssda903::Return& data, const std::string& la_code) {
    constexpr std::size_t enough = 10;
    std::map<std::string, std::size_t> given_by;
    std::size_t all = 0;
    for (const Text text : data.now.texts(ssda903::Column::header_upn).values) {
        const std::string_view upn = data.read(text);
        if (upn.size() != 13) continue;
        ++given_by[std::string{upn.substr(1, 3)}];
        ++all;
    }
    for (const auto& [code, count] : given_by)
        if (all >= enough && count * 2 > all && code != la_code)
            return "Most of the children's UPNs (" + std::to_string(count) + " of " + std::to_string(all) +
                   ") were given by authority " + code + ", and yours is " + la_code +
                   ". Check that this is your own return before you go on.";
    return {};
}

}  // namespace

int checking_progress(const std::string& id) { return progress().get(id); }

core::Result<Results> check_in_memory(std::string file_name, std::string text, const std::string& id) {
    const auto bytes = bytes_of(std::move(text));
    Oddities oddities;
    const auto tell = [&](std::uint64_t done, std::uint64_t total) {
        progress().set(id, total == 0 ? 0 : static_cast<int>(std::min<std::uint64_t>(99, done * 100 / total)));
        return true;
    };
    auto checked =
        cin::check_xml(*bytes, {.progress = id.empty() ? decltype(cin::CheckOptions::progress){} : tell}, oddities);
    if (!checked) return tl::unexpected(checked.error());
    const auto kept = std::make_shared<cin::Checked>(std::move(*checked));
    const auto tallies = cin::tally(kept->data);
    Results results = results_of(cin::report_of(std::move(file_name), kept, oddities, *bytes, 0), tallies);
    results.missing = missing_cells(kept->data);
    return results;
}

core::Result<Results> check_bundle(const Filing& filing, std::string_view content, const std::string& la_code) {
    const Bundle bundle{content};
    const auto parts = bundle.parts();
    ssda903::Read read = ssda903::read_csv(parts, filing.year);
    std::vector<std::string> unusable;
    for (const auto& [file, why] : read.unusable) unusable.push_back(file + ": " + why + ".");
    if (read.unusable.size() == parts.size()) {
        std::string all;
        for (const auto& one : unusable) all += (all.empty() ? "" : " ") + one;
        return core::refuse(core::Reason::unusable_input, all);
    }
    const auto checked = std::make_shared<ssda903::Checked>(
        ssda903::Checked{.data = read.data, .rules = ssda903::RuleSet{read.year}, .findings = {}});
    checked->findings = ssda903::check(*checked->data, checked->rules);
    Report report = ssda903::report_of(filing.file_name, checked);
    report.year = read.year;
    report.notes = std::move(read.notes);
    report.is_partial = !unusable.empty();
    Results results = results_of(report, ssda903::tally(*checked->data));
    results.notes.insert(results.notes.begin(), unusable.begin(), unusable.end());
    if (auto doubt = doubt_of_authority(*checked->data, la_code); !doubt.empty())
        results.notes.insert(results.notes.begin(), std::move(doubt));
    results.missing = missing_cells(*checked->data);
    return results;
}

jobs::Handler checker(audit::Ledger& ledger, const core::Clock& clock, std::shared_ptr<const Safe> safe) {
    return [&ledger, &clock, safe = std::move(safe)](const std::string&, const std::string& id) -> jobs::Attempt {
        std::optional<Filing> filing;
        vault::Key key{};
        std::string la_code;
        ledger.read([&](db::ReadTx& tx) {
            filing = find_filing(tx, id);
            const auto area = filing ? partnership::find_area(tx, filing->area) : std::nullopt;
            if (area) la_code = area->la_code;
            if (filing && filing->is_open()) key = safe->file_key(tx, *filing);
        });
        if (!filing || !filing->is_open() || filing->state != FilingState::waiting)
            return {jobs::Outcome::done, "withdrawn meanwhile"};
        const Begun begun{id};
        const rights::Operator by{"Cairn"};
        std::string content = safe->read_file(*filing, key);
        const auto results = filing->collection == ssda903_collection
                                 ? check_bundle(*filing, content, la_code)
                                 : check_in_memory(filing->file_name, std::move(content), id);
        // Another authority's children are not this one's to read: nothing of the file is kept.
        const std::string of_another = results ? of_another_authority(ledger, *filing, *results) : "";
        if (!of_another.empty()) {
            ledger.write({.kind = "census.check", .actor = "Cairn", .at = clock.now(), .reason = {}, .account = {}},
                         [&](audit::WriteTx& tx) { refuse_other_authority(tx, by, id, of_another); });
            safe->remove_files(id);
            return {jobs::Outcome::done, {}};
        }
        if (results) {
            const auto writer = safe->write_results(id, key);
            writer->take(to_text(*results));
            writer->close();
        }
        ledger.write({.kind = "census.check", .actor = "Cairn", .at = clock.now(), .reason = {}, .account = {}},
                     [&](audit::WriteTx& tx) {
                         finish_check(tx, by, id, results ? &*results : nullptr,
                                      results ? "" : results.error().for_user);
                     });
        return {jobs::Outcome::done, {}};
    };
}

}  // namespace census
