#pragma once
#include <cstddef>
#include <functional>
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

/// The same form read while it arrives; the bytes of its files are handed on and not kept.
class MultipartStream {
  public:
    /// `begin_file` is told of each file before its first byte (`bytes` is empty) and may refuse it; `form` then holds
    /// the fields that stood before it.
    MultipartStream(const std::string& boundary, const MultipartLimits& limits,
                    std::function<core::Result<void>(const File&)> begin_file,
                    std::function<void(std::string_view)> bytes);

    /// Refuses what is broken, over a limit or not wanted; nothing may be given after that.
    core::Result<void> take(std::string_view bytes);
    bool is_done() const { return state_ == State::done; }
    Fields& fields() { return form_.fields; }

  private:
    enum class State { content, after_delimiter, header, done };
    core::Result<bool> step();
    core::Result<bool> read_header();
    core::Result<bool> read_content();

    std::string delimiter_;
    MultipartLimits limits_;
    std::function<core::Result<void>(const File&)> begin_file_;
    std::function<void(std::string_view)> bytes_;
    Multipart form_;
    std::string held_ = "\r\n";  ///< as if the first delimiter, too, stood at the start of a line
    State state_ = State::content;
    std::optional<File> part_;  ///< a field's value grows in `bytes`; empty before the first part
    bool is_file_ = false;
    bool is_wanted_ = false;   ///< a file that was chosen, not a file field left empty
    bool at_line_end_ = true;  ///< `held_` begins with the line end before the content
};

}  // namespace http
