#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "platform/audit/audit.h"
#include "platform/figures/figures.h"
#include "platform/rights/policy.h"
#include "rooms/yearly_report/store_workflow.h"
#include "rooms/yearly_report/yearly_report.h"

/// What people do to a report on its way.
namespace yearly_report {

using SeeWork = rights::Permission<"yearly_report.work">;
using Manage = rights::Permission<"yearly_report.manage">;
using DraftIt = rights::Permission<"yearly_report.draft">;
using Contribute = rights::Permission<"yearly_report.contribute">;
using Comment = rights::Permission<"yearly_report.comment">;
using Ask = rights::Permission<"yearly_report.edit">;
using CheckIt = rights::Permission<"yearly_report.check">;
using Sign = rights::Permission<"yearly_report.sign">;

/// Begins a report; refused when it is begun already, or cannot be written. Gives its record's id.
core::Result<std::string> begin(audit::WriteTx& tx, const rights::Grant<Manage>& by, const std::string& partnership,
                                core::ReportingYear year);

/// Moves it along its route (`next_of`). Refused while a comment is open and the next step is the signatures.
core::Result<void> move(audit::WriteTx& tx, const rights::Grant<Manage>& by, const Work& work, State to);

/// Back to drafting, with a reason: what was frozen stays as it was, and is published no more than it is.
core::Result<void> reopen(audit::WriteTx& tx, const rights::Grant<Manage>& by, const Work& work,
                          const std::string& reason);

/// Writes a section's prose. Refused from freezing on.
core::Result<void> save_draft(audit::WriteTx& tx, const rights::Grant<DraftIt>& by, const Work& work,
                              const std::string& section, const std::string& markdown);

/// A member's, partner's or agency's comment, in their own name. Refused in the outline, and once it is with those who
/// sign. `section`: of the report; empty: the report as a whole.
core::Result<void> comment(audit::WriteTx& tx, const rights::Grant<Comment>& by, const Work& work,
                           const std::string& section, const std::string& said_by, const std::string& text);
bool may_comment(State state);

/// Asks agencies for the same contribution to one section, by a day. Refused for one that is asked already, and once
/// figures are frozen. `organisations`: ids of their records.
core::Result<void> ask(audit::WriteTx& tx, const rights::Grant<Ask>& by, const Work& work, const std::string& section,
                       const std::string& prompt, core::Date due, const std::vector<std::string>& organisations);

/// An agency's answer. Refused when it was accepted already or figures are frozen.
core::Result<void> answer(audit::WriteTx& tx, const rights::Grant<Contribute>& by, const std::string& contribution,
                          const std::string& text);

/// Keeps the report as it is now, with every figure and every file, under the hash of its content. Refused when a token
/// stands for nothing, or a contribution is still to come.
core::Result<void> freeze(audit::WriteTx& tx, const rights::Grant<Manage>& by, const Work& work);

/// Puts a section's prose back to what it was right after an event of its history. Refused from freezing on, and for
/// an event that is not of this section.
core::Result<void> restore_draft(audit::WriteTx& tx, const rights::Grant<DraftIt>& by, const Work& work,
                                 const std::string& section, std::int64_t event);

/// Says that the frozen figures were checked. Refused for whoever froze them, and for whoever wrote any of its sections
/// here: the checker is another than the author.
core::Result<void> check(audit::WriteTx& tx, const rights::Grant<CheckIt>& by, const Work& work,
                         const std::string& note);

/// A safeguarding partner signs what is frozen. The grant is for the part of one organisation (`signature_record`):
/// whoever has it holds an appointment for that organisation today. `capacity`: the role of that appointment.
/// Refused for an organisation that is no safeguarding partner of the partnership, and twice for the same.
core::Result<void> sign(audit::WriteTx& tx, const rights::Grant<Sign>& by, const Work& work,
                        const std::string& organisation, rights::Role capacity);

/// Publishes what is frozen as the next version. Refused until nothing is missing (`missing_for_publication`): the
/// refusal names all that is. A further version needs a note that says what was amended. Refused too when, with what
/// was published since the figures were frozen, it would let a small number be worked out.
core::Result<void> publish_version(audit::WriteTx& tx, const rights::Grant<Manage>& by, const Work& work,
                                   const std::string& note);

/// Says that it has gone to its recipients. Refused while the register holds no dispatch of the newest version to one
/// whom the law of its year names.
core::Result<void> mark_sent(audit::WriteTx& tx, const rights::Grant<Manage>& by, const Work& work);

/// A figure that its source tells otherwise today than when it was frozen.
struct Stale {
    std::string id, label, frozen, now;  ///< `now` empty: the record holds it no longer
};
std::vector<Stale> stale_in(db::ReadTx& tx, const Snapshot& snapshot,
                            const std::function<std::optional<figures::Figure>(db::ReadTx&, std::string_view)>& figure);

/// The record that rights are asked about.
rights::Record record_of(const Work& work);
/// The same for the signature of an organisation (its code): it is that organisation's part.
rights::Record signature_record(const Work& work, const std::string& organisation);
/// The same for a contribution: it is its organisation's part. Empty when there is none.
std::optional<rights::Record> contribution_record(db::ReadTx& tx, const std::string& contribution);

}  // namespace yearly_report
