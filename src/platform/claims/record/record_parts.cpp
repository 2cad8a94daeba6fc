#include <set>

#include "platform/claims/record.h"

namespace claims {
namespace {

constexpr const Card card{.code = "record_parts",
                          .title = "A total of the record and its breakdown",
                          .recomputes =
                              "the sum over one dimension against the total of the same indicator, area, period and "
                              "document; shares of one whole against 100%",
                          .tolerance =
                              "fewer than the whole is asked about, more is wrong; only dimensions whose values "
                              "exclude one another and leave nothing out"};

/// What parts have in common: indicator, version, area, period, document, and all dimensions but one.
struct Whole {
    core::Decimal sum;
    std::size_t parts = 0;
    const Observed* one = nullptr;
    std::string shown, dimension;
};

std::string key_of(const Observed& value, const std::map<std::string, std::string>& dimensions,
                   const std::string& without) {
    auto key = value.indicator + "|" + std::to_string(value.version) + "|" + value.area + "|" + value.period + "|" +
               value.document + "|" + std::to_string(static_cast<int>(value.unit)) + "|";
    for (const auto& [dimension, part] : dimensions)
        if (dimension != without) key += dimension + "=" + part + ";";
    return key;
}

/// Dimensions whose values exclude one another and leave nothing out, so that their parts make the whole.
bool is_complete(const std::string& dimension) {
    static const std::set<std::string> complete{"source",         "sex",         "ethnicity", "first-language",
                                                "abuse-category", "contributor", "line",      "reason"};
    return complete.contains(dimension);
}

/// "White British" is a part of "White": its value is counted there already.
bool is_within(const std::string& value, const std::string& other) {
    return value.size() > other.size() && value.starts_with(other) && value[other.size()] == ' ';
}

const Observed* wider(const Record& record, const Observed& part, const std::string& dimension) {
    const auto own = dimensions_of(part.breakdown);
    for (const auto& other : record.observed) {
        if (other.indicator != part.indicator || other.area != part.area || other.period != part.period) continue;
        const auto dimensions = dimensions_of(other.breakdown);
        const auto value = dimensions.find(dimension);
        if (dimensions.size() == own.size() && value != dimensions.end() && is_within(own.at(dimension), value->second))
            return &other;
    }
    return nullptr;
}

void tell(const Whole& whole, const Observed& total, std::vector<Finding>& found) {
    if (whole.sum == total.value || stated(total).bound != Bound::none) return;
    // Fewer parts than the whole may be all that was told; more than the whole cannot be.
    const bool more = whole.sum > total.value;
    found.push_back(about(total, card, more ? Verdict::wrong : Verdict::cannot_be_checked,
                          "its parts by " + whole.dimension + " make " + shown_number(whole.sum) + " (" + whole.shown +
                              ")" + (more ? ", more than the whole" : ": the rest is not told")));
}

void check_shares(const std::map<std::string, Whole>& wholes, std::vector<Finding>& found) {
    for (const auto& [key, whole] : wholes) {
        if (whole.one->unit != core::Unit::percentage || whole.parts < 2) continue;
        const auto tolerance =
            core::Decimal::of(5 * static_cast<std::int64_t>(whole.parts), std::min(whole.one->value.decimals(), 4) + 1);
        // At the very edge of rounding nothing would be left for any other reason.
        const bool at_edge = whole.dimension == "reason" && whole.sum == core::Decimal{100} + tolerance;
        if (whole.sum <= core::Decimal{100} + tolerance && !at_edge) continue;
        found.push_back(about(*whole.one, card, Verdict::cannot_be_checked,
                              "the shares by " + whole.dimension + " make " + shown_number(whole.sum) + "% (" +
                                  whole.shown +
                                  "): more than the whole, unless several could be named, which is not said"));
    }
}

void run(const Record& record, std::vector<Finding>& found) {
    std::map<std::string, Whole> counts, shares;
    for (const auto& value : record.observed) {
        const bool share = value.unit == core::Unit::percentage;
        if (!share && !is_additive(value)) continue;
        const auto dimensions = dimensions_of(value.breakdown);
        for (const auto& [dimension, part] : dimensions) {
            if (!is_complete(dimension)) continue;
            if (const auto* group = wider(record, value, dimension)) {
                if (group->value == value.value && value.value.decimals() > 0)
                    found.push_back(about(value, card, Verdict::wrong,
                                          "the same is told for " + group->breakdown + ", of which it is a part (" +
                                              group->document + ", " + group->section + ")"));
                continue;
            }
            auto& whole = (share ? shares : counts)[dimension + "|" + key_of(value, dimensions, dimension)];
            whole.sum = whole.sum + value.value;
            ++whole.parts;
            whole.one = &value;
            whole.dimension = dimension;
            whole.shown += (whole.shown.empty() ? "" : " + ") + value.value.grouped();
        }
    }
    for (const auto& value : record.observed) {
        if (!is_additive(value)) continue;
        const auto dimensions = dimensions_of(value.breakdown);
        const auto own = key_of(value, dimensions, {});
        for (const auto& [key, whole] : counts)
            if (whole.parts >= 2 && key.substr(key.find('|') + 1) == own && !dimensions.contains(whole.dimension))
                tell(whole, value, found);
    }
    check_shares(shares, found);
}

}  // namespace

extern const RecordCheck record_parts;
const RecordCheck record_parts{.card = card, .run = run};

}  // namespace claims
