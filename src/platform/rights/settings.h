#pragma once
#include <chrono>
#include <string>
#include <vector>

namespace rights {

/// How much work a password hash costs. `thorough` is for people's passwords (Argon2id, 64 MiB, two passes); `quick` is
/// for tests only.
enum class Cost { quick, thorough };

/// An organisation's sign-in service (Microsoft Entra ID, Keycloak and others).
struct Provider {
    std::string code;    ///< in addresses: "entra"
    std::string name;    ///< on the button: "Leicestershire County Council"
    std::string issuer;  ///< exactly as its tokens say
    std::string client;
    std::string secret = {};        ///< empty: a public client, by PKCE alone
    bool trusts_email = false;      ///< link by its email also where it does not say that it verified it
    std::string certificates = {};  ///< a file of authorities to trust; empty: the system's
};

/// What an installation may set. The values here are the defaults.
struct Settings {
    std::chrono::seconds idle = std::chrono::hours{1};        ///< a session unused for longer ends
    std::chrono::seconds longest = std::chrono::hours{12};    ///< every session ends then
    std::chrono::seconds to_code = std::chrono::minutes{10};  ///< between password and code
    std::chrono::seconds invitation = std::chrono::hours{24 * 7};
    std::chrono::seconds reset = std::chrono::hours{1};
    std::chrono::seconds window = std::chrono::minutes{15};  ///< in which tries are counted
    int tries_by_account = 10;
    int tries_by_address = 100;
    Cost cost = Cost::thorough;
    bool behind_tls = false;       ///< Secure cookies under a __Host- name
    bool sends_email = false;      ///< a mail server is set; otherwise links are shown to who invites
    std::string own_address = {};  ///< "https://cairn.example.org", for links in email; empty: taken from the request
    std::vector<Provider> providers = {};
    /// Addresses of proxies that say in X-Forwarded-For for whom they ask; nobody else is believed.
    std::vector<std::string> proxies = {};
    std::string passwords = {};  ///< a file of passwords known from breaches, one a line; empty: only Cairn's own list
};

}  // namespace rights
