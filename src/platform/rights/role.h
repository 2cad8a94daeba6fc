#pragma once
#include <optional>
#include <span>
#include <string_view>

/// Who acts in a partnership. The words are those of Working Together and of published arrangements.
namespace rights {

enum class Role {
    lead_safeguarding_partner,
    delegated_safeguarding_partner,
    partnership_chair,
    group_chair,
    member,
    agency_lead,
    agency_respondent,
    business_manager,
    business_support,
    performance_officer,
    training_coordinator,
    policy_officer,
    auditor,
    reviewer,
    case_review_member,
    independent_scrutineer,
    young_scrutineer,
    trainer,
    practitioner,
    legal_adviser,
    system_administrator
};

/// How far an appointment reaches from the footprint it is made for. Each opens the joint arrangements above too.
enum class Reach {
    own,    ///< that footprint
    within  ///< and every footprint inside it
};

/// What a role may see of sealed cases, in the footprints it reaches.
enum class Sealed {
    never,      ///< not even by a grant for the case
    by_grant,   ///< cases that name the person or the role
    own_group,  ///< the cases of the group that the appointment is to, and by grant
    all
};

struct RoleCard {
    Role role;
    std::string_view code;   ///< "business_manager": as stored and as packs write it
    std::string_view title;  ///< "Business manager"
    Reach reach;
    Sealed sealed;
    bool needs_organisation = false;  ///< an appointment must say for whom
    bool needs_body = false;          ///< an appointment must say to which group
};

/// Every role, in the order in which people read them.
std::span<const RoleCard> roles();
const RoleCard& card(Role role);
std::optional<Role> find_role(std::string_view code);

}  // namespace rights
