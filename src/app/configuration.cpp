#include "app/configuration.h"

#include <fmt/core.h>
#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <stdexcept>

#include "platform/packs/toml_text.h"

namespace app {
namespace {

using Faults = std::vector<std::string>;
using Take = std::function<bool(const toml::node&)>;

Take text(std::string& into) {
    return [&into](const toml::node& node) {
        const auto value = node.value<std::string>();
        if (value) into = *value;
        return value.has_value();
    };
}

Take flag(bool& into) {
    return [&into](const toml::node& node) {
        if (!node.is_boolean()) return false;
        into = *node.value<bool>();
        return true;
    };
}

template <class Number>
Take number(Number& into) {
    return [&into](const toml::node& node) {
        const auto value = node.is_integer() ? node.value<Number>() : std::nullopt;
        if (value) into = *value;
        return value.has_value();
    };
}

Take minutes(std::chrono::seconds& into) {
    return [&into](const toml::node& node) {
        const auto value = node.is_integer() ? node.value<std::int64_t>() : std::nullopt;
        if (!value || *value < 1 || *value > 7 * 24 * 60) return false;
        into = std::chrono::minutes{*value};
        return true;
    };
}

/// The first line of a file that only the service may read.
Take secret_in_file(std::string& into) {
    return [&into](const toml::node& node) {
        const auto name = node.value<std::string>();
        if (!name) return false;
        std::ifstream file{*name};
        return static_cast<bool>(std::getline(file, into));
    };
}

void read(const toml::table& table, const std::string& where, const std::map<std::string, Take>& settings,
          Faults& faults) {
    for (const auto& [key, node] : table) {
        const std::string name{key.str()};
        const auto setting = settings.find(name);
        if (setting == settings.end())
            faults.push_back(fmt::format("{}: \"{}\" is not a setting.", where, name));
        else if (!setting->second(node))
            faults.push_back(
                fmt::format("{}: the value of \"{}\" is of another kind, or its file cannot be read.", where, name));
    }
}

Take mail_of(Configuration& configuration, const std::string& where, Faults& faults) {
    return [&configuration, where, &faults](const toml::node& node) {
        const auto* table = node.as_table();
        if (table == nullptr) return false;
        jobs::MailServer server{.host = {}, .from = {}};
        std::string security = "starttls";
        read(*table, where + " [mail]",
             {{"host", text(server.host)},
              {"port", number(server.port)},
              {"security", text(security)},
              {"user", text(server.user)},
              {"password_file", secret_in_file(server.password)},
              {"from", text(server.from)},
              {"from_name", text(server.from_name)},
              {"certificates", text(server.certificates)}},
             faults);
        const std::map<std::string, jobs::Security> kinds{
            {"none", jobs::Security::none}, {"starttls", jobs::Security::starttls}, {"tls", jobs::Security::tls}};
        if (!kinds.contains(security))
            faults.push_back(fmt::format("{} [mail]: security is none, starttls or tls.", where));
        else
            server.security = kinds.at(security);
        if (server.host.empty() || server.from.empty())
            faults.push_back(fmt::format("{} [mail]: host and from are required.", where));
        configuration.mail = server;
        configuration.rights.sends_email = true;
        return true;
    };
}

Take providers_of(Configuration& configuration, const std::string& where, Faults& faults) {
    return [&configuration, where, &faults](const toml::node& node) {
        const auto* array = node.as_array();
        if (array == nullptr) return false;
        for (const auto& element : *array) {
            const auto* table = element.as_table();
            if (table == nullptr) return false;
            rights::Provider provider{.code = {}, .name = {}, .issuer = {}, .client = {}};
            read(*table, where + " [[sign_in]]",
                 {{"code", text(provider.code)},
                  {"name", text(provider.name)},
                  {"issuer", text(provider.issuer)},
                  {"client", text(provider.client)},
                  {"secret_file", secret_in_file(provider.secret)},
                  {"trusts_email", flag(provider.trusts_email)},
                  {"certificates", text(provider.certificates)}},
                 faults);
            if (provider.code.empty() || provider.name.empty() || provider.issuer.empty() || provider.client.empty())
                faults.push_back(fmt::format("{} [[sign_in]]: code, name, issuer and client are required.", where));
            configuration.rights.providers.push_back(std::move(provider));
        }
        return true;
    };
}

/// "trainer", or "agency_lead:organisation": with the part of the records for which the role has it.
std::optional<rights::Allowed> allowed_of(const std::string& text) {
    const auto colon = text.find(':');
    const auto role = rights::find_role(text.substr(0, colon));
    const auto part = colon == std::string::npos ? std::string{"all"} : text.substr(colon + 1);
    const std::map<std::string, rights::Part> parts{{"all", rights::Part::all},
                                                    {"organisation", rights::Part::organisation},
                                                    {"body", rights::Part::body},
                                                    {"person", rights::Part::person}};
    if (!role || !parts.contains(part)) return {};
    return rights::Allowed{*role, parts.at(part)};
}

std::string how_roles_are_written() {
    std::string all;
    for (const auto& card : rights::roles()) all += (all.empty() ? "" : ", ") + std::string{card.code};
    return "Write one of: " + all + "; with :organisation, :body or :person behind it for a part of the records.";
}

Take roles_of(Configuration& configuration, const std::string& where, Faults& faults) {
    return [&configuration, where, &faults](const toml::node& node) {
        const auto* table = node.as_table();
        if (table == nullptr) return false;
        for (const auto& [key, value] : *table) {
            const auto* array = value.as_array();
            if (array == nullptr) return false;
            auto& roles = configuration.roles[std::string{key.str()}];
            for (const auto& element : *array) {
                const auto word = element.value<std::string>().value_or("");
                if (const auto allowed = allowed_of(word))
                    roles.push_back(*allowed);
                else
                    faults.push_back(fmt::format("{} [roles] \"{}\": \"{}\" is no role. {}", where, key.str(), word,
                                                 how_roles_are_written()));
            }
        }
        return true;
    };
}

/// A setting of a room: kept as text under "table.name".
Take of_room(Configuration& configuration, const std::string& name) {
    return [&configuration, name](const toml::node& node) {
        if (const auto text_value = node.value<std::string>(); text_value && node.is_string())
            configuration.rooms[name] = *text_value;
        else if (const auto whole = node.value<std::int64_t>(); whole && node.is_integer() && *whole > 0)
            configuration.rooms[name] = std::to_string(*whole);
        else
            return false;
        return true;
    };
}

/// One of the words, kept as a room's setting.
Take word_of(Configuration& configuration, const std::string& name, std::vector<std::string> words) {
    return [&configuration, name, words = std::move(words)](const toml::node& node) {
        const auto value = node.value<std::string>();
        if (!value || std::find(words.begin(), words.end(), *value) == words.end()) return false;
        configuration.rooms[name] = *value;
        return true;
    };
}

/// A whole number from 0, kept as a room's setting.
Take count_of(Configuration& configuration, const std::string& name) {
    return [&configuration, name](const toml::node& node) {
        const auto value = node.is_integer() ? node.value<std::int64_t>() : std::nullopt;
        if (!value || *value < 0 || *value > 1'000'000) return false;
        configuration.rooms[name] = std::to_string(*value);
        return true;
    };
}

Take returns_of(Configuration& configuration, const std::string& where, Faults& faults) {
    return [&configuration, where, &faults](const toml::node& node) {
        const auto* table = node.as_table();
        if (table == nullptr) return false;
        std::map<std::string, Take> settings;
        for (const char* name : {"folder", "key_file", "keep_days", "most_megabytes"})
            settings[name] = of_room(configuration, std::string{"returns."} + name);
        read(*table, where + " [returns]", settings, faults);
        return true;
    };
}

Take names_into(std::vector<std::string>& into) {
    return [&into](const toml::node& node) {
        const auto* array = node.as_array();
        if (array == nullptr) return false;
        for (const auto& host : *array) {
            const auto name = host.value<std::string>();
            if (!name) return false;
            into.push_back(*name);
        }
        return true;
    };
}

/// Names would never be compared with, and a proxy that is not known gives all people one count of tries.
Take addresses_into(std::vector<std::string>& into, const std::string& where, Faults& faults) {
    return [take = names_into(into), &into, where, &faults](const toml::node& node) {
        if (!take(node)) return false;
        for (const auto& address : into)
            if (address.find_first_not_of("0123456789abcdefABCDEF.:") != std::string::npos ||
                address.find_first_of(".:") == std::string::npos)
                faults.push_back(
                    fmt::format("{}: proxies holds \"{}\", which is no address. Write the address from "
                                "which the proxy asks, such as 10.0.0.1.",
                                where, address));
        return true;
    };
}

}  // namespace

void read_configuration(const std::string& file, Configuration& configuration, Faults& faults) {
    toml::table table;
    try {
        std::ifstream stream{file};
        const std::string text{std::istreambuf_iterator<char>(stream), {}};
        if (const auto line = packs::line_of_loose_character(text); line > 0) {
            faults.push_back(
                fmt::format("{}, line {}: a letter or sign beyond ASCII stands outside quotation marks.", file, line));
            return;
        }
        table = toml::parse_file(file);
    } catch (const toml::parse_error& error) {
        const auto line = error.source().begin.line;
        faults.push_back(line == 0 ? fmt::format("{}: {}.", file, error.description())
                                   : fmt::format("{}, line {}: {}.", file, line, error.description()));
        return;
    } catch (const std::invalid_argument&) {  // the library's own assertions: cmake/house.cmake
        faults.push_back(fmt::format("{}: this is not TOML.", file));
        return;
    }
    auto& rights = configuration.rights;
    read(table, file,
         {{"port", number(configuration.port)},
          {"address", text(configuration.address)},
          {"hosts", names_into(configuration.hosts)},
          {"proxies", addresses_into(rights.proxies, file, faults)},
          {"roles", roles_of(configuration, file, faults)},
          {"behind_tls", flag(rights.behind_tls)},
          {"own_address", text(rights.own_address)},
          {"session_idle_minutes", minutes(rights.idle)},
          {"session_longest_minutes", minutes(rights.longest)},
          {"breached_passwords", text(rights.passwords)},
          {"second_factor", word_of(configuration, "accounts.second_factor", {"everyone", "sealed"})},
          {"requests_by_minute", count_of(configuration, "accounts.requests_by_minute")},
          {"returns", returns_of(configuration, file, faults)},
          {"mail", mail_of(configuration, file, faults)},
          {"sign_in", providers_of(configuration, file, faults)}},
         faults);
}

}  // namespace app
