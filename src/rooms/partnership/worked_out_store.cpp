#include <map>

#include "platform/db/db.h"
#include "platform/registers/store.h"
#include "rooms/partnership/lifecycles.h"
#include "rooms/partnership/partnership.h"

namespace partnership {
namespace {

using registers::cell;

const db::Query select_chairs{
    "partnership_chairs_today",
    "select a.body, p.name from partnership_appointments a join partnership_people p on p.id = a.person where "
    "a.withdrawn_at is null and a.role in ('chair', 'partnership_chair', 'independent_chair') and a.body is not null "
    "and coalesce(a.\"from\", '') <= :day and coalesce(a.\"to\", '9999') >= :day order by p.name collate \"C\"",
    {db::Column::text, db::Column::text}};

}  // namespace

Worked members_today(db::ReadTx& tx, const Records& records, core::Date today) {
    std::map<std::string, int> counts;
    for (const auto& member : members(tx, "", today)) ++counts[member.body];
    Worked values;
    for (const auto* record : records) values.push_back(std::to_string(counts[cell(bodies, record->cells, "code")]));
    return values;
}

Worked chairs_today(db::ReadTx& tx, const Records& records, core::Date today) {
    std::map<std::string, std::string> names;
    tx.each(select_chairs, {{"day", core::iso(today)}}, [&](const db::Row& row) {
        auto& all = names[row.text(0)];
        all += (all.empty() ? "" : ", ") + row.text(1);
    });
    Worked values;
    for (const auto* record : records) values.push_back(names[record->id]);
    return values;
}

Worked standing_today(db::ReadTx&, const Records& records, core::Date today) {
    Worked values;
    for (const auto* record : records) {
        const auto &from = cell(appointments, record->cells, "from"), &to = cell(appointments, record->cells, "to");
        const auto day = core::iso(today);
        values.push_back(from.empty() && to.empty() ? ""
                         : !to.empty() && to < day  ? "past"
                         : from > day               ? "future"
                                                    : "current");
    }
    return values;
}

Worked review_overdue(db::ReadTx&, const Records& records, core::Date today) {
    Worked values;
    for (const auto* record : records) {
        const auto &review = cell(papers, record->cells, "review"), &state = cell(papers, record->cells, "state");
        const bool in_force = state == "published" || state == "under_review";
        values.push_back(review.empty() || !in_force ? "" : review < core::iso(today) ? "yes" : "no");
    }
    return values;
}

}  // namespace partnership
