#include "platform/disclosure/counted.h"

#include <algorithm>

namespace disclosure {
namespace {

bool has_dimension(std::string_view breakdown, std::string_view dimension) {
    while (!breakdown.empty()) {
        const auto end = std::min(breakdown.find(';'), breakdown.size());
        const auto one = breakdown.substr(0, end);
        if (one.substr(0, one.find('=')) == dimension) return true;
        breakdown.remove_prefix(std::min(end + 1, breakdown.size()));
    }
    return false;
}

}  // namespace

std::optional<Counts> parse_counts(std::string_view word) {
    if (word == "children") return Counts::children;
    if (word == "others") return Counts::others;
    if (word == "by_law") return Counts::by_law;
    return std::nullopt;
}

const Counted* counted_as(const Counting& counting, std::string_view series, std::string_view breakdown) {
    const auto found = counting.find(series);
    if (found == counting.end()) return nullptr;
    const Counted* general = nullptr;
    for (const auto& one : found->second) {
        if (one.dimension.empty()) general = &one;
        if (!one.dimension.empty() && has_dimension(breakdown, one.dimension)) return &one;
    }
    return general;
}

bool protects(const Profile& profile, const Counting& counting, std::string_view subject, std::string_view series,
              std::string_view breakdown) {
    const auto* counted = counted_as(counting, series, breakdown);
    if (counted != nullptr) return counted->counts == Counts::children;
    return profile.treats(subject);
}

}  // namespace disclosure
