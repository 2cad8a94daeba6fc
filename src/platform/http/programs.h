#pragma once
#include <string_view>

namespace http {

/// Addresses that programs ask for, not people: each refusal there is JSON of one form, `{"error": "a sentence"}`,
/// whoever refuses and wherever, and nobody is sent on to a page.
inline bool is_for_programs(std::string_view path) { return path.starts_with("/api/"); }

}  // namespace http
