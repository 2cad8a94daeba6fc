#include "core/money.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "core/check.h"
#include "core/decimal.h"

namespace core {

std::string shown(Pence amount) {
    const Decimal pounds = Decimal::of(amount.count < 0 ? -amount.count : amount.count, 2);
    const std::string number = pounds.is_whole() ? pounds.rounded(0).grouped() : pounds.grouped();
    return (amount.count < 0 ? "-£" : "£") + number;
}

std::optional<Pence> parse_pence(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    if (text.starts_with("£")) text.remove_prefix(std::string_view{"£"}.size());
    std::string plain;
    const auto point = std::min(text.find('.'), text.size());
    const auto first_comma = text.find(',');
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != ',') {
            plain += text[at];
            continue;
        }
        if (at == 0 || at > point || first_comma > 3 || (point - at) % 4 != 0) return std::nullopt;
    }
    if (first_comma != std::string_view::npos && plain.size() > 3) {
        for (std::size_t at = first_comma; at < point; at += 4)
            if (text[at] != ',') return std::nullopt;
    }
    const auto value = Decimal::parse(plain);
    if (!value || value->decimals() > 2 || value->is_negative()) return std::nullopt;
    // What a decimal can hold in pounds it may not hold in pence: out of range is no amount, and no fault of ours.
    if (*value > Decimal{std::numeric_limits<std::int64_t>::max() / 100}) return std::nullopt;
    const auto pence = value->rounded(2).units();
    return Pence{negative ? -pence : pence};
}

std::vector<Pence> split(Pence whole, std::span<const std::int64_t> weights) {
    __extension__ using Wide = __int128;
    const auto total = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    check(total > 0 && std::none_of(weights.begin(), weights.end(), [](auto w) { return w < 0; }),
          "weights are not negative and not all zero");
    const std::int64_t sign = whole.count < 0 ? -1 : 1;
    const std::int64_t amount = whole.count * sign;
    std::vector<Pence> shares;
    std::vector<std::pair<std::int64_t, std::size_t>> remainders;
    std::int64_t given = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const Wide exact = static_cast<Wide>(amount) * weights[i];
        const auto share = static_cast<std::int64_t>(exact / total);
        shares.push_back({share});
        given += share;
        remainders.emplace_back(static_cast<std::int64_t>(exact % total), i);
    }
    std::stable_sort(remainders.begin(), remainders.end(), [](auto& a, auto& b) { return a.first > b.first; });
    for (std::size_t i = 0; given < amount; ++i, ++given) ++shares[remainders[i].second].count;
    for (auto& share : shares) share.count *= sign;
    return shares;
}

}  // namespace core
