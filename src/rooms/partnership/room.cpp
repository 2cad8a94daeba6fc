#include "platform/house/card.h"
#include "platform/registers/registers.h"
#include "rooms/partnership/partnership.h"

namespace partnership {
namespace {

std::vector<http::Route> routes(const house::Services& services) {
    return registers::routes({.database = services.database,
                              .clock = services.clock,
                              .shell = services.shell,
                              .entities = registers_of_room()},
                             registers_of_room());
}

}  // namespace

extern const house::Card card;
const house::Card card{.name = "partnership",
                       .title = "Partnership",
                       .pack_files = {&documents_file, &areas_file, &partnerships_file},
                       .registers = registers_of_room(),
                       .routes = routes};

}  // namespace partnership
