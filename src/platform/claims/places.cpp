#include <algorithm>
#include <map>

#include "platform/claims/reading.h"
#include "platform/claims/words.h"

namespace claims {
namespace {

using Kind = Token::Kind;

bool is_name(const Token& token) {
    return token.kind == Kind::word && token.capital && token.word.size() > 3 && month_number(token.word) == 0 &&
           weekday_number(token.word) == 0 && token.word.find('\'') == std::string_view::npos &&
           !is_stopword(token.word);
}

/// "Leicester, Leicestershire & Rutland": the place that begins at `at`, and where it ends.
std::string joint_place(const Reading& reading, std::span<const Token> tokens, std::size_t at, std::size_t& end) {
    std::vector<std::string> names;
    for (end = at; end < tokens.size();) {
        if (!reading.is_place(tokens[end])) break;
        names.emplace_back(tokens[end++].word);
        std::size_t next = end;
        while (next < tokens.size() && (tokens[next].is(",") || tokens[next].is("&") || tokens[next].is("and"))) ++next;
        if (next == end || next >= tokens.size() || !reading.is_place(tokens[next])) break;
        end = next;
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    std::string joined;
    for (const auto& name : names) joined += (joined.empty() ? "" : "+") + name;
    return joined;
}

/// The last place named before `before`; the first after it when there is none and it is the only one.
std::string place_near(const Reading& reading, std::span<const Token> tokens, std::size_t before) {
    std::string last, first_after;
    bool several = false;
    for (std::size_t i = 0; i < tokens.size();) {
        if (!reading.is_place(tokens[i])) {
            ++i;
            continue;
        }
        std::size_t end = i;
        const auto place = joint_place(reading, tokens, i, end);
        if (i < before)
            last = place;
        else if (first_after.empty())
            first_after = place;
        else if (place != first_after)
            several = true;
        i = std::max(end, i + 1);
    }
    if (!last.empty()) return last;
    return several ? std::string{} : first_after;
}

}  // namespace

void Reading::find_places() {
    struct Seen {
        int in = 0, elsewhere = 0;
        bool small = false;
    };
    std::map<std::string_view, Seen> seen;
    for (const auto& block : blocks_) {
        const auto& tokens = block.tokens;
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const auto& token = tokens[i];
            if (token.kind != Kind::word) continue;
            if (is_name(token)) {
                auto& counts = seen[token.word];
                const auto before = i > 0 ? tokens[i - 1].word : std::string_view{};
                const bool ends = i + 1 == tokens.size() || !tokens[i + 1].capital || tokens[i + 1].kind == Kind::date;
                if (before == "in" && ends) ++counts.in;
                if (before == "across" || before == "of" || before == "and" || before == "for" || before == "within" ||
                    before == "throughout")
                    ++counts.elsewhere;
            } else if (!token.capital) {
                if (const auto found = seen.find(token.word); found != seen.end()) found->second.small = true;
            }
        }
    }
    // A second look, for small letters that came before the first capital.
    for (const auto& block : blocks_)
        for (const auto& token : block.tokens)
            if (token.kind == Kind::word && !token.capital)
                if (const auto found = seen.find(token.word); found != seen.end()) found->second.small = true;
    for (const auto& [word, counts] : seen)
        if (counts.in >= 1 && counts.in + counts.elsewhere >= 2 && !counts.small) places_.emplace_back(word);
    section_places_.assign(headings_.size(), {});
    for (std::size_t i = 1; i < headings_.size(); ++i) {
        section_places_[i] = place_near(*this, headings_[i]->tokens, headings_[i]->tokens.size());
        if (!section_places_[i].empty()) continue;
        // A line between others may have been taken for a heading: it says nothing of the place.
        const bool guessed = headings_[i]->level > 6 && i > 1 && headings_[i - 1]->level > 6;
        section_places_[i] = section_places_[guessed ? i - 1 : parents_[i]];
    }
}

bool Reading::is_place(const Token& token) const {
    if (!token.capital || token.kind != Kind::word) return false;
    auto word = token.word;
    if (word.ends_with("'s")) word.remove_suffix(2);
    const auto at = std::lower_bound(places_.begin(), places_.end(), word);
    return at != places_.end() && *at == word;
}

std::string Reading::place_of(const Sentence& sentence, const Token& token) const {
    const auto at = static_cast<std::size_t>(&token - sentence.tokens.data());
    if (auto place = place_near(*this, sentence.tokens, at); !place.empty()) return place;
    // Back through the same paragraph; an item of a list speaks for itself.
    if (sentence.block->kind == Block::Kind::paragraph) {
        for (std::size_t back = 1; back <= 6 && back <= sentence.number; ++back) {
            const auto& before = sentences_[sentence.number - back];
            if (before.block != sentence.block) break;
            if (auto place = place_near(*this, before.tokens, before.tokens.size()); !place.empty()) return place;
        }
    }
    return section_places_[sentence.section];
}

void Reading::find_year() {
    std::map<int, int> seen;
    for (const auto& block : blocks_)
        for (const auto& token : block.tokens)
            if (token.kind == Kind::period && token.parts == token.year + 1)
                seen[token.year] += block.kind == Block::Kind::heading ? 3 : 1;
    int most = 0;
    for (const auto& [year, count] : seen)
        if (count > most) most = count, main_year_ = year;
}

std::vector<std::string> phrase_after(std::span<const Token> tokens, std::size_t at, std::size_t most) {
    std::vector<std::string> words;
    for (std::size_t i = at + 1; i < tokens.size() && words.size() < most; ++i) {
        const auto& token = tokens[i];
        if (token.kind != Kind::word || ends_phrase(token.word)) {
            if (words.empty() && (token.is("of") || token.is("the"))) continue;
            break;
        }
        if (!is_stopword(token.word)) words.push_back(stem(token.word));
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

std::vector<std::string> content_of(std::span<const Token> tokens) {
    std::vector<std::string> words;
    for (const auto& token : tokens)
        if (token.kind == Kind::word && !is_stopword(token.word)) words.push_back(stem(token.word));
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

}  // namespace claims
