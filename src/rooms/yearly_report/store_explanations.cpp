#include "rooms/yearly_report/yearly_report.h"

// The explanations of findings, as the claim checker asks for them.
namespace yearly_report {
namespace {

constexpr auto text = db::Column::text;
const db::Query select_explanations{
    "yearly_report_explanations",
    "select document, passage, coalesce(check_code, ''), coalesce(stated, ''), coalesce(recomputed, ''), why, "
    "explained_by, \"on\" from yearly_report_claim_explanations where withdrawn_at is null order by document collate "
    "\"C\", id",
    {text, text, text, text, text, text, text, text}};

}  // namespace

std::vector<claims::Explanation> explanations_of(db::ReadTx& tx) {
    std::vector<claims::Explanation> all;
    tx.each(select_explanations, {}, [&](const db::Row& row) {
        all.push_back({.document = row.text(0),
                       .passage = row.text(1),
                       .check = row.text(2),
                       .by = row.text(6),
                       .why = row.text(5),
                       .stated = row.text(3),
                       .recomputed = row.text(4),
                       .on = row.text(7)});
    });
    return all;
}

}  // namespace yearly_report
