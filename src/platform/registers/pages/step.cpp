#include "platform/registers/pages/drafting.h"
#include "platform/registers/pages/pages.h"
#include "platform/registers/pages/why.h"
#include "platform/registers/value.h"
#include "platform/ui/components.h"
#include "platform/ui/forms.h"

// A step of a lifecycle: a page that says what it does and asks what it needs, and the step itself.
namespace registers {
namespace {

/// The last part of the address names the step; each has a route of its own, with its own permission.
const Transition* asked_step(const Call& call) {
    const auto slash = call.request.path.rfind('/');
    return find_transition(call.entity, std::string_view{call.request.path}.substr(slash + 1));
}

/// What the page asks for, with what was typed or what the record says.
ui::Html asked_fields(Reader& reader, const Call& call, const Record& record, const Transition& step,
                      const Filled& filled) {
    ui::Html controls;
    for (const auto& asked : step.asks) {
        const auto place = place_of(call.entity, asked.field);
        if (!record.hidden.contains(place))
            controls += form_field(reader, call.entity, place, filled, asked.need == Need::required);
    }
    return controls;
}

std::string becomes(const Call& call, const Record& record, const Transition& step) {
    const auto place = *place_of_state(call.entity);
    const auto& field = call.entity.fields[place];
    const auto now = shown(field, record.cells[place]);
    return (now.empty() ? field.label + " becomes " : field.label + " goes from " + now + " to ") +
           shown(field, step.to) + ".";
}

http::Response step_page(const Call& call, Reader& reader, const Record& record, const Transition& step,
                         const Filled& filled, std::int64_t seen) {
    ui::Html content = ui::heading(step.verb, record.title);
    content += paragraph(becomes(call, record, step) + (step.hint.empty() ? "" : " " + step.hint));
    if (!step.source.empty()) content += ui::element("p", {{"class", "govuk-hint"}}, "Source: " + step.source + ".");
    const ui::Html why =
        why_control({.typed = filled.why, .errors = filled.errors, .need = step.reason, .label = "Why?"});
    content += ui::form(
        {.csrf = token_of(call),
         .fields = {hidden("seen", std::to_string(seen)) + asked_fields(reader, call, record, step, filled) + why},
         .submit = step.verb,
         .action = address_of(call.entity, record.id, "/steps/") + step.name,
         .beside_submit = link(address_of(call.entity, record.id), "Cancel"),
         .submit_classes = step.is_grave ? "govuk-button--warning" : "",
         .id = "step-form"});
    return respond(call, {.title = step.verb,
                          .content = content,
                          .errors = filled.errors,
                          .breadcrumbs = trail(call, &record),
                          .width = ui::Width::two_thirds});
}

/// It cannot be done now: why, and the way back. Nothing is asked that could not be used.
http::Response held_up_page(const Call& call, Reader& reader, const Transition& step, const core::Refusal& refusal) {
    const auto record = reader.find(call.entity, call.id());
    if (!record || refusal.reason == core::Reason::forbidden || refusal.reason == core::Reason::not_found)
        return http::refused(refusal);
    const ui::Html content = ui::heading(step.verb, record->title) +
                             ui::render(ui::InsetText{.text = refusal.for_user}) +
                             paragraph(link(address_of(call.entity, record->id), "Back to the " + call.entity.one));
    auto response = respond(
        call,
        {.title = step.verb, .content = content, .breadcrumbs = trail(call, &*record), .width = ui::Width::two_thirds});
    response.status = 409;
    return response;
}

}  // namespace

http::Response show_step(const Call& call) {
    const auto* step = asked_step(call);
    return call.read([&](Reader& reader) {
        const auto record = reader.find_to_step(call.entity, call.id(), *step, today_of(call));
        if (!record) return held_up_page(call, reader, *step, record.error());
        return step_page(call, reader, *record, *step, {.typed = record->cells}, record->version);
    });
}

http::Response save_step(const Call& call) {
    const auto* step = asked_step(call);
    const auto why = read_why(call.request.form);
    Filled filled{.typed = typed_cells(call.entity, call.request.form), .errors = {}};
    filled.why = why.typed;
    const auto seen = whole_number(call.request.form, "seen");
    std::vector<Problem> problems;
    const auto taken = call.write("step", why.reason, [&](Editor& editor) -> core::Result<void> {
        auto result = editor.step(call.entity, call.id(), seen, *step, filled.typed, today_of(call), problems);
        put_first(call.entity, problems, incomplete_dates(call.entity, filled.typed));
        put_first(call.entity, problems, why.problems);
        if (result && !problems.empty()) return core::refuse(core::Reason::invalid, "The form has mistakes.");
        return result;
    });
    if (taken) return http::redirect(address_of(call.entity, call.id(), "?done=") + step->name);
    return call.read([&](Reader& reader) {
        const auto record = reader.find_to_step(call.entity, call.id(), *step, today_of(call));
        if (!record) return held_up_page(call, reader, *step, record.error());
        filled.errors = errors_of(call.entity, problems);
        // Someone saved in between: what was typed is kept, and asked for again beside what the record says now.
        if (problems.empty())
            filled.errors.add("reason", taken.error().for_user + " Look at the record, and go on if it is still right");
        auto page = step_page(call, reader, *record, *step, filled, record->version);
        page.status = problems.empty() ? http::status_of(taken.error().reason) : 422;
        return page;
    });
}

}  // namespace registers
