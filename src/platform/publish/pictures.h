#pragma once
#include <string>

#include "core/result.h"

/// Drawings as pictures, for word processors, which know no style sheets: the browser that prints the PDF takes them.
namespace publish {

/// A drawing in the HTML for offices, with the words of it for those who do not see it.
std::string drawing_to_take(const std::string& drawing, const std::string& alternative);

/// The same HTML with each drawing as a picture (PNG, in the page itself) that bears its words as its alternative.
/// Where there is no browser the words stand alone in a paragraph. Throws core::Failure when a picture cannot be taken.
core::Result<std::string> with_pictures(const std::string& office_html);

}  // namespace publish
