#include <sstream>

#include "core/check.h"
#include "platform/audit/audit.h"
#include "platform/registers/commands.h"
#include "rooms/partnership/partnership.h"

#include <algorithm>
#include <map>

namespace partnership {
namespace {

constexpr auto text = db::Column::text;

const std::vector<db::Column> columns_of_area{text, text, text, text, text, text};
const db::Query select_areas{"partnership_areas",
                             "select code, name, kind, part_of, la_code, withdrawn_at from partnership_areas order by "
                             "code collate \"C\"",
                             columns_of_area};
const db::Query select_area{
    "partnership_area",
    "select code, name, kind, part_of, la_code, withdrawn_at from partnership_areas where code = :code",
    columns_of_area};

const std::vector<db::Column> columns_of_partnership{text, text, text, text, text, text, text};
const db::Query select_partnerships{"partnership_partnerships",
                                    "select code, name, legal_basis, areas, successor_of, established, ended from "
                                    "partnership_partnerships where withdrawn_at is null order by code collate \"C\"",
                                    columns_of_partnership};
const db::Query select_partnership{"partnership_partnership",
                                   "select code, name, legal_basis, areas, successor_of, established, ended from "
                                   "partnership_partnerships where code = :code",
                                   columns_of_partnership};

const std::vector<db::Column> columns_of_document{text, text, text, text, text, text, text, text};
const db::Query select_documents{"partnership_documents",
                                 "select code, name, publisher, published, kind, covers, note, footprint from "
                                 "partnership_documents order by code collate \"C\"",
                                 columns_of_document};
const db::Query select_document{"partnership_document",
                                "select code, name, publisher, published, kind, covers, note, footprint from "
                                "partnership_documents where code = :code",
                                columns_of_document};

Area area_from(const db::Row& row) {
    return {row.text(0),
            row.text(1),
            row.text(2),
            row.maybe_text(3).value_or(""),
            row.maybe_text(4).value_or(""),
            row.maybe_text(5).has_value()};
}

Document document_from(const db::Row& row) {
    return {row.text(0),
            row.text(1),
            row.maybe_text(2).value_or(""),
            row.maybe_text(3).value_or(""),
            row.text(4),
            row.maybe_text(5).value_or(""),
            row.maybe_text(6).value_or(""),
            row.maybe_text(7).value_or("")};
}

std::optional<core::Date> day_of(const std::optional<std::string>& iso) {
    if (!iso) return std::nullopt;
    return core::parse_date(*iso);
}

std::vector<std::string> parts(const std::string& list) {
    std::vector<std::string> codes;
    std::istringstream stream{list};
    std::string code;
    while (std::getline(stream, code, ';')) codes.push_back(code);
    return codes;
}

Partnership partnership_from(const db::Row& row) {
    return {row.text(0),
            row.text(1),
            row.maybe_text(2).value_or(""),
            parts(row.text(3)),
            row.maybe_text(4).value_or(""),
            day_of(row.maybe_text(5)),
            day_of(row.maybe_text(6))};
}

registers::Cells cells_of(const Document& document) {
    registers::Cells cells(documents.fields.size());
    const auto put = [&](const char* field, const std::string& value) {
        cells[registers::place_of(documents, field)] = value;
    };
    put("code", document.code);
    put("name", document.title);
    put("publisher", document.publisher);
    put("published", document.published);
    put("kind", document.kind);
    put("covers", document.covers);
    put("footprint", document.footprint);
    put("note", document.note);
    return cells;
}

}  // namespace

void put_document(audit::WriteTx& tx, const rights::Granted& by, const Document& document, const std::string& pack) {
    core::check(by.room().empty() || by.room() == pack, "a room records its own document");
    const auto at = registers::Writer::for_another_room(tx, by);
    auto there = registers::find_kept(tx, documents, document.code);
    if (!there) {
        registers::add(at, documents, cells_of(document), pack);
        return;
    }
    if (there->pack != pack) return;
    if (!there->withdrawn_at.empty()) {
        const auto back = registers::reinstate(at, documents, there->id, there->version);
        core::check(back.has_value(), "a key that stays is nobody else's");
        ++there->version;
    }
    const auto changed = registers::change(at, documents, there->id, there->version, cells_of(document));
    core::check(changed.has_value(), "the version was looked at in this transaction");
}

std::vector<Area> all_areas(db::ReadTx& tx) {
    std::vector<Area> all;
    tx.each(select_areas, {}, [&](const db::Row& row) { all.push_back(area_from(row)); });
    return all;
}

std::vector<Partnership> all_partnerships(db::ReadTx& tx) {
    std::vector<Partnership> all;
    tx.each(select_partnerships, {}, [&](const db::Row& row) { all.push_back(partnership_from(row)); });
    return all;
}

std::optional<Partnership> find_partnership(db::ReadTx& tx, const std::string& code) {
    const auto row = tx.first(select_partnership, {{"code", code}});
    if (!row) return std::nullopt;
    return partnership_from(*row);
}

std::vector<Document> all_documents(db::ReadTx& tx) {
    std::vector<Document> all;
    tx.each(select_documents, {}, [&](const db::Row& row) { all.push_back(document_from(row)); });
    return all;
}

std::optional<Document> find_document(db::ReadTx& tx, const std::string& code) {
    const auto row = tx.first(select_document, {{"code", code}});
    if (!row) return std::nullopt;
    return document_from(*row);
}

std::optional<Area> find_area(db::ReadTx& tx, const std::string& code) {
    const auto row = tx.first(select_area, {{"code", code}});
    if (!row) return std::nullopt;
    return area_from(*row);
}

std::vector<Area> footprint(db::ReadTx& tx, const Partnership& partnership) {
    std::vector<Area> own;
    for (const auto& code : partnership.areas)
        if (auto area = find_area(tx, code)) own.push_back(std::move(*area));
    return own;
}

std::vector<disclosure::Area> areas_in_sums(db::ReadTx& tx) {
    const auto all = all_areas(tx);
    std::map<std::string, disclosure::Area> found;
    for (const auto& area : all)
        found[area.code] = {
            .code = area.code, .national = area.kind == "country" || area.kind == "region", .parts = {}};
    for (const auto& area : all) {
        if (area.part_of.empty() || found[area.part_of].national) continue;
        found[area.part_of].parts.push_back(area.code);
    }
    for (const auto& area : all)
        if (area.kind == "joint") found[area.code].parts.push_back(area.code + " without a name");
    for (const auto& partnership : all_partnerships(tx))
        for (const auto& whole : all) {
            const auto& own = partnership.areas;
            if (whole.kind != "partnership" || std::find(own.begin(), own.end(), whole.code) == own.end()) continue;
            auto& parts = found[whole.code].parts;
            parts.clear();
            for (const auto& code : own)
                if (code != whole.code) parts.push_back(code);
        }
    std::vector<disclosure::Area> sums;
    for (auto& [code, area] : found) sums.push_back(std::move(area));
    return sums;
}

bool stood_in(const Partnership& partnership, core::ReportingYear year) {
    return (!partnership.established || *partnership.established <= year.last()) &&
           (!partnership.ended || *partnership.ended >= year.first());
}

}  // namespace partnership
