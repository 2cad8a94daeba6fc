#pragma once
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "core/fault.h"
#include "core/result.h"
#include "platform/publish/document.h"

namespace publish {

/// What stands between double braces in a narrative: {{figure indicator=referrals area=E06000017 period=2024-25}}.
struct Token {
    std::string kind;                         ///< the first word
    std::map<std::string, std::string> with;  ///< name=value; a value with spaces stands in quotation marks
    std::string rest;                         ///< words that are no name=value, joined by a space
};

/// A token stands for words in a sentence, or (alone in its paragraph) for blocks: a table, a chart, a list.
using Resolved = std::variant<Inline, std::vector<Block>>;
/// What the token stands for; a refusal says why it stands for nothing.
using Resolve = std::function<core::Result<Resolved>(const Token&)>;

/// Whether a number that is typed into the prose is a fault. It is, wherever prose comes from a pack or an editor: a
/// number in a report is a figure (typed_numbers.h says what is a name or a date instead).
enum class Numbers { refused, taken };

/// Reads a narrative (Markdown: headings, paragraphs, lists, tables, emphasis, links; no raw HTML, no images) into
/// blocks. The paragraph before a table, all in italics, is its caption; a table without one is a fault.
/// Heading levels as written. A token that cannot be resolved becomes a fault with the line of its paragraph, and stays
/// visible in the text. Every fault, not the first.
std::vector<Block> read_narrative(const std::string& markdown, const std::string& file, const Resolve& resolve,
                                  core::Faults& faults, Numbers numbers = Numbers::refused);

}  // namespace publish
