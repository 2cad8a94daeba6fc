#pragma once
#include <string>
#include <utility>
#include <vector>

/// What this folder asks of other machines: by HTTPS, within limits, following no redirect. The only file that names
/// libcurl is fetch.cpp.
namespace rights::oidc {

struct Asked {
    std::string url;                                             ///< https://...; http:// only to this machine itself
    std::vector<std::pair<std::string, std::string>> form = {};  ///< sent by POST when not empty
    std::string user = {}, password = {};                        ///< HTTP Basic, when not empty
    std::string certificates = {};  ///< a file of authorities to trust; empty: the system's
};

struct Answered {
    long status = 0;
    std::string body;  ///< at most 1 MiB
};

/// Throws core::Failure when there is no answer within ten seconds, it is too large or the address is not allowed.
Answered fetch(const Asked& asked);

/// Whether `fetch` would go there.
bool is_allowed(const std::string& url);

}  // namespace rights::oidc
