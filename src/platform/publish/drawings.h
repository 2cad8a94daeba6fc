#pragma once
#include <string>

#include "platform/ui/html.h"

namespace publish {

struct Chart;
struct Structure;

/// The drawing alone, with its title and its words for those who do not see it; the table is written beside it.
/// `id`: unique in the document.
ui::Html drawing_of(const Chart& chart, const std::string& id);
ui::Html drawing_of(const Structure& structure, const std::string& id);

}  // namespace publish
