#include "core/check.h"
#include "platform/audit/audit.h"
#include "rooms/scorecard/scorecard.h"

namespace scorecard {
namespace {

constexpr auto text = db::Column::text;

const db::Query find_unit{
    "scorecard_taken_unit", "select unit from scorecard_indicators where code = :code and version = :version", {text}};
const db::Query add_indicator{
    "scorecard_take_indicator",
    "insert into scorecard_indicators (code, version, name, \"group\", description, numerator, denominator, unit, "
    "decimals, polarity, measure, source_return, break_note, pack, load) values (:code, :version, :name, :subject, "
    ":description, :numerator, :denominator, :unit, :decimals, :polarity, :measure, :source, :break, :pack, 0)"};
const db::Query add_breakdown{
    "scorecard_take_breakdown",
    "insert into scorecard_breakdowns (dimension, value, label, \"order\", pack, load) values "
    "(:dimension, :value, :label, :place, :pack, 0) on conflict (dimension, value) do nothing"};
const db::Query drop_observations{"scorecard_taken_before",
                                  "delete from scorecard_observations where document = :document and pack = :pack"};
const db::Query add_observation{
    "scorecard_take_observation",
    "insert into scorecard_observations (indicator, version, area, period, breakdown, value, numerator, denominator, "
    "missing, status, document, section, passage, extracted_on, note, pack, load, address) values (:indicator, "
    ":version, :area, :period, :breakdown, :value, :numerator, :denominator, :missing, :status, :document, :section, "
    ":passage, :extracted, :note, :pack, 0, :address)"};

db::Value maybe(const std::string& value) { return value.empty() ? db::Value{std::monostate{}} : db::Value{value}; }
db::Value maybe(const std::optional<std::int64_t>& value) {
    return value ? db::Value{std::to_string(*value)} : db::Value{std::monostate{}};
}

core::Result<void> put_indicator(audit::WriteTx& tx, const Indicator& one, const std::string& room) {
    const std::string version = std::to_string(one.version);
    const std::string unit{core::word(one.unit)};
    if (const auto there = tx.first(find_unit, {{"code", one.code}, {"version", version}})) {
        if (there->text(0) == unit) return {};
        return core::refuse(core::Reason::conflict,
                            "The scorecard counts \"" + one.name + "\" in another unit. Ask for a new version of it.");
    }
    tx.run(add_indicator, {{"code", one.code},
                           {"version", version},
                           {"name", one.name},
                           {"subject", one.group},
                           {"description", one.description},
                           {"numerator", maybe(one.numerator)},
                           {"denominator", maybe(one.denominator)},
                           {"unit", unit},
                           {"decimals", std::to_string(one.decimals)},
                           {"polarity", one.polarity},
                           {"measure", one.measure},
                           {"source", maybe(one.source_return)},
                           {"break", maybe(one.break_note)},
                           {"pack", room}});
    return {};
}

void put_observation(audit::WriteTx& tx, const Observation& o, const Taken& taken) {
    core::check(o.value.has_value() == o.missing.empty(), "an observation has a value or the reason for none");
    tx.run(add_observation, {{"indicator", o.indicator},
                             {"version", std::to_string(o.version)},
                             {"area", o.area},
                             {"period", o.period.code()},
                             {"breakdown", maybe(o.breakdown)},
                             {"value", o.value ? db::Value{o.value->plain()} : db::Value{std::monostate{}}},
                             {"numerator", maybe(o.numerator)},
                             {"denominator", maybe(o.denominator)},
                             {"missing", maybe(o.missing)},
                             {"status", o.status},
                             {"document", taken.document},
                             {"section", o.section},
                             {"passage", o.passage},
                             {"extracted", o.extracted_on},
                             {"note", maybe(o.note)},
                             {"pack", taken.room},
                             {"address", maybe(o.address)}});
}

}  // namespace

core::Result<void> take(audit::WriteTx& tx, const rights::Granted& by, const Taken& taken) {
    core::check(by.room().empty() || by.room() == taken.room, "a room gives what it observed itself");
    for (const auto& o : taken.observations)
        if (!partnership::find_area(tx, o.area))
            return core::refuse(core::Reason::not_found, "The area " + o.area + " is not recorded. Load its pack.");
    for (const auto& one : taken.indicators)
        if (auto put = put_indicator(tx, one, taken.room); !put) return put;
    for (const auto& one : taken.breakdowns)
        tx.run(add_breakdown, {{"dimension", one.dimension},
                               {"value", one.value},
                               {"label", one.label},
                               {"place", std::to_string(one.order)},
                               {"pack", taken.room}});
    tx.run(drop_observations, {{"document", taken.document}, {"pack", taken.room}});
    for (const auto& o : taken.observations) put_observation(tx, o, taken);
    tx.record({.kind = "scorecard.observations_taken",
               .subject = {.kind = "scorecard_observations", .id = taken.document},
               .changes = {{"observations", {}, std::to_string(taken.observations.size())}},
               .note = {}});
    return {};
}

}  // namespace scorecard
