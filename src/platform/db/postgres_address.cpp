#include "platform/db/postgres_address.h"

#include <libpq-fe.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string_view>

#include "core/failure.h"

namespace db {
namespace {

/// Everything but letters and digits as %XX.
std::string encoded(const std::string& value) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    for (const char sign : value) {
        const auto c = static_cast<unsigned char>(sign);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (plain) {
            text += sign;
        } else {
            text += {'%', digits[c >> 4], digits[c & 15]};
        }
    }
    return text;
}

std::string shown_address(const std::map<std::string, std::string>& given) {
    const auto part = [&](const char* key) {
        const auto found = given.find(key);
        return found == given.end() ? std::string() : found->second;
    };
    std::string shown = "postgresql://";
    if (const auto user = part("user"); !user.empty()) shown += user + "@";
    const auto host = part("host");
    shown += host.find(':') == std::string::npos ? host : "[" + host + "]";
    if (const auto port = part("port"); !port.empty()) shown += ":" + port;
    return shown + "/" + part("dbname");
}

}  // namespace

bool is_postgres(const std::string& url) { return url.starts_with("postgresql://") || url.starts_with("postgres://"); }

PostgresAddress postgres_address(const std::string& url) {
    char* error = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfoParse(url.c_str(), &error),
                                                                               PQconninfoFree);
    // libpq's complaint quotes the piece it did not understand, which may be the password.
    const bool good = options != nullptr && std::find(url.begin(), url.end(), '\0') == url.end();
    PQfreemem(error);
    if (!good) {
        throw core::Failure(
            "The store's postgresql:// address cannot be read: it is postgresql://user:password@host:port/database, "
            "with other signs than letters and digits written as %XX");
    }
    PostgresAddress address;
    std::map<std::string, std::string> given{
        {"application_name", "cairn"}, {"connect_timeout", "10"}, {"keepalives_idle", "60"}};
    for (const auto* option = options.get(); option->keyword != nullptr; ++option) {
        if (option->val == nullptr) continue;
        given[option->keyword] = option->val;
        if (option->envvar != nullptr) address.environment.push_back(std::string(option->envvar) + "=" + option->val);
    }
    given["client_encoding"] = "UTF8";
    // SOCI reads the address too, splitting it at spaces and quotes, so there is neither in what we hand over.
    for (const auto& [key, value] : given) {
        address.connection += (address.connection.empty() ? "postgresql:///?" : "&") + key + "=" + encoded(value);
    }
    address.shown = shown_address(given);
    return address;
}

}  // namespace db
