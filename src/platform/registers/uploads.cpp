#include "platform/registers/uploads.h"

#include "platform/registers/views.h"

namespace registers {
namespace {

using db::Column;

constexpr auto uploads_last = std::chrono::hours{24 * 7};

const db::Query add_upload{"registers: keep an upload",
                           "insert into registers_uploads (id, entity, file, content, owner, uploaded_at) values (:id, "
                           ":entity, :file, :content, :owner, :at)"};
const db::Query find_upload{
    "registers: find an upload",
    "select file, content from registers_uploads where id = :id and entity = :entity and owner = "
    ":owner",
    {Column::text, Column::text}};
const db::Query drop_one{"registers: drop an upload", "delete from registers_uploads where id = :id"};
const db::Query drop_old_uploads{"registers: drop old uploads",
                                 "delete from registers_uploads where uploaded_at < :before"};

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

}  // namespace

std::string keep_upload(const Call& call, const std::string& file, const TableFile& table) {
    const auto id = new_id();
    audit::Ledger{call.context.database}.write(process_of(call, "upload"), [&](audit::WriteTx& tx) {
        tx.run(drop_old_uploads, {{"before", core::iso(tx.now() - uploads_last)}});
        tx.run(add_upload, {{"id", id},
                            {"entity", table_of(call.entity)},
                            {"file", file},
                            {"content", kept_form(table)},
                            {"owner", owner_of(call)},
                            {"at", core::iso(tx.now())}});
        tx.record({.kind = event_kind(call.entity, "uploaded"),
                   .subject = {"registers_uploads", id},
                   .changes = {{"file", {}, file}}});
    });
    return id;
}

bool drop_upload(Editor& editor, const std::string& id) { return editor.tx().run(drop_one, {{"id", id}}) == 1; }

std::optional<Upload> upload_of(const Call& call, const std::string& id) {
    std::optional<db::Row> row;
    call.context.database.read([&](db::ReadTx& tx) {
        row = tx.first(find_upload, {{"id", id}, {"entity", table_of(call.entity)}, {"owner", owner_of(call)}});
    });
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

}  // namespace registers
