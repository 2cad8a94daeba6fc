#include <string>

#include "platform/claims/check.h"

namespace claims {
namespace {

/// The same digits as whole pounds: "£95.350" -> "£95,350".
std::string regrouped(const std::string& words) {
    std::string digits;
    for (const char c : words)
        if (c >= '0' && c <= '9') digits += c;
    const auto value = core::Decimal::parse(digits.substr(0, 15));
    return value ? "£" + value->grouped() : words;
}

void run(const Reading& text, Findings& found) {
    for (const auto& sentence : text.sentences())
        for (const auto& token : sentence.tokens)
            if (token.garbled && !is_quoted(sentence, token)) {
                const auto words = words_of(sentence, token);
                found.tell(sentence, Verdict::wrong, words,
                           "no amount has this form; with its digits in threes it is " + regrouped(words));
            }
    for (const auto& table : text.tables())
        for (const auto& row : table.rows)
            for (const auto& cell : row.cells)
                if (cell.number.garbled)
                    found.tell(row.line, row.cells.front().text + ": " + cell.text, Verdict::wrong, cell.text,
                               "no amount has this form; with its digits in threes it is " + regrouped(cell.text));
}

}  // namespace

extern const Check money_form;
const Check money_form{.card = {.code = "money_form",
                                .title = "An amount of money in a form that no amount has",
                                .recomputes = "pence have two digits, and commas stand before three",
                                .tolerance = "none: £1.2m and £4.5 thousand are other forms and pass"},
                       .run = run};

}  // namespace claims
