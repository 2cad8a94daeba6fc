#include <algorithm>

#include "platform/registers/commands.h"
#include "platform/registers/kept_files.h"
#include "platform/registers/pages/drafting.h"
#include "platform/registers/pages/pages.h"
#include "platform/registers/pages/why.h"
#include "platform/registers/value.h"
#include "platform/ui/components.h"
#include "platform/ui/layout.h"

namespace registers {
namespace {

/// Due dates are worked out: the form says so instead of asking.
ui::Html worked_out(const Entity& entity) {
    ui::Html notes;
    for (const auto& field : entity.fields) {
        if (field.type != Type::working_day_due) continue;
        const auto& after = entity.fields[place_of(entity, field.after)];
        notes +=
            ui::render(ui::InsetText{.text = field.label + " is worked out: " + std::to_string(field.working_days) +
                                             " working days after " + in_sentence(after.label) + "."});
    }
    return notes;
}

/// The notice that the form shows a draft, for its own person.
ui::Html notice_of(const Call& call, const std::optional<drafts::Draft>& draft) {
    return draft ? drafts::notice(*draft, token_of(call)) : ui::Html{};
}

http::Response new_page(const Call& call, Reader& reader, const Filled& filled, const ui::Html& before = {}) {
    const auto title = title_of_new(call.entity);
    const auto address = address_of(call.entity);
    ui::Html content = ui::heading(title) + before;
    if (!account_of(call).empty())
        content += paragraph(link(address + "/new/" + call.entity.fields[0].name, "Answer one question at a time"));
    content += entity_form(
        call, {.title = title,
               .action = address + "/new",
               .back = address,
               .fields = form_fields(reader, call.entity, filled) + worked_out(call.entity) +
                         why_control({.typed = filled.why, .errors = filled.errors, .label = "Why is it added?"}),
               .draft = draft_address(call)});
    return respond(call, {.title = title,
                          .content = content,
                          .errors = filled.errors,
                          .breadcrumbs = trail(call),
                          .width = ui::Width::two_thirds});
}

http::Response edit_page(const Call& call, Reader& reader, const Record& record, const Filled& filled,
                         const ui::Html& before = {}) {
    const auto address = address_of(call.entity, record.id);
    const auto title = "Change " + call.entity.one;
    ui::Html content = ui::heading(title, record.title) + before;
    auto left_out = record.hidden;
    if (const auto state = place_of_state(call.entity); state && !record.cells[*state].empty()) {
        left_out.insert(*state);
        const auto& field = call.entity.fields[*state];
        content +=
            ui::render(ui::InsetText{.text = field.label + ": " + shown(field, record.cells[*state]) +
                                             ". It changes by a step, on the page of the " + call.entity.one + "."});
    }
    content +=
        entity_form(call, {.title = title + ": " + record.title,
                           .action = address + "/edit",
                           .back = address,
                           .fields = hidden("seen", std::to_string(record.version)) +
                                     form_fields(reader, call.entity, filled, left_out) + worked_out(call.entity) +
                                     why_control_of(call.entity, filled.why, filled.errors),
                           .draft = draft_address(call)});
    return respond(call, {.title = title,
                          .content = content,
                          .errors = filled.errors,
                          .breadcrumbs = trail(call, &record),
                          .width = ui::Width::two_thirds});
}

/// The field whose preview someone asked for without scripts; empty: the form was sent to be saved.
std::string previewed(const Call& call) { return std::string{call.request.form.get("preview")}; }

/// Someone else saved first. Both versions side by side; the form below holds what this person typed and, where they
/// left a field as they found it, what the other wrote.
http::Response conflict_page(const Call& call, Reader& reader, const Record& now, std::int64_t seen, const Cells& mine,
                             const Filled& filled) {
    const auto found = reader.version(call.entity, now, seen);
    Titles titles;
    titles.want(call.entity, now.cells);
    titles.want(call.entity, mine);
    titles.load(reader);
    Filled merged{.typed = filled.typed, .errors = {}, .why = filled.why};
    ui::Table table{.head = {"Field", "Now, as saved by " + now.changed_by, "As you had it"}, .rows = {}};
    for (std::size_t i = 0; i < call.entity.fields.size(); ++i) {
        const auto& field = call.entity.fields[i];
        const bool untouched = found && found->cells[i] == mine[i];
        if (untouched) merged.typed[i] = now.cells[i];
        if (now.cells[i] == mine[i] || field.type == Type::working_day_due || now.hidden.contains(i)) continue;
        table.rows.push_back(
            {field.label, shown_value(field, now.cells[i], titles), shown_value(field, mine[i], titles)});
    }
    ui::Html before = ui::render(ui::WarningText{
        .text =
            now.changed_by + " changed this " + call.entity.one + " on " + moment(now.changed_at) +
            ", after you opened it. Nothing of yours is lost: look at both versions, correct the form if you need to, "
            "and save again."});
    before += ui::scroll_area("Both versions", ui::render(table));
    auto page = edit_page(call, reader, now, merged, before);
    page.status = 409;
    return page;
}

/// A large register is chosen from by name. The name that the form was given still means the same record, even when
/// that was withdrawn since or shares its name.
void keep_references(Reader& reader, const Call& call, const Record& record, Cells& typed) {
    Titles titles;
    titles.want(call.entity, record.cells);
    titles.load(reader);
    for (std::size_t i = 0; i < typed.size(); ++i) {
        const auto& field = call.entity.fields[i];
        if (field.type == Type::reference && !typed[i].empty() &&
            typed[i] == titles.of(*field.refers_to, record.cells[i]))
            typed[i] = record.cells[i];
        const auto file = field.type == Type::file ? kept_file(record.cells[i]) : std::nullopt;
        if (file && typed[i] == file->id) typed[i] = record.cells[i];
    }
}

/// Where the viewer may add to this register; empty: nowhere, or everywhere.
std::string own_footprint(const Call& call) {
    if (call.viewer.sees_everything()) return {};
    const auto permission = edit_permission(call.entity);
    for (const auto* one : call.viewer.who().held(call.viewer.today())) {
        auto alone = call.viewer.who();
        alone.appointments = {*one};
        if (!one->footprint.empty() && call.viewer.policy().decide(permission, alone, call.viewer.today()).allowed)
            return one->footprint;
    }
    return {};
}

}  // namespace

http::Response show_new(const Call& call) {
    return call.read([&](Reader& reader) {
        const auto draft = find_draft(call, reader, draft_address(call));
        Filled filled{.typed = typed_cells(call.entity, draft ? draft->fields : http::Fields{})};
        if (draft) filled.why = draft->fields.get("reason");
        if (!draft) {
            for (std::size_t i = 0; i < filled.typed.size(); ++i)
                filled.typed[i] = call.request.query.get(call.entity.fields[i].name);
            // What someone adds is theirs, unless they say otherwise.
            const auto place = find_field(call.entity, call.entity.scope.footprint);
            if (place && !call.entity.fields[*place].own && filled.typed[*place].empty())
                filled.typed[*place] = own_footprint(call);
        }
        return new_page(call, reader, filled, notice_of(call, draft));
    });
}

http::Response save_new(const Call& call) {
    const auto why = read_why(call.request.form);
    Filled filled{.typed = typed_cells(call.entity, call.request.form),
                  .errors = {},
                  .preview = previewed(call),
                  .why = why.typed};
    const auto of_files = take_files(call, filled.typed);
    const auto show_again = [&] { return call.read([&](Reader& reader) { return new_page(call, reader, filled); }); };
    if (!filled.preview.empty()) return show_again();
    std::string id;
    std::vector<Problem> problems;
    const auto saved = call.write("add", why.reason, [&](Editor& editor) -> core::Result<void> {
        Cells cells;
        problems = editor.prepare(call.entity, filled.typed, "", cells);
        put_first(call.entity, problems, incomplete_dates(call.entity, filled.typed));
        put_first(call.entity, problems, of_files);
        put_first(call.entity, problems, why.problems);
        if (!problems.empty()) return core::refuse(core::Reason::invalid, "The form has mistakes.");
        const auto added = editor.add(call.entity, cells);
        if (!added) return tl::unexpected(added.error());
        id = *added;
        return {};
    });
    if (saved) {
        drop_draft(call, drafts::address_in(call.request.form));
        return http::redirect(address_of(call.entity, id, "?done=added"));
    }
    filled.errors = errors_of(call.entity, problems);
    // Nothing that was typed is lost when it is the place that is wrong.
    if (problems.empty()) filled.errors.add(call.entity.scope.footprint, saved.error().for_user);
    auto response = show_again();
    response.status = problems.empty() ? http::status_of(saved.error().reason) : 422;
    return response;
}

http::Response show_edit(const Call& call) {
    return call.read([&](Reader& reader) {
        auto record = reader.find_to_change(call.entity, call.id());
        if (!record) return http::refused(record.error());
        if (!record->withdrawn_at.empty())
            return http::error(409, "This " + call.entity.one + " was withdrawn. Bring it back first.");
        Filled filled{.typed = record->cells};
        const auto draft = find_draft(call, reader, draft_address(call));
        if (draft) {
            filled.typed = typed_cells(call.entity, draft->fields);
            filled.why = draft->fields.get("reason");
            // The version that the draft was begun on: when someone saved since, saving shows both.
            record->version = whole_number(draft->fields, "seen");
        }
        return edit_page(call, reader, *record, filled, notice_of(call, draft));
    });
}

http::Response save_edit(const Call& call) {
    const auto why = read_why(call.request.form);
    Filled filled{.typed = typed_cells(call.entity, call.request.form),
                  .errors = {},
                  .preview = previewed(call),
                  .why = why.typed};
    const auto of_files = take_files(call, filled.typed);
    const auto seen = whole_number(call.request.form, "seen");
    const auto show_again = [&](int status) {
        return call.read([&](Reader& reader) {
            auto record = reader.find_to_change(call.entity, call.id());
            if (!record) return http::refused(record.error());
            record->version = seen;  // still the one that was opened: a conflict shows once the form is right
            auto response = edit_page(call, reader, *record, filled);
            response.status = status;
            return response;
        });
    };
    if (!filled.preview.empty()) return show_again(200);
    std::vector<Problem> problems;
    Cells cells;
    const auto saved = call.write("change", why.reason, [&](Editor& editor) -> core::Result<void> {
        const auto record = editor.find_to_change(call.entity, call.id());
        if (!record) return tl::unexpected(record.error());
        keep_references(editor, call, *record, filled.typed);
        problems = editor.prepare(call.entity, filled.typed, call.id(), cells);
        put_first(call.entity, problems, incomplete_dates(call.entity, filled.typed));
        put_first(call.entity, problems, of_files);
        put_first(call.entity, problems, why.problems);
        if (!problems.empty()) return core::refuse(core::Reason::invalid, "The form has mistakes.");
        return editor.change(call.entity, call.id(), seen, cells);
    });
    if (saved) {
        drop_draft(call, drafts::address_in(call.request.form));
        return http::redirect(address_of(call.entity, call.id(), "?done=changed"));
    }
    if (saved.error().reason == core::Reason::conflict)
        return call.read([&](Reader& reader) {
            const auto record = reader.find_to_change(call.entity, call.id());
            return record ? conflict_page(call, reader, *record, seen, cells, filled) : http::refused(record.error());
        });
    if (saved.error().reason != core::Reason::invalid) return http::refused(saved.error());
    filled.errors = errors_of(call.entity, problems);
    return show_again(422);
}

}  // namespace registers
