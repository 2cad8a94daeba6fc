#include "platform/claims/words.h"

#include <unordered_set>

namespace claims {
namespace {

/// Words told in one text, apart by spaces.
class WordSet {
  public:
    explicit WordSet(std::string_view text) {
        for (std::size_t from = 0; from < text.size();) {
            const auto end = std::min(text.find(' ', from), text.size());
            words_.insert(text.substr(from, end - from));
            from = end + 1;
        }
    }
    bool holds(std::string_view word) const { return words_.contains(word); }

  private:
    std::unordered_set<std::string_view> words_;
};

}  // namespace

bool is_stopword(std::string_view lower) {
    static const WordSet words{
        "a an the of in on at to for from by with and or as that this these those their its it they them "
        "was were is are be been being had has have which who there here more fewer less than over under "
        "about all also only during year years per cent total number numbers proportion percentage "
        "further other not no into across between compared previous last said increase decrease "
        "reduction rise fall drop increased decreased reduced rose fell dropped grew our we us his her "
        "up down still some each both such will would could may can did do does saying equates "
        "represents means approximately around roughly nearly almost overall"};
    return words.holds(lower);
}

bool ends_phrase(std::string_view lower) {
    static const WordSet words{
        "in at on for to by with were was are is had have has who which that from during and or over "
        "since compared across than per as when where while but between within after before will would "
        "could can may did being through under because so against"};
    return words.holds(lower);
}

std::string stem(std::string_view lower) {
    if (lower.size() > 2 && lower.ends_with("'s")) lower.remove_suffix(2);
    if (lower.size() > 1 && lower.ends_with('\'')) lower.remove_suffix(1);
    if (lower.size() > 4 && lower.ends_with("ies")) return std::string{lower.substr(0, lower.size() - 3)} + "y";
    if (lower.size() > 3 && lower.ends_with('s') && !lower.ends_with("ss")) lower.remove_suffix(1);
    if (lower.size() > 5 && lower.ends_with("ed")) lower.remove_suffix(2);
    if (lower.size() > 6 && lower.ends_with("ing") && lower != "missing") lower.remove_suffix(3);
    if (lower.size() > 4 && lower.ends_with('e')) lower.remove_suffix(1);
    return std::string{lower};
}

std::size_t shared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    std::size_t count = 0;
    auto i = a.begin();
    auto j = b.begin();
    while (i != a.end() && j != b.end()) {
        if (*i < *j)
            ++i;
        else if (*j < *i)
            ++j;
        else
            ++count, ++i, ++j;
    }
    return count;
}

}  // namespace claims
