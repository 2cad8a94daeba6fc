#include "rooms/accounts/waiting_store.h"

#include <algorithm>

#include "core/london.h"
#include "platform/drafts/drafts.h"
#include "platform/jobs/jobs.h"
#include "platform/rights/accounts.h"

namespace accounts {
namespace {

constexpr auto soon = std::chrono::days{60};

bool holds(const rights::Standing& who, core::Date today, std::initializer_list<rights::Role> roles) {
    const auto held = who.held(today);
    return std::any_of(held.begin(), held.end(), [&](const auto* one) {
        return std::find(roles.begin(), roles.end(), one->role) != roles.end();
    });
}

}  // namespace

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
    for (const auto& account : rights::all_accounts(tx)) {
        const auto page = "/accounts/people/" + account.id;
        if (account.state == rights::State::invited)
            all.push_back({.what = account.name + " has not taken up the invitation",
                           .address = page,
                           .due = {},
                           .from = "Accounts"});
        if (!manages || account.state == rights::State::disabled || account.id == who.account) continue;
        for (const auto& one : rights::appointments_of(tx, account.id))
            if (rights::held(one, today) && one.to && *one.to <= today + soon)
                all.push_back({.what = account.name + " ends as " + std::string{rights::card(one.role).title},
                               .address = page,
                               .due = one.to,
                               .from = "Appointments"});
    }
    const auto stuck = jobs::stuck(tx).size();
    if (stuck > 0)
        all.push_back({.what = stuck == 1 ? "One letter is stuck" : std::to_string(stuck) + " letters are stuck",
                       .address = "/accounts/letters",
                       .due = {},
                       .from = "Email"});
    return all;
}

}  // namespace accounts
