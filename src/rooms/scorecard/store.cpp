#include <algorithm>
#include <charconv>

#include "core/check.h"
#include "rooms/scorecard/scorecard.h"

namespace scorecard {
namespace {

constexpr auto text = db::Column::text;
constexpr auto integer = db::Column::integer;

const std::string indicator_columns =
    "select code, version, name, \"group\", description, numerator, denominator, unit, decimals, polarity, measure, "
    "source_return, break_note from scorecard_indicators ";
const std::vector<db::Column> indicator_types(13, text);

const db::Query select_indicators{"scorecard_indicators",
                                  indicator_columns + "order by code collate \"C\", cast(version as bigint)",
                                  indicator_types};
const db::Query select_versions{
    "scorecard_versions", indicator_columns + "where code = :code order by cast(version as bigint)", indicator_types};

const std::string observation_columns =
    "select indicator, version, area, period, breakdown, value, numerator, denominator, missing, status, document, "
    "section, passage, extracted_on, note, pack, load, address from scorecard_observations ";
const std::vector<db::Column> observation_types = [] {
    std::vector<db::Column> types(16, text);
    types.push_back(integer);
    types.push_back(text);
    return types;
}();

const db::Query select_observations{"scorecard_observations_of", observation_columns + "where indicator = :indicator",
                                    observation_types};
const db::Query select_in_area{"scorecard_observations_in", observation_columns + "where area = :area",
                               observation_types};
const db::Query select_from_document{"scorecard_observations_from", observation_columns + "where document = :document",
                                     observation_types};
const db::Query count_by_document{"scorecard_values_by_document",
                                  "select document, count(*) from scorecard_observations group by document",
                                  {text, integer}};
const db::Query select_observed_areas{
    "scorecard_observed_areas",
    "select area, count(*) from scorecard_observations group by area order by area collate \"C\"",
    {text, integer}};
const db::Query select_label{"scorecard_breakdown_label",
                             "select label from scorecard_breakdowns where dimension = :dimension and value = :value",
                             {text}};

const db::Query select_values{"scorecard_breakdown_values",
                              "select value, label, \"order\" from scorecard_breakdowns where dimension = :dimension "
                              "order by value collate \"C\"",
                              {text, text, text}};

const db::Query select_counted{"scorecard_counted",
                               "select indicator, version, dimension, counts, why, source from scorecard_counted "
                               "order by indicator collate \"C\", cast(version as bigint), "
                               "coalesce(dimension, '') collate \"C\"",
                               std::vector<db::Column>(6, text)};

/// A number that the pack's declaration has checked.
int stored_int(const std::string& digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    core::check(error == std::errc{} && end == digits.data() + digits.size(), "the store holds a whole number");
    return value;
}

std::optional<std::int64_t> maybe_whole(const db::Row& row, std::size_t column) {
    const auto digits = row.maybe_text(column);
    if (!digits) return std::nullopt;
    return core::Decimal::parse(*digits).value_or(core::Decimal{}).units();
}

Indicator indicator_from(const db::Row& row) {
    const auto unit = core::parse_unit(row.text(7));
    core::check(unit.has_value(), "the store holds a known unit");
    return {.code = row.text(0),
            .version = stored_int(row.text(1)),
            .name = row.text(2),
            .group = row.text(3),
            .description = row.text(4),
            .numerator = row.maybe_text(5).value_or(""),
            .denominator = row.maybe_text(6).value_or(""),
            .unit = *unit,
            .decimals = stored_int(row.text(8)),
            .polarity = row.text(9),
            .measure = row.text(10),
            .source_return = row.maybe_text(11).value_or(""),
            .break_note = row.maybe_text(12).value_or("")};
}

Observation observation_from(const db::Row& row) {
    const auto period = core::Period::parse(row.text(3));
    core::check(period.has_value(), "the store holds a known period");
    const auto value = row.maybe_text(5);
    return {.indicator = row.text(0),
            .version = stored_int(row.text(1)),
            .area = row.text(2),
            .period = *period,
            .breakdown = row.maybe_text(4).value_or(""),
            .value = value ? core::Decimal::parse(*value) : std::nullopt,
            .numerator = maybe_whole(row, 6),
            .denominator = maybe_whole(row, 7),
            .missing = row.maybe_text(8).value_or(""),
            .status = row.text(9),
            .document = row.text(10),
            .section = row.text(11),
            .passage = row.text(12),
            .extracted_on = row.text(13),
            .note = row.maybe_text(14).value_or(""),
            .pack = row.text(15),
            .load = row.integer(16),
            .address = row.maybe_text(17).value_or("")};
}

std::vector<Indicator> indicators(db::ReadTx& tx, const db::Query& query, const db::Binds& binds) {
    std::vector<Indicator> found;
    tx.each(query, binds, [&](const db::Row& row) { found.push_back(indicator_from(row)); });
    return found;
}

/// In an order that is the same on both stores.
std::vector<Observation> observations(db::ReadTx& tx, const db::Query& query, const db::Binds& binds) {
    std::vector<Observation> found;
    tx.each(query, binds, [&](const db::Row& row) { found.push_back(observation_from(row)); });
    std::sort(found.begin(), found.end(), [](const Observation& a, const Observation& b) {
        if (const auto order = a.period <=> b.period; order != 0) return order < 0;
        return std::tie(a.indicator, a.version, a.area, a.breakdown, a.document) <
               std::tie(b.indicator, b.version, b.area, b.breakdown, b.document);
    });
    return found;
}

}  // namespace

disclosure::Counting counting(db::ReadTx& tx) {
    disclosure::Counting found;
    tx.each(select_counted, {}, [&](const db::Row& row) {
        const auto counts = disclosure::parse_counts(row.text(3));
        core::check(counts.has_value(), "the store holds a known kind of count");
        found[row.text(0) + "/" + row.text(1)].push_back({.dimension = row.maybe_text(2).value_or(""),
                                                          .counts = *counts,
                                                          .why = row.text(4),
                                                          .source = row.text(5)});
    });
    return found;
}

std::vector<Indicator> all_indicators(db::ReadTx& tx) { return indicators(tx, select_indicators, {}); }

std::vector<Indicator> versions_of(db::ReadTx& tx, const std::string& code) {
    return indicators(tx, select_versions, {{"code", code}});
}

std::vector<Observation> observations_of(db::ReadTx& tx, const std::string& indicator) {
    return observations(tx, select_observations, {{"indicator", indicator}});
}

std::vector<Observation> observations_in(db::ReadTx& tx, const std::string& area) {
    return observations(tx, select_in_area, {{"area", area}});
}

std::vector<Observation> observations_from(db::ReadTx& tx, const std::string& document) {
    auto found = observations(tx, select_from_document, {{"document", document}});
    std::stable_sort(found.begin(), found.end(), [](auto& a, auto& b) { return a.section < b.section; });
    return found;
}

std::map<std::string, std::int64_t> values_by_document(db::ReadTx& tx) {
    std::map<std::string, std::int64_t> counts;
    tx.each(count_by_document, {}, [&](const db::Row& row) { counts[row.text(0)] = row.integer(1); });
    return counts;
}

std::vector<std::pair<std::string, std::int64_t>> observed_areas(db::ReadTx& tx) {
    std::vector<std::pair<std::string, std::int64_t>> areas;
    tx.each(select_observed_areas, {}, [&](const db::Row& row) { areas.emplace_back(row.text(0), row.integer(1)); });
    return areas;
}

std::vector<std::pair<std::string, std::string>> breakdown_values(db::ReadTx& tx, const std::string& dimension) {
    std::vector<std::pair<int, std::pair<std::string, std::string>>> ordered;
    tx.each(select_values, {{"dimension", dimension}}, [&](const db::Row& row) {
        ordered.push_back({stored_int(row.text(2)), {row.text(0), row.text(1)}});
    });
    std::stable_sort(ordered.begin(), ordered.end(), [](auto& a, auto& b) { return a.first < b.first; });
    std::vector<std::pair<std::string, std::string>> values;
    for (auto& [order, value] : ordered) values.push_back(std::move(value));
    return values;
}

std::string breakdown_label(db::ReadTx& tx, const std::string& breakdown) {
    std::string label;
    std::string rest = breakdown;
    while (!rest.empty()) {
        const auto end = rest.find(';');
        const std::string one = rest.substr(0, end);
        rest = end == std::string::npos ? "" : rest.substr(end + 1);
        const auto equals = std::min(one.find('='), one.size());
        const std::string value = equals < one.size() ? one.substr(equals + 1) : one;
        const auto row = tx.first(select_label, {{"dimension", one.substr(0, equals)}, {"value", value}});
        label += (label.empty() ? "" : ", ") + (row ? row->text(0) : value);
    }
    return label;
}

}  // namespace scorecard
