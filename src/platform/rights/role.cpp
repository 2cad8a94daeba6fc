#include "platform/rights/role.h"

#include <algorithm>
#include <array>

#include "core/check.h"

namespace rights {
namespace {

// Who decides, manages and sees a review (sealed): safeguarding partners decide, the business office manages, the
// Independent Scrutineer sees, chairs and members see those of their own group, agencies give their own return, a young
// scrutineer sees what they are let into; officers for data, training and policy have no part in it.
constexpr std::array<RoleCard, 21> all{{
    {Role::lead_safeguarding_partner, "lead_safeguarding_partner", "Lead safeguarding partner", Reach::within,
     Sealed::all, true},
    {Role::delegated_safeguarding_partner, "delegated_safeguarding_partner", "Delegated safeguarding partner",
     Reach::within, Sealed::all, true},
    {Role::partnership_chair, "partnership_chair", "Partnership chair", Reach::within, Sealed::own_group},
    {Role::group_chair, "group_chair", "Group chair", Reach::own, Sealed::own_group, false, true},
    {Role::member, "member", "Member", Reach::own, Sealed::by_grant, true, true},
    {Role::agency_lead, "agency_lead", "Agency lead", Reach::own, Sealed::by_grant, true},
    {Role::agency_respondent, "agency_respondent", "Agency respondent", Reach::own, Sealed::by_grant, true},
    {Role::business_manager, "business_manager", "Business manager", Reach::within, Sealed::all},
    {Role::business_support, "business_support", "Business support officer", Reach::within, Sealed::all},
    {Role::performance_officer, "performance_officer", "Performance officer", Reach::within, Sealed::never},
    {Role::training_coordinator, "training_coordinator", "Training co-ordinator", Reach::within, Sealed::never},
    {Role::policy_officer, "policy_officer", "Policy officer", Reach::within, Sealed::never},
    {Role::auditor, "auditor", "Auditor", Reach::own, Sealed::by_grant},
    {Role::reviewer, "reviewer", "Reviewer", Reach::own, Sealed::by_grant},
    {Role::case_review_member, "case_review_member", "Case review group member", Reach::own, Sealed::own_group, true,
     true},
    {Role::independent_scrutineer, "independent_scrutineer", "Independent scrutineer", Reach::within, Sealed::all},
    {Role::young_scrutineer, "young_scrutineer", "Young scrutineer", Reach::within, Sealed::by_grant},
    {Role::trainer, "trainer", "Trainer", Reach::own, Sealed::never},
    {Role::practitioner, "practitioner", "Practitioner", Reach::own, Sealed::never},
    {Role::legal_adviser, "legal_adviser", "Legal adviser", Reach::within, Sealed::by_grant},
    {Role::system_administrator, "system_administrator", "System administrator", Reach::within, Sealed::never},
}};

}  // namespace

std::span<const RoleCard> roles() { return all; }

const RoleCard& card(Role role) {
    const auto& found = all.at(static_cast<std::size_t>(role));
    core::check(found.role == role, "the cards of the roles stand in the order of the roles");
    return found;
}

std::optional<Role> find_role(std::string_view code) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const RoleCard& one) { return one.code == code; });
    if (found == all.end()) return {};
    return found->role;
}

}  // namespace rights
