#include "rooms/accounts/pages/desk.h"

#include <charconv>

#include "platform/http/csrf.h"
#include "platform/http/programs.h"
#include "platform/rights/allowance.h"
#include "rooms/accounts/accounts.h"

// What stands before every page besides the doorkeeper: a second factor for everyone where the installation asks for
// it, how much one person may ask for, and forms that outlived their session.
namespace accounts {
namespace {

constexpr auto set_up_page = "/accounts/me/codes";
constexpr auto stale_form = "a form with the token of another session";

int number_of(const house::Services& services, const char* name, int otherwise) {
    const auto found = services.settings.find(name);
    int value = otherwise;
    if (found != services.settings.end())
        std::from_chars(found->second.data(), found->second.data() + found->second.size(), value);
    return value;
}

bool is_api(const http::Request& request) { return http::is_for_programs(request.path); }
bool is_post(const http::Request& request) { return request.method == http::Method::post; }

/// What one request costs of an allowance: an export reads everything, a search more than a page.
int cost_of(const http::Request& request) {
    if (request.path.find("/export") != std::string::npos) return 20;
    return request.query.get("q").empty() ? 1 : 3;
}

bool lacks_second_factor(const house::Services& services, const http::Request& request) {
    const auto& session = services.door->visit(request).session;
    return asks_everyone(services) && session && session->stage == rights::Stage::signed_in && !session->strong;
}

/// Nothing opens to who has no second factor yet but the page where it is set up, and the way out.
std::optional<http::Response> ask_second_factor(const house::Services& services, const http::Request& request) {
    if (!lacks_second_factor(services, request)) return {};
    if (request.path == set_up_page || request.path == "/accounts/sign-out") return {};
    if (is_post(request) || is_api(request))
        return http::error(403, "Set up one-time codes under Your account first: this service asks everyone for them.");
    return http::redirect(set_up_page);
}

std::optional<http::Response> spend(const house::Services& services, rights::Allowance& allowance,
                                    const http::Request& request) {
    const auto& who = services.door->visit(request).standing;
    if (!who.signed_in()) return {};
    const auto wait = allowance.take(who.account, cost_of(request), services.clock.now()).count();
    if (wait == 0) return {};
    const auto seconds = std::to_string(wait) + (wait == 1 ? " second" : " seconds");
    auto answer = http::error(429,
                              "You have asked for more in a minute than one person may here. Nothing was changed. Try "
                              "again in " +
                                  seconds + ".");
    answer.headers.emplace_back("Retry-After", std::to_string(wait));
    return answer;
}

/// From a page of ours, as the browser itself says: only then is what another session's form holds shown again.
bool is_from_here(const http::Request& request) {
    const bool told = request.headers.find("sec-fetch-site") || request.headers.find("origin");
    return told && http::from_own_site(request.headers).has_value();
}

}  // namespace

bool asks_everyone(const house::Services& services) {
    const auto found = services.settings.find("accounts.second_factor");
    return found != services.settings.end() && found->second == "everyone";
}

std::vector<http::Route> guarded(const house::Services& services, std::vector<http::Route> routes) {
    const auto allowance = std::make_shared<rights::Allowance>(number_of(services, "accounts.requests_by_minute", 0));
    auto all = services.door->guard(asking_again(services, std::move(routes)));
    for (auto& route : all)
        route.handler = [&services, allowance,
                         handler = std::move(route.handler)](const http::Request& request) -> http::Response {
            if (auto instead = spend(services, *allowance, request)) return std::move(*instead);
            if (auto instead = ask_second_factor(services, request)) return std::move(*instead);
            auto response = handler(request);
            const bool outlived = response.status == 403 && response.log_note == stale_form && !is_api(request);
            if (outlived && services.door->visit(request).standing.signed_in() && is_from_here(request))
                return form_again(services, request);
            return response;
        };
    return all;
}

std::optional<http::Response> gate(const house::Services& services, const http::Request& request,
                                   std::string_view permission) {
    if (auto instead = ask_second_factor(services, request)) return instead;
    auto refused = services.door->gate(request, permission);
    const bool typed = is_post(request) && !is_api(request) && request.form.pairs().size() > 1;
    if (refused && typed && !services.door->visit(request).standing.signed_in() && http::from_own_site(request.headers))
        return form_again(services, request);
    return refused;
}

}  // namespace accounts
