#include "rooms/census/cin/rule.h"

#include <algorithm>
#include <bit>
#include <span>
#include <vector>

#include "platform/reference/reference.h"

namespace census::cin {
namespace {

/// FNV-1a: short identifiers, one pass.
std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return hash;
}

struct Holder {
    std::uint64_t hash;
    Row child;
    std::string_view text;
};

/// The first child that holds a text, and another that holds it too.
struct Sharing {
    Row first;
    Row other;
};

/// By the first child. Nearly always there is none, so nothing is sorted to find that out.
std::vector<Sharing> sharing_of(std::span<const Holder> holders) {
    std::vector<Row> places(std::bit_ceil(holders.size() * 2 + 1));
    std::vector<Sharing> sharing;
    for (std::size_t i = 0; i < holders.size(); ++i) {
        const Holder& mine = holders[i];
        std::size_t at = mine.hash & (places.size() - 1);
        for (; places[at] != 0; at = (at + 1) & (places.size() - 1)) {
            const Holder& other = holders[places[at] - 1];
            if (other.hash != mine.hash || other.text != mine.text) continue;
            sharing.push_back({other.child, mine.child});
            break;
        }
        if (places[at] == 0) places[at] = static_cast<Row>(i + 1);
    }
    std::stable_sort(sharing.begin(), sharing.end(),
                     [](const Sharing& a, const Sharing& b) { return a.first < b.first; });
    return sharing;
}

}  // namespace

bool has_factor(const Block& block, Row assessment, Code factor) {
    const Span rows = rows_below(block.factors, block.assessments, assessment);
    for (Row row = rows.begin; row < rows.end; ++row)
        if (block.factors.code[row] == factor) return true;
    return false;
}

Day working_days_before(Day day, int working_days) {
    if (!given(day)) return no_day;
    while (working_days > 0)
        if (reference::england().is_working_day(date_of(--day))) --working_days;
    return day;
}

Day working_day_before(Day day) { return working_days_before(day, 1); }

bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

char upn_check_letter(std::string_view twelve_digits) {
    int sum = 0, weight = 2;
    for (const char digit : twelve_digits) sum += (digit - '0') * weight++;
    return "ABCDEFGHJKLMNPQRTUVWXYZ"[sum % 23];
}

void none_shared(const Return& data, Findings& found, Texts Children::*column, Missing missing) {
    std::vector<Holder> holders;
    Row child = 0;
    for (const auto& block : data.blocks) {
        const Texts& texts = block->children.*column;
        for (Row row = 0; row < block->children.count; ++row, ++child) {
            const std::string_view text = block->read(texts[row]);
            if (!text.empty() || missing == Missing::is_shared) holders.push_back({hash_of(text), child, text});
        }
    }
    const auto sharing = sharing_of(holders);
    std::vector<Place> places;
    const Field field = data.blocks.empty() ? Field{0} : (data.blocks.front()->children.*column).field;
    for (std::size_t i = 0; i < sharing.size();) {
        const Row first = sharing[i].first;
        places.assign({{field, first}});
        for (; i < sharing.size() && sharing[i].first == first; ++i) places.push_back({field, sharing[i].other});
        found.add(first, places);
    }
}

}  // namespace census::cin
