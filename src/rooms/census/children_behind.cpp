#include "rooms/census/children_behind.h"

#include <algorithm>
#include <optional>
#include <set>

#include "rooms/census/bundle.h"
#include "rooms/census/cin/indicator.h"
#include "rooms/census/filing.h"
#include "rooms/census/formats/cin_xml.h"
#include "rooms/census/ssda903/indicator.h"

namespace census {
namespace {

/// Which of an indicator's events are asked for: all, or those of one value of one breakdown.
struct Wanted {
    bool is_all = true;
    std::size_t by = 0;
    std::size_t value = 0;
};

/// Nothing when there is no such breakdown.
std::optional<Wanted> wanted_of(std::string_view by, std::string_view of) {
    if (by.empty()) return Wanted{};
    const auto names = by_names();
    const auto dimension = static_cast<std::size_t>(std::find(names.begin(), names.end(), by) - names.begin());
    if (dimension == names.size()) return std::nullopt;
    const auto values = values_of(static_cast<By>(dimension));
    return Wanted{.is_all = false,
                  .by = dimension,
                  .value = static_cast<std::size_t>(std::find(values.begin(), values.end(), of) - values.begin())};
}

/// The rows of the children whose events count.
template <class Indicator, class Block>
std::set<std::size_t> rows_behind(const Indicator& indicator, const Block& block, std::span<const Person> people,
                                  Period period, const Wanted& wanted) {
    std::set<std::size_t> rows;
    Tally tally{indicator.card, period};
    tally.watch([&](const Event& event, const Tally::Counted& counted) {
        if (event.counts && (wanted.is_all || counted[wanted.by] == wanted.value))
            rows.insert(static_cast<std::size_t>(&event.person - people.data()));
    });
    indicator.count(block, people, tally);
    return rows;
}

template <class All>
typename All::value_type find_among(const All& all, std::string_view indicator) {
    const auto found = std::find_if(all.begin(), all.end(), [&](auto* one) { return one->card.id == indicator; });
    return found == all.end() ? nullptr : *found;
}

std::vector<std::string> behind_cin(std::string content, std::string_view indicator, const Wanted& wanted) {
    std::vector<std::string> children;
    const auto* one = find_among(cin::all_indicators(), indicator);
    const auto bytes = bytes_of(std::move(content));
    Oddities oddities;
    const auto data = cin::read_xml(*bytes, {}, oddities);
    if (one == nullptr || !data) return children;
    for (const auto& block : data->blocks) {
        const auto people = cin::people_of(*block);
        for (const std::size_t row : rows_behind(*one, *block, people, data->period, wanted))
            children.emplace_back(block->read(block->children.identifier[static_cast<Row>(row)]));
    }
    return children;
}

std::vector<std::string> behind_ssda903(std::string_view content, int year, std::string_view indicator,
                                        const Wanted& wanted) {
    std::vector<std::string> children;
    const auto* one = find_among(ssda903::all_indicators(), indicator);
    if (one == nullptr) return children;
    const Bundle bundle{content};
    const auto data = ssda903::read_csv(bundle.parts(), year).data;
    const auto people = ssda903::people_of(*data);
    for (const std::size_t row : rows_behind(*one, *data, people, data->period, wanted))
        children.emplace_back(data->read(data->children.identifier[row]));
    return children;
}

}  // namespace

std::vector<std::string> children_behind(const Filing& filing, std::string content, std::string_view indicator,
                                         std::string_view by, std::string_view of) {
    const auto wanted = wanted_of(by, of);
    if (!wanted) return {};
    if (filing.collection == ssda903_collection) return behind_ssda903(content, filing.year, indicator, *wanted);
    return behind_cin(std::move(content), indicator, *wanted);
}

}  // namespace census
