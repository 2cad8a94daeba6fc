#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/result.h"
#include "platform/rights/footprints.h"
#include "platform/rights/grant.h"
#include "platform/rights/record.h"
#include "platform/rights/standing.h"

/// Who may do what. The default is no.
namespace rights {

/// Of which records a role has a permission.
enum class Part {
    all,           ///< every record in reach
    organisation,  ///< those of the organisation that the appointment is for
    body,          ///< those of the group that the appointment is to
    person         ///< the person's own
};

struct Allowed {
    Role role;
    Part part = Part::all;
};

/// Every role, for every record in reach: what whoever is appointed may do.
std::vector<Allowed> every_role();

/// One permission, on a room's card.
struct PermissionCard {
    std::string_view word;  ///< "training.book"; use Permission::text
    std::string_view what;  ///< completes "may ...": "book a place on a course"
    std::vector<Allowed> roles;
};

/// What came of a question, and why: every sentence stands on its own.
struct Decision {
    bool allowed = false;
    bool sees = false;  ///< may know that the record exists; allowed implies it
    std::vector<std::string> because;
    std::string ask;  ///< whom to ask when the answer is no; a sentence, empty when there is nobody
};

/// Immutable; may be used from many threads.
class Policy {
  public:
    /// Throws core::Bug that names every permission declared twice, malformed or without an explanation.
    explicit Policy(std::vector<PermissionCard> cards);

    /// Whether the permission is one that some card declares ("public" and "account" always are).
    bool knows(std::string_view permission) const;
    const std::vector<PermissionCard>& permissions() const { return cards_; }

    /// Whether the person may open the record at all: footprint, classification, grants and exclusions.
    Decision sight(const Standing& who, const Record& record, const Footprints& footprints, core::Date today) const;
    /// Whether the person may do this to the record. Includes `sight`.
    Decision decide(std::string_view permission, const Standing& who, const Record& record,
                    const Footprints& footprints, core::Date today) const;
    /// Whether the person holds the permission for any record: what menus and routes ask.
    Decision decide(std::string_view permission, const Standing& who, core::Date today) const;

    /// The same as a grant. A record that the person may not see is refused exactly as a missing one.
    template <class P>
    core::Result<Grant<P>> grant(const Standing& who, const Record& record, const Footprints& footprints,
                                 core::Date today) const {
        if (auto no = refusal(decide(P::text, who, record, footprints, today), P::text)) return tl::unexpected(*no);
        return Grant<P>(who.account, who.name, record.address);
    }
    template <class P>
    core::Result<Grant<P>> grant(const Standing& who, core::Date today) const {
        if (auto no = refusal(decide(P::text, who, today), P::text)) return tl::unexpected(*no);
        return Grant<P>(who.account, who.name, {});
    }

    /// The roles that have it, in words: "business manager or performance officer"; empty: nobody has it.
    std::string who_has(std::string_view permission) const;

  private:
    const PermissionCard* find(std::string_view permission) const;
    std::optional<core::Refusal> refusal(const Decision& decision, std::string_view permission) const;

    std::vector<PermissionCard> cards_;
};

/// What stands for a record that is missing, and for one whose existence is not for this person to know.
core::Refusal missing_record();

/// One line of "what may this person do and why".
struct Right {
    const PermissionCard* permission;
    std::vector<std::string> because;  ///< empty: has it not
};
std::vector<Right> rights_of(const Policy& policy, const Standing& who, const Footprints& footprints, core::Date today);

/// One line of "who can see this record and why".
struct Viewer {
    std::string account, name;
    bool sees = false;
    std::vector<std::string> because;
};
std::vector<Viewer> viewers(const Policy& policy, const std::vector<Standing>& people, const Record& record,
                            const Footprints& footprints, core::Date today);

}  // namespace rights
