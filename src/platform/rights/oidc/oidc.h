#pragma once
#include <string>

#include "core/result.h"
#include "platform/rights/office.h"

/// Signing in with another organisation's service: OpenID Connect, authorization code with PKCE (RFC 7636, S256).
/// The providers stand in rights::Settings. Tested against a real one.
namespace rights::oidc {

const Provider* find(const Office& office, std::string_view code);

/// The address to send the browser to. `browser` is what only this browser's cookie holds; `back` the address of our
/// page that the service sends it back to. Throws core::Failure when the service does not answer.
core::Result<std::string> depart(const Office& office, const Provider& provider, const std::string& browser,
                                 const std::string& back, const std::string& next);

/// What the browser brought back in the address.
struct Returned {
    std::string state;
    std::string code;
    std::string issuer = {};  ///< parameter "iss" (RFC 9207); empty: not sent
    std::string error = {};
};

struct Arrived {
    Opened opened;
    std::string next;
};

/// From what the browser brought back to a session. Refused when anything is not as it must be, and when the person has
/// no account: accounts are made by invitation, never by a stranger's service. A person who is known by a verified
/// address only is linked the first time.
core::Result<Arrived> arrive(const Office& office, const Provider& provider, const std::string& browser,
                             const std::string& back, const Returned& returned, const Origin& origin);

}  // namespace rights::oidc
