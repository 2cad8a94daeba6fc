#pragma once
#include <algorithm>
#include <cstddef>
#include <string_view>

namespace rights {

/// The word of a permission: "training.book". One dot, lower-case letters, digits and underscores; another word does
/// not compile.
template <std::size_t size>
struct Word {
    char text[size]{};
    consteval Word(const char (&literal)[size]) {  // NOLINT(google-explicit-constructor)
        std::copy_n(literal, size, text);
        int dots = 0;
        for (const char c : view()) {
            if (c == '.')
                ++dots;
            else if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'))
                throw "a permission is written room.what_may_be_done";
        }
        if (dots != 1 || text[0] == '.' || text[size - 2] == '.') throw "a permission is written room.what_may_be_done";
    }
    constexpr std::string_view view() const { return {text, size - 1}; }
};

/// `using Book = rights::Permission<"training.book">;` in the room. Its meaning and who has it stand on the room's
/// card.
template <Word word>
struct Permission {
    static constexpr std::string_view text = word.view();
};

/// The two that belong to no room. Routes name them, as they name every other.
inline constexpr std::string_view open_to_everyone = "public";
/// Any person with an account: their own pages.
inline constexpr std::string_view any_account = "account";

}  // namespace rights
