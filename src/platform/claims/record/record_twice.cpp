#include <algorithm>

#include "platform/claims/record.h"

namespace claims {
namespace {

constexpr const Card card{.code = "record_twice",
                          .title = "One figure told with two values by two documents",
                          .recomputes = "values of one indicator, area, period and breakdown against each other",
                          .tolerance = "fewer decimals are the same figure"};

void run(const Record& record, std::vector<Finding>& found) {
    std::map<std::string, const Observed*> first;
    for (const auto& value : record.observed) {
        const auto key = value.indicator + "|" + std::to_string(value.version) + "|" + value.area + "|" + value.period +
                         "|" + value.breakdown;
        const auto [seen, fresh] = first.emplace(key, &value);
        if (fresh || seen->second->value == value.value) continue;
        const auto& other = *seen->second;
        const int decimals = std::min(value.value.decimals(), other.value.decimals());
        if (other.value.rounded(decimals) == value.value.rounded(decimals)) continue;
        found.push_back(
            about(value, card, Verdict::wrong, shown(other) + " in " + other.document + ", " + other.section));
    }
}

}  // namespace

extern const RecordCheck record_twice;
const RecordCheck record_twice{.card = card, .run = run};

}  // namespace claims
