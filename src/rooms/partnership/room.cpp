#include <algorithm>

#include "platform/house/registers.h"
#include "rooms/partnership/gaps_store.h"
#include "rooms/partnership/partnership.h"

namespace partnership {
namespace {

std::vector<http::Route> routes(const house::Services& services) {
    return registers::routes(house::register_context(services, registers_of_room()), registers_of_room());
}

std::vector<house::Waiting> waiting(db::ReadTx& tx, const rights::Standing& who, core::Date today) {
    const auto held = who.held(today);
    const bool manages = std::any_of(held.begin(), held.end(),
                                     [](const auto* one) { return one->role == rights::Role::business_manager; });
    if (!manages) return {};
    std::vector<house::Waiting> all;
    for (const auto& gap : gaps(tx, today))
        all.push_back({.what = gap.what, .address = gap.address, .due = {}, .from = "The register"});
    return all;
}

}  // namespace

extern const house::Card card;
const house::Card card{.name = "partnership",
                       .title = "Partnership",
                       .navigation = {{"Partnership", "/partnership/organisations", 35}},
                       .pack_files = {&documents_file, &areas_file, &partnerships_file},
                       .registers = registers_of_room(),
                       .routes = routes,
                       .permissions = {{"partnership.read", "see the partnership's registers", rights::every_role()},
                                       {"partnership.edit",
                                        "change the partnership's registers",
                                        {{rights::Role::business_manager}, {rights::Role::business_support}}},
                                       {"partnership.decide",
                                        "start, pause and close bodies, and publish governing papers",
                                        {{rights::Role::lead_safeguarding_partner},
                                         {rights::Role::delegated_safeguarding_partner},
                                         {rights::Role::partnership_chair}}},
                                       {"partnership.appoint",
                                        "change the register of appointments, from which rights follow",
                                        {{rights::Role::business_manager},
                                         {rights::Role::lead_safeguarding_partner},
                                         {rights::Role::delegated_safeguarding_partner}}}},
                       .waiting = waiting};

}  // namespace partnership
