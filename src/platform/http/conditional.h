#pragma once
#include <string>
#include <string_view>

#include "platform/http/http.h"

namespace http {

/// `W/"..."` from the bytes: the same page has the same tag, compressed or not.
std::string weak_etag(std::string_view bytes);

/// For pages that browsers may keep if they ask each time: adds the ETag (of the body, unless given) and
/// Cache-Control: private, no-cache; gives 304 without a body when the browser holds the same.
Response conditional(const Request& request, Response response, std::string etag = {});

/// Whether If-None-Match names this tag ("*" names all); weak and strong are alike here (RFC 9110, 13.1.2).
bool matches(std::string_view if_none_match, std::string_view etag);

}  // namespace http
