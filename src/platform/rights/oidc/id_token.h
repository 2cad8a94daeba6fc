#pragma once
#include <string>
#include <string_view>

#include "core/date.h"
#include "core/result.h"

/// ID tokens (OpenID Connect Core 1.0, section 3.1.3.7). The only file that names libcjose is id_token.cpp.
namespace rights::oidc {

struct Expected {
    std::string issuer;
    std::string client;
    std::string nonce;
    core::Instant now;
};

struct Claims {
    std::string subject;
    std::string email;  ///< empty: not told
    bool email_verified = false;
    bool strong = false;  ///< the service says that there was more than one factor (amr "mfa")
};

/// Checks the signature (RS256 or ES256, by a key of `key_set`, a JSON Web Key Set), issuer, audience, times (a minute
/// of difference between clocks is allowed) and nonce. Refuses everything else, with the reason for the log only.
core::Result<Claims> read_id_token(std::string_view token, const std::string& key_set, const Expected& expected);

}  // namespace rights::oidc
