#pragma once
#include <string_view>
#include <vector>

#include "platform/http/http.h"

namespace http {

/// Adds what protects the person's browser, and Cache-Control: no-store, where the handler has not set its own.
void add_security_headers(Response& response, bool behind_tls);

/// Whether `host` (the value of Host) is one under which people reach the site (Site::hosts and this machine).
bool is_known_host(std::string_view host, const std::vector<std::string>& allowed);

/// The name of a header is the same in upper and lower case.
bool same_header(std::string_view left, std::string_view right);
bool has_header(const Response& response, std::string_view name);

}  // namespace http
