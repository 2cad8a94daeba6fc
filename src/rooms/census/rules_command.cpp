#include <algorithm>
#include <charconv>
#include <ostream>

#include "rooms/census/census.h"
#include "rooms/census/cin/check.h"
#include "rooms/census/cin/rule.h"
#include "rooms/census/ssda903/check.h"
#include "rooms/census/ssda903/rule.h"

namespace census {
namespace {

struct Book {
    std::string_view title;
    std::string_view told;
    std::span<const FieldName> names;
    std::vector<const Card*> cards = {};
};

/// "8530Q": 8530, "Q"; a code without a number comes after those that have one.
std::pair<int, std::string_view> key_of(std::string_view code) {
    int number = 1'000'000'000;
    const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), number);
    return {number, error == std::errc{} ? code.substr(static_cast<std::size_t>(end - code.data())) : code};
}

template <class Rules>
Book book_of(Book book, const Rules& rules, int year) {
    for (const auto* rule : rules)
        if (year == 0 || rule->card.years.hold(year)) book.cards.push_back(&rule->card);
    std::sort(book.cards.begin(), book.cards.end(), [](const Card* a, const Card* b) {
        return std::pair{key_of(a->code), a->years.first} < std::pair{key_of(b->code), b->years.first};
    });
    return book;
}

std::string years_of(const Card& card) {
    const std::string first = std::to_string(card.years.first);
    if (card.years.last == card.years.first) return first;
    return card.years.last == Years{.first = 0}.last ? "from " + first
                                                     : first + " to " + std::to_string(card.years.last);
}

std::string fields_of(const Card& card, std::span<const FieldName> names) {
    std::string all;
    for (const Field field : card.fields)
        all += (all.empty() ? "" : ", ") + std::string{names[field].table} + "." + std::string{names[field].column};
    return all;
}

std::string_view words(Standing standing) {
    switch (standing) {
        case Standing::agreed:
            return "agreed";
        case Standing::ambiguous:
            return "two readings";
        case Standing::peer_differs:
            return "differs";
    }
    return {};
}

void write_judgements(std::ostream& out, const Book& book, Standing standing, std::string_view heading,
                      std::string_view about) {
    const bool has_any =
        std::any_of(book.cards.begin(), book.cards.end(), [&](const Card* card) { return card->standing == standing; });
    if (!has_any) return;
    out << "\n## " << heading << "\n\n" << about << "\n\n";
    for (const Card* card : book.cards)
        if (card->standing == standing)
            out << "- **" << card->code << "** (" << years_of(*card) << "). " << card->judgement << "\n";
}

void write(std::ostream& out, const Book& book) {
    out << "# " << book.title << "\n\n" << book.told << "\n\n";
    out << "| Rule | Kind | Years | What must hold | What is said where it does not | What to do | Cells | Standing |\n"
        << "| --- | --- | --- | --- | --- | --- | --- | --- |\n";
    for (const Card* card : book.cards)
        out << "| " << card->code << " | " << (card->severity == Severity::error ? "error" : "query") << " | "
            << years_of(*card) << " | " << card->statement << " | " << card->message << ". | " << card->remedy << " | "
            << fields_of(*card, book.names) << " | " << words(card->standing) << " |\n";
    write_judgements(out, book, Standing::peer_differs, "Where the validator in use today differs",
                     "The national wording is followed; what the validator gives instead:");
    write_judgements(out, book, Standing::ambiguous, "Where the wording allows two readings",
                     "The validator in use today is followed, so that an authority gets one answer:");
}

}  // namespace

int rules_command(const RulesCommand& command, std::ostream& out, std::ostream& err) {
    if (command.collection == "cin") {
        write(out, book_of({.title = "Rules of the Children in Need census",
                            .told = "Printed by `cairn census rules` from the cards of the rules; a year is the one in "
                                    "which the census's 31 March lies. The wording is our own, of what the guide asks.",
                            .names = cin::field_names()},
                           cin::all_rules(), command.year));
        return 0;
    }
    if (command.collection == "ssda903") {
        write(out, book_of({.title = "Rules of the looked-after children return (SSDA903)",
                            .told = "Printed by `cairn census rules --return ssda903` from the cards of the rules that "
                                    "are built: some of each kind, of the 322 that the return has.",
                            .names = ssda903::field_names()},
                           ssda903::all_rules(), command.year));
        return 0;
    }
    err << "There is no return \"" << command.collection << "\": cin or ssda903.\n";
    return 2;
}

}  // namespace census
