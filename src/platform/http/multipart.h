#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "platform/http/form.h"
#include "platform/http/http.h"

namespace http {

struct Multipart {
    Fields fields;
    std::vector<File> files;
};

struct MultipartLimits {
    FieldLimits fields = {};
    std::size_t files = 50;  ///< a count; their size is bounded by the body's
};

/// The boundary that a Content-Type of multipart/form-data names; empty when it names none that is allowed (RFC 2046).
std::optional<std::string> boundary_of(std::string_view content_type);

/// Reads a body of multipart/form-data (RFC 7578). Names and values must be UTF-8; a file's bytes may be anything.
/// A file field in which no file was chosen is left out.
core::Result<Multipart> parse_multipart(std::string_view body, std::string_view boundary,
                                        const MultipartLimits& limits = {});

}  // namespace http
