#include "platform/registers/files/import.h"

#include <algorithm>
#include <cstdint>

#include "core/decimal.h"
#include "platform/registers/batches.h"
#include "platform/registers/pages/pages.h"
#include "platform/registers/pages/told.h"
#include "platform/registers/pages/why.h"
#include "platform/registers/search.h"
#include "platform/registers/uploads.h"
#include "platform/registers/value.h"
#include "platform/ui/components.h"
#include "platform/ui/layout.h"

namespace registers {
namespace {

constexpr std::size_t most_shown = 300;

ui::Html columns_help(const Entity& entity) {
    ui::Table table{.head = {"Column", "What it holds", ""}, .rows = {}};
    for (const auto& field : entity.fields) {
        if (field.type == Type::working_day_due || field.type == Type::file) continue;
        std::string what = field.hint;
        for (const auto& choice : field.choices) what += (what.empty() ? "One of: " : ", ") + choice.label;
        if (field.type == Type::date) what += " A date, such as 31/3/2025.";
        if (field.type == Type::reference) what += " The name of one " + field.refers_to->one + ".";
        table.rows.push_back({field.label, what, field.need == Need::required ? "Required" : ""});
    }
    return ui::render(ui::Details{.summary = "Columns of the file", .content = ui::render(table)});
}

http::Response import_page(const Call& call, const ui::FieldErrors& errors) {
    const auto message = errors.message("file");
    ui::Html content = ui::heading("Import " + call.entity.many);
    content += paragraph("Nothing changes until you have seen what the file would do.");
    content +=
        form(call, address_of(call.entity) + "/import",
             ui::render(ui::FileUpload{
                 .name = "file",
                 .label = {.text = "File", .classes = "govuk-label--s"},
                 .hint = ui::Hint{.text = "CSV (UTF-8) or Excel (.xlsx), with a header row."},
                 .error = message.empty() ? ui::Part<ui::ErrorMessage>{} : ui::Part<ui::ErrorMessage>{message}}) +
                 ui::render(ui::Button{.text = "Continue"}),
             true, "Reading the file…");
    content += columns_help(call.entity);
    content += paragraph(link(address_of(call.entity) + "/export.csv?template=yes", "Download an empty file"));
    return respond(call, {.title = "Import " + call.entity.many,
                          .content = content,
                          .errors = errors,
                          .breadcrumbs = trail(call),
                          .width = ui::Width::two_thirds});
}

ui::Html told_faults(const core::Faults& faults) {
    ui::Table table{.head = {"Line", "Column", "What is wrong", "What to do"}, .rows = {}};
    for (std::size_t i = 0; i < std::min(faults.size(), most_shown); ++i) {
        const auto& fault = faults[i];
        table.rows.push_back(
            {fault.line == 0 ? "" : std::to_string(fault.line), fault.column, fault.what, fault.remedy});
    }
    return ui::scroll_area("Faults of the file", ui::render(table));
}

std::string brief(const std::string& text);

std::string told_before(const Field& field, const audit::Change& one, const Titles& titles) {
    return one.before ? brief(shown_text(field, *one.before, titles)) : std::string{"nothing"};
}

/// Enough to see what came in.
std::string brief(const std::string& text) {
    constexpr std::size_t most = 200;
    return text.size() <= most ? text : cut(text, most) + "…";
}

ui::Html told_row(const Entity& entity, const PlannedRow& row, const Titles& titles) {
    ui::Html items;
    for (const auto& problem : row.problems)
        items += ui::element("li", {{"class", "govuk-error-message"}}, problem.message);
    for (const auto& one : row.changes) {
        const auto& field = entity.fields[place_of(entity, one.field)];
        items += ui::element("li", {},
                             ui::Html{field.label + ": " + told_before(field, one, titles) + " → " +
                                      (one.after ? brief(shown_text(field, *one.after, titles)) : "taken out")});
    }
    for (std::size_t i = 0; row.verdict == Verdict::add && i < row.cells.size(); ++i)
        if (!row.cells[i].empty())
            items += ui::element(
                "li", {},
                ui::Html{entity.fields[i].label + ": " + brief(shown_text(entity.fields[i], row.cells[i], titles))});
    return items.empty() ? ui::Html{} : ui::element("ul", {{"class", "govuk-list"}}, items);
}

ui::Html told_rows(Reader& reader, const Entity& entity, const Plan& plan) {
    constexpr std::pair<Verdict, const char*> orders[] = {
        {Verdict::refuse, "Refused"}, {Verdict::change, "Changed"}, {Verdict::add, "Added"}};
    ui::Html content;
    for (const auto& [verdict, word] : orders) {
        std::vector<const PlannedRow*> rows;
        for (const auto& row : plan.rows)
            if (row.verdict == verdict && rows.size() < most_shown) rows.push_back(&row);
        if (rows.empty()) continue;
        Titles titles;
        for (const auto* row : rows) {
            Cells before(entity.fields.size());
            for (const auto& one : row->changes) before[place_of(entity, one.field)] = one.before.value_or("");
            titles.want(entity, before);
            if (row->cells.size() == before.size()) titles.want(entity, row->cells);
        }
        titles.load(reader);
        ui::Table table{.head = {"Line", capital(entity.one), "What"},
                        .rows = {},
                        .caption = word,
                        .caption_classes = "govuk-table__caption--m"};
        for (const auto* row : rows)
            table.rows.push_back({std::to_string(row->line), row->title, told_row(entity, *row, titles)});
        content += ui::scroll_area(word, ui::render(table));
        if (rows.size() == most_shown)
            content += paragraph("Only the first " + std::to_string(most_shown) + " are shown.");
    }
    return content;
}

ui::Html counts_of(const Plan& plan) {
    const auto figure = [](const char* label, std::size_t count) {
        return ui::KeyFigure{.label = label, .value = core::grouped(static_cast<std::int64_t>(count))};
    };
    return ui::render(ui::KeyFigures{.items = {figure("To add", plan.added), figure("To change", plan.changed),
                                               figure("As they are", plan.same), figure("Refused", plan.refused)}});
}

/// What the history says of an import, and what its undoing says: the file, and why in the person's words.
std::string imported_from(const std::string& file, const std::string& why) {
    return "Imported from " + file + (why.empty() ? "" : ": " + why);
}

/// What the preview was made from: rows, records and their versions. The same register and file give the same mark.
std::string mark_of(const Plan& plan) {
    std::uint64_t hash = 14'695'981'039'346'656'037U;  // FNV-1a
    const auto add = [&](const std::string& text) {
        for (const char c : text + "\x1f") hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
    };
    for (const auto& row : plan.rows) {
        add(std::to_string(row.line) + " " + std::to_string(static_cast<int>(row.verdict)) + " " +
            std::to_string(row.seen));
        if (row.verdict != Verdict::add) add(row.id);
    }
    return std::to_string(hash);
}

http::Response preview_page(const Call& call, Reader& reader, const std::string& id, const std::string& file,
                            const Plan& plan, const Why& why = {}, const ui::FieldErrors& errors = {}) {
    ui::Html content = ui::heading("What this file would do", file);
    if (!plan.faults.empty()) {
        content += paragraph("The file cannot be imported. Correct it and choose it again.") + told_faults(plan.faults);
    } else {
        content += counts_of(plan);
        if (plan.refused > 0)
            content += paragraph(
                "Rows are refused, so nothing can be imported: it is all or nothing. Correct the file and choose it "
                "again.");
        else if (!plan.can_apply())
            content +=
                paragraph(plan.rows.empty() ? "The file has a header row and no others: there is nothing to import."
                                            : "Every row is in the register already: there is nothing to import.");
        content += told_rows(reader, call.entity, plan);
    }
    if (plan.can_apply())
        content += form(call, address_of(call.entity) + "/import/" + id,
                        hidden("planned", mark_of(plan)) + why_control_of(call.entity, why.typed, errors) +
                            ui::render(ui::Button{.text = "Import", .prevent_double_click = true}),
                        false, "Importing…");
    content += paragraph(link(address_of(call.entity) + "/import", "Choose another file"));
    return respond(call, {.title = "What this file would do",
                          .content = content,
                          .errors = errors,
                          .breadcrumbs = trail(call),
                          .width = ui::Width::wide});
}

std::string upload_id(const Call& call) { return std::string{call.request.parameters.get("upload")}; }

std::string batch_id(const Call& call) { return std::string{call.request.parameters.get("batch")}; }

/// What the import as a whole must be asked, when one of its rows changes a field that asks why.
std::optional<Problem> asks_why(const Entity& entity, const Plan& plan) {
    for (const auto& row : plan.rows)
        if (auto asked = row.verdict == Verdict::change ? registers::asks_why(entity, row.changes) : std::nullopt)
            return asked;
    return {};
}

}  // namespace

http::Response show_import(const Call& call) { return import_page(call, {}); }

http::Response take_upload(const Call& call) {
    const auto file = std::find_if(call.request.files.begin(), call.request.files.end(),
                                   [](const auto& one) { return one.field == "file"; });
    if (file == call.request.files.end() || file->name.empty()) {
        ui::FieldErrors errors;
        errors.add("file", "Choose a file");
        auto response = import_page(call, errors);
        response.status = 422;
        return response;
    }
    core::Faults faults;
    const auto table = read_table(file->bytes, file->name, faults);
    if (!faults.empty()) {
        auto response = call.read([&](Reader& reader) {
            return preview_page(call, reader, "", file->name, reader.plan(call.entity, {}, file->name, faults));
        });
        response.status = 422;
        return response;
    }
    const auto name = file->name + (table.sheet.empty() ? "" : ", sheet \"" + table.sheet + "\"");
    const auto id = keep_upload(call, name, table);
    return http::redirect(address_of(call.entity) + "/import/" + id);
}

http::Response show_preview(const Call& call) {
    const auto upload = upload_of(call, upload_id(call));
    if (!upload) return http::error(404, "This file is no longer here. Choose it again.");
    return call.read([&](Reader& reader) {
        return preview_page(call, reader, upload_id(call), upload->file,
                            reader.plan(call.entity, upload->table, upload->file));
    });
}

http::Response apply_import(const Call& call) {
    std::string batch;
    const auto upload = upload_of(call, upload_id(call));
    if (!upload) return http::error(404, "This file is no longer here. Choose it again.");
    const auto why = read_why(call.request.form);
    std::vector<Problem> problems = why.problems;
    const auto import = [&](Editor& editor) -> core::Result<void> {
        problems = why.problems;
        // Of two presses of the button one finds the file.
        if (!drop_upload(editor, upload_id(call)))
            return core::refuse(core::Reason::not_found, "This file is no longer here. Choose it again.");
        const auto plan = editor.plan(call.entity, upload->table, upload->file);
        if (!plan.can_apply())
            return core::refuse(
                core::Reason::conflict,
                "The register changed since you looked, and the file no longer fits. Look at the preview again.");
        const auto looked_at = call.request.form.get("planned");
        if (!looked_at.empty() && looked_at != mark_of(plan))
            problems.push_back({"reason",
                                "Someone changed the register after you looked at this preview. Look at what "
                                "the file would do now, and import it if that is still right"});
        if (auto asked = why.reason.empty() ? asks_why(call.entity, plan) : std::nullopt)
            problems.push_back(std::move(*asked));
        if (!problems.empty()) return core::refuse(core::Reason::invalid, "The form has mistakes.");
        if (const auto applied = editor.apply(call.entity, plan); !applied) return applied;
        batch = editor.keep_batch(call.entity, upload->file);
        return {};
    };
    const auto result = call.write("import", imported_from(upload->file, why.reason), import);
    if (!result && !problems.empty())
        return call.read([&](Reader& reader) {
            auto page = preview_page(call, reader, upload_id(call), upload->file,
                                     reader.plan(call.entity, upload->table, upload->file), why,
                                     errors_of(call.entity, problems));
            page.status = 422;
            return page;
        });
    if (!result) return http::refused(result.error());
    return http::redirect(address_of(call.entity) + "/batches/" + batch);
}

http::Response show_batch(const Call& call) {
    return call.read([&](Reader& reader) {
        const auto batch = reader.batch_named(call.entity, batch_id(call));
        const auto entries = batch ? reader.batch(call.entity, batch->process) : std::vector<audit::Entry>{};
        if (entries.empty()) return http::error(404, "There is no such import.");
        const auto& process = entries[0].process;
        std::vector<std::string> ids;
        Titles titles;
        for (const auto& entry : entries) {
            if (ids.size() == most_shown) break;
            ids.push_back(entry.event.subject.id);
            want_changes(call.entity, entry.event, titles);
        }
        titles.load(reader);
        const auto names = reader.titles(call.entity, ids);
        ui::Table table{.head = {capital(call.entity.one), "What"}, .rows = {}};
        for (std::size_t i = 0; i < ids.size(); ++i)
            if (const auto name = names.find(ids[i]); name != names.end())
                table.rows.push_back({link(address_of(call.entity, ids[i]), name->second),
                                      ui::Html{entries[i].event.kind.ends_with(".added") ? "Added" : "Changed"} +
                                          told_changes(call.entity, ids[i], entries[i].event, titles)});
        ui::Html content = ui::heading("Imported: " + counted(call.entity, entries.size()), process.reason);
        content += paragraph("By " + process.actor + " on " + moment(core::iso(process.at)) + ".");
        if (!batch->undone_at.empty())
            content += ui::render(
                ui::InsetText{.text = "Undone on " + moment(batch->undone_at) + " by " + batch->undone_by + "."});
        content += ui::scroll_area("What was imported", ui::render(table));
        if (entries.size() > most_shown)
            content += paragraph("Only the first " + std::to_string(most_shown) + " are shown.");
        if (batch->undone_at.empty())
            content += form(call, address_of(call.entity) + "/batches/" + batch_id(call) + "/undo",
                            why_control({.label = "Why is it undone?"}) +
                                ui::render(ui::Button{.text = "Undo this import", .classes = "govuk-button--warning"}));
        return respond(call, {.title = "Import", .content = content, .breadcrumbs = trail(call)});
    });
}

http::Response undo_batch(const Call& call) {
    const auto why = read_why(call.request.form);
    if (!why.problems.empty()) return http::error(422, why.problems[0].message + ".");
    std::optional<Batch> batch;
    read_as(call.context, call.request, call.viewer,
            [&](Reader& reader) { batch = reader.batch_named(call.entity, batch_id(call)); });
    if (!batch) return http::error(404, "There is no such import.");
    const auto reason = "Undid the import of " + batch->file + (why.reason.empty() ? "" : ": " + why.reason);
    const auto result = call.write("undo", reason, [&](Editor& editor) -> core::Result<void> {
        if (!editor.mark_undone(batch_id(call)))
            return core::refuse(core::Reason::wrong_state, "This import was undone already.");
        return editor.undo(call.entity, batch->process);
    });
    if (!result) return http::refused(result.error());
    return http::redirect(address_of(call.entity) + "/batches/" + batch_id(call));
}

}  // namespace registers
