#include "rooms/census/cin/any_case.h"

#include <algorithm>

namespace census::cin {

bool is_in_any_case(const Block& block, const Codes& column, Row row, Code code) {
    const Code cell = column[row];
    if (cell == code) return true;
    if (cell < unknown_code) return false;
    const auto capital = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; };
    const std::string_view text = block.text_of(column, cell), wanted = column.set->text(code);
    return std::equal(text.begin(), text.end(), wanted.begin(), wanted.end(),
                      [&](char a, char b) { return capital(a) == b; });
}

}  // namespace census::cin
