#pragma once
#include <string>

#include "platform/jobs/digest.h"
#include "platform/rights/accounts.h"
#include "platform/rights/office.h"
#include "platform/rights/policy.h"

namespace accounts {

using Manage = rights::ManageAccounts;
using Appoint = rights::AppointPeople;
using Explain = rights::Permission<"accounts.explain">;
using LetIn = rights::LetPeopleIn;
using Letters = rights::Permission<"accounts.letters">;
using Readings = rights::Permission<"accounts.readings">;

/// Adds the account and posts its invitation. Gives the account's id and the link's secret, which is shown only where
/// the installation sends no email.
struct Invited {
    std::string account;
    std::string secret;
};
core::Result<Invited> invite(audit::WriteTx& tx, const rights::Office& office, const rights::Grant<Manage>&,
                             const rights::NewAccount& wanted, const std::string& site);
/// A new link for someone who has one no longer.
Invited invite_again(audit::WriteTx& tx, const rights::Office& office, const rights::Grant<Manage>&,
                     const rights::Account& account, const std::string& site);
/// Posts a link for a new password when there is such an active account; says nothing about whether there is.
void ask_reset(const rights::Office& office, const std::string& email, const std::string& peer,
               const std::string& site);

/// Refuses an appointment of oneself, and by a system administrator one to a role that can open sealed cases.
core::Result<std::string> appoint(audit::WriteTx& tx, const rights::Grant<Appoint>& by,
                                  const rights::Standing& standing, const std::string& account,
                                  const rights::Appointment& wanted);

/// Links an account to a person of the register, whose appointments become its rights. Refused for one's own account,
/// and to whoever only administers: it would open what the person's roles open.
core::Result<void> link_person(audit::WriteTx& tx, const rights::Grant<Appoint>& by, const rights::Standing& standing,
                               const std::string& account, const std::string& person);
/// Puts an effect that got stuck back to be carried out. Refused (not_found) when none of this key is stuck.
core::Result<void> send_again(audit::WriteTx& tx, const rights::Grant<Letters>&, const std::string& key);

/// Ends every session of an account.
void end_their_sessions(audit::WriteTx& tx, const rights::Grant<Manage>&, const std::string& account);
/// Ends one of the holder's sessions; `session` empty: all but `here`.
void end_own_sessions(audit::WriteTx& tx, const rights::Holder& holder, const std::string& session,
                      const std::string& here);
/// How often the holder wants email about their work.
void choose_rhythm(audit::WriteTx& tx, const rights::Holder& holder, jobs::Rhythm rhythm);

/// The path of the page behind a link's secret.
std::string link_path(const std::string& secret);

}  // namespace accounts
