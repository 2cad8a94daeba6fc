#include "platform/rights/oidc/oidc.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/failure.h"
#include "platform/http/http.h"
#include "platform/rights/accounts.h"
#include "platform/rights/credentials.h"
#include "platform/rights/oidc/fetch.h"
#include "platform/rights/oidc/id_token.h"

namespace rights::oidc {
namespace {

constexpr auto text = db::Column::text;
const db::Query insert_departure{
    "rights: depart",
    "insert into rights_departures (hash, provider, browser, nonce, verifier, next, expires_at) values "
    "(:hash, :provider, :browser, :nonce, :verifier, :next, :until)"};
const db::Query take_departure{"rights: arrive",
                               "delete from rights_departures where hash = :hash and expires_at > :now "
                               "returning provider, browser, nonce, verifier, next",
                               {text, text, text, text, text}};

/// What the service says of itself (OpenID Connect Discovery 1.0).
struct Discovery {
    std::string authorization, token, keys;
};

std::string member(const nlohmann::json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

Discovery discover(const Provider& provider) {
    std::string base = provider.issuer;
    while (base.ends_with('/')) base.pop_back();
    const auto answer =
        fetch({.url = base + "/.well-known/openid-configuration", .certificates = provider.certificates});
    const auto told = nlohmann::json::parse(answer.body, nullptr, false);
    if (answer.status != 200 || !told.is_object() || member(told, "issuer") != provider.issuer)
        throw core::Failure("The sign-in service " + provider.name + " does not describe itself as " + provider.issuer);
    Discovery found{member(told, "authorization_endpoint"), member(told, "token_endpoint"), member(told, "jwks_uri")};
    if (!is_allowed(found.authorization) || !is_allowed(found.token) || !is_allowed(found.keys))
        throw core::Failure("The sign-in service " + provider.name + " names addresses that are not https.");
    return found;
}

auto refuse(const std::string& log) {
    return core::refuse(core::Reason::forbidden, "Signing in did not work. Start again.", "oidc: " + log);
}

/// A sign-in under way.
struct Departure {
    std::string provider, browser, nonce, verifier, next;
};

/// The departure that the state belongs to. It is used up, whatever comes of it.
std::optional<Departure> take(const Office& office, const std::string& state) {
    std::optional<Departure> departure;
    office.ledger.database().write([&](db::WriteTx& tx) {
        departure.reset();
        const auto row =
            tx.first(take_departure, {{"hash", office.keys.hash(state)}, {"now", core::iso(office.clock.now())}});
        if (row) departure = Departure{row->text(0), row->text(1), row->text(2), row->text(3), row->text(4)};
    });
    if (departure) departure->verifier = office.keys.open(departure->verifier).value_or("");
    return departure;
}

core::Result<Claims> exchange(const Office& office, const Provider& provider, const Departure& departure,
                              const std::string& back, const std::string& code) {
    const auto found = discover(provider);
    Asked asked{.url = found.token,
                .form = {{"grant_type", "authorization_code"},
                         {"code", code},
                         {"redirect_uri", back},
                         {"code_verifier", departure.verifier}},
                .certificates = provider.certificates};
    if (provider.secret.empty()) {
        asked.form.emplace_back("client_id", provider.client);
    } else {
        // RFC 6749 section 2.3.1: both are form-encoded before they go into the header.
        asked.user = http::encode(provider.client);
        asked.password = http::encode(provider.secret);
    }
    const auto answer = fetch(asked);
    const auto told = nlohmann::json::parse(answer.body, nullptr, false);
    if (answer.status != 200 || !told.is_object())
        return refuse("the token endpoint answered " + std::to_string(answer.status));
    const auto keys = fetch({.url = found.keys, .certificates = provider.certificates});
    return read_id_token(
        member(told, "id_token"), keys.body,
        {.issuer = provider.issuer, .client = provider.client, .nonce = departure.nonce, .now = office.clock.now()});
}

/// The account of these claims; linked now when it is known by its verified address only.
std::optional<Account> account_of(const Office& office, const Provider& provider, const Claims& claims) {
    std::optional<Account> account;
    bool is_linked = false;
    office.ledger.read([&](db::ReadTx& tx) {
        const auto id = account_of_identity(tx, provider.issuer, claims.subject);
        is_linked = id.has_value();
        if (id) {
            account = find_account(tx, *id);
        } else if (!claims.email.empty() && (claims.email_verified || provider.trusts_email)) {
            account = find_account_by_email(tx, claims.email);
        }
    });
    if (!account || account->state == State::disabled) return {};
    if (!is_linked)
        office.ledger.write(
            {.kind = "accounts.link",
             .actor = account->name,
             .at = office.clock.now(),
             .reason = {},
             .account = account->id},
            [&](audit::WriteTx& tx) { link_identity(tx, account->id, provider.issuer, claims.subject); });
    return account;
}

}  // namespace

const Provider* find(const Office& office, std::string_view code) {
    const auto& all = office.settings.providers;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Provider& one) { return one.code == code; });
    return found == all.end() ? nullptr : &*found;
}

core::Result<std::string> depart(const Office& office, const Provider& provider, const std::string& browser,
                                 const std::string& back, const std::string& next) {
    const auto found = discover(provider);
    const auto state = new_secret(), nonce = new_secret(), verifier = new_secret();
    office.ledger.database().write([&](db::WriteTx& tx) {
        tx.run(insert_departure, {{"hash", office.keys.hash(state)},
                                  {"provider", provider.code},
                                  {"browser", office.keys.hash(browser)},
                                  {"nonce", nonce},
                                  {"verifier", office.keys.seal(verifier)},
                                  {"next", next},
                                  {"until", core::iso(office.clock.now() + office.settings.to_code)}});
    });
    const auto query = http::url("", {{"response_type", "code"},
                                      {"client_id", provider.client},
                                      {"redirect_uri", back},
                                      {"scope", "openid email profile"},
                                      {"state", state},
                                      {"nonce", nonce},
                                      {"code_challenge", base64url(sha256(verifier))},
                                      {"code_challenge_method", "S256"}});
    const bool has_query = found.authorization.find('?') != found.authorization.npos;
    return found.authorization + (has_query ? "&" + query.substr(1) : query);
}

core::Result<Arrived> arrive(const Office& office, const Provider& provider, const std::string& browser,
                             const std::string& back, const Returned& returned, const Origin& origin) {
    const auto departure = take(office, returned.state);
    if (!departure || departure->provider != provider.code) return refuse("no such departure");
    // Another browser's sign-in: someone wants this person to work in an account that is not theirs.
    if (departure->browser != office.keys.hash(browser)) return refuse("another browser");
    if (!returned.error.empty()) return refuse("the service says " + returned.error.substr(0, 100));
    if (!returned.issuer.empty() && returned.issuer != provider.issuer) return refuse("another issuer");
    const auto claims = exchange(office, provider, *departure, back, returned.code);
    if (!claims) return tl::unexpected(claims.error());
    const auto account = account_of(office, provider, *claims);
    if (!account)
        return core::refuse(core::Reason::forbidden,
                            "You have no account here. Ask your partnership's business manager for an invitation.",
                            "oidc: no account");
    return Arrived{.opened = open_for(office, account->id, claims->strong, provider.name, origin),
                   .next = departure->next};
}

}  // namespace rights::oidc
