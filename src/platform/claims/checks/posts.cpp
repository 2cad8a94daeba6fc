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

void read(std::string_view cell, std::size_t line, std::vector<Held>& found) {
    constexpr std::size_t longest = 400;
    if (cell.size() > longest) return;
    for (const auto& both : split(cell, " & "))
        for (const auto& one : split(both, "; ")) {
            const auto sides = split(one, ", ");
            if (sides.size() != 2) continue;
            const bool turned = is_name(sides[0]) && !post_of(sides[1]).empty();
            const auto &name = sides[turned ? 0 : 1], &post = sides[turned ? 1 : 0];
            if (is_name(name) && !post_of(post).empty()) found.push_back({name, post_of(post), line, one});
        }
}

void run(const Reading& text, Findings& found) {
    std::vector<Held> held;
    for (const auto& table : text.tables())
        for (const auto& row : table.rows)
            for (const auto& cell : row.cells) read(cell.text, row.line, held);
    for (const auto& list : text.lists())
        for (const auto* item : list.items) read(item->text, item->lines.front().line, held);
    std::map<std::string, std::map<std::string, int>> posts, names;
    for (const auto& one : held) {
        ++posts[one.name][one.post];
        ++names[one.post][one.name];
    }
    for (const auto& one : held) {
        const auto& of_name = posts[one.name];
        const auto usual = std::max_element(of_name.begin(), of_name.end(),
                                            [](const auto& a, const auto& b) { return a.second < b.second; });
        if (of_name.size() < 2 || usual->first == one.post || usual->second <= of_name.at(one.post)) continue;
        // The same office of another body: the last word agrees. "Director" and "Chair" may both be held.
        const auto office = [](const std::string& post) { return post.substr(post.rfind(' ') + 1); };
        if (office(usual->first) != office(one.post)) continue;
        const auto& of_post = names[one.post];
        const auto holder = std::max_element(of_post.begin(), of_post.end(),
                                             [](const auto& a, const auto& b) { return a.second < b.second; });
        const bool held_by_other = holder->first != one.name;
        found.tell(one.line, one.passage, held_by_other ? Verdict::wrong : Verdict::cannot_be_checked, one.passage,
                   one.name + " is told " + std::to_string(usual->second) + " times as " + usual->first +
                       (held_by_other ? "; the post told here is " + holder->first + "'s elsewhere" : ""));
    }
}

}  // namespace

extern const Check posts;
const Check posts{
    .card = {.code = "posts",
             .title = "A name with another's post",
             .recomputes = "names and posts of the document's tables and lists, against how they are told most",
             .tolerance = "interim, acting and deputy are the same post; two different offices may be held by one "
                          "person and pass"},
    .run = run};

}  // namespace claims
