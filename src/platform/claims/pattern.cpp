#include "platform/claims/pattern.h"

#include <algorithm>

namespace claims {
namespace {

using Kind = Token::Kind;

std::vector<std::string> split(std::string_view text, char by) {
    std::vector<std::string> parts;
    for (std::size_t from = 0; from <= text.size();) {
        auto end = text.find(by, from);
        if (end == std::string_view::npos) end = text.size();
        if (end > from) parts.emplace_back(text.substr(from, end - from));
        from = end + 1;
    }
    return parts;
}

bool is_of(char kind, const Token& token) {
    switch (kind) {
        case 'n':
            return token.kind == Kind::count;
        case 'p':
            return token.kind == Kind::percent;
        case 'm':
            return token.kind == Kind::money;
        case 's':
            return token.is_share();
        case 'v':
            return token.kind == Kind::count || token.kind == Kind::money;
        case 'y':
            return token.is_time();
        case 'd':
            return token.kind == Kind::label && (token.word.ends_with("points") || token.word.ends_with("point"));
        case 'q':
            return token.is_number();
        default:
            return false;
    }
}

/// What a narrow gap does not step over.
bool blocks(const Token& token) {
    return token.is_number() || token.kind == Kind::fraction || token.is("(") || token.is(")") || token.is(";") ||
           token.is(":");
}

}  // namespace

Pattern::Pattern(std::string_view elements) {
    for (const auto& text : split(elements, ' ')) {
        Element element{.kind = Element::Kind::word, .words = {}};
        std::string_view rest = text;
        if (rest.size() > 1 && rest.ends_with('?')) {
            element.optional = true;
            rest.remove_suffix(1);
        }
        if (rest.starts_with('#') && rest.size() == 2) {
            element.kind = Element::Kind::number;
            element.number = rest[1];
        } else if (rest.starts_with("..") || (rest.starts_with('~') && rest.size() > 1)) {
            element.kind = rest[0] == '~' ? Element::Kind::any : Element::Kind::gap;
            for (const char c : rest.substr(rest[0] == '~' ? 1 : 2))
                element.most = element.most * 10 + static_cast<std::size_t>(c - '0');
        } else {
            element.words = split(rest, '|');
        }
        elements_.push_back(std::move(element));
    }
}

bool Pattern::fits(const Element& element, const Token& token) {
    if (element.kind == Element::Kind::number) return is_of(element.number, token);
    if (token.kind != Kind::word && token.kind != Kind::mark) return false;
    return std::any_of(element.words.begin(), element.words.end(), [&](const std::string& word) {
        return word.size() > 1 && word.back() == '*'
                   ? token.word.starts_with(std::string_view{word}.substr(0, word.size() - 1))
                   : token.word == word;
    });
}

bool Pattern::match(std::span<const Token> tokens, std::size_t at, std::size_t element, Match& match) const {
    if (element == elements_.size()) {
        match.end = at;
        return true;
    }
    const auto& wanted = elements_[element];
    if (wanted.kind == Element::Kind::gap || wanted.kind == Element::Kind::any) {
        for (std::size_t step = 0; step <= wanted.most && at + step <= tokens.size(); ++step) {
            if (this->match(tokens, at + step, element + 1, match)) return true;
            if (at + step < tokens.size() && wanted.kind == Element::Kind::gap && blocks(tokens[at + step]))
                return false;
        }
        return false;
    }
    if (at < tokens.size() && fits(wanted, tokens[at])) {
        if (wanted.kind == Element::Kind::number) match.caught.push_back(&tokens[at]);
        if (this->match(tokens, at + 1, element + 1, match)) return true;
        if (wanted.kind == Element::Kind::number) match.caught.pop_back();
    }
    return wanted.optional && this->match(tokens, at, element + 1, match);
}

std::vector<Match> Pattern::all_in(std::span<const Token> tokens) const {
    std::vector<Match> found;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (!elements_.front().optional && !fits(elements_.front(), tokens[at])) continue;
        Match one{.caught = {}, .begin = at};
        if (match(tokens, at, 0, one)) found.push_back(std::move(one));
    }
    return found;
}

std::vector<Match> all_in(std::span<const Pattern> patterns, std::span<const Token> tokens) {
    std::vector<Match> found;
    for (const auto& pattern : patterns)
        for (auto& match : pattern.all_in(tokens)) found.push_back(std::move(match));
    return found;
}

}  // namespace claims
