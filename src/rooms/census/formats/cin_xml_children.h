#pragma once
#include <cstdint>
#include <pugixml.hpp>

#include "rooms/census/cin/census.h"
#include "rooms/census/engine/oddities.h"

namespace census::cin {

/// How the census is parsed everywhere: in place, entities of XML itself only, CDATA as text. Comments, processing
/// instructions and white space between elements leave nothing behind.
inline constexpr unsigned parse_options = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_embed_pcdata;

/// Reads every Child below `parent` into the block. The parsed text lies in `buffer`, whose first byte is byte
/// `buffer_at` of the file.
void read_children(pugi::xml_node parent, const char* buffer, std::uint64_t buffer_at, Block& block,
                   Oddities& oddities);

/// As above, without a parser, where the text is of the plainest kind (`PlainXml`). False when it is not: the block is
/// then of no use. `PlainXml::padding` bytes after the text must be there to read.
bool read_plain_children(std::string_view text, std::uint64_t text_at, Block& block, Oddities& oddities);

/// The name without a namespace prefix.
const char* local_name(pugi::xml_node node);

/// The text of an element that holds a value, in one piece.
std::string_view text_of(pugi::xml_node node, std::string& pieces);

}  // namespace census::cin
