#include <sstream>

#include "core/check.h"
#include "platform/audit/audit.h"
#include "rooms/partnership/partnership.h"

#include <algorithm>
#include <map>

namespace partnership {
namespace {

constexpr auto text = db::Column::text;

const db::Query select_areas{"partnership_areas",
                             "select code, name, kind, part_of, la_code from partnership_areas order by code collate "
                             "\"C\"",
                             {text, text, text, text, text}};
const db::Query select_area{"partnership_area",
                            "select code, name, kind, part_of, la_code from partnership_areas where code = :code",
                            {text, text, text, text, text}};
const db::Query select_partnerships{"partnership_partnerships",
                                    "select code, name, legal_basis, areas, successor_of, established, ended from "
                                    "partnership_partnerships order by code collate \"C\"",
                                    {text, text, text, text, text, text, text}};
const db::Query select_documents{"partnership_documents",
                                 "select code, title, publisher, published, kind, covers, note from "
                                 "partnership_documents order by code collate \"C\"",
                                 {text, text, text, text, text, text, text}};

const db::Query select_document{
    "partnership_document",
    "select code, title, publisher, published, kind, covers, note from partnership_documents where code = :code",
    {text, text, text, text, text, text, text}};

const db::Query insert_document{
    "partnership_add_document",
    "insert into partnership_documents (code, title, publisher, published, kind, covers, note, pack, load) values "
    "(:code, :title, :publisher, :published, :kind, :covers, :note, :pack, 0) on conflict (code) do update set title = "
    "excluded.title, publisher = excluded.publisher, published = excluded.published, covers = excluded.covers, note = "
    "excluded.note where partnership_documents.pack = excluded.pack"};

Area area_from(const db::Row& row) {
    return {row.text(0), row.text(1), row.text(2), row.maybe_text(3).value_or(""), row.maybe_text(4).value_or("")};
}

Document document_from(const db::Row& row) {
    return {row.text(0),
            row.text(1),
            row.maybe_text(2).value_or(""),
            row.maybe_text(3).value_or(""),
            row.text(4),
            row.maybe_text(5).value_or(""),
            row.maybe_text(6).value_or("")};
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

}  // namespace

void put_document(audit::WriteTx& tx, const rights::Granted& by, const Document& document, const std::string& pack) {
    core::check(by.room().empty() || by.room() == pack, "a room records its own document");
    const auto maybe = [](const std::string& value) {
        return value.empty() ? db::Value{std::monostate{}} : db::Value{value};
    };
    tx.run(insert_document, {{"code", document.code},
                             {"title", document.title},
                             {"publisher", maybe(document.publisher)},
                             {"published", maybe(document.published)},
                             {"kind", document.kind},
                             {"covers", maybe(document.covers)},
                             {"note", maybe(document.note)},
                             {"pack", pack}});
    tx.record({.kind = "partnership.document_recorded",
               .subject = {.kind = "partnership_documents", .id = document.code},
               .changes = {},
               .note = document.title});
}

std::vector<Area> all_areas(db::ReadTx& tx) {
    std::vector<Area> areas;
    tx.each(select_areas, {}, [&](const db::Row& row) { areas.push_back(area_from(row)); });
    return areas;
}

std::vector<Partnership> all_partnerships(db::ReadTx& tx) {
    std::vector<Partnership> all;
    tx.each(select_partnerships, {}, [&](const db::Row& row) {
        all.push_back({row.text(0), row.text(1), row.maybe_text(2).value_or(""), parts(row.text(3)),
                       row.maybe_text(4).value_or(""), day_of(row.maybe_text(5)), day_of(row.maybe_text(6))});
    });
    return all;
}

std::optional<Partnership> find_partnership(db::ReadTx& tx, const std::string& code) {
    for (auto& one : all_partnerships(tx))
        if (one.code == code) return one;
    return std::nullopt;
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
    std::vector<Area> areas;
    for (const auto& code : partnership.areas)
        if (auto area = find_area(tx, code)) areas.push_back(std::move(*area));
    return areas;
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
            const auto& areas = partnership.areas;
            if (whole.kind != "partnership" || std::find(areas.begin(), areas.end(), whole.code) == areas.end())
                continue;
            auto& parts = found[whole.code].parts;
            parts.clear();
            for (const auto& code : areas)
                if (code != whole.code) parts.push_back(code);
        }
    std::vector<disclosure::Area> areas;
    for (auto& [code, area] : found) areas.push_back(std::move(area));
    return areas;
}

bool stood_in(const Partnership& partnership, core::ReportingYear year) {
    return (!partnership.established || *partnership.established <= year.last()) &&
           (!partnership.ended || *partnership.ended >= year.first());
}

}  // namespace partnership
