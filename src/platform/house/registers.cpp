#include "platform/house/registers.h"

#include "platform/rights/doorkeeper.h"

namespace house {
namespace {

/// Without a doorkeeper nobody is known, and nobody may see anything: only tests of public pages have none.
std::function<registers::Viewer(const http::Request&)> viewer_of(const Services& services) {
    static const rights::Policy nothing{{}};
    return [door = services.door](const http::Request& request) -> registers::Viewer {
        if (door == nullptr) return {.policy = &nothing, .footprints = std::make_shared<rights::Footprints>()};
        const auto& at = door->visit(request);
        return {.policy = &door->policy(), .who = at.standing, .footprints = at.footprints, .today = at.today};
    };
}

}  // namespace

registers::Context register_context(const Services& services, std::vector<const registers::Entity*> entities) {
    registers::Context context{.database = services.database,
                               .clock = services.clock,
                               .shell = services.shell,
                               .entities = std::move(entities),
                               .viewer = viewer_of(services),
                               .shell_for = services.shell_for};
    if (services.door == nullptr) return context;
    context.person = [door = services.door](const http::Request& request) {
        const auto& standing = door->visit(request).standing;
        return standing.signed_in() ? registers::Person{standing.name, standing.account} : registers::Person{};
    };
    context.csrf = [door = services.door](const http::Request& request) { return door->form_token(request); };
    return context;
}

}  // namespace house
