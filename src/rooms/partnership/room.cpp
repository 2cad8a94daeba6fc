#include <algorithm>
#include <set>

#include "platform/house/registers.h"
#include "platform/rights/footprints.h"
#include "rooms/partnership/gaps_store.h"
#include "rooms/partnership/partnership.h"

namespace partnership {
namespace {

std::vector<http::Route> routes(const house::Services& services) {
    return registers::routes(house::register_context(services, registers_of_room()), registers_of_room());
}

std::vector<house::Waiting> waiting(db::ReadTx& tx, const rights::Standing& who, core::Date today) {
    // Whoever may mend the register where the gap is.
    std::set<std::string> reached;
    const auto places = footprints(tx);
    for (const auto* one : who.held(today))
        if (one->role == rights::Role::business_manager || one->role == rights::Role::business_support)
            reached.merge(places.reached(one->footprint, rights::card(one->role).reach));
    if (reached.empty()) return {};
    std::vector<house::Waiting> all;
    for (const auto& gap : gaps(tx, today))
        if (gap.footprints.empty() || std::any_of(gap.footprints.begin(), gap.footprints.end(),
                                                  [&](const auto& code) { return reached.contains(code); }))
            all.push_back({.what = gap.what, .address = gap.address, .due = {}, .from = "The register"});
    return all;
}

}  // namespace

extern const house::Card card;
const house::Card card{.name = "partnership",
                       .title = "Partnership",
                       .navigation = {{"Partnership", "/partnership/organisations", 35}},
                       .registers = registers_of_room(),
                       .routes = routes,
                       .permissions = {{"partnership.read", "see the partnership's registers", rights::every_role()},
                                       {"partnership.edit",
                                        "change the partnership's registers",
                                        {{rights::Role::business_manager}, {rights::Role::business_support}}},
                                       // They decide whose records a person sees: who runs the installation answers
                                       // for them, and nobody widens their own reach.
                                       {"partnership.places",
                                        "change the registers of areas and partnerships, which decide who sees what",
                                        {{rights::Role::system_administrator}}},
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
