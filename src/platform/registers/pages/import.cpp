#include "platform/registers/files/import.h"

#include <algorithm>

#include "core/decimal.h"
#include "platform/registers/pages/pages.h"
#include "platform/registers/value.h"
#include "platform/registers/views.h"
#include "platform/ui/components.h"
#include "platform/ui/layout.h"

namespace registers {
namespace {

using db::Column;

constexpr std::size_t most_shown = 300;
constexpr auto uploads_last = std::chrono::hours{24 * 7};

const db::Query add_upload{"registers: keep an upload",
                           "insert into registers_uploads (id, entity, file, content, owner, uploaded_at) values (:id, "
                           ":entity, :file, :content, :owner, :at)"};
const db::Query find_upload{
    "registers: find an upload",
    "select file, content from registers_uploads where id = :id and entity = :entity and owner = "
    ":owner",
    {Column::text, Column::text}};
const db::Query drop_upload{"registers: drop an upload", "delete from registers_uploads where id = :id"};
const db::Query drop_old_uploads{"registers: drop old uploads",
                                 "delete from registers_uploads where uploaded_at < :before"};

/// A file that was read and waits; kept as CSV whatever it came as.
struct Upload {
    std::string file;
    TableFile table;
};

std::string kept_form(const TableFile& file) {
    // The first line says what the cells alone do not.
    std::string csv = core::csv_line({file.is_workbook ? "workbook" : "text", file.from_1904 ? "1904" : "1900"});
    const auto line = [&](const std::string& number, const std::vector<std::string>& cells) {
        csv += number;
        for (const auto& cell : cells) {
            csv += ",\"";
            for (const char c : cell) csv += c == '"' ? std::string{"\"\""} : std::string{c};
            csv += '"';
        }
        csv += '\n';
    };
    line("1", file.table.header);
    for (const auto& row : file.table.rows) line(std::to_string(row.line), row.cells);
    return csv;
}

std::optional<Upload> upload_of(db::ReadTx& tx, const Call& call, const std::string& id) {
    const auto row = tx.first(find_upload, {{"id", id}, {"entity", table_of(call.entity)}, {"owner", owner_of(call)}});
    if (!row) return std::nullopt;
    const std::string& text = row->text(1);
    const auto end = text.find('\n');
    Upload upload{.file = row->text(0), .table = {}};
    upload.table.is_workbook = text.starts_with("workbook");
    upload.table.from_1904 = text.substr(0, end).find("1904") != std::string::npos;
    core::Faults none;
    upload.table.table = core::read_csv(std::string_view{text}.substr(end + 1), upload.file, none);
    auto& table = upload.table.table;
    if (!table.header.empty()) table.header.erase(table.header.begin());
    for (auto& kept : table.rows) {
        kept.line = static_cast<std::size_t>(std::strtoull(kept.cells[0].c_str(), nullptr, 10));
        kept.cells.erase(kept.cells.begin());
    }
    return upload;
}

ui::Html columns_help(const Entity& entity) {
    ui::Table table{.head = {"Column", "What it holds", ""}, .rows = {}};
    for (const auto& field : entity.fields) {
        if (field.type == Type::working_day_due) continue;
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

ui::Html told_row(const Entity& entity, const PlannedRow& row, const Titles& titles) {
    ui::Html items;
    for (const auto& problem : row.problems)
        items += ui::element("li", {{"class", "govuk-error-message"}}, problem.message);
    for (const auto& one : row.changes) {
        const auto& field = entity.fields[place_of(entity, one.field)];
        items += ui::element("li", {},
                             ui::Html{field.label + ": " + shown_text(field, one.before.value_or(""), titles) + " → " +
                                      shown_text(field, one.after.value_or(""), titles)});
    }
    return items.empty() ? ui::Html{} : ui::element("ul", {{"class", "govuk-list"}}, items);
}

ui::Html told_rows(db::ReadTx& tx, const Entity& entity, const Plan& plan) {
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
        titles.load(tx);
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

http::Response preview_page(const Call& call, db::ReadTx& tx, const std::string& id, const std::string& file,
                            const Plan& plan) {
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
            content += paragraph("Every row is in the register already: there is nothing to import.");
        content += told_rows(tx, call.entity, plan);
    }
    if (plan.can_apply())
        content += form(call, address_of(call.entity) + "/import/" + id,
                        ui::render(ui::Button{.text = "Import", .prevent_double_click = true}), false, "Importing…");
    content += paragraph(link(address_of(call.entity) + "/import", "Choose another file"));
    return respond(
        call,
        {.title = "What this file would do", .content = content, .breadcrumbs = trail(call), .width = ui::Width::wide});
}

std::string upload_id(const Call& call) { return std::string{call.request.parameters.get("upload")}; }

std::int64_t batch_number(const Call& call) {
    const auto number = core::Decimal::parse(call.request.parameters.get("batch"));
    return number && number->is_whole() ? number->units() : 0;
}

/// The batch, when it is one of this register; empty otherwise.
std::vector<audit::Entry> batch_of(db::ReadTx& tx, const Call& call) {
    auto entries = audit::of_process(tx, batch_number(call));
    const bool ours = std::any_of(entries.begin(), entries.end(),
                                  [&](const auto& entry) { return entry.event.subject.kind == table_of(call.entity); });
    if (!ours) entries.clear();
    return entries;
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
    http::Response response;
    if (!faults.empty()) {
        call.context.database.read([&](db::ReadTx& tx) {
            response = preview_page(call, tx, "", file->name, plan_import(tx, call.entity, {}, file->name, faults));
        });
        response.status = 422;
        return response;
    }
    const auto id = new_id();
    audit::Ledger{call.context.database}.write(process_of(call, "upload"), [&](audit::WriteTx& tx) {
        tx.run(drop_old_uploads, {{"before", core::iso(tx.now() - uploads_last)}});
        tx.run(add_upload, {{"id", id},
                            {"entity", table_of(call.entity)},
                            {"file", file->name},
                            {"content", kept_form(table)},
                            {"owner", owner_of(call)},
                            {"at", core::iso(tx.now())}});
        tx.record({.kind = event_kind(call.entity, "uploaded"),
                   .subject = {"registers_uploads", id},
                   .changes = {{"file", {}, file->name}}});
    });
    return http::redirect(address_of(call.entity) + "/import/" + id);
}

http::Response show_preview(const Call& call) {
    http::Response response = http::error(404, "This file is no longer here. Choose it again.");
    call.context.database.read([&](db::ReadTx& tx) {
        const auto upload = upload_of(tx, call, upload_id(call));
        if (upload)
            response = preview_page(call, tx, upload_id(call), upload->file,
                                    plan_import(tx, call.entity, upload->table, upload->file));
    });
    return response;
}

http::Response apply_import(const Call& call) {
    std::int64_t batch = 0;
    std::string file;
    audit::Ledger ledger{call.context.database};
    call.context.database.read([&](db::ReadTx& tx) {
        const auto upload = upload_of(tx, call, upload_id(call));
        if (upload) file = upload->file;
    });
    const auto result = ledger.attempt(
        process_of(call, "import", "Imported from " + file), [&](audit::WriteTx& tx) -> core::Result<void> {
            const auto upload = upload_of(tx, call, upload_id(call));
            if (!upload) return core::refuse(core::Reason::not_found, "This file is no longer here. Choose it again.");
            const auto plan = plan_import(tx, call.entity, upload->table, upload->file);
            if (!plan.can_apply())
                return core::refuse(
                    core::Reason::conflict,
                    "The register changed since you looked, and the file no longer fits. Look at the preview again.");
            apply_plan(tx, call.context.entities, call.entity, plan);
            tx.run(drop_upload, {{"id", upload_id(call)}});
            batch = tx.process_number();
            return {};
        });
    if (!result) return http::refused(result.error());
    return http::redirect(address_of(call.entity) + "/batches/" + std::to_string(batch));
}

http::Response show_batch(const Call& call) {
    http::Response response = http::error(404, "There is no such import.");
    call.context.database.read([&](db::ReadTx& tx) {
        const auto entries = batch_of(tx, call);
        if (entries.empty()) return;
        const auto& process = entries[0].process;
        std::vector<std::string> ids;
        for (const auto& entry : entries)
            if (ids.size() < most_shown) ids.push_back(entry.event.subject.id);
        const auto names = titles(tx, call.entity, ids);
        ui::Table table{.head = {capital(call.entity.one), "What"}, .rows = {}};
        for (std::size_t i = 0; i < ids.size(); ++i) {
            const auto name = names.find(ids[i]);
            const bool added = entries[i].event.kind.ends_with(".added");
            if (name != names.end())
                table.rows.push_back(
                    {link(address_of(call.entity, ids[i]), name->second), added ? "Added" : "Changed"});
        }
        ui::Html content = ui::heading("Imported: " + counted(call.entity, entries.size()), process.reason);
        content += paragraph("By " + process.actor + " on " + moment(core::iso(process.at)) + ".");
        content += ui::scroll_area("What was imported", ui::render(table));
        content += form(call, address_of(call.entity) + "/batches/" + std::to_string(batch_number(call)) + "/undo",
                        ui::render(ui::Button{.text = "Undo this import", .classes = "govuk-button--warning"}));
        response = respond(call, {.title = "Import", .content = content, .breadcrumbs = trail(call)});
    });
    return response;
}

http::Response undo_batch(const Call& call) {
    audit::Ledger ledger{call.context.database};
    const auto result = ledger.attempt(process_of(call, "undo", "import " + std::to_string(batch_number(call))),
                                       [&](audit::WriteTx& tx) -> core::Result<void> {
                                           if (batch_of(tx, call).empty())
                                               return core::refuse(core::Reason::not_found, "There is no such import.");
                                           return undo(tx, call.context.entities, batch_number(call));
                                       });
    if (!result) return http::refused(result.error());
    return http::redirect(address_of(call.entity));
}

}  // namespace registers
