#include <algorithm>

#include "platform/claims/record.h"

namespace claims {
namespace {

constexpr const Card card{.code = "record_joint",
                          .title = "A joint area and the areas that make it up",
                          .recomputes = "the sum of the areas' values where they may be added up",
                          .tolerance = "none; where an area is not told, only more than the whole is wrong"};

void run(const Record& record, std::vector<Finding>& found) {
    for (const auto& total : record.observed) {
        const auto parts = record.parts_of.find(total.area);
        if (parts == record.parts_of.end() || parts->second.size() < 2 || !is_additive(total)) continue;
        core::Decimal sum;
        std::string told;
        std::size_t known = 0;
        for (const auto& area : parts->second) {
            const auto part = std::find_if(record.observed.begin(), record.observed.end(), [&](const Observed& value) {
                return value.indicator == total.indicator && value.version == total.version && value.area == area &&
                       value.period == total.period && value.breakdown == total.breakdown &&
                       value.document == total.document;
            });
            if (part == record.observed.end()) continue;
            ++known;
            sum = sum + part->value;
            told += (told.empty() ? "" : " + ") + part->area_name + " " + part->value.grouped();
        }
        const bool all = known == parts->second.size();
        // With an area missing, only more than the whole is known to be wrong.
        if (known == 0 || stated(total).bound != Bound::none || (all ? sum == total.value : sum <= total.value))
            continue;
        found.push_back(about(total, card, Verdict::wrong, told + " = " + shown_number(sum)));
    }
}

}  // namespace

extern const RecordCheck record_joint;
const RecordCheck record_joint{.card = card, .run = run};

}  // namespace claims
