#include "rooms/census/cin/check.h"

#include <algorithm>
#include <mutex>
#include <unordered_map>

#include "rooms/census/cin/rule.h"
#include "rooms/census/formats/cin_xml.h"

namespace census::cin {
namespace {

/// Joins what was found block by block, in the order of the blocks, into rows of the return.
Findings joined(const Return& data, std::span<const Findings> by_block) {
    Findings all;
    const auto offsets = data.row_offsets();
    for (std::size_t i = 0; i < by_block.size(); ++i)
        all.append(by_block[i], offsets[i][id(Column::child)], offsets[i]);
    return all;
}

}  // namespace

RuleSet::RuleSet(int year) : RuleSetOf(all_rules(), std::clamp(year == 0 ? last_year : year, first_year, last_year)) {}

Findings check(const Return& data, const RuleSet& rules, std::optional<std::uint16_t> only) {
    std::vector<Findings> by_block(data.blocks.size());
    for (std::size_t i = 0; i < by_block.size(); ++i) rules.check(*data.blocks[i], by_block[i], only);
    Findings all = joined(data, by_block);
    rules.check_return(data, all, only);
    all.sort();
    return all;
}

std::vector<Location> locations_of(const Return& data, const Findings& found, const Finding& finding) {
    std::vector<Location> locations;
    for (const Place place : found.places(finding)) {
        // Only the one block of joined tables numbers its rows otherwise than by position.
        const Row row = data.blocks.size() == 1 ? data.blocks.front()->source_row(place.field, place.row) : place.row;
        if (row == no_row) return {};
        const FieldName& name = field_names()[place.field];
        locations.push_back({.table = name.table, .row = row, .column = name.column});
    }
    return locations;
}

std::vector<Location> locations_of(const Return& data, const Findings& found, std::uint16_t rule) {
    std::vector<Location> all;
    for (const Finding& finding : found.all()) {
        if (finding.rule != rule) continue;
        const auto some = locations_of(data, found, finding);
        all.insert(all.end(), some.begin(), some.end());
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

core::Result<Checked> check_xml(const Bytes& file, const CheckOptions& options, Oddities& oddities) {
    // The header comes first, so the year is known when the first block is complete.
    std::once_flag chosen;
    RuleSet rules{options.year};
    std::mutex lock;
    std::unordered_map<const Block*, Findings> found;
    ReadOptions reading{.threads = options.threads, .progress = options.progress};
    reading.each = [&](Block& block) {
        std::call_once(chosen, [&] {
            if (options.year == 0) rules = RuleSet{block.header.census_year()};
        });
        Findings mine;
        rules.check(block, mine);
        const std::lock_guard guard{lock};
        found[&block] = std::move(mine);
    };
    auto data = read_xml(file, reading, oddities);
    if (!data) return tl::unexpected{data.error()};
    if (data->blocks.empty() && options.year == 0) rules = RuleSet{data->header.census_year()};
    std::vector<Findings> by_block;
    for (const auto& block : data->blocks) by_block.push_back(std::move(found[block.get()]));
    Checked checked{.data = std::move(*data), .rules = std::move(rules), .findings = {}};
    checked.findings = joined(checked.data, by_block);
    checked.rules.check_return(checked.data, checked.findings);
    checked.findings.sort();
    return checked;
}

}  // namespace census::cin
