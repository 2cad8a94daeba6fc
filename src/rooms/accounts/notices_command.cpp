#include "rooms/accounts/notices_command.h"

#include <algorithm>

#include "core/london.h"
#include "platform/db/db.h"
#include "platform/jobs/digest.h"
#include "platform/rights/accounts.h"
#include "rooms/accounts/noticed_store.h"

namespace accounts {
namespace {

constexpr const char* kind = "accounts.notices";

/// What waits for one person, by what it is known by.
using Waits = std::map<std::string, house::Waiting>;

Waits waits_of(db::ReadTx& tx, const Noticing& with, const rights::Standing& who, core::Date today) {
    Waits all;
    for (auto& one : with.waiting(tx, who, today)) {
        if (one.from.starts_with("Your drafts")) continue;
        const bool late = one.due && *one.due < today;
        // Told once when it comes, and once more when its day is over.
        all.emplace(one.address + "|" + one.what + (late ? "|late" : ""), std::move(one));
    }
    return all;
}

std::string sentence(const house::Waiting& one, core::Date today) {
    if (!one.due) return one.what;
    return one.what + (*one.due < today ? ", late since " : ", due on ") + core::in_words(*one.due);
}

/// One person at a time, so that nobody waits for all.
void tell(const Noticing& with, const rights::Account& account, const Waits& waits, core::Instant now) {
    const auto today = core::london_date(now);
    with.database.write([&](db::WriteTx& tx) {
        const auto told = noticed(tx, account.id);
        for (const auto& what : told)
            if (!waits.contains(what)) forget_noticed(tx, account.id, what);
        for (const auto& [what, one] : waits) {
            if (told.contains(what)) continue;
            note_noticed(tx, account.id, what, now);
            jobs::notify(tx,
                         {.account = account.id,
                          .email = account.email,
                          .topic = one.from.empty() ? "Waiting for you" : one.from,
                          .text = sentence(one, today),
                          .address = with.site.empty() ? std::string{} : with.site + one.address},
                         now);
        }
    });
}

void tell_everyone(const Noticing& with) {
    const auto now = with.clock.now();
    const auto today = core::london_date(now);
    std::vector<std::pair<rights::Account, Waits>> news;
    with.database.read([&](db::ReadTx& tx) {
        for (const auto& who : rights::all_standings(tx)) {
            auto waits = waits_of(tx, with, who, today);
            const auto told = noticed(tx, who.account);
            const bool same = told.size() == waits.size() &&
                              std::equal(told.begin(), told.end(), waits.begin(),
                                         [](const std::string& a, const auto& b) { return a == b.first; });
            const auto account = same ? std::nullopt : rights::find_account(tx, who.account);
            if (account) news.emplace_back(*account, std::move(waits));
        }
    });
    for (const auto& [account, waits] : news) tell(with, account, waits, now);
}

}  // namespace

void add_notices(jobs::Worker& worker, const Noticing& with) {
    worker.schedule({kind, jobs::every(std::chrono::minutes{5}), [](db::WriteTx& tx, core::Instant now) {
                         jobs::post(tx, {.key = std::string{kind} + "/" + core::iso(now), .kind = kind, .payload = {}},
                                    now);
                     }});
    worker.handle(
        kind,
        [with](const std::string&, const std::string&) -> jobs::Attempt {
            tell_everyone(with);
            return {jobs::Outcome::done, {}};
        },
        jobs::Repeat::harmless);
}

}  // namespace accounts
