#pragma once
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "platform/claims/reading.h"

namespace claims {

/// Blocks of a source, without tokens; rows come with their cells in `cells`, by the number of the row among the rows.
struct Source {
    std::deque<Block> blocks;
    std::vector<std::vector<std::string>> cells;
};

/// Cuts Markdown or plain text into blocks: markup, page numbers, footnote marks, soft hyphens and hard spaces go.
Source read_source(std::string_view text);

/// One line without markup and with plain quotation marks, dashes and spaces.
std::string cleaned(std::string_view line);

}  // namespace claims
