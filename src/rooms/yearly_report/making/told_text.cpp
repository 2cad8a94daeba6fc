#include "rooms/yearly_report/making/told_text.h"

#include <algorithm>

#include "platform/publish/cells.h"

namespace yearly_report {
namespace {

/// What one token, with its braces, tells in a sentence.
std::string told(const std::string& token, const publish::Resolve& resolve) {
    core::Faults ignored;
    const auto blocks = publish::read_narrative("x " + token, "", resolve, ignored, publish::Numbers::taken);
    if (!ignored.empty() || blocks.size() != 1) return {};
    const auto* paragraph = std::get_if<publish::Paragraph>(&blocks.front());
    return paragraph == nullptr ? std::string{} : publish::cell_of(paragraph->content).text.substr(2);
}

}  // namespace

std::string told_text(const std::string& markdown, const publish::Resolve& resolve) {
    std::string text;
    std::size_t at = 0;
    while (at < markdown.size()) {
        const auto open = markdown.find("{{", at);
        const auto close = open == std::string::npos ? open : markdown.find("}}", open);
        if (close == std::string::npos) break;
        text += markdown.substr(at, open - at);
        const std::string token = markdown.substr(open, close + 2 - open);
        text += told(token, resolve);
        // Lines keep their numbers.
        text += std::string(static_cast<std::size_t>(std::count(token.begin(), token.end(), '\n')), '\n');
        at = close + 2;
    }
    return text + markdown.substr(std::min(at, markdown.size()));
}

}  // namespace yearly_report
