#include "platform/claims/record.h"

namespace claims {
namespace {

constexpr const Card card{
    .code = "record_change",
    .title = "A published change and the values of the record",
    .recomputes =
        "difference and percentage from the values of both years, or from one value and the published "
        "difference; the indicators are named x, x-change and x-change-percentage",
    .tolerance = "none for differences, a half of the last digit for percentages"};

const Observed* find(const Record& record, const std::string& indicator, const Observed& like,
                     const std::string& period) {
    for (const auto& value : record.observed)
        if (value.indicator == indicator && value.area == like.area && value.period == period &&
            value.breakdown == like.breakdown)
            return &value;
    return nullptr;
}

std::string from_to(const Observed& before, const Observed& after) {
    return before.value.grouped() + " (" + before.period + ") to " + after.value.grouped() + " (" + after.period + ")";
}

/// A change since another year than the one before has its base elsewhere.
bool is_on_year_before(const Observed& change) { return change.name.find("year before") != std::string::npos; }

/// A published difference against the values: "13 more" against 12 and 21.
void check_difference(const Record& record, const Observed& change, const std::string& of,
                      std::vector<Finding>& found) {
    const auto* after = find(record, of, change, change.period);
    const auto* before = find(record, of, change, change.previous);
    if (!after || !before) return;
    const auto difference = after->value - before->value;
    if (difference == change.value) return;
    found.push_back(about(*after, card, Verdict::wrong,
                          from_to(*before, *after) + " is " + difference.grouped() + "; published as a change of " +
                              change.value.grouped() + ", which makes " + (before->value + change.value).grouped()));
}

/// A published percentage against the values, or against one value and the published difference.
void check_percentage(const Record& record, const Observed& percent, const std::string& of,
                      std::vector<Finding>& found) {
    const auto* after = find(record, of, percent, percent.period);
    const auto* before = find(record, of, percent, percent.previous);
    const auto* change = find(record, of + "-change", percent, percent.period);
    core::Decimal base, step;
    std::string shown;
    if (before && change && change->unit != core::Unit::percentage) {
        base = before->value, step = change->value;
        shown = change->value.grouped() + " of " + before->value.grouped();
    } else if (after && before) {
        base = before->value, step = after->value - before->value;
        shown = from_to(*before, *after);
    } else if (after && change && change->unit != core::Unit::percentage) {
        base = after->value - change->value, step = change->value;
        shown = change->value.grouped() + ", now " + after->value.grouped() + ",";
    } else {
        return;
    }
    if (base <= core::Decimal{}) return;
    const auto exact = share_of(step, base);
    auto token = stated(percent);
    const bool turned = exact.is_negative() != percent.value.is_negative() && exact != core::Decimal{};
    const auto verdict = turned ? std::optional{Verdict::wrong} : misfit(token, exact.absolute());
    if (verdict)
        found.push_back(
            about(percent, card, *verdict, shown + " is " + shown_percent(exact, percent.value.decimals())));
}

void run(const Record& record, std::vector<Finding>& found) {
    constexpr std::string_view difference = "-change", percentage = "-change-percentage";
    for (const auto& value : record.observed) {
        const std::string& code = value.indicator;
        if (code.ends_with(percentage))
            check_percentage(record, value, code.substr(0, code.size() - percentage.size()), found);
        else if (code.ends_with(difference) && value.unit == core::Unit::percentage && is_on_year_before(value))
            check_percentage(record, value, code.substr(0, code.size() - difference.size()), found);
        else if (code.ends_with(difference) && value.unit != core::Unit::percentage)
            check_difference(record, value, code.substr(0, code.size() - difference.size()), found);
    }
}

}  // namespace

extern const RecordCheck record_change;
const RecordCheck record_change{.card = card, .run = run};

}  // namespace claims
