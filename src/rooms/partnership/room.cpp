#include "platform/house/registers.h"
#include "rooms/partnership/partnership.h"

namespace partnership {
namespace {

std::vector<http::Route> routes(const house::Services& services) {
    return registers::routes(house::register_context(services, registers_of_room()), registers_of_room());
}

}  // namespace

extern const house::Card card;
const house::Card card{.name = "partnership",
                       .title = "Partnership",
                       .navigation = {{"Partnership", "/partnership/organisations", 35}},
                       .pack_files = {&documents_file, &areas_file, &partnerships_file},
                       .routes = routes,
                       .permissions = {{"partnership.read", "see the partnership's registers", rights::every_role()},
                                       {"partnership.edit",
                                        "change the partnership's registers",
                                        {{rights::Role::business_manager}, {rights::Role::business_support}}}}};

}  // namespace partnership
