#pragma once
#include <chrono>
#include <cstddef>
#include <string_view>

#include "platform/http/routes.h"

namespace http {

/// One line: method, pattern of the route, status, milliseconds, bytes of the body, reference. Never the address
/// itself, which may hold a name that somebody searched for.
void log_request(std::string_view method, const Answer& answer, std::size_t bytes, std::chrono::microseconds took);

void log_notice(std::string_view line);   ///< the server's own life: start, stop
void log_trouble(std::string_view line);  ///< what an operator should look at

}  // namespace http
