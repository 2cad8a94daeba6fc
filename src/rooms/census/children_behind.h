#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "rooms/census/filing.h"

namespace census {

/// The identifiers of the children behind one figure of a return, whose content is what lies in its sealed file, in the
/// order of the file, each once. `by` empty: behind the whole; else a word of by_names() and one of its values. Only
/// for the authority that the file is from. Empty when the content is no return or the figure is none of its.
std::vector<std::string> children_behind(const Filing& filing, std::string content, std::string_view indicator,
                                         std::string_view by, std::string_view of);

}  // namespace census
