#include <charconv>
#include <filesystem>
#include <set>

#include "core/london.h"
#include "platform/house/card.h"
#include "platform/jobs/jobs.h"
#include "platform/rights/operator.h"
#include "rooms/census/census.h"
#include "rooms/census/checking_command.h"
#include "rooms/census/filing_commands.h"
#include "rooms/census/filing_store.h"
#include "rooms/census/pages/pages.h"
#include "rooms/census/pages/parts.h"
#include "rooms/partnership/partnership.h"

namespace census {
namespace {

using Settings = std::map<std::string, std::string>;

std::size_t number_of(const Settings& settings, const char* name, std::size_t otherwise) {
    const auto found = settings.find(name);
    if (found == settings.end()) return otherwise;
    std::size_t value = otherwise;
    std::from_chars(found->second.data(), found->second.data() + found->second.size(), value);
    return value;
}

SafePlace place_of(const Settings& settings) {
    const auto text = [&](const char* name, const std::string& otherwise) {
        const auto found = settings.find(name);
        return found == settings.end() || found->second.empty() ? otherwise : found->second;
    };
    const std::string folder = text("returns.folder", "./cairn-returns");
    return {.folder = folder,
            .key_file = text("returns.key_file", folder + ".key"),
            .keep_days = static_cast<int>(number_of(settings, "returns.keep_days", 400))};
}

std::vector<http::Route> routes(const house::Services& services) {
    const Desk desk{services, std::make_shared<const Safe>(place_of(services.settings))};
    const auto page = [&desk](auto show) {
        return [desk, show](const http::Request& request) { return show(desk, request); };
    };
    constexpr auto get = http::Method::get, post = http::Method::post;
    const std::string work{Work::text}, accepting{Accept::text}, anyone{rights::any_account};
    const std::string one = "/census/returns/{id}", out = "/census/submissions/{id}";
    const std::size_t limit = number_of(services.settings, "returns.most_megabytes", 256) << 20U;
    return {{get, "/census", anyone, page(show_returns)},
            {get, "/census/upload", work, page(show_upload)},
            {post, "/census/upload", work, page(do_upload), limit,
             [desk](const http::Request& request) { return begin_upload(desk, request); }},
            {get, "/census/example", work, page(show_example)},
            {get, one, work, page(show_return)},
            {get, one + "/progress", work, page(show_progress)},
            {post, one + "/check", work, page(do_check_again)},
            {post, one + "/withdraw", work, page(do_withdraw)},
            {get, one + "/findings", work, page(show_findings)},
            {get, one + "/findings/export", work, page(export_findings)},
            {get, one + "/mark", work, page(show_mark)},
            {post, one + "/mark", work, page(do_mark)},
            {get, one + "/indicators", work, page(show_indicators)},
            {get, one + "/children", work, page(show_children)},
            {get, one + "/beside", work, page(show_beside)},
            {get, one + "/submit", work, page(show_submit)},
            {post, one + "/submit", work, page(do_submit)},
            {get, out, "public", page(show_submission)},
            {post, out + "/accept", accepting, page(do_accept)},
            {post, out + "/send-back", accepting, page(do_send_back)}};
}

std::optional<rights::Record> record(db::ReadTx& tx, std::string_view address) {
    for (const auto& [prefix, of] :
         {std::pair{sealed_address(""), &sealed_record}, std::pair{submission_address(""), &submission_record}}) {
        if (!address.starts_with(prefix)) continue;
        const auto filing = find_filing(tx, std::string{address.substr(prefix.size())});
        if (filing) return of(*filing);
    }
    return {};
}

/// What was sent back to an authority's people, and what lies before the partnership's office.
std::vector<house::Waiting> waiting(db::ReadTx& tx, const rights::Standing& who, core::Date today) {
    std::vector<house::Waiting> all;
    const auto held = who.held(today);
    // Who may accept (Accept), and where: the office of a partnership that the authority is part of.
    std::set<std::string> accepts_for;
    const auto places = partnership::footprints(tx);
    for (const auto* one : held)
        if (one->role == rights::Role::business_manager || one->role == rights::Role::performance_officer)
            accepts_for.merge(places.reached(one->footprint, rights::card(one->role).reach));
    for (const auto& filing : all_filings(tx)) {
        const auto is_theirs = [&](const rights::Appointment* one) {
            return one->organisation == filing.organisation && one->footprint == filing.area;
        };
        const bool theirs = std::any_of(held.begin(), held.end(), is_theirs);
        const std::string name = title_of(filing) + " of " + name_of_area(tx, filing.area);
        // Whoever acts for the authority finds it in the one list of what is asked of it.
        const auto ask = [&](const std::string& what, const std::string& from) {
            all.push_back({.what = name + what,
                           .address = sealed_address(filing.id),
                           .due = {},
                           .from = from,
                           .organisation = filing.organisation});
        };
        if (theirs && filing.state == FilingState::sent_back) ask(" was sent back", filing.decided_by);
        if (theirs && filing.state == FilingState::checked) ask(" is checked and not submitted", filing.uploaded_by);
        if (theirs && filing.state == FilingState::unusable) ask(" could not be read", filing.uploaded_by);
        if (!theirs && accepts_for.contains(filing.area) && filing.state == FilingState::submitted)
            all.push_back({.what = name + " to accept",
                           .address = submission_address(filing.id),
                           .due = {},
                           .from = filing.submitted_by});
    }
    return all;
}

using rights::Part;
using rights::Role;

}  // namespace

std::vector<std::string> warnings(const Settings& settings) {
    const SafePlace place = place_of(settings);
    std::error_code error;
    const auto folder = std::filesystem::absolute(place.folder, error).lexically_normal();
    const auto key = std::filesystem::absolute(place.key_file, error).lexically_normal();
    if (key.parent_path() != folder.parent_path() && key.parent_path() != folder) return {};
    return {"The master key of sealed returns (" + key.string() + ") lies beside what it seals (" + folder.string() +
            "): whoever copies that place can read both. Name another place as key_file under [returns] in the "
            "configuration, and move the key there; see docs/operate/returns.md."};
}

void add_jobs(jobs::Worker& worker, audit::Ledger& ledger, const core::Clock& clock, const Settings& settings) {
    const auto safe = std::make_shared<const Safe>(place_of(settings));
    worker.handle("census.check", checker(ledger, clock, safe), jobs::Repeat::harmless);
    worker.handle(
        "census.sweep",
        [&ledger, &clock, safe](const std::string&, const std::string&) -> jobs::Attempt {
            sweep_returns(ledger, rights::Operator{"Cairn"}, *safe, clock.now());
            return {jobs::Outcome::done, {}};
        },
        jobs::Repeat::harmless);
    // Every day; a server that was off then does it at its next start, because the time is kept in the store.
    worker.schedule({"census.sweep", jobs::daily(3), [](db::WriteTx& tx, core::Instant now) {
                         jobs::post(tx,
                                    {.key = "census.sweep/" + core::iso(core::london_date(now)),
                                     .kind = "census.sweep",
                                     .payload = {},
                                     .due = {}},
                                    now);
                     }});
}

extern const house::Card card;
const house::Card card{.name = "census",
                       .title = "Statutory returns",
                       .navigation = {{"Statutory returns", "/census", 25}},
                       .routes = routes,
                       .permissions = {{Work::text,
                                        "work on a statutory return of their authority",
                                        {{Role::performance_officer, Part::organisation},
                                         {Role::agency_lead, Part::organisation},
                                         {Role::agency_respondent, Part::organisation}}},
                                       {Accept::text,
                                        "accept figures of a statutory return for the partnership",
                                        {{Role::business_manager}, {Role::performance_officer}}}},
                       .record = record,
                       .waiting = waiting,
                       .backstage = [](jobs::Worker& worker, const house::Backstage& with) {
                           add_jobs(worker, with.ledger, with.clock, with.settings);
                       }};

}  // namespace census
