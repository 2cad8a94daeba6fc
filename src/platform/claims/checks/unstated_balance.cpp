#include <algorithm>
#include <array>

#include "core/utf8.h"
#include "platform/claims/check.h"
#include "platform/claims/words.h"

namespace claims {
namespace {

constexpr std::array<std::string_view, 8> balances{"deficit",    "shortfall", "overspend",  "surplus",
                                                   "underspend", "overspent", "underspent", "overspending"};

bool has(const Row& row, std::string_view a, std::string_view b) {
    if (row.cells.empty()) return false;
    const auto lower = core::lowered(row.cells[0].text);
    return lower.find("total") != std::string::npos &&
           (lower.find(a) != std::string::npos || lower.find(b) != std::string::npos);
}

/// Every amount that the section tells in words or tables.
bool tells(const Reading& text, std::size_t section, const core::Decimal& amount) {
    for (const auto& sentence : text.sentences())
        if (text.chapter(sentence.section) == section)
            for (const auto& token : sentence.tokens)
                if (token.is_number() && token.value == amount) return true;
    for (const auto& table : text.tables())
        for (const auto& row : table.rows)
            for (const auto& cell : row.cells)
                if (cell.is_number() && cell.number.value.absolute() == amount) return true;
    return false;
}

void check(const Reading& text, const Sentence& sentence, Findings& found) {
    const Row *income = nullptr, *spending = nullptr, *heads = nullptr;
    for (const auto& table : text.tables()) {
        if (text.chapter(table.section) != text.chapter(sentence.section)) continue;
        for (const auto& row : table.rows) {
            if (has(row, "income", "contribution")) income = &row;
            if (has(row, "expenditure", "spending")) spending = &row, heads = &table.rows.front();
        }
    }
    if (!income || !spending || income->cells.size() != spending->cells.size()) return;
    std::string recomputed;
    for (std::size_t i = 1; i < income->cells.size(); ++i) {
        const auto &in = income->cells[i], &out = spending->cells[i];
        if (!in.is_number() || !out.is_number()) return;
        const auto balance = (out.number.value - in.number.value).absolute();
        if (tells(text, text.chapter(sentence.section), balance)) return;
        recomputed +=
            (recomputed.empty() ? "£" : "; £") + shown_number(balance) + " = " + out.text + " less " + in.text +
            (i < heads->cells.size() && !heads->cells[i].text.empty() ? " (" + heads->cells[i].text + ")" : "");
    }
    found.tell(sentence, Verdict::cannot_be_checked, "described, without its amount", recomputed);
}

void run(const Reading& text, Findings& found) {
    for (const auto& sentence : text.sentences()) {
        const bool named = std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [](const Token& token) {
            return token.kind == Token::Kind::word && is_one_of(token.word, balances);
        });
        const bool told = std::any_of(sentence.tokens.begin(), sentence.tokens.end(),
                                      [](const Token& token) { return token.kind == Token::Kind::money; });
        if (named && !told) check(text, sentence, found);
    }
}

}  // namespace

extern const Check unstated_balance;
const Check unstated_balance{
    .card = {.code = "unstated_balance",
             .title = "A deficit or surplus described and not told",
             .recomputes = "total income less total expenditure of the tables under the same heading",
             .tolerance = "silent where the amount stands anywhere under the heading"},
    .run = run};

}  // namespace claims
