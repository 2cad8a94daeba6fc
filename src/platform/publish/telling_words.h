#pragma once
#include <functional>
#include <string_view>

#include "platform/publish/document.h"

/// Words that tell something of a number beside them.
namespace publish {

/// Whether the sentence tells how a number moved or how large it is, in words: "fell", "doubled", "most", "a third".
bool tells_of_a_number(std::string_view sentence);

/// Leaves out each sentence that holds a figure for which `withheld` holds and typed words that tell of it, and each
/// whose figures are all withheld; words that say so stand in their place. An aside " (Label: figure)" goes with its
/// figure. Gives how many were left out for their words.
int leave_out_telling(Inlines& inlines, const std::function<bool(const FigureText&)>& withheld);

}  // namespace publish
