#include "rooms/census/cin/cells.h"

#include <algorithm>
#include <array>

namespace census::cin {
namespace {

/// The reasons for a missing UPN are read in either case, as the validator in use today reads them.
Code find_upn_unknown(std::string_view text) {
    std::array<char, 3> upper{};
    if (text.size() != upper.size()) return unknown_code;
    std::transform(text.begin(), text.end(), upper.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return code::upn_unknown.find({upper.data(), upper.size()});
}

}  // namespace

void keep_unreadable(Block& block, Field field, Row row, std::string_view text, std::uint64_t at) {
    block.unreadable.push_back({field, row, block.texts.keep(text), at});
}

Code unknown_code_of(Block& block, const Codes& column, std::string_view text) {
    if (column.set == &code::upn_unknown)
        if (const Code code = find_upn_unknown(text); known(code)) return code;
    return block.texts.keep_unknown(text);
}

void fill(Block& block, Texts& column, Row row, std::string_view text) {
    if (!text.empty()) column.values[row] = block.texts.keep(text);
}

void fill(Block& block, Numbers& column, Row row, std::string_view text, std::uint64_t at) {
    if (text.empty()) return;
    const Number number = parse_number(text);
    column.values[row] = number;
    if (number == no_number) keep_unreadable(block, column.field, row, text, at);
}

}  // namespace census::cin
