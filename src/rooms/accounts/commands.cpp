#include "rooms/accounts/commands.h"

#include <algorithm>

#include "core/london.h"
#include "platform/jobs/mail.h"
#include "platform/registers/store.h"
#include "platform/rights/sessions.h"
#include "rooms/partnership/partnership.h"

namespace accounts {
namespace {

using core::Reason;

void post_invitation(audit::WriteTx& tx, const std::string& key, const std::string& email, const std::string& site,
                     const std::string& secret) {
    jobs::send(
        tx.store(), key,
        {.to = email,
         .subject = "You are invited to Cairn",
         .paragraphs = {{"You have been given an account in the system of your safeguarding children partnership."},
                        {"Choose your password", site + link_path(secret)},
                        {"The link works once and for seven days. If you do not expect this, ignore it."}}},
        tx.now());
}

bool only_administers(const rights::Standing& standing, core::Instant now) {
    const auto held = standing.held(core::london_date(now));
    return std::all_of(held.begin(), held.end(),
                       [](const rights::Appointment* one) { return one->role == rights::Role::system_administrator; });
}

Invited give_link(audit::WriteTx& tx, const rights::Office& office, const std::string& account,
                  const std::string& email, const std::string& site) {
    Invited invited{.account = account, .secret = {}};
    invited.secret = rights::make_link(tx.store(), office.keys, account, rights::Purpose::invitation,
                                       tx.now() + office.settings.invitation);
    if (office.settings.sends_email)
        post_invitation(tx, "invitation/" + account + "/" + office.keys.hash(invited.secret), email, site,
                        invited.secret);
    return invited;
}

}  // namespace

std::string link_path(const std::string& secret) { return "/accounts/link/" + secret; }

core::Result<Invited> invite(audit::WriteTx& tx, const rights::Office& office, const rights::Grant<Manage>& by,
                             const rights::NewAccount& wanted, const std::string& site) {
    const auto id = rights::add_account(tx, by, wanted);
    if (!id) return tl::unexpected(id.error());
    return give_link(tx, office, *id, wanted.email, site);
}

Invited invite_again(audit::WriteTx& tx, const rights::Office& office, const rights::Grant<Manage>&,
                     const rights::Account& account, const std::string& site) {
    tx.record({.kind = "accounts.invited_again",
               .subject = {.kind = "rights_accounts", .id = account.id},
               .changes = {},
               .note = {}});
    return give_link(tx, office, account.id, account.email, site);
}

void ask_reset(const rights::Office& office, const std::string& email, const std::string& peer,
               const std::string& site) {
    const auto now = office.clock.now();
    office.ledger.write(
        {.kind = "accounts.ask_reset", .actor = "Someone at the sign-in page", .at = now, .reason = {}, .account = {}},
        [&](audit::WriteTx& tx) {
            auto& store = tx.store();
            const bool may = rights::may_try(store, "reset", office.keys.hash(email), 3, now, office.settings) &&
                             rights::may_try(store, "address", office.keys.hash(peer), office.settings.tries_by_address,
                                             now, office.settings);
            const auto account = may ? rights::find_account_by_email(tx, email) : std::nullopt;
            const bool sends = account && account->state == rights::State::active;
            tx.record({.kind = "accounts.reset_asked",
                       .subject = {.kind = "rights_accounts", .id = sends ? account->id : ""},
                       .changes = {},
                       .note = {}});
            if (!sends) return;
            const auto secret =
                rights::make_link(store, office.keys, account->id, rights::Purpose::reset, now + office.settings.reset);
            jobs::send(store, "reset/" + office.keys.hash(secret),
                       {.to = account->email,
                        .subject = "A new password for Cairn",
                        .paragraphs = {{"Someone asked for a new password for your account."},
                                       {"Choose a new password", site + link_path(secret)},
                                       {"The link works once and for one hour. If it was not you, "
                                        "ignore it: your password stays as it is."}}},
                       now);
        });
}

core::Result<void> link_person(audit::WriteTx& tx, const rights::Grant<Appoint>& by, const rights::Standing& standing,
                               const std::string& account, const std::string& person) {
    if (account == by.account())
        return core::refuse(Reason::forbidden, "You may not link your own account. Ask another business manager.");
    if (only_administers(standing, tx.now()))
        return core::refuse(Reason::forbidden,
                            "A system administrator may not link people: it gives them their rights. Ask the business "
                            "manager.");
    const auto record = registers::find(tx, partnership::people, person);
    if (!person.empty() && (!record || !record->withdrawn_at.empty()))
        return core::refuse(Reason::not_found, "There is no such person in the register.");
    for (const auto& other : rights::all_accounts(tx))
        if (!person.empty() && other.person == person && other.id != account)
            return core::refuse(Reason::conflict,
                                "The account of " + other.name + " is linked to this person already.");
    rights::set_person(tx, by, account, person);
    return {};
}

void end_their_sessions(audit::WriteTx& tx, const rights::Grant<Manage>&, const std::string& account) {
    const auto ended = rights::end_sessions(tx.store(), account, "");
    tx.record({.kind = "accounts.sessions_ended",
               .subject = {.kind = "rights_accounts", .id = account},
               .changes = {{"sessions", {}, std::to_string(ended)}},
               .note = {}});
}

void end_own_sessions(audit::WriteTx& tx, const rights::Holder& holder, const std::string& session,
                      const std::string& here) {
    if (session.empty())
        rights::end_sessions(tx.store(), holder.account(), here);
    else
        rights::end_session(tx.store(), holder.account(), session);
    tx.record({.kind = "accounts.sessions_ended",
               .subject = {.kind = "rights_accounts", .id = holder.account()},
               .changes = {},
               .note = {}});
}

void choose_rhythm(audit::WriteTx& tx, const rights::Holder& holder, jobs::Rhythm rhythm) {
    const auto known = rights::find_account(tx, holder.account());
    jobs::set_rhythm(tx.store(), holder.account(), known->email, rhythm);
    tx.record({.kind = "accounts.notices_chosen",
               .subject = {.kind = "rights_accounts", .id = holder.account()},
               .changes = {{"rhythm", {}, std::string{jobs::word(rhythm)}}},
               .note = {}});
}

core::Result<void> send_again(audit::WriteTx& tx, const rights::Grant<Letters>&, const std::string& key) {
    if (!jobs::send_again(tx.store(), key, tx.now()))
        return core::refuse(Reason::not_found, "This is no longer stuck: it was sent again by somebody else.");
    tx.record({.kind = "accounts.letter_sent_again", .subject = {.kind = "jobs_outbox", .id = key}});
    return {};
}

core::Result<std::string> appoint(audit::WriteTx& tx, const rights::Grant<Appoint>& by,
                                  const rights::Standing& standing, const std::string& account,
                                  const rights::Appointment& wanted) {
    if (account == by.account())
        return core::refuse(Reason::forbidden, "You may not appoint yourself. Ask another business manager.");
    if (only_administers(standing, tx.now()) && rights::card(wanted.role).sealed != rights::Sealed::never)
        return core::refuse(Reason::forbidden,
                            "A system administrator may not appoint to a role that can open sealed "
                            "cases. Ask the business manager.");
    return rights::appoint(tx, by, account, wanted);
}

}  // namespace accounts
