#include "rooms/yearly_report/store_judgements.h"

namespace yearly_report {
namespace {

constexpr auto text = db::Column::text;
const db::Query select_judgements{
    "yearly_report_judgements",
    "select requirement, verdict, why, judged_by, \"on\", id from yearly_report_requirement_judgements where "
    "withdrawn_at is null and partnership = :partnership and year = :year order by requirement collate \"C\"",
    {text, text, text, text, text, text}};

const db::Query select_placed{
    "yearly_report_placed_facts",
    "select id, subject, document, section from yearly_report_published_facts where withdrawn_at is null and "
    "partnership = :partnership order by code collate \"C\"",
    {text, text, text, text}};

}  // namespace

std::vector<PlacedFact> placed_facts(db::ReadTx& tx, const std::string& partnership) {
    std::vector<PlacedFact> all;
    tx.each(select_placed, {{"partnership", partnership}}, [&](const db::Row& row) {
        all.push_back({row.text(0), row.text(1), row.text(2), row.text(3)});
    });
    return all;
}

std::vector<Judgement> judgements_of(db::ReadTx& tx, const std::string& partnership, core::ReportingYear year) {
    std::vector<Judgement> all;
    tx.each(select_judgements, {{"partnership", partnership}, {"year", year.code()}}, [&](const db::Row& row) {
        all.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5)});
    });
    return all;
}

}  // namespace yearly_report
