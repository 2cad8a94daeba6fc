#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/http.h"

namespace http {

/// A cookie that scripts cannot read and other sites cannot make the browser send with a form.
struct Cookie {
    std::string name;
    std::string value;                             ///< letters, digits and -_.~ only; anything else is a core::Bug
    std::optional<std::chrono::seconds> age = {};  ///< empty: until the browser closes; 0: take it away
    bool secure = true;                            ///< false only where the site is not behind TLS
};

/// The value of Set-Cookie: HttpOnly, SameSite=Lax, Path=/.
std::string set_cookie(const Cookie& cookie);

/// What the browser sent under this name; empty when it sent nothing, or two values (one of them planted).
std::optional<std::string> cookie(const Request& request, std::string_view name);

}  // namespace http
