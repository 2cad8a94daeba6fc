#include "platform/house/registers.h"

#include "platform/rights/doorkeeper.h"

namespace house {

registers::Context register_context(const Services& services, std::vector<const registers::Entity*> entities) {
    registers::Context context{.database = services.database,
                               .clock = services.clock,
                               .shell = services.shell,
                               .entities = std::move(entities)};
    context.shell_for = services.shell_for;
    if (services.door == nullptr) return context;
    context.person = [door = services.door](const http::Request& request) {
        const auto& standing = door->visit(request).standing;
        return standing.signed_in() ? registers::Person{standing.name, standing.account} : registers::Person{};
    };
    context.csrf = [door = services.door](const http::Request& request) { return door->form_token(request); };
    return context;
}

}  // namespace house
