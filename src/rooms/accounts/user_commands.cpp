#include <fmt/core.h>

#include <cstdio>

#include "core/london.h"
#include "platform/rights/accounts.h"
#include "platform/rights/operator.h"
#include "platform/rights/sessions.h"
#include "rooms/accounts/accounts.h"
#include "rooms/accounts/commands.h"

namespace accounts {
namespace {

enum Status : int { done = 0, refused = 1, unusable = 2 };

int say(Status status, const std::string& sentence) {
    fmt::print(stderr, "cairn: {}\n", sentence);
    return status;
}

/// The appointment that the options describe; empty and `fault` when they cannot.
std::optional<rights::Appointment> wanted_appointment(const UserCommand& given, core::Date today, std::string& fault) {
    const auto role = rights::find_role(given.role);
    const auto from = given.from.empty() ? std::optional{today} : core::parse_date(given.from);
    const auto to = given.to.empty() ? std::nullopt : core::parse_date(given.to);
    if (!role) {
        fault = "--role must be one of:";
        for (const auto& card : rights::roles()) fault += " " + std::string{card.code};
    } else if (given.footprint.empty()) {
        fault = "--footprint must name an area, partnership or joint arrangement, such as LRSCP.";
    } else if (!from || (!given.to.empty() && !to)) {
        fault = "--from and --to are days such as 2026-04-01.";
    }
    if (!fault.empty()) return {};
    return rights::Appointment{.id = {},
                               .role = *role,
                               .footprint = given.footprint,
                               .body = given.body,
                               .organisation = given.organisation,
                               .from = *from,
                               .to = to};
}

void print_link(const UserCommand& given, const std::string& secret) {
    fmt::print("They choose their password at {}{} (once, within seven days).\n", given.address, link_path(secret));
}

int add(const rights::Office& office, const audit::Process& process, const rights::Operator& by,
        const UserCommand& given) {
    if (given.name.empty()) return say(unusable, "--name is needed.");
    std::string fault, secret;
    std::optional<rights::Appointment> appointment;
    if (!given.role.empty()) {
        appointment = wanted_appointment(given, core::london_date(office.clock.now()), fault);
        if (!appointment) return say(unusable, fault);
    }
    const auto made = office.ledger.attempt(process, [&](audit::WriteTx& tx) -> core::Result<void> {
        const auto id = rights::add_account(
            tx, by, {.name = given.name, .email = given.email, .organisation = given.organisation, .person = {}});
        if (!id) return tl::unexpected(id.error());
        if (appointment)
            if (const auto held = rights::appoint(tx, by, *id, *appointment); !held)
                return tl::unexpected(held.error());
        secret = rights::make_link(tx.store(), office.keys, *id, rights::Purpose::invitation,
                                   tx.now() + office.settings.invitation);
        return {};
    });
    if (!made) return say(refused, made.error().for_user + ".");
    fmt::print("{} has an account.\n", given.email);
    print_link(given, secret);
    return done;
}

}  // namespace

int user_command(const rights::Office& office, const UserCommand& given) {
    if (!rights::is_email(given.email)) return say(unusable, "--email must be an email address.");
    const audit::Process process{.kind = "accounts.command_line",
                                 .actor = given.actor,
                                 .at = office.clock.now(),
                                 .reason = "cairn user " + given.action,
                                 .account = {}};
    const rights::Operator by{given.actor};
    if (given.action == "add") return add(office, process, by, given);
    std::optional<rights::Account> account;
    office.ledger.read([&](db::ReadTx& tx) { account = rights::find_account_by_email(tx, given.email); });
    if (!account) return say(refused, "There is no account with this email address.");
    if (given.action == "disable" || given.action == "enable") {
        const auto state = given.action == "enable" ? rights::State::active : rights::State::disabled;
        office.ledger.write(process, [&](audit::WriteTx& tx) { rights::set_state(tx, by, account->id, state); });
        fmt::print("{} is {}d.\n", given.email, given.action);
        return done;
    }
    if (given.action == "reset") {
        std::string secret;
        office.ledger.write(process, [&](audit::WriteTx& tx) {
            if (account->has_code) rights::remove_code(tx, by, account->id);
            if (account->state == rights::State::disabled)
                rights::set_state(tx, by, account->id, rights::State::active);
            tx.record({.kind = "accounts.reset",
                       .subject = {.kind = "rights_accounts", .id = account->id},
                       .changes = {},
                       .note = {}});
            rights::end_sessions(tx.store(), account->id, "");
            secret = rights::make_link(tx.store(), office.keys, account->id, rights::Purpose::reset,
                                       tx.now() + office.settings.invitation);
        });
        fmt::print("{} is signed out everywhere and has no one-time codes.\n", given.email);
        print_link(given, secret);
        return done;
    }
    if (given.action == "appoint") {
        std::string fault;
        const auto wanted = wanted_appointment(given, core::london_date(office.clock.now()), fault);
        if (!wanted) return say(unusable, fault);
        const auto made = office.ledger.attempt(process, [&](audit::WriteTx& tx) -> core::Result<void> {
            if (const auto held = rights::appoint(tx, by, account->id, *wanted); !held)
                return tl::unexpected(held.error());
            return {};
        });
        if (!made) return say(refused, made.error().for_user + ".");
        fmt::print("{} is {} for {} from {}.\n", given.email, rights::card(wanted->role).title, wanted->footprint,
                   core::in_words(wanted->from));
        return done;
    }
    return say(unusable, "cairn user takes add, disable, enable, reset or appoint.");
}

}  // namespace accounts
