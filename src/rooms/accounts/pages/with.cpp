#include "platform/rights/oidc/oidc.h"
#include "rooms/accounts/pages/pages.h"
#include "rooms/accounts/pages/parts.h"

namespace accounts {
namespace {

std::string back_address(const house::Services& services, const http::Request& request,
                         const rights::Provider& provider) {
    return site_of(services, request) + "/accounts/with/" + provider.code + "/back";
}

const rights::Provider* provider_of(const house::Services& services, const http::Request& request) {
    return rights::oidc::find(services.door->office(), request.parameters.get("provider"));
}

}  // namespace

http::Response go_with(const house::Services& services, const http::Request& request) {
    const auto* provider = provider_of(services, request);
    if (provider == nullptr) return http::refused(rights::missing_record());
    const auto address =
        rights::oidc::depart(services.door->office(), *provider, services.door->browser(request),
                             back_address(services, request, *provider), rights::safe_next(request.query.get("next")));
    return address ? http::redirect(*address) : http::refused(address.error());
}

http::Response come_back(const house::Services& services, const http::Request& request) {
    const auto* provider = provider_of(services, request);
    if (provider == nullptr) return http::refused(rights::missing_record());
    const auto given = [&](const char* name) { return std::string{request.query.get(name)}; };
    const auto arrived = rights::oidc::arrive(
        services.door->office(), *provider, services.door->browser(request), back_address(services, request, *provider),
        {.state = given("state"), .code = given("code"), .issuer = given("iss"), .error = given("error")},
        services.door->origin(request));
    if (!arrived) return http::refused(arrived.error());
    auto response = http::redirect(arrived->opened.needs_code ? http::url("/accounts/code", {{"next", arrived->next}})
                                                              : after_sign_in(arrived->next));
    services.door->set_session(response, arrived->opened.cookie);
    return response;
}

}  // namespace accounts
