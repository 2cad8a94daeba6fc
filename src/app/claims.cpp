#include <iostream>

#include "app/commands.h"
#include "app/store.h"
#include "rooms/checker/checker.h"

namespace app {

int claims(const checker::Command& given) {
    if (!given.file.empty()) return checker::claims_command(given, nullptr, std::cout, std::cerr);
    const auto database = open_store(Migrate::no);
    return checker::claims_command(given, database.get(), std::cout, std::cerr);
}

}  // namespace app
