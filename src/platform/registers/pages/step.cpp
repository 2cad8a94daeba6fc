#include <algorithm>

#include "platform/registers/lifecycle.h"
#include "platform/registers/pages/form_fields.h"
#include "platform/registers/pages/pages.h"
#include "platform/registers/pages/reason.h"
#include "platform/registers/value.h"
#include "platform/ui/components.h"

// One step of a record's life: what it asks for, and why.
namespace registers {
namespace {

core::Refusal no_such_step(const Entity& entity) {
    return {core::Reason::not_found, "There is no such step for this " + entity.one + ".", "no such step"};
}

/// The step of the address, from where the record is; refused as another state has it.
core::Result<const Transition*> step_of(const Call& call, const Record& record) {
    const auto* step = find_transition(call.entity, call.request.parameters.get("step"));
    if (step == nullptr) return tl::unexpected(no_such_step(call.entity));
    const auto steps = transitions_from(call.entity, record.cells);
    if (record.withdrawn_at.empty() && std::find(steps.begin(), steps.end(), step) != steps.end()) return step;
    const auto& field = call.entity.fields[place_of(call.entity, call.entity.lifecycle.field)];
    const auto now = record.withdrawn_at.empty()
                         ? in_sentence(shown(field, cell(call.entity, record.cells, field.name)))
                         : std::string{"withdrawn"};
    return core::refuse(core::Reason::wrong_state, "This " + call.entity.one + " is " + now + " now: \"" + step->label +
                                                       "\" does not lead on from there.");
}

http::Response step_page(const Call& call, Reader& reader, const Record& record, const Transition& step,
                         const Filled& filled) {
    const auto address = address_of(call.entity, record.id);
    const auto& field = call.entity.fields[place_of(call.entity, call.entity.lifecycle.field)];
    ui::Html fields = hidden("seen", std::to_string(record.version));
    for (const auto& name : step.asks) fields += form_field(reader, call.entity, place_of(call.entity, name), filled);
    ui::Html content = ui::heading(step.label, record.title);
    content += paragraph("It is " + in_sentence(shown(field, cell(call.entity, record.cells, field.name))) +
                         " now and will be " + in_sentence(shown(field, step.to)) + ".");
    content += form(call, address + "/steps/" + step.name,
                    fields + reason_control(filled.reason, filled.errors) +
                        ui::element("div", {{"class", "govuk-button-group"}},
                                    ui::render(ui::Button{.text = step.label}) + link(address, "Cancel")));
    return respond(call, {.title = step.label,
                          .content = content,
                          .errors = filled.errors,
                          .breadcrumbs = trail(call, &record),
                          .width = ui::Width::two_thirds});
}

}  // namespace

http::Response show_step(const Call& call) {
    return call.read([&](Reader& reader) {
        const auto record = reader.find_to_change(call.entity, call.id());
        if (!record) return http::refused(record.error());
        const auto step = step_of(call, *record);
        if (!step) return http::refused(step.error());
        return step_page(call, reader, *record, **step, {.typed = record->cells});
    });
}

http::Response save_step(const Call& call) {
    const auto* step = find_transition(call.entity, call.request.parameters.get("step"));
    if (step == nullptr) return http::refused(no_such_step(call.entity));
    const auto sent = typed_cells(call.entity, call.request.form);
    Filled filled{.typed = {}, .errors = {}, .preview = {}, .reason = typed_reason(call)};
    std::vector<Problem> problems;
    const auto reason = read_reason(filled.reason, filled.errors);
    const auto today = today_of(call);
    const auto saved = call.write(step->name.c_str(), reason, [&](Editor& editor) -> core::Result<void> {
        const auto record = editor.find_to_change(call.entity, call.id());
        if (!record) return tl::unexpected(record.error());
        if (const auto there = step_of(call, *record); !there) return tl::unexpected(there.error());
        filled.typed = record->cells;
        for (const auto& name : step->asks)
            filled.typed[place_of(call.entity, name)] = sent[place_of(call.entity, name)];
        Cells cells;
        problems = editor.prepare(call.entity, take_step(call.entity, *step, filled.typed, today), call.id(), cells);
        if (!problems.empty() || !filled.errors.empty())
            return core::refuse(core::Reason::invalid, "The form has mistakes.");
        return editor.change(call.entity, call.id(), seen_number(call), cells);
    });
    if (saved) return http::redirect(address_of(call.entity, call.id(), "?done=changed"));
    if (saved.error().reason != core::Reason::invalid) return http::refused(saved.error());
    for (const auto& one : problems) {
        const bool asked = std::find(step->asks.begin(), step->asks.end(), one.field) != step->asks.end();
        filled.errors.add(asked ? one.field : "reason", one.message);
    }
    return call.read([&](Reader& reader) {
        const auto record = reader.find_to_change(call.entity, call.id());
        if (!record) return http::refused(record.error());
        auto page = step_page(call, reader, *record, *step, filled);
        page.status = 422;
        return page;
    });
}

}  // namespace registers
