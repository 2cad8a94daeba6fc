#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "platform/http/form.h"
#include "platform/http/http.h"

namespace http {

/// What a request asks for, decoded and checked.
struct Target {
    std::vector<std::string> segments;  ///< of the path; "/" has none. A segment may hold "/" that came as %2F
    bool trailing_slash = false;        ///< the path ended with "/" (never for "/" itself)
    std::string host;                   ///< of an absolute-form target, which goes before the Host header; else empty
    std::string_view raw_query;         ///< as sent, points into the text that was parsed
    Fields query;
};

/// Reads "/a/b?c=d", or the absolute form "http://host/a/b?c=d". Refuses broken percent encoding, text that is not
/// UTF-8, control characters, empty segments, "." and "..", however they are encoded.
core::Result<Target> parse_target(std::string_view text, const FieldLimits& limits = {});

/// "/a/b" from its segments, not encoded.
std::string joined(const std::vector<std::string>& segments);

}  // namespace http
