#include "platform/registers/commands.h"
#include "platform/registers/pages/pages.h"
#include "platform/registers/pages/why.h"
#include "platform/registers/value.h"
#include "platform/ui/components.h"
#include "platform/ui/forms.h"
#include "platform/ui/layout.h"

// An earlier version of a record comes back as a new change, once its reader has seen what would change.
namespace registers {
namespace {

core::Refusal no_version() { return {core::Reason::not_found, "There is no such version.", "no such version"}; }

/// The version as it would come back: what steps of the lifecycle set stays as it is.
Cells to_restore(const Entity& entity, const Record& record, const Reader::Version& version) {
    Cells cells = version.cells;
    for (const auto place : places_of_steps(entity)) cells[place] = record.cells[place];
    return cells;
}

std::string named(const Reader::Version& version) { return "version of " + moment(core::iso(version.process.at)); }

ui::Html both_versions(const Call& call, Reader& reader, const Record& record, const Cells& then) {
    Titles titles;
    titles.want(call.entity, record.cells);
    titles.want(call.entity, then);
    titles.load(reader);
    ui::Table table{.head = {"Field", "Now", "Then"}, .rows = {}, .first_cell_is_header = true};
    for (std::size_t i = 0; i < then.size(); ++i)
        if (then[i] != record.cells[i])
            table.rows.push_back({call.entity.fields[i].label,
                                  shown_cell(call.entity, record, i, record.cells[i], titles),
                                  shown_cell(call.entity, record, i, then[i], titles)});
    return table.rows.empty() ? paragraph("It is the same as now.")
                              : ui::scroll_area("What would change", ui::render(table));
}

http::Response restore_page(const Call& call, Reader& reader, std::int64_t wanted, const Why& why,
                            const ui::FieldErrors& errors) {
    const auto record = reader.find_to_change(call.entity, call.id());
    if (!record) return http::refused(record.error());
    const auto version = reader.version(call.entity, *record, wanted);
    if (!version) return http::refused(no_version());
    ui::Html content = ui::heading("Set back to an earlier version", record->title);
    content += paragraph("To the " + named(*version) + ", by " + version->process.actor +
                         ". What it is now stays in the history.");
    if (call.entity.lifecycle != nullptr)
        content += paragraph("What a step has set stays as it is: the state changes by its steps alone.");
    content += both_versions(call, reader, *record, to_restore(call.entity, *record, *version));
    content += ui::form(
        {.csrf = token_of(call),
         .fields = {hidden("seen", std::to_string(record->version)) + hidden("version", std::to_string(wanted)) +
                    why_control_of(call.entity, why.typed, errors)},
         .submit = "Set back",
         .action = address_of(call.entity, record->id, "/restore"),
         .beside_submit = link(address_of(call.entity, record->id, "/history"), "Cancel")});
    return respond(call, {.title = "Set back to an earlier version",
                          .content = content,
                          .errors = errors,
                          .breadcrumbs = trail(call, &*record),
                          .width = ui::Width::two_thirds});
}

}  // namespace

http::Response show_restore(const Call& call) {
    return call.read([&](Reader& reader) {
        return restore_page(call, reader, whole_number(call.request.query, "version"), {}, {});
    });
}

http::Response save_restored(const Call& call) {
    const auto wanted = whole_number(call.request.form, "version");
    const auto why = read_why(call.request.form);
    std::vector<Problem> problems = why.problems;
    std::string reason;
    read_as(call.context, call.request, call.viewer, [&](Reader& reader) {
        const auto record = reader.find(call.entity, call.id());
        const auto version = record ? reader.version(call.entity, *record, wanted) : std::nullopt;
        if (version) reason = "Set back to the " + named(*version);
    });
    if (!why.reason.empty()) reason += ": " + why.reason;
    const auto restore = [&](Editor& editor) -> core::Result<void> {
        problems = why.problems;
        const auto record = editor.find_to_change(call.entity, call.id());
        if (!record) return tl::unexpected(record.error());
        const auto version = editor.version(call.entity, *record, wanted);
        if (!version) return tl::unexpected(no_version());
        const auto cells = to_restore(call.entity, *record, *version);
        editor.know_version(cells);
        Cells checked;
        for (auto& problem : editor.prepare(call.entity, cells, call.id(), checked))
            problems.push_back({"reason", "That version no longer fits the rules: " + problem.message});
        if (auto asked = asks_why(call.entity, differences(call.entity, record->cells, checked));
            asked && why.reason.empty())
            problems.push_back(std::move(*asked));
        if (!problems.empty()) return core::refuse(core::Reason::conflict, "The version cannot come back as it is.");
        return editor.change(call.entity, call.id(), whole_number(call.request.form, "seen"), checked);
    };
    const auto done = call.write("restore", reason, restore);
    if (done) return http::redirect(address_of(call.entity, call.id(), "?done=restored"));
    if (problems.empty() && done.error().reason != core::Reason::conflict) return http::refused(done.error());
    if (problems.empty()) problems.push_back({"reason", done.error().for_user + " Look at both versions again"});
    return call.read([&](Reader& reader) {
        auto page = restore_page(call, reader, wanted, why, errors_of(call.entity, problems));
        if (page.status == 200) page.status = 409;
        return page;
    });
}

}  // namespace registers
