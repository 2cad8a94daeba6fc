#include "platform/registers/commands.h"
#include "platform/registers/editor.h"
#include "platform/registers/files/import.h"
#include "platform/registers/pack.h"
#include "platform/rights/accounts.h"
#include "platform/rights/office.h"
#include "platform/rights/prove.h"
#include "rooms/accounts/commands.h"
#include "rooms/census/filing_commands.h"
#include "rooms/finance/commands.h"
#include "rooms/scorecard/scorecard.h"
#include "rooms/yearly_report/commands.h"
#include "rooms/yearly_report/printing_command.h"

// Every command, called with what `check` beside this file puts in the place of the words in capitals: nothing, the
// grant of another permission, or the right one. On each line that begins with `run(` the first two must be refused;
// the third must compile. Never linked, never run.
// clang-format off: a call is a line.

using Other = rights::Permission<"somewhere.else">;
template <class P>
const rights::Grant<P>& grant();
const rights::Holder& holder();
const rights::Operator& whoever();
audit::WriteTx& tx();
template <class T>
const T& a();
template <class T>
void run(T&&...);

void accounts_and_rights() {
    const auto& id = a<std::string>();
    const auto day = a<core::Date>();
    run(rights::add_account(tx() BY(rights::ManageAccounts), a<rights::NewAccount>()));
    run((rights::set_state(tx() BY(rights::ManageAccounts), id, rights::State::active), 0));
    run((rights::remove_code(tx() BY(rights::ManageAccounts), id), 0));
    run((rights::set_person(tx() BY(rights::AppointPeople), id, id), 0));
    run(rights::appoint(tx() BY(rights::AppointPeople), id, a<rights::Appointment>()));
    run(rights::end_appointment(tx() BY(rights::AppointPeople), id, day));
    run(rights::let_in(tx() BY(rights::LetPeopleIn), a<rights::RecordGrant>()));
    run(rights::keep_out(tx() BY(rights::LetPeopleIn), a<rights::Exclusion>()));
    run(rights::withdraw_grant(tx() BY(rights::LetPeopleIn), id, day));
    run(rights::lift_exclusion(tx() BY(rights::LetPeopleIn), id, day));
    const auto& office = a<rights::Office>();
    const auto& standing = a<rights::Standing>();
    run(accounts::invite(tx(), office BY(accounts::Manage), a<rights::NewAccount>(), id));
    run(accounts::invite_again(tx(), office BY(accounts::Manage), a<rights::Account>(), id));
    run(accounts::appoint(tx() BY(accounts::Appoint), standing, id, a<rights::Appointment>()));
    run(accounts::link_person(tx() BY(accounts::Appoint), standing, id, id));
    run(accounts::send_again(tx() BY(accounts::Letters), id));
    run((accounts::end_their_sessions(tx() BY(accounts::Manage), id), 0));
}

/// What only the account's own holder does.
void own_account() {
    const auto& id = a<std::string>();
    const auto& office = a<rights::Office>();
    run(rights::change_password(office HOLDER, id, id, id));
    run(rights::prepare_code(office HOLDER));
    run(rights::finish_code(office HOLDER, id));
    run(rights::finish_code_here(office HOLDER, id, a<rights::Origin>()));
    run(rights::drop_code(office HOLDER, id));
    run((accounts::end_own_sessions(tx() HOLDER, id, id), 0));
    run((accounts::choose_rhythm(tx() HOLDER, jobs::Rhythm::daily), 0));
}

void returns() {
    const auto& id = a<std::string>();
    const auto& filing = a<census::Filing>();
    run((census::file_return(tx() BY(census::Work), filing), 0));
    run(census::check_again(tx() BY(census::Work), id));
    run(census::mark_finding(tx() BY(census::Work), filing, a<census::Marking>()));
    run(census::submit(tx() BY(census::Work), id, a<std::vector<census::MaskedFigure>>(), id));
    run(census::withdraw(tx() BY(census::Work), id));
    run(census::accept(tx() BY(census::Accept), id));
    run(census::send_back(tx() BY(census::Accept), id, id));
    run((census::finish_check(tx() OPERATOR, id, nullptr, id), 0));
    run((census::refuse_other_authority(tx() OPERATOR, id, id), 0));
    run(census::sweep_returns(a<audit::Ledger&>() OPERATOR, a<census::Safe>(), a<core::Instant>()));
}

void reports_and_accounts() {
    const auto& id = a<std::string>();
    const auto& work = a<yearly_report::Work>();
    run(yearly_report::begin(tx() BY(yearly_report::Manage), id, a<core::ReportingYear>()));
    run(yearly_report::move(tx() BY(yearly_report::Manage), work, yearly_report::State::outline));
    run(yearly_report::reopen(tx() BY(yearly_report::Manage), work, id));
    run(yearly_report::save_draft(tx() BY(yearly_report::DraftIt), work, id, id));
    run(yearly_report::restore_draft(tx() BY(yearly_report::DraftIt), work, id, 1));
    run(yearly_report::comment(tx() BY(yearly_report::Comment), work, id, id, id));
    run(yearly_report::ask(tx() BY(yearly_report::Ask), work, id, id, a<core::Date>(), a<std::vector<std::string>>()));
    run(yearly_report::answer(tx() BY(yearly_report::Contribute), id, id));
    run(yearly_report::freeze(tx() BY(yearly_report::Manage), work));
    run(yearly_report::check(tx() BY(yearly_report::CheckIt), work, id));
    run(yearly_report::sign(tx() BY(yearly_report::Sign), work, id, a<rights::Role>()));
    run(yearly_report::publish_version(tx() BY(yearly_report::Manage), work, id));
    run(yearly_report::mark_sent(tx() BY(yearly_report::Manage), work));
    run(finance::enter(tx() BY(finance::Edit), a<finance::Year>(), a<std::vector<finance::Entry>>()));
}

/// What the commands of several rooms share asks for some grant, and compares its room when it is run.
void shared() {
    const auto& id = a<std::string>();
    const auto& entity = a<registers::Entity>();
    const auto& all = a<std::vector<const registers::Entity*>>();
    const auto& cells = a<registers::Cells>();
    run(registers::add(WRITER, entity, cells));
    run(registers::change(WRITER, entity, id, 1, cells));
    run(registers::withdraw(WRITER, entity, id, 1, id));
    run(registers::reinstate(WRITER, entity, id, 1));
    run(registers::undo(WRITER, all, 1));
    run((registers::retitle(WRITER, all, entity, id), 0));
    run((registers::insert(WRITER, entity, a<registers::Record>()), 0));
    run(registers::update(WRITER, entity, a<registers::Record>(), 1));
    run((registers::apply_plan(WRITER, all, entity, a<registers::Plan>()), 0));
    run((registers::apply_pack(WRITER, all, a<std::vector<registers::PackPlan>>(), a<packs::Pack>()), 0));
    run(scorecard::take(tx() SOME, a<scorecard::Taken>()));
    run((scorecard::note_published(tx() SOME, id, a<std::vector<scorecard::Told>>()), 0));
    run((partnership::put_document(tx() SOME, a<partnership::Document>(), id), 0));
    run((yearly_report::ask_for_prints(tx() SOME, id), 0));
    run(registers::Viewer(VIEWER));
    run(registers::Editor(tx(), EDITOR, all));
}
