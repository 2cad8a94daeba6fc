#include <algorithm>

#include "platform/ui/forms.h"
#include "rooms/accounts/commands.h"
#include "rooms/accounts/held_store.h"
#include "rooms/accounts/pages/pages.h"
#include "rooms/accounts/pages/parts.h"
#include "rooms/accounts/pages/person.h"

namespace accounts {
namespace {

/// A choice by name; where there are too many to choose from, a box for the code.
ui::Html choice_of(std::vector<std::pair<std::string, std::string>> known, const std::string& field,
                   const std::string& label, const std::string& hint, const std::string& value,
                   const ui::FieldErrors& errors) {
    std::vector<ui::SelectItem> items{{.text = "None", .value = ""}};
    for (auto& [code, name] : known) items.push_back({.text = std::move(name), .value = std::move(code)});
    if (items.size() > 1)
        return ui::render(ui::Select{.name = field,
                                     .label = {.text = label},
                                     .items = items,
                                     .hint = hint,
                                     .error = error_of(errors, field),
                                     .value = value});
    return ui::render(ui::Input{.name = field,
                                .label = {.text = label + ": its code"},
                                .hint = hint,
                                .error = error_of(errors, field),
                                .value = value,
                                .classes = "govuk-input--width-20"});
}

ui::Html day_field(const http::Request& request, const std::string& field, const std::string& legend,
                   const ui::FieldErrors& errors) {
    return ui::render(ui::DateField{.field = field,
                                    .legend = ui::Fieldset{.legend = ui::Legend{.text = legend}},
                                    .value = ui::typed_date(request.form, field),
                                    .hint = ui::Hint{.text = "For example, 1 4 2026"},
                                    .errors = errors});
}

ui::Page appoint_page(const house::Services& services, const http::Request& request, const Person& person,
                      const ui::FieldErrors& errors) {
    const auto typed = [&](const char* name) { return std::string{request.form.get(name)}; };
    const auto& at = services.door->visit(request);
    std::vector<ui::SelectItem> roles{{.text = "Choose a role", .value = ""}};
    std::vector<ui::SelectItem> places{{.text = "Choose an area or partnership", .value = ""}};
    for (const auto& card : rights::roles())
        roles.push_back({.text = std::string{card.title}, .value = std::string{card.code}});
    for (const auto& code : at.footprints->codes())
        places.push_back({.text = at.footprints->name(code), .value = code});
    std::vector<std::pair<std::string, std::string>> organisations, bodies;
    services.database.read([&](db::ReadTx& tx) {
        organisations = organisations_to_choose(tx);
        bodies = bodies_to_choose(tx);
    });
    const ui::Html fields = ui::render(ui::Select{.name = "role",
                                                  .label = {.text = "Role"},
                                                  .items = roles,
                                                  .error = error_of(errors, "role"),
                                                  .value = typed("role")}) +
                            ui::render(ui::Select{.name = "footprint",
                                                  .label = {.text = "For"},
                                                  .items = places,
                                                  .error = error_of(errors, "footprint"),
                                                  .value = typed("footprint")}) +
                            choice_of(std::move(organisations), "organisation", "Organisation that they act for",
                                      "Needed for partners, agencies and members", typed("organisation"), errors) +
                            choice_of(std::move(bodies), "body", "Group", "Needed for chairs and members of a group",
                                      typed("body"), errors) +
                            day_field(request, "from", "First day", errors) +
                            day_field(request, "to", "Last day (optional)", errors);
    return {.title = "Appoint to a role",
            .content = ui::heading("Appoint to a role", person.account.name) +
                       form(services, request, request.path, fields, "Appoint"),
            .errors = errors,
            .back = "/accounts/people/" + person.account.id,
            .width = ui::Width::two_thirds};
}

/// The appointment that was typed, with every fault at its place.
rights::Appointment wanted_of(const house::Services& services, const http::Request& request, const Person& person,
                              ui::FieldErrors& errors) {
    const auto role = rights::find_role(request.form.get("role"));
    const auto from =
        ui::parse(ui::typed_date(request.form, "from"), {.field = "from", .what = "the first day"}, errors);
    const auto to = ui::parse(ui::typed_date(request.form, "to"),
                              {.field = "to", .what = "the last day", .required = false, .earliest = from}, errors);
    rights::Appointment wanted{.id = {},
                               .role = role.value_or(rights::Role::agency_respondent),
                               .footprint = std::string{request.form.get("footprint")},
                               .body = std::string{request.form.get("body")},
                               .organisation = std::string{request.form.get("organisation")},
                               .from = from.value_or(core::Date{}),
                               .to = to};
    const auto codes = services.door->visit(request).footprints->codes();
    if (!role) errors.add("role", "Choose a role");
    if (std::find(codes.begin(), codes.end(), wanted.footprint) == codes.end())
        errors.add("footprint", "Choose an area or partnership");
    services.database.read([&](db::ReadTx& tx) {
        if (!wanted.organisation.empty() && !knows_organisation(tx, wanted.organisation))
            errors.add("organisation", "No organisation of the register has this code");
        if (!wanted.body.empty() && !knows_body(tx, wanted.body))
            errors.add("body", "No group of the register has this code");
    });
    if (role && rights::card(*role).needs_organisation && wanted.organisation.empty())
        errors.add("organisation", "Say which organisation the person acts for");
    if (role && rights::card(*role).needs_body && wanted.body.empty())
        errors.add("body", "Say which group the appointment is to");
    const bool twice = std::any_of(person.appointments.begin(), person.appointments.end(), [&](const auto& one) {
        return role && one.role == *role && one.footprint == wanted.footprint && one.body == wanted.body &&
               one.organisation == wanted.organisation && (!one.to || *one.to >= wanted.from) &&
               (!wanted.to || one.from <= *wanted.to);
    });
    if (twice) errors.add("role", "They hold this role for the same time and place already");
    return wanted;
}

}  // namespace

http::Response show_appoint(const house::Services& services, const http::Request& request) {
    const auto person = find_person(services, request);
    if (!person) return http::refused(rights::missing_record());
    return shown(services, request, appoint_page(services, request, *person, {}));
}

http::Response do_appoint(const house::Services& services, const http::Request& request) {
    const auto person = find_person(services, request);
    if (!person) return http::refused(rights::missing_record());
    ui::FieldErrors errors;
    const auto wanted = wanted_of(services, request, *person, errors);
    if (!errors.empty()) return shown(services, request, appoint_page(services, request, *person, errors));
    const auto grant = services.door->grant<Appoint>(
        request,
        {.address = {}, .classification = rights::Classification::partnership, .footprints = {wanted.footprint}});
    if (!grant) {
        errors.add("footprint", "Your own appointment does not reach there. Ask its business manager");
        return shown_again(services, request, appoint_page(services, request, *person, errors), grant.error());
    }
    const auto& standing = services.door->visit(request).standing;
    const auto done = services.door->office().ledger.attempt(
        services.door->process(request, "accounts.appoint"), [&](audit::WriteTx& tx) -> core::Result<void> {
            const auto made = appoint(tx, *grant, standing, person->account.id, wanted);
            if (!made) return tl::unexpected(made.error());
            return {};
        });
    if (done) return http::redirect("/accounts/people/" + person->account.id);
    errors.add("role", done.error().for_user);
    return shown_again(services, request, appoint_page(services, request, *person, errors), done.error());
}

http::Response do_end_appointment(const house::Services& services, const http::Request& request) {
    const auto person = find_person(services, request);
    if (!person) return http::refused(rights::missing_record());
    const auto id = request.form.get("appointment");
    const auto one = std::find_if(person->appointments.begin(), person->appointments.end(),
                                  [&](const rights::Appointment& held) { return held.id == id; });
    if (one == person->appointments.end()) return http::refused(rights::missing_record());
    const auto grant = services.door->grant<Appoint>(
        request,
        {.address = {}, .classification = rights::Classification::partnership, .footprints = {one->footprint}});
    if (!grant) return http::refused(grant.error());
    const auto done = services.door->office().ledger.attempt(
        services.door->process(request, "accounts.end_appointment"), [&](audit::WriteTx& tx) {
            return rights::end_appointment(tx, *grant, one->id, services.door->visit(request).today);
        });
    if (!done) return http::refused(done.error());
    return http::redirect("/accounts/people/" + person->account.id);
}

}  // namespace accounts
