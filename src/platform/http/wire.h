#pragma once
#include <string>

#include "platform/http/http.h"

namespace http {

enum class After { keep, close };

/// The status line and the headers as they go over the wire, to the empty line. `version`: 10 or 11.
std::string head_of(const Response& response, After after, int version);

}  // namespace http
