#pragma once
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/embedded.h"
#include "platform/http/http.h"

namespace http {

/// The style sheets, scripts and images of the site, compressed once at start.
class Assets {
  public:
    /// `files` must outlive everything made here (embedded files do). Their paths are the names: "cairn.css",
    /// "images/icon.svg". Source maps (*.map) are left out. Throws core::Bug when a file has an ending whose content
    /// type is not known here, or when two have the same path.
    explicit Assets(std::span<const core::EmbeddedFile> files);
    ~Assets();
    Assets(Assets&&) noexcept;
    Assets& operator=(Assets&&) noexcept;

    /// "/assets/cairn.3f2a9c1b7d.css": may be kept for ever, as a changed file has another address.
    /// Throws core::Bug when there is no such file.
    const std::string& url(std::string_view name) const;

    /// GET /assets/{file...}, public. Knows the hashed addresses, and the plain names (for a style sheet that names an
    /// image), which browsers must ask for again each time.
    Route route() const;

  private:
    struct Shelf;
    std::shared_ptr<const Shelf> shelf_;
};

}  // namespace http
