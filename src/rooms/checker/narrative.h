#pragma once
#include <string>
#include <vector>

#include "platform/publish/document.h"

namespace checker {

/// A document as text: headings, sentences, lists and tables, and for each line the heading that it stands under.
struct Narrative {
    std::string text;
    std::vector<std::string> heading_of_line;  ///< line 1 first
};
Narrative narrative_of(const publish::Document& document);

}  // namespace checker
