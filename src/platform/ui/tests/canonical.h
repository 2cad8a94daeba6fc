#pragma once
#include <string>
#include <string_view>

/// The HTML as a browser reads it, one element or text per line: attributes in alphabetical order, white space
/// collapsed and dropped where CSS would (at the edges of blocks and after other white space). Two fragments that show
/// the same have the same canonical form.
std::string canonical(std::string_view html);

/// The first lines in which two canonical forms differ, for a failure message.
std::string first_difference(std::string_view ours, std::string_view theirs);
