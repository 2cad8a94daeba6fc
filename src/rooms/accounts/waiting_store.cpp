#include "rooms/accounts/waiting_store.h"

#include <algorithm>
#include <set>

#include "core/london.h"
#include "platform/drafts/drafts.h"
#include "platform/jobs/jobs.h"
#include "platform/rights/accounts.h"
#include "rooms/accounts/accounts.h"

namespace accounts {
namespace {

constexpr auto soon = std::chrono::days{60};

bool holds(const rights::Standing& who, core::Date today, std::initializer_list<rights::Role> roles) {
    const auto held = who.held(today);
    return std::any_of(held.begin(), held.end(), [&](const auto* one) {
        return std::find(roles.begin(), roles.end(), one->role) != roles.end();
    });
}

const db::Query select_delayed{"accounts: letters that could not leave",
                               "select key, note, attempts from jobs_outbox where kind = 'email' and state = 'waiting' "
                               "and attempts > 0 order by id",
                               {db::Column::text, db::Column::text, db::Column::integer}};

/// The footprints that the person's appointments as a manager open.
std::set<std::string> managed(const rights::Standing& who, const rights::Footprints& all, core::Date today) {
    std::set<std::string> reached;
    using rights::Role;
    for (const auto* one : who.held(today)) {
        if (one->role != Role::business_manager && one->role != Role::business_support &&
            one->role != Role::system_administrator)
            continue;
        const auto more = all.reached(one->footprint, rights::card(one->role).reach);
        reached.insert(more.begin(), more.end());
    }
    return reached;
}

/// As *People and access* shows them: someone appointed to nothing yet is everybody's to look after.
bool is_managed(const std::vector<rights::Appointment>& appointments, const std::set<std::string>& reached) {
    return appointments.empty() || std::any_of(appointments.begin(), appointments.end(),
                                               [&](const auto& one) { return reached.contains(one.footprint); });
}

}  // namespace

std::vector<Delayed> delayed_letters(db::ReadTx& tx) {
    std::vector<Delayed> all;
    tx.each(select_delayed, {}, [&](const db::Row& row) { all.push_back({row.text(0), row.text(1), row.integer(2)}); });
    return all;
}

std::vector<house::Waiting> waiting(db::ReadTx& tx, const rights::Standing& who, core::Date today) {
    std::vector<house::Waiting> all;
    using rights::Role;
    for (const auto* one : who.held(today))
        if (one->to && *one->to <= today + soon)
            all.push_back({.what = "Your appointment as " + std::string{rights::card(one->role).title} + " ends",
                           .address = "/accounts/me",
                           .due = one->to,
                           .from = "Appointments"});
    for (const auto& draft : drafts::all_of(tx, who.account, core::Instant{today}))
        all.push_back({.what = "Form begun and not sent: " + draft.title,
                       .address = draft.address,
                       .due = {},
                       .from = "Your drafts, kept until " + core::in_words(core::london_date(draft.expires))});
    if (!holds(who, today, {Role::business_manager, Role::business_support, Role::system_administrator})) return all;
    const bool manages = holds(who, today, {Role::business_manager});
    const auto reached = managed(who, footprints(tx), today);
    for (const auto& account : rights::all_accounts(tx)) {
        const auto appointments = rights::appointments_of(tx, account.id);
        if (!is_managed(appointments, reached)) continue;
        const auto page = "/accounts/people/" + account.id;
        if (account.state == rights::State::invited)
            all.push_back({.what = account.name + " has not taken up the invitation",
                           .address = page,
                           .due = {},
                           .from = "Accounts"});
        if (!manages || account.state == rights::State::disabled || account.id == who.account) continue;
        for (const auto& one : appointments)
            if (reached.contains(one.footprint) && rights::held(one, today) && one.to && *one.to <= today + soon)
                all.push_back({.what = account.name + " ends as " + std::string{rights::card(one.role).title},
                               .address = page,
                               .due = one.to,
                               .from = "Appointments"});
    }
    if (const auto delayed = delayed_letters(tx).size(); delayed > 0)
        all.push_back({.what = delayed == 1 ? "One letter could not leave yet"
                                            : std::to_string(delayed) + " letters could not leave yet",
                       .address = "/accounts/letters",
                       .due = {},
                       .from = "Email"});
    const auto stuck = jobs::stuck(tx).size();
    if (stuck > 0)
        all.push_back({.what = stuck == 1 ? "One letter is stuck" : std::to_string(stuck) + " letters are stuck",
                       .address = "/accounts/letters",
                       .due = {},
                       .from = "Email"});
    return all;
}

}  // namespace accounts
