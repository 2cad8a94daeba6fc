#include "platform/claims/check.h"

#include <algorithm>

#include "core/utf8.h"

namespace claims {
namespace {

constexpr std::size_t longest_passage = 400;

}  // namespace

void Findings::tell(const Sentence& where, Verdict verdict, std::string stated, std::string recomputed) {
    tell(where.line(), std::string{where.text()}, verdict, std::move(stated), std::move(recomputed));
}

void Findings::tell(std::size_t line, std::string passage, Verdict verdict, std::string stated,
                    std::string recomputed) {
    auto shown = core::clipped(passage, longest_passage);
    const bool again = std::any_of(found_.begin(), found_.end(), [&](const Finding& other) {
        return other.line == line && other.check == card_->code && other.stated == stated;
    });
    if (again) return;
    found_.push_back({.passage = std::move(shown),
                      .line = line,
                      .place = {},
                      .stated = core::clipped(stated, longest_passage),
                      .recomputed = core::clipped(recomputed, longest_passage),
                      .verdict = verdict,
                      .check = card_->code});
}

std::string words_of(const Sentence& sentence, const Token& token) {
    return sentence.block->text.substr(token.begin, token.end - token.begin);
}

bool is_quoted(const Sentence& sentence, const Token& token) {
    bool open = false;
    for (const auto& before : sentence.tokens) {
        if (&before >= &token) break;
        if (before.is("\"")) open = !open;
    }
    return open || (&token > sentence.tokens.data() && (&token - 1)->is("printed"));
}

}  // namespace claims
