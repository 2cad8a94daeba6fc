#include "platform/claims/record.h"

#include <algorithm>

namespace claims {

std::vector<Finding> check_record(const Record& record) {
    std::vector<Finding> found;
    for (const auto* check : all_record_checks()) check->run(record, found);
    std::stable_sort(found.begin(), found.end(), [](const Finding& a, const Finding& b) { return a.place < b.place; });
    return found;
}

std::string shown(const Observed& observed) { return core::shown(observed.value, observed.unit); }

Finding about(const Observed& observed, const Card& card, Verdict verdict, std::string recomputed) {
    auto label = observed.name + ", " + observed.area_name + ", " + observed.period;
    if (!observed.breakdown.empty()) label += " (" + observed.breakdown + ")";
    return {.passage = label + ": " + observed.passage,
            .line = 0,
            .place = observed.document + ", " + observed.section,
            .stated = shown(observed),
            .recomputed = std::move(recomputed),
            .verdict = verdict,
            .check = card.code};
}

Token stated(const Observed& observed) {
    Token token;
    token.kind = observed.unit == core::Unit::percentage ? Token::Kind::percent : Token::Kind::count;
    token.value = observed.value.absolute();
    // "printed "over 1,400"": the record keeps the number, the passage the hedge.
    for (const auto* word :
         {"\"over ", "\"more than ", "\"nearly ", "\"almost ", "\"roughly ", "\"approximately ", "\"around "})
        if (observed.passage.find(word) != std::string::npos) token.bound = Bound::about;
    return token;
}

std::map<std::string, std::string> dimensions_of(const std::string& breakdown) {
    std::map<std::string, std::string> dimensions;
    for (std::size_t from = 0; from < breakdown.size();) {
        auto end = breakdown.find(';', from);
        if (end == std::string::npos) end = breakdown.size();
        const auto equals = breakdown.find('=', from);
        if (equals != std::string::npos && equals < end)
            dimensions[breakdown.substr(from, equals - from)] = breakdown.substr(equals + 1, end - equals - 1);
        from = end + 1;
    }
    return dimensions;
}

bool is_additive(const Observed& observed) {
    return (observed.unit == core::Unit::count || observed.unit == core::Unit::pounds) &&
           observed.measure != "average" && observed.measure != "since";
}

}  // namespace claims
