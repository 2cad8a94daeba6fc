#include <map>
#include <set>

#include "platform/audit/audit.h"
#include "platform/figures/segments.h"
#include "rooms/scorecard/scorecard.h"

// What has been published cannot be taken back: disclosure control must know it.
namespace scorecard {
namespace {

constexpr auto text = db::Column::text;

const db::Query select_told{"scorecard_told",
                            "select figure, value from scorecard_told order by figure collate \"C\", publication "
                            "collate \"C\"",
                            {text, text}};
const db::Query add_told{"scorecard_add_told",
                         "insert into scorecard_told (figure, publication, value) values (:figure, :publication, "
                         ":value) on conflict (figure, publication) do nothing"};

/// "scorecard/referrals/1/E06000017/2024-25/all/document" told of a value that the record no longer holds.
std::optional<disclosure::Datum> datum_from(const std::string& id) {
    const auto parts = figures::segments(id);
    if (parts.size() != 7 || parts[0] != "scorecard" || parts[1] == "change") return std::nullopt;
    disclosure::Datum datum;
    datum.id = id;
    datum.series = parts[1] + "/" + parts[2];
    datum.area = parts[3];
    datum.period = parts[4];
    datum.breakdown = parts[5] == "all" ? "" : parts[5];
    datum.document = parts[6];
    return datum;
}

}  // namespace

void note_published(audit::WriteTx& tx, const rights::Granted&, const std::string& publication,
                    const std::vector<Told>& told) {
    std::size_t noted = 0;
    for (const auto& one : told) {
        if (!datum_from(one.figure)) continue;
        tx.run(add_told, {{"figure", one.figure},
                          {"publication", publication},
                          {"value", one.value ? db::Value{one.value->plain()} : db::Value{std::monostate{}}}});
        ++noted;
    }
    tx.record({.kind = "scorecard.values_published",
               .subject = {.kind = "scorecard_told", .id = publication},
               .changes = {{"values", {}, std::to_string(noted)}},
               .note = {}});
}

std::vector<disclosure::Earlier> told_before(db::ReadTx& tx, const std::vector<disclosure::Datum>& data) {
    std::map<std::string, const disclosure::Datum*> known, of_series;
    for (const auto& datum : data) {
        known[datum.id] = &datum;
        of_series[datum.series] = &datum;
    }
    std::map<std::string, disclosure::Earlier> found;  // told once is told
    tx.each(select_told, {}, [&](const db::Row& row) {
        const auto id = row.text(0);
        auto datum = datum_from(id);
        if (!datum || !of_series.contains(datum->series)) return;
        const auto* like = of_series[datum->series];
        datum->subject = like->subject;
        datum->unit = like->unit;
        if (known.contains(id)) datum = *known[id];
        const auto value = row.maybe_text(1);
        auto& one = found.try_emplace(id, disclosure::Earlier{*datum, true}).first->second;
        if (!value) return;
        one.withheld = false;
        one.datum.value = core::Decimal::parse(*value);
    });
    std::vector<disclosure::Earlier> earlier;
    for (auto& [id, one] : found)
        if (one.datum.value) earlier.push_back(std::move(one));
    return earlier;
}

}  // namespace scorecard
