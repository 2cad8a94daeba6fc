#pragma once
#include <functional>
#include <string_view>

#include "platform/publish/document.h"

/// Words that tell something of a number beside them.
namespace publish {

/// Whether the sentence tells how a number moved or how large it is, in words: "fell", "doubled", "most", "a third".
bool tells_of_a_number(std::string_view sentence);

/// Leaves out each sentence that holds a figure for which `withheld` holds and typed words that tell of it, and each
/// that tells nothing but withheld figures without words in their place (`FigureText::when_withheld`): once in a
/// paragraph, words that say so stand there instead. Gives how many were left out because their words tell.
int leave_out_telling(Inlines& inlines, const std::function<bool(const FigureText&)>& withheld);

/// Whether nothing of a paragraph or item is left but the words that stand for what was left out.
bool is_left_out(const Inlines& inlines);

}  // namespace publish
