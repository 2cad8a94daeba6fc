#include <algorithm>
#include <array>
#include <map>

#include "core/utf8.h"
#include "platform/claims/check.h"
#include "platform/claims/words.h"

namespace claims {
namespace {

struct Held {
    std::string name, post;  ///< post in lower case, without interim and acting
    std::size_t line;
    std::string passage;
};

bool is_acronym(std::string_view word) {
    return word.size() >= 2 && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

constexpr std::array<std::string_view, 18> offices{
    "chair",      "director",  "manager",   "officer",        "head",         "executive",
    "lead",       "constable", "inspector", "superintendent", "commissioner", "nurse",
    "scrutineer", "partner",   "advisor",   "adviser",        "president",    "treasurer"};

std::vector<std::string> split(std::string_view text, std::string_view by) {
    std::vector<std::string> parts;
    for (std::size_t from = 0;;) {
        const auto next = text.find(by, from);
        parts.emplace_back(text.substr(from, next == std::string_view::npos ? next : next - from));
        if (next == std::string_view::npos) return parts;
        from = next + by.size();
    }
}

std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> words;
    for (auto& word : split(text, " "))
        if (!word.empty()) words.push_back(std::move(word));
    return words;
}

/// "Chris West": two or three words with a capital, none an acronym or an office.
bool is_name(std::string_view text) {
    const auto words = words_in(text);
    if (words.size() < 2 || words.size() > 3) return false;
    return std::all_of(words.begin(), words.end(), [](const std::string& word) {
        return word[0] >= 'A' && word[0] <= 'Z' && !is_acronym(word) && word.size() > 1 && word.back() >= 'a' &&
               word.back() <= 'z' && !is_one_of(core::lowered(word), offices);
    });
}

/// The post without what changes: "Interim Leicestershire DSP" -> "leicestershire dsp"; empty when it is none.
std::string post_of(std::string_view text) {
    std::string post, last;
    const auto words = words_in(text);
    if (words.size() < 2 || words.size() > 8) return {};
    for (const auto& word : words) {
        const auto lower = core::lowered(word);
        last = word;
        if (lower == "interim" || lower == "acting" || lower == "deputy") continue;
        post += (post.empty() ? "" : " ") + lower;
    }
    return is_acronym(last) || is_one_of(core::lowered(last), offices) ? post : std::string{};
}

/// "Chief Executive" and "Rutland County Council": the post as one, however the two were joined.
std::string post_at(const std::string& post, std::string_view body) {
    std::string at = core::lowered(body);
    if (at.starts_with("the ")) at.erase(0, 4);
    return at.empty() ? post : post + " of " + at;
}

/// The office alone: "chief executive of rutland county council" -> "executive".
std::string office_of(const std::string& post) {
    const auto alone = post.substr(0, post.find(" of "));
    return alone.substr(alone.rfind(' ') + 1);
}

void read(std::string_view cell, std::size_t line, std::vector<Held>& found) {
    constexpr std::size_t longest = 400;
    if (cell.size() > longest) return;
    for (const auto& both : split(cell, " & "))
        for (const auto& one : split(both, "; ")) {
            const auto sides = split(one, ", ");
            if (sides.size() == 3 && is_name(sides[0]) && !post_of(sides[1]).empty())
                found.push_back({sides[0], post_at(post_of(sides[1]), sides[2]), line, one});
            if (sides.size() != 2) continue;
            const bool turned = is_name(sides[0]) && !post_of(sides[1]).empty();
            const auto &name = sides[turned ? 0 : 1], &post = sides[turned ? 1 : 0];
            if (is_name(name) && !post_of(post).empty()) found.push_back({name, post_of(post), line, one});
        }
}

/// The run of words with a capital that begins at `at`, "of", "and", "the" and "&" between them; where it ends.
std::size_t capitals(std::span<const Token> tokens, std::size_t at, bool joined) {
    auto end = at;
    for (auto i = at; i < tokens.size() && tokens[i].kind == Token::Kind::word; ++i) {
        if (tokens[i].capital)
            end = i + 1;
        else if (!joined || !(tokens[i].is("and") || tokens[i].is("for")))
            break;
    }
    return end;
}

/// "Mark Andrews, Chief Executive of Rutland County Council, opened the day."
void read(const Sentence& sentence, std::vector<Held>& found) {
    const auto& tokens = sentence.tokens;
    const auto words = [&](std::size_t begin, std::size_t end) {
        return std::string{sentence.block->text.substr(tokens[begin].begin, tokens[end - 1].end - tokens[begin].begin)};
    };
    for (std::size_t at = 0; at + 4 < tokens.size(); ++at) {
        if (at > 0 && tokens[at - 1].kind == Token::Kind::word && tokens[at - 1].capital) continue;
        const auto name = capitals(tokens, at, false);
        if (name == at || name + 1 >= tokens.size() || !tokens[name].is(",")) continue;
        const auto post = capitals(tokens, name + 1, false);
        if (post == name + 1 || post + 1 >= tokens.size() || !(tokens[post].is("of") || tokens[post].is("at")))
            continue;
        const auto from = post + 1 + (tokens[post + 1].is("the") ? 1 : 0);
        if (from >= tokens.size()) continue;
        const auto body = capitals(tokens, from, true);
        if (body < from + 2) continue;
        const auto held = post_of(words(name + 1, post));
        if (held.empty() || !is_name(words(at, name))) continue;
        found.push_back({words(at, name), post_at(held, words(from, body)), sentence.line(), words(at, body)});
    }
}

void run(const Reading& text, Findings& found) {
    std::vector<Held> held;
    for (const auto& table : text.tables())
        for (const auto& row : table.rows)
            for (const auto& cell : row.cells) read(cell.text, row.line, held);
    for (const auto& list : text.lists())
        for (const auto* item : list.items) read(item->text, item->lines.front().line, held);
    for (const auto& sentence : text.sentences()) read(sentence, held);
    std::map<std::string, std::map<std::string, int>> posts, names;
    for (const auto& one : held) {
        ++posts[one.name][one.post];
        ++names[one.post][one.name];
    }
    for (const auto& one : held) {
        const auto& of_name = posts[one.name];
        const auto usual = std::max_element(of_name.begin(), of_name.end(),
                                            [](const auto& a, const auto& b) { return a.second < b.second; });
        if (of_name.size() < 2) continue;
        const auto& of_post = names[one.post];
        const auto holder = std::max_element(of_post.begin(), of_post.end(),
                                             [](const auto& a, const auto& b) { return a.second < b.second; });
        const bool held_by_other =
            of_post.size() > 1 && (holder->first != one.name || holder->second == of_name.at(one.post));
        const auto other =
            std::find_if(of_name.begin(), of_name.end(), [&](const auto& post) { return post.first != one.post; });
        const auto& elsewhere = usual->first == one.post ? *other : *usual;
        // Told as often in both ways, the way that is another's is the slip.
        if (elsewhere.second < of_name.at(one.post) || (elsewhere.second == of_name.at(one.post) && !held_by_other))
            continue;
        // The same office of another body. "Director" and "Chair" may both be held.
        if (office_of(elsewhere.first) != office_of(one.post)) continue;
        const auto theirs =
            std::find_if(of_post.begin(), of_post.end(), [&](const auto& name) { return name.first != one.name; });
        found.tell(one.line, one.passage, held_by_other ? Verdict::wrong : Verdict::cannot_be_checked, one.passage,
                   one.name + " is told " + std::to_string(elsewhere.second) +
                       (elsewhere.second == 1 ? " time as " : " times as ") + elsewhere.first +
                       (held_by_other ? "; the post told here is " + theirs->first + "'s elsewhere" : ""));
    }
}

}  // namespace

extern const Check posts;
const Check posts{
    .card = {.code = "posts",
             .title = "A name with another's post",
             .recomputes =
                 "names and posts of the document's tables, lists and sentences (\"NAME, POST of BODY\"), against how "
                 "they are told most",
             .tolerance = "interim, acting and deputy are the same post; two different offices may be held by one "
                          "person and pass"},
    .run = run};

}  // namespace claims
