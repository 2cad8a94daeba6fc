#include "rooms/census/engine/table.h"

#include <algorithm>
#include <limits>

#include "core/check.h"

namespace census {

void Table::seal() {
    if (above == nullptr) return;
    first.assign(above->count + std::size_t{1}, 0);
    Row next = 0, before = 0;
    for (Row row = 0; row < count; ++row) {
        const Row mine = parent[row];
        if (mine < before || mine >= above->count)
            core::check(false, "rows of one parent stand together, in the order of their parents");
        while (next <= mine) first[next++] = row;
        before = mine;
    }
    std::fill(first.begin() + next, first.end(), count);
}

Text TextStore::keep(std::string_view text) {
    core::check(all_.size() + text.size() <= std::numeric_limits<std::uint32_t>::max(), "a block's text fits 4 GB");
    const Text kept{static_cast<std::uint32_t>(all_.size()), static_cast<std::uint32_t>(text.size())};
    all_ += text;
    return kept;
}

Code TextStore::keep_unknown(std::string_view text) {
    const auto known = unknown_codes_.find(std::string{text});
    if (known != unknown_codes_.end()) return known->second;
    constexpr std::size_t most = 32000;
    if (unknown_.size() > most) return static_cast<Code>(unknown_code + most);
    const auto code = static_cast<Code>(unknown_code + unknown_.size());
    unknown_.push_back(keep(text));
    unknown_codes_.emplace(text, code);
    return code;
}

}  // namespace census
