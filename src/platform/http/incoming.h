#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/multipart.h"
#include "platform/http/routes.h"

namespace http {

/// Why a form over the limit (bytes) is not taken.
std::string too_large(std::size_t limit);

/// One form with large files, while it arrives. Host, origin, permission and the form's token are asked about before
/// the file's first byte is kept. One thread at a time; throws nothing.
class Incoming {
  public:
    /// Routes::receive. `routes` must outlive it.
    Incoming(const Routes& routes, Message head);
    ~Incoming();

    /// An answer: refused, and what is still to come is not wanted.
    std::optional<Answer> take(std::string_view bytes);
    /// The answer to the whole form.
    Answer finish();

  private:
    std::optional<Response> begin();
    core::Result<void> begin_file(const File& file);
    Answer complete();

    const Routes& routes_;
    Message head_;
    Answer answer_;
    Request request_;
    const Route* route_ = nullptr;
    std::unique_ptr<MultipartStream> form_;
    std::size_t received_ = 0;
    bool has_begun_ = false;
};

}  // namespace http
