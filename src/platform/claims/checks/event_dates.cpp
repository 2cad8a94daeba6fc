#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "platform/claims/check.h"
#include "platform/claims/words.h"

namespace claims {
namespace {

using Kind = Token::Kind;

/// "with one in June and one in December": every event of a kind, by its month.
struct Events {
    const Sentence* sentence;
    std::set<int> months;
    int from = 0, to = 0;           ///< the year or years that are meant, as months since year 0; 0: not told
    std::vector<std::string> name;  ///< as it stands in the heading above: its words
};

int months_of(const Token& token) { return token.year * 12 + token.month - 1; }

std::vector<Events> events_in(const Reading& text) {
    std::vector<Events> found;
    for (const auto& sentence : text.sentences()) {
        static const Pattern each{"#n ..2 in|on #y"};
        const auto matches = each.all_in(sentence.tokens);
        Events events{.sentence = &sentence, .months = {}, .name = {}};
        core::Decimal told;
        for (const auto& match : matches) {
            if (match.caught[1]->kind != Kind::date || match.caught[1]->month == 0) continue;
            events.months.insert(match.caught[1]->month);
            told = told + match.caught[0]->value;
        }
        const auto begins = std::find_if(sentence.tokens.begin(), sentence.tokens.end(), [](const Token& token) {
            return token.kind == Kind::count && token.value > core::Decimal{1};
        });
        if (events.months.size() < 2 || begins == sentence.tokens.end() || begins->value != told) continue;
        for (const auto& token : sentence.tokens) {
            if (token.kind == Kind::period && token.parts == token.year + 1)
                events.from = token.year * 12 + 3, events.to = token.parts * 12 + 2;
            if (token.kind == Kind::year) events.from = token.year * 12, events.to = token.year * 12 + 11;
        }
        if (const auto* heading = text.heading(sentence.section))
            for (const auto& token : heading->tokens)
                if (token.kind == Kind::word) events.name.emplace_back(token.word);
        found.push_back(std::move(events));
    }
    return found;
}

/// Whether the sentence names the events and puts them at this date: the name stands right before "in July 2024".
bool names_at(const Sentence& sentence, const std::vector<std::string>& name, std::size_t at) {
    if (name.size() < 2 || at < name.size() + 1) return false;
    auto end = at;
    for (int step = 0; step < 3 && end > 0; ++step) {
        const auto& before = sentence.tokens[end - 1];
        if (!before.is("in") && !before.is("on") && !before.is("event") && !before.is("events") && !before.is("held") &&
            !before.is("session"))
            break;
        --end;
    }
    if (end == at || end < name.size()) return false;
    for (std::size_t i = 0; i < name.size(); ++i)
        if (sentence.tokens[end - name.size() + i].word != name[i]) return false;
    return true;
}

/// Under the events' own heading: "Topics covered in July 2024", "The December 2024 event".
bool is_about_event(const Sentence& sentence, std::size_t at) {
    static const std::array<std::string_view, 8> words{"topics",  "covered", "event",  "events",
                                                       "session", "held",    "agenda", "speakers"};
    const auto first = at > 4 ? at - 4 : 0;
    for (auto i = first; i < std::min(at + 3, sentence.tokens.size()); ++i)
        if (is_one_of(sentence.tokens[i].word, words)) return true;
    return false;
}

std::string months_in_words(const std::set<int>& months) {
    constexpr std::array<std::string_view, 12> names{"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};
    std::string words;
    for (const int month : months)
        words += (words.empty() ? "" : " and ") + std::string{names[static_cast<std::size_t>(month - 1)]};
    return words;
}

void check_events(const Reading& text, Findings& found) {
    for (const auto& events : events_in(text))
        for (const auto& sentence : text.sentences()) {
            if (&sentence == events.sentence) continue;
            for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
                const auto& date = sentence.tokens[i];
                if (date.kind != Kind::date || date.month == 0 || events.months.contains(date.month)) continue;
                if (events.from > 0 && (date.year == 0 || months_of(date) < events.from || months_of(date) > events.to))
                    continue;
                const bool here = sentence.section == events.sentence->section && is_about_event(sentence, i);
                if (!here && !names_at(sentence, events.name, i)) continue;
                found.tell(sentence, Verdict::wrong, words_of(sentence, date),
                           "line " + std::to_string(events.sentence->line()) + " puts every one of these events in " +
                               months_in_words(events.months));
            }
        }
}

/// What was done once and when: "The Safer Sleeping Tool was launched in July 2016".
struct Act {
    const Sentence* sentence;
    const Token* date;
    bool told_apart = false;  ///< "the conference of 23 May": the date may be there to tell it from another
};

/// The name right before the verb: words with capitals, with small words between; empty when it is none.
std::string name_before(const Sentence& sentence, std::size_t verb) {
    auto end = verb;
    while (end > 0 && (sentence.tokens[end - 1].is("was") || sentence.tokens[end - 1].is("were") ||
                       sentence.tokens[end - 1].is("first") || sentence.tokens[end - 1].is("originally") ||
                       sentence.tokens[end - 1].is("\"") || sentence.tokens[end - 1].is("formally")))
        --end;
    auto begin = end;
    std::size_t capitals = 0;
    while (begin > 0) {
        const auto& token = sentence.tokens[begin - 1];
        const bool between =
            token.is("of") || token.is("and") || token.is("the") || token.is("&") || token.is("for") || token.is("to");
        if (token.kind != Kind::word && !token.is("&")) break;
        if (!token.capital && !between) break;
        capitals += token.capital ? 1 : 0;
        --begin;
    }
    if (capitals < 2) return {};
    std::string name;
    for (auto i = begin; i < end; ++i)
        if (!sentence.tokens[i].is("the")) name += std::string{sentence.tokens[i].word} + " ";
    return name;
}

void check_acts(const Reading& text, Findings& found) {
    static const Pattern act{
        "published|launched|relaunched|re-launched|republished|re-published|commenced|established|founded|opened|"
        "approved|signed|adopted in|on #y"};
    std::map<std::string, Act> first;
    for (const auto& sentence : text.sentences())
        for (const auto& match : act.all_in(sentence.tokens)) {
            const auto name = name_before(sentence, match.begin);
            const auto& date = *match.caught[0];
            if (name.empty() || date.kind == Kind::period) continue;
            const auto [seen, fresh] =
                first.emplace(name + std::string{sentence.tokens[match.begin].word}, Act{&sentence, &date});
            if (fresh) continue;
            const auto& other = *seen->second.date;
            const bool years = date.year > 0 && other.year > 0 && date.year != other.year;
            const bool months = date.month > 0 && other.month > 0 && date.month != other.month &&
                                (date.year == other.year || date.year == 0 || other.year == 0);
            const bool days = date.day > 0 && other.day > 0 && date.month == other.month && date.day != other.day;
            if (years || months || days)
                found.tell(sentence, Verdict::wrong, words_of(sentence, date),
                           "line " + std::to_string(seen->second.sentence->line()) + " tells " +
                               words_of(*seen->second.sentence, other) + " for the same");
        }
}

/// "The conference on child sexual abuse of 23 May 2024", "the conference on child sexual abuse took place on 24 May":
/// the words of the name, from the kind of event on; empty when they name none.
std::string occasion_before(const Sentence& sentence, std::size_t date) {
    constexpr std::array<std::string_view, 5> kinds{"conference", "seminar", "summit", "launch", "exhibition"};
    constexpr std::array<std::string_view, 8> between{"on", "of", "held", "was", "took", "place", "in", "is"};
    auto end = date;
    while (end > 0 && is_one_of(sentence.tokens[end - 1].word, between)) --end;
    if (end == date) return {};
    std::string name;
    for (auto i = end; i-- > 0;) {
        const auto& token = sentence.tokens[i];
        if (token.kind != Kind::word || end - i > 8) return {};
        name = std::string{token.word} + " " + name;
        if (is_one_of(token.word, kinds)) return i > 0 && sentence.tokens[i - 1].is("the") ? name : std::string{};
    }
    return {};
}

void check_occasions(const Reading& text, Findings& found) {
    std::map<std::string, Act> first;
    for (const auto& sentence : text.sentences())
        for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
            const auto& date = sentence.tokens[i];
            if (date.kind != Kind::date || date.day == 0 || date.year == 0) continue;
            const auto name = occasion_before(sentence, i);
            if (name.empty()) continue;
            // A name of one word is the same event within one paragraph only.
            const bool short_name = name.find(' ') + 1 == name.size();
            const auto key = short_name ? name + std::to_string(sentence.section) : name;
            const bool told_apart = sentence.tokens[i - 1].is("of");
            const auto [seen, fresh] = first.emplace(key, Act{&sentence, &date, told_apart});
            const auto& other = *seen->second.date;
            if (told_apart && seen->second.told_apart) continue;
            const bool same = date.day == other.day && date.month == other.month && date.year == other.year;
            if (fresh || same || (short_name && seen->second.sentence->block != sentence.block)) continue;
            found.tell(sentence, Verdict::wrong, words_of(sentence, date),
                       "line " + std::to_string(seen->second.sentence->line()) + " tells " +
                           words_of(*seen->second.sentence, other) + " for the same");
        }
}

void run(const Reading& text, Findings& found) {
    check_occasions(text, found);
    check_events(text, found);
    check_acts(text, found);
}

}  // namespace

extern const Check event_dates;
const Check event_dates{
    .card = {.code = "event_dates",
             .title = "One event told with two dates",
             .recomputes =
                 "\"one in June and one in December\" against every date told for these events; two dates for "
                 "what a named thing underwent once (published, launched, established)",
             .tolerance = "a coarser date agrees with a finer one; launched and relaunched are two acts"},
    .run = run};

}  // namespace claims
