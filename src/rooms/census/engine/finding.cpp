#include "rooms/census/engine/finding.h"

#include <algorithm>
#include <limits>

namespace census {

void Findings::add(Row child, std::span<const Place> places) {
    // A record of thousands of failing rows is reported in parts: the count of one finding is 16 bits.
    constexpr std::size_t most = std::numeric_limits<std::uint16_t>::max();
    do {
        const auto part = places.first(std::min(places.size(), most));
        findings_.push_back({.rule = rule_,
                             .place_count = static_cast<std::uint16_t>(part.size()),
                             .child = child,
                             .first_place = static_cast<std::uint32_t>(places_.size())});
        places_.insert(places_.end(), part.begin(), part.end());
        places = places.subspan(part.size());
    } while (!places.empty());
}

void Findings::append(const Findings& more, Row child_offset, std::span<const Row> row_offset_by_field) {
    const auto base = static_cast<std::uint32_t>(places_.size());
    for (Finding finding : more.findings_) {
        finding.child += child_offset;
        finding.first_place += base;
        findings_.push_back(finding);
    }
    for (Place place : more.places_) {
        place.row += row_offset_by_field[place.field];
        places_.push_back(place);
    }
    return_level_.insert(return_level_.end(), more.return_level_.begin(), more.return_level_.end());
}

void Findings::sort() {
    std::stable_sort(findings_.begin(), findings_.end(), [](const Finding& a, const Finding& b) {
        return a.rule != b.rule ? a.rule < b.rule : a.child < b.child;
    });
}

}  // namespace census
