#include "rooms/census/children_behind.h"

#include <algorithm>
#include <set>

#include "rooms/census/cin/indicator.h"
#include "rooms/census/formats/cin_xml.h"

namespace census {

std::vector<std::string> children_behind(std::string file, std::string_view indicator, std::string_view by,
                                         std::string_view of) {
    std::vector<std::string> children;
    const auto all = cin::all_indicators();
    const auto wanted = std::find_if(all.begin(), all.end(), [&](auto* one) { return one->card.id == indicator; });
    const auto bytes = bytes_of(std::move(file));
    Oddities oddities;
    const auto data = cin::read_xml(*bytes, {}, oddities);
    if (wanted == all.end() || !data) return children;
    const auto names = by_names();
    const auto dimension = static_cast<std::size_t>(std::find(names.begin(), names.end(), by) - names.begin());
    if (!by.empty() && dimension == names.size()) return children;
    const auto values = by.empty() ? std::span<const std::string_view>{} : values_of(static_cast<By>(dimension));
    const auto value = static_cast<std::size_t>(std::find(values.begin(), values.end(), of) - values.begin());
    for (const auto& block : data->blocks) {
        const auto people = cin::people_of(*block);
        std::set<std::size_t> rows;
        Tally tally{(*wanted)->card, data->period};
        tally.watch([&](const Event& event, const Tally::Counted& counted) {
            if (!event.counts || (!by.empty() && counted[dimension] != value)) return;
            rows.insert(static_cast<std::size_t>(&event.person - people.data()));
        });
        (*wanted)->count(*block, people, tally);
        for (const std::size_t row : rows)
            children.emplace_back(block->read(block->children.identifier[static_cast<Row>(row)]));
    }
    return children;
}

}  // namespace census
