#include <map>
#include <set>

#include "rooms/scorecard/files.h"
#include "rooms/scorecard/scorecard.h"

namespace scorecard {

using packs::Need;
using packs::Type;

const packs::File indicators_file{
    .name = "indicators.csv",
    .table = "scorecard_indicators",
    .columns = {{.name = "code", .type = Type::code, .most_characters = 80},
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
                {.name = "measure",
                 .type = Type::choice,
                 .choices = {"at_date", "during_period", "average", "since", "change"}},
                {.name = "source_return", .need = Need::optional, .most_characters = 200},
                {.name = "from", .type = Type::date, .need = Need::optional},
                {.name = "to", .type = Type::date, .need = Need::optional},
                {.name = "break_note", .need = Need::optional, .most_characters = 2000}},
    .key = {"code", "version"}};

const packs::File breakdowns_file{.name = "breakdowns.csv",
                                  .table = "scorecard_breakdowns",
                                  .columns = {{.name = "dimension", .type = Type::code, .most_characters = 80},
                                              {.name = "value", .type = Type::code, .most_characters = 200},
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

const packs::File counted_file{
    .name = "counted.csv",
    .table = "scorecard_counted",
    .columns = {{.name = "indicator", .type = Type::reference, .refers_to = "indicators.csv", .with = {"version"}},
                {.name = "version", .type = Type::whole, .most_characters = 2},
                {.name = "dimension", .need = Need::optional, .most_characters = 80},
                {.name = "counts", .type = Type::choice, .choices = {"children", "others", "by_law"}},
                {.name = "why", .most_characters = 500},
                {.name = "source", .most_characters = 300}},
    .key = {"indicator", "version", "dimension"},
    .need = Need::optional};

namespace {

using Definitions = std::map<std::string, const packs::Row*>;
using core::Decimal;

const Decimal most_value = Decimal::of(1'000'000'000'000, 0);

/// Tells of one row of one file.
class Teller {
  public:
    Teller(const packs::File& file, const packs::Row& row, core::Faults& faults)
        : file_(file), row_(row), faults_(faults) {}
    void operator()(const char* column, std::string what, std::string remedy) const {
        faults_.push_back({file_.name, row_.line(), column, std::move(what), std::move(remedy)});
    }

  private:
    const packs::File& file_;
    const packs::Row& row_;
    core::Faults& faults_;
};

void check_decimals(const packs::Row& row, const packs::Row& indicator, const Decimal& value, const Teller& fault) {
    const int decimals = static_cast<int>(indicator.whole("decimals").value_or(0));
    if (decimals == 0) {
        // A count told as 2.961 is 2,961 with a slip of the key.
        if (const auto wrong = packs::misfit({.name = "value", .type = Type::whole}, row.text("value")))
            fault("value", wrong->first, wrong->second);
    } else if (value.decimals() > decimals) {
        fault("value", "The value has more decimals than its indicator (" + std::to_string(decimals) + ").",
              "Round it as published, or raise the indicator's decimals.");
    }
}

/// What no figure can be, whatever its indicator.
void check_size(const packs::Row& row, const Teller& fault) {
    for (const char* column : {"value", "numerator", "denominator"}) {
        const auto number = row.decimal(column);
        if (number && (*number > most_value || *number < Decimal::of(-1'000'000'000'000, 0)))
            fault(column, "The number is larger than any that is counted here.",
                  "Look for digits too many: at most 1,000,000,000,000.");
    }
    const auto denominator = row.decimal("denominator");
    if (denominator && *denominator <= Decimal::of(0, 0))
        fault("denominator", "The denominator is not above nought.", "Write what was divided by, or leave it empty.");
}

void check_sign(const packs::Row& row, const packs::Row& indicator, const Teller& fault) {
    if (indicator.text("measure") == "change") return;
    for (const char* column : {"value", "numerator"})
        if (const auto number = row.decimal(column); number && *number < Decimal::of(0, 0))
            fault(column, "The number is below nought, and its indicator measures no change.",
                  "Correct it, or give the indicator the measure \"change\".");
    const auto numerator = row.decimal("numerator"), denominator = row.decimal("denominator");
    if (indicator.text("unit") == "percentage" && numerator && denominator && *numerator > *denominator)
        fault("numerator", "The numerator is larger than the denominator, so the percentage is above 100.",
              "Correct one of the two.");
}

void check_period(const packs::Row& row, const packs::Row& indicator, const Teller& fault) {
    const auto period = row.period("period");
    const auto from = indicator.date("from"), to = indicator.date("to");
    if (!period) return;
    if ((from && period->first() < *from) || (to && period->last() > *to))
        fault("period", "The period lies outside the days for which this version of the indicator holds.",
              "Use the version that holds then, or correct its from and to in indicators.csv.");
}

void check_indicator(const packs::Row& row, core::Faults& faults) {
    const Teller fault{indicators_file, row, faults};
    const auto from = row.date("from"), to = row.date("to");
    if (from && to && *to < *from) fault("to", "The last day is before the first.", "Correct from or to.");
    if (row.whole("version").value_or(1) > 1 && row.text("break_note").empty())
        fault("break_note", "A version after the first does not say what differs from the one before.",
              "Say why the two cannot be compared.");
}

/// Every "dimension=value" that this pack or another holds.
bool is_breakdown(const packs::Pack& pack, const std::set<std::string>& known, const std::string& one) {
    if (known.contains(one)) return true;
    const auto others = pack.elsewhere.find(breakdowns_file.name);
    if (others == pack.elsewhere.end()) return false;
    auto key = one;
    if (const auto sign = key.find('='); sign != std::string::npos) key[sign] = '|';
    return others->second.contains(key);
}

void check_breakdown(const packs::Pack& pack, const packs::Row& row, const std::set<std::string>& known,
                     core::Faults& faults) {
    // What an unread row of breakdowns.csv would have held nobody can say.
    if (pack.incomplete.contains(breakdowns_file.name)) return;
    std::string rest = row.text("breakdown");
    while (!rest.empty()) {
        const auto end = rest.find(';');
        const std::string one = rest.substr(0, end);
        rest = end == std::string::npos ? "" : rest.substr(end + 1);
        if (!is_breakdown(pack, known, one))
            faults.push_back({observations_file.name, row.line(), "breakdown",
                              "\"" + one + "\" is not in breakdowns.csv.",
                              "Write dimension=value as in breakdowns.csv, or add a row there."});
    }
}

void check_observation(const packs::Row& row, const packs::Row* indicator, core::Faults& faults) {
    const Teller fault{observations_file, row, faults};
    const bool has_value = !row.text("value").empty();
    if (has_value == !row.text("missing").empty())
        fault("missing",
              has_value ? "The row has a value and a reason why it is missing."
                        : "The row has neither a value nor a reason why it is missing.",
              has_value ? "Remove one of the two."
                        : "Write the value, or the reason: not_collected, lost, suppressed, not_published, "
                          "not_applicable or nil.");
    check_size(row, fault);
    if (indicator == nullptr) return;
    if (const auto value = row.decimal("value")) check_decimals(row, *indicator, *value, fault);
    check_sign(row, *indicator, fault);
    check_period(row, *indicator, fault);
}

}  // namespace

void check_pack(const packs::Pack& pack, core::Faults& faults) {
    Definitions definitions;
    for (const auto& row : pack.of(indicators_file)) {
        definitions[row.key()] = &row;
        check_indicator(row, faults);
    }
    std::set<std::string> known;
    for (const auto& row : pack.of(breakdowns_file)) known.insert(row.text("dimension") + "=" + row.text("value"));
    for (const auto& row : pack.of(observations_file)) {
        const auto definition = definitions.find(row.text("indicator") + "|" + row.text("version"));
        check_observation(row, definition == definitions.end() ? nullptr : definition->second, faults);
        check_breakdown(pack, row, known, faults);
    }
}

}  // namespace scorecard
