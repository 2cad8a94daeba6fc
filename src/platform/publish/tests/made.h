#pragma once
#include <string>

#include "platform/publish/document.h"

/// Made-up publications for the tests of the writers.
namespace publish::tests {

/// A figure with two sources; `value` with its unit.
figures::Figure a_figure(const std::string& id, const core::Figure& value);
/// It in a sentence or cell, told as its value.
FigureText told(const figures::Figure& figure);
/// It told in other words.
FigureText told(const figures::Figure& figure, const std::string& words);

/// A title, two parts with a list and links, a table that mixes units, holds text that looks like a formula and cells
/// without a number, and a table of counts only.
Document a_document();
/// Two bars.
Chart a_chart();
/// Two bodies.
Structure a_structure();

/// False, with the visible line "SKIPPED: no pandoc", when the program is not on the PATH. A failure when CI is set.
bool has_program(const std::string& program, const std::string& called);

}  // namespace publish::tests
