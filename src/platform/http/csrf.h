#pragma once
#include <array>
#include <string>
#include <string_view>

#include "core/result.h"
#include "platform/http/http.h"

namespace http {

/// Proof that a form was sent from a page that we made for the same session. Stateless: the token is an HMAC of the
/// session's secret. Every call gives another text for it (masked), so that a compressed page gives nothing away
/// (BREACH).
class Csrf {
  public:
    static constexpr std::size_t key_bytes = 32;
    /// The name of the hidden field.
    static constexpr std::string_view field = "csrf";

    /// A fresh random key: forms that are open when the program restarts are refused once.
    Csrf();
    /// Throws core::Bug unless `key` holds key_bytes bytes.
    explicit Csrf(std::string_view key);

    /// For the hidden field. `session` is what only this browser's cookie holds; empty is a core::Bug.
    std::string token(std::string_view session) const;

    /// Refuses (forbidden, with a sentence for the person) a form without the token of this session, one sent by
    /// another site, and any form when `session` is empty.
    core::Result<void> check(const Request& request, std::string_view session) const;

  private:
    std::array<unsigned char, key_bytes> key_{};
};

/// Refuses a request that another site's page made the browser send: by Sec-Fetch-Site, or by Origin against Host where
/// the browser sends no Sec-Fetch-Site. A program that is no browser sends neither and passes: it has no one's cookies.
/// `Routes` asks it before every POST.
core::Result<void> from_own_site(const Fields& headers);

}  // namespace http
