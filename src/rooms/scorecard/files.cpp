#include <map>

#include "rooms/scorecard/files.h"
#include "rooms/scorecard/scorecard.h"

namespace scorecard {

using packs::Need;
using packs::Type;

const packs::File indicators_file{
    .name = "indicators.csv",
    .table = "scorecard_indicators",
    .columns = {{.name = "code", .most_characters = 80},
                {.name = "version", .type = Type::whole, .most_characters = 2},
                {.name = "name", .most_characters = 200},
                {.name = "group", .most_characters = 80},
                {.name = "description", .most_characters = 2000},
                {.name = "numerator", .need = Need::optional},
                {.name = "denominator", .need = Need::optional},
                {.name = "unit",
                 .type = Type::choice,
                 .choices = {"count", "percentage", "rate_per_10000", "average", "pounds", "years", "rank", "minutes"}},
                {.name = "decimals", .type = Type::choice, .choices = {"0", "1", "2", "3"}},
                {.name = "polarity", .type = Type::choice, .choices = {"high", "low", "none"}},
                {.name = "measure", .type = Type::choice, .choices = {"at_date", "during_period", "average", "since"}},
                {.name = "source_return", .need = Need::optional, .most_characters = 200},
                {.name = "from", .type = Type::date, .need = Need::optional},
                {.name = "to", .type = Type::date, .need = Need::optional},
                {.name = "break_note", .need = Need::optional, .most_characters = 2000}},
    .key = {"code", "version"}};

const packs::File breakdowns_file{.name = "breakdowns.csv",
                                  .table = "scorecard_breakdowns",
                                  .columns = {{.name = "dimension", .most_characters = 80},
                                              {.name = "value", .most_characters = 200},
                                              {.name = "label", .most_characters = 300},
                                              {.name = "order", .type = Type::whole}},
                                  .key = {"dimension", "value"}};

const packs::File observations_file{
    .name = "observations.csv",
    .table = "scorecard_observations",
    .columns = {{.name = "indicator", .type = Type::reference, .refers_to = "indicators.csv", .with = {"version"}},
                {.name = "version", .type = Type::whole, .most_characters = 2},
                {.name = "area", .type = Type::reference, .refers_to = "areas.csv"},
                {.name = "period", .type = Type::period},
                {.name = "breakdown", .need = Need::optional, .most_characters = 300},
                {.name = "value", .type = Type::decimal, .need = Need::optional},
                {.name = "numerator", .type = Type::whole, .need = Need::optional},
                {.name = "denominator", .type = Type::whole, .need = Need::optional},
                {.name = "missing",
                 .type = Type::choice,
                 .need = Need::optional,
                 .choices = {"not_collected", "lost", "suppressed", "not_published", "not_applicable", "nil"}},
                {.name = "status", .type = Type::choice, .choices = {"published", "provisional", "revised"}},
                {.name = "document", .type = Type::reference, .refers_to = "documents.csv"},
                {.name = "section", .most_characters = 500},
                {.name = "passage", .most_characters = 1000},
                {.name = "extracted_on", .type = Type::date},
                {.name = "note", .need = Need::optional, .most_characters = 2000}},
    .key = {"indicator", "version", "area", "period", "breakdown", "document"}};

namespace {

using Definitions = std::map<std::string, const packs::Row*>;

void check_value(const packs::Row& row, const packs::Row& indicator, core::Faults& faults) {
    const auto fault = [&](const char* column, std::string what, std::string remedy) {
        faults.push_back({observations_file.name, row.line(), column, std::move(what), std::move(remedy)});
    };
    const auto value = row.decimal("value");
    if (!value) return;
    const int decimals = static_cast<int>(indicator.whole("decimals").value_or(0));
    if (decimals == 0) {
        // A count told as 2.961 is 2,961 with a slip of the key.
        if (const auto wrong = packs::misfit({.name = "value", .type = Type::whole}, row.text("value")))
            fault("value", wrong->first, wrong->second);
    } else if (value->decimals() > decimals) {
        fault("value", "The value has more decimals than its indicator (" + std::to_string(decimals) + ").",
              "Round it as published, or raise the indicator's decimals.");
    }
}

void check_breakdown(const packs::Row& row, const std::map<std::string, bool>& known, core::Faults& faults) {
    std::string rest = row.text("breakdown");
    while (!rest.empty()) {
        const auto end = rest.find(';');
        const std::string one = rest.substr(0, end);
        rest = end == std::string::npos ? "" : rest.substr(end + 1);
        if (!known.contains(one))
            faults.push_back({observations_file.name, row.line(), "breakdown",
                              "\"" + one + "\" is not in breakdowns.csv.",
                              "Write dimension=value as in breakdowns.csv, or add a row there."});
    }
}

}  // namespace

void check_pack(const packs::Pack& pack, core::Faults& faults) {
    Definitions definitions;
    for (const auto& row : pack.of(indicators_file)) definitions[row.key()] = &row;
    std::map<std::string, bool> known;
    for (const auto& row : pack.of(breakdowns_file)) known[row.text("dimension") + "=" + row.text("value")] = true;
    for (const auto& row : pack.of(observations_file)) {
        const bool has_value = !row.text("value").empty();
        if (has_value == !row.text("missing").empty())
            faults.push_back({observations_file.name, row.line(), "missing",
                              has_value ? "The row has a value and a reason why it is missing."
                                        : "The row has neither a value nor a reason why it is missing.",
                              has_value ? "Remove one of the two."
                                        : "Write the value, or the reason: not_collected, lost, suppressed, "
                                          "not_published, not_applicable or nil."});
        const auto definition = definitions.find(row.text("indicator") + "|" + row.text("version"));
        if (definition != definitions.end()) check_value(row, *definition->second, faults);
        check_breakdown(row, known, faults);
    }
}

}  // namespace scorecard
