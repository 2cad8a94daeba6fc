#include <algorithm>

#include "platform/registers/references.h"
#include "platform/rights/account_name.h"
#include "rooms/accounts/commands.h"
#include "rooms/accounts/held_store.h"
#include "rooms/accounts/pages/pages.h"
#include "rooms/accounts/pages/parts.h"
#include "rooms/accounts/pages/person.h"
#include "rooms/partnership/partnership.h"

namespace accounts {
namespace {

/// Their organisation by name; where the register has none to choose from, by its code.
ui::Html organisation_field(const house::Services& services, const std::string& typed, const ui::FieldErrors& errors) {
    std::vector<std::pair<std::string, std::string>> known;
    services.database.read([&](db::ReadTx& tx) { known = organisations_to_choose(tx); });
    if (known.empty())
        return ui::render(ui::Input{.name = "organisation",
                                    .label = {.text = "Code of their organisation (optional)"},
                                    .error = error_of(errors, "organisation"),
                                    .value = typed,
                                    .classes = "govuk-input--width-20"});
    std::vector<ui::SelectItem> items{{.text = "None", .value = ""}};
    for (auto& [code, name] : known) items.push_back({.text = std::move(name), .value = std::move(code)});
    return ui::render(ui::Select{.name = "organisation",
                                 .label = {.text = "Their organisation (optional)"},
                                 .items = items,
                                 .error = error_of(errors, "organisation"),
                                 .value = typed,
                                 .attributes = {{"data-cairn-autocomplete", ""}}});
}

ui::Page invite_page(const house::Services& services, const http::Request& request, const ui::FieldErrors& errors) {
    const auto typed = [&](const char* name) { return std::string{request.form.get(name)}; };
    const ui::Html fields = ui::render(ui::Input{.name = "name",
                                                 .label = {.text = "Full name"},
                                                 .error = error_of(errors, "name"),
                                                 .value = typed("name"),
                                                 .spellcheck = false}) +
                            ui::render(ui::Input{.name = "email",
                                                 .label = {.text = "Email address at work"},
                                                 .error = error_of(errors, "email"),
                                                 .value = typed("email"),
                                                 .type = "email",
                                                 .spellcheck = false}) +
                            organisation_field(services, typed("organisation"), errors);
    return {.title = "Invite someone",
            .content = ui::heading("Invite someone") +
                       form(services, request, "/accounts/invite", fields, "Send the invitation"),
            .errors = errors,
            .back = "/accounts/people",
            .width = ui::Width::two_thirds};
}

/// The person's page after a link was made, with the link where no email carries it.
http::Response after_link(const house::Services& services, const http::Request& request, const Invited& invited) {
    const auto back = "/accounts/people/" + invited.account;
    if (services.door->office().settings.sends_email) return http::redirect(back + "?done=invited");
    return shown(services, request,
                 {.title = "Give them this link",
                  .content = ui::heading("Give them this link") +
                             paragraph("This installation sends no email. Hand the link over yourself, by a way that "
                                       "only the person can read. It works once and for seven days.") +
                             ui::render(ui::InsetText{.text = site_of(services, request) + link_path(invited.secret)}) +
                             paragraph(link(back, "Continue")),
                  .width = ui::Width::two_thirds});
}

/// The person of the register whose appointments become rights of this account.
ui::Html person_form(const house::Services& services, const http::Request& request, const Person& person) {
    std::vector<ui::SelectItem> items{{.text = "Nobody", .value = ""}};
    services.database.read([&](db::ReadTx& tx) {
        for (const auto& [id, name] : registers::options(tx, partnership::people, 1000))
            items.push_back({.text = name, .value = id});
    });
    return form(
        services, request, "/accounts/people/" + person.account.id + "/person",
        ui::render(ui::Select{.name = "person",
                              .label = {.text = "Person in the partnership's register"},
                              .items = items,
                              .hint = "Their appointments there give this account its rights, and end with them.",
                              .value = person.account.person}),
        "Link", "govuk-button--secondary");
}

ui::Html appointments_part(const house::Services& services, const http::Request& request, const Person& person) {
    const auto& at = services.door->visit(request);
    const bool may = services.door->may(request, Appoint::text) && person.account.id != at.standing.account;
    ui::Table table{.head = {"Appointment", "From", "To", ""}, .rows = {}};
    const auto names = held_names(services);
    for (const auto& one : person.appointments) {
        const bool open = !one.to || *one.to >= at.today;
        table.rows.push_back({in_words(one, *at.footprints, names), core::in_words(one.from),
                              one.to ? core::in_words(*one.to) : "Not ended",
                              one.in_register ? link("/partnership/appointments/" + one.id, "In the register")
                              : may && open
                                  ? form(services, request, "/accounts/people/" + person.account.id + "/end",
                                         hidden("appointment", one.id), "End today", "govuk-button--secondary")
                                  : ui::Html{}});
    }
    return ui::element("h2", {{"class", "govuk-heading-m"}}, "Appointments") +
           (person.appointments.empty() ? paragraph("None: the account sees what is public.")
                                        : scrolling("Appointments", table)) +
           (may ? paragraph(link("/accounts/people/" + person.account.id + "/appoint", "Appoint to a role"))
                : ui::Html{}) +
           (may ? person_form(services, request, person) : ui::Html{});
}

ui::Html rights_part(const house::Services& services, const http::Request& request, const Person& person) {
    const auto& at = services.door->visit(request);
    rights::Standing standing;
    services.database.read([&](db::ReadTx& tx) { standing = rights::standing_of(tx, person.account.id); });
    ui::Table table{.head = {"May", "Because"}, .rows = {}};
    for (const auto& right : rights::rights_of(services.door->policy(), standing, *at.footprints, at.today)) {
        if (right.because.empty()) continue;
        ui::Html why;
        for (const auto& one : right.because) why += ui::element("li", {}, one);
        table.rows.push_back({std::string{right.permission->what}, ui::element("ul", {{"class", "govuk-list"}}, why)});
    }
    ui::Html exceptions;
    for (const auto& one : standing.grants)
        if (one.account == person.account.id)
            exceptions += ui::element("li", {}, "Let into " + one.record + ": " + one.reason);
    for (const auto& one : standing.exclusions)
        exceptions += ui::element("li", {}, "Kept out of " + one.record + ": " + one.reason);
    return ui::element("h2", {{"class", "govuk-heading-m"}}, "What this person may do today, and why") +
           (table.rows.empty() ? paragraph("Nothing beyond their own account and what is public.")
                               : scrolling("What this person may do", table)) +
           (exceptions.empty() ? ui::Html{}
                               : ui::element("ul", {{"class", "govuk-list govuk-list--bullet"}}, exceptions));
}

ui::Html account_forms(const house::Services& services, const http::Request& request, const rights::Account& account) {
    if (!services.door->may(request, Manage::text)) return {};
    const auto base = "/accounts/people/" + account.id;
    const bool off = account.state == rights::State::disabled;
    ui::Html forms = form(services, request, base + "/state", hidden("state", off ? "active" : "disabled"),
                          off ? "Let them sign in again" : "Stop them signing in", "govuk-button--secondary");
    if (account.state == rights::State::invited)
        forms += form(services, request, base + "/link", {}, "Make a new invitation", "govuk-button--secondary");
    if (account.state == rights::State::active)
        forms +=
            form(services, request, base + "/sessions/end", {}, "Sign them out everywhere", "govuk-button--secondary");
    return forms;
}

}  // namespace

http::Response show_people(const house::Services& services, const http::Request& request) {
    const auto& at = services.door->visit(request);
    std::vector<Person> all;
    const auto names = held_names(services);
    services.database.read([&](db::ReadTx& tx) {
        for (auto& account : rights::all_accounts(tx))
            all.push_back({account, rights::appointments_of(tx, account.id)});
    });
    ui::Table table{.head = {"Name", "Email", "State", "Appointments today"}, .rows = {}, .first_cell_is_header = true};
    for (const auto& person : all) {
        if (!services.door->sight(request, record_of(person.account, person.appointments)).sees) continue;
        std::string held;
        for (const auto& one : person.appointments)
            if (rights::held(one, at.today)) held += (held.empty() ? "" : "; ") + in_words(one, *at.footprints, names);
        table.rows.push_back({link("/accounts/people/" + person.account.id, person.account.name), person.account.email,
                              std::string{rights::title(person.account.state)}, held});
    }
    return shown(
        services, request,
        {.title = "People and access",
         .content = ui::heading("People and access") +
                    (services.door->may(request, Manage::text) ? paragraph(link("/accounts/invite", "Invite someone"))
                                                               : ui::Html{}) +
                    scrolling("People", table) + paragraph(link("/accounts/record", "Who can see a record, and why")) +
                    (services.door->may(request, Readings::text)
                         ? paragraph(link("/accounts/readings", "Who has read sealed records"))
                         : ui::Html{}) +
                    (services.door->may(request, Letters::text)
                         ? paragraph(link("/accounts/letters", "Letters that got stuck"))
                         : ui::Html{}),
         .section = "/accounts/people",
         .is_section_front = true});
}

http::Response show_person(const house::Services& services, const http::Request& request) {
    const auto person = find_person(services, request);
    if (!person) return http::refused(rights::missing_record());
    const auto& account = person->account;
    const ui::SummaryList facts{.rows = {{.key = "Email", .value = account.email},
                                         {.key = "State", .value = std::string{rights::title(account.state)}},
                                         {.key = "One-time codes", .value = account.has_code ? "Set up" : "Not set up"},
                                         {.key = "Account since", .value = in_words(account.created)}}};
    return shown(
        services, request,
        {.title = account.name,
         .content = ui::heading(account.name) + ui::render(facts) + appointments_part(services, request, *person) +
                    rights_part(services, request, *person) + account_forms(services, request, account),
         .breadcrumbs = {{.text = "People and access", .href = "/accounts/people"}, {.text = account.name}},
         .section = "/accounts/people",
         .notice = request.query.get("done") == "invited" ? ui::Content{"An invitation is on its way by email."}
                                                          : ui::Content{}});
}

http::Response show_invite(const house::Services& services, const http::Request& request) {
    return shown(services, request, invite_page(services, request, {}));
}

http::Response do_invite(const house::Services& services, const http::Request& request) {
    const rights::NewAccount wanted{.name = std::string{request.form.get("name")},
                                    .email = std::string{request.form.get("email")},
                                    .organisation = std::string{request.form.get("organisation")},
                                    .person = {}};
    ui::FieldErrors errors;
    if (const auto fault = rights::fault_of_name(wanted.name); !fault.empty()) errors.add("name", fault);
    bool known = wanted.organisation.empty();
    services.database.read([&](db::ReadTx& tx) { known = known || knows_organisation(tx, wanted.organisation); });
    if (!known) errors.add("organisation", "Choose an organisation of the register");
    if (!rights::is_email(wanted.email)) errors.add("email", "Enter an email address in the form name@example.com");
    if (!errors.empty()) return shown(services, request, invite_page(services, request, errors));
    const auto grant = services.door->grant<Manage>(request);
    if (!grant) return http::refused(grant.error());
    Invited invited;
    const auto done = services.door->office().ledger.attempt(
        services.door->process(request, "accounts.invite"), [&](audit::WriteTx& tx) -> core::Result<void> {
            const auto made = invite(tx, services.door->office(), *grant, wanted, site_of(services, request));
            if (!made) return tl::unexpected(made.error());
            invited = *made;
            return {};
        });
    if (done) return after_link(services, request, invited);
    errors.add("email", done.error().for_user);
    return shown_again(services, request, invite_page(services, request, errors), done.error());
}

http::Response do_state(const house::Services& services, const http::Request& request) {
    const auto person = find_person(services, request);
    if (!person) return http::refused(rights::missing_record());
    const auto grant = services.door->grant<Manage>(request, record_of(person->account, person->appointments));
    if (!grant) return http::refused(grant.error());
    if (person->account.id == grant->account())
        return http::error(409, "You cannot stop your own account. Ask another administrator.");
    const bool on = request.form.get("state") == "active";
    services.door->office().ledger.write(
        services.door->process(request, "accounts.set_state"), [&](audit::WriteTx& tx) {
            rights::set_state(tx, *grant, person->account.id, on ? rights::State::active : rights::State::disabled);
        });
    return http::redirect("/accounts/people/" + person->account.id);
}

http::Response do_end_their_sessions(const house::Services& services, const http::Request& request) {
    const auto person = find_person(services, request);
    if (!person) return http::refused(rights::missing_record());
    const auto grant = services.door->grant<Manage>(request, record_of(person->account, person->appointments));
    if (!grant) return http::refused(grant.error());
    services.door->office().ledger.write(
        services.door->process(request, "accounts.end_their_sessions"),
        [&](audit::WriteTx& tx) { end_their_sessions(tx, *grant, person->account.id); });
    return http::redirect("/accounts/people/" + person->account.id);
}

http::Response do_new_link(const house::Services& services, const http::Request& request) {
    const auto person = find_person(services, request);
    if (!person) return http::refused(rights::missing_record());
    const auto grant = services.door->grant<Manage>(request, record_of(person->account, person->appointments));
    if (!grant) return http::refused(grant.error());
    // Someone who has a password asks for a new one by email: else whoever manages accounts could take theirs over.
    if (person->account.state != rights::State::invited) return http::error(409, "This person has an account already.");
    Invited invited;
    services.door->office().ledger.write(
        services.door->process(request, "accounts.invite_again"), [&](audit::WriteTx& tx) {
            invited = invite_again(tx, services.door->office(), *grant, person->account, site_of(services, request));
        });
    return after_link(services, request, invited);
}

http::Response do_person(const house::Services& services, const http::Request& request) {
    const auto person = find_person(services, request);
    if (!person) return http::refused(rights::missing_record());
    const auto grant = services.door->grant<Appoint>(request, record_of(person->account, person->appointments));
    if (!grant) return http::refused(grant.error());
    const auto& standing = services.door->visit(request).standing;
    const std::string chosen{request.form.get("person")};
    const auto done = services.door->office().ledger.attempt(
        services.door->process(request, "accounts.link_person"),
        [&](audit::WriteTx& tx) { return link_person(tx, *grant, standing, person->account.id, chosen); });
    if (!done) return http::refused(done.error());
    return http::redirect("/accounts/people/" + person->account.id);
}

}  // namespace accounts
