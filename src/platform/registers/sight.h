#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/registers/entity.h"
#include "platform/rights/policy.h"

namespace db {
class ReadTx;
}

/// Which records are for whom. Pages do not ask these questions one by one: they read through `Reader` and change
/// through `Editor` (reader.h, editor.h), which ask them every time.
namespace registers {

struct Record;

/// Who looks, and by which rules.
class Viewer {
  public:
    /// A person, of whom every record is asked. `policy` outlives it.
    Viewer(const rights::Policy& policy, rights::Standing who, std::shared_ptr<const rights::Footprints> footprints,
           core::Date today)
        : policy_(&policy), who_(std::move(who)), footprints_(std::move(footprints)), today_(today) {}
    /// Whoever runs the installation sees and may do everything.
    explicit Viewer(const rights::Operator&) {}

    bool sees_everything() const { return policy_ == nullptr; }
    /// Not of one who sees everything.
    const rights::Policy& policy() const { return *policy_; }
    const rights::Standing& who() const { return who_; }  ///< of nobody where everything is seen
    const std::shared_ptr<const rights::Footprints>& footprints() const { return footprints_; }  ///< may be empty
    core::Date today() const { return today_; }

  private:
    const rights::Policy* policy_ = nullptr;
    rights::Standing who_ = {};
    std::shared_ptr<const rights::Footprints> footprints_ = {};
    core::Date today_ = {};
};

/// A condition for `where` on the rows of one register that are called `t`, with its named values. Empty: all rows.
struct Seen {
    std::string sql = {};
    std::vector<std::pair<std::string, std::string>> values = {};
    bool all() const { return sql.empty(); }
};
/// The records that the viewer may read. `name`: what the rows are called; `prefix`: how the names of values begin.
Seen seen_by(const Viewer& viewer, const Entity& entity, const std::string& name = "t",
             const std::string& prefix = "seen");

/// What access must know of a record. One that is part of another is for whom that other is.
rights::Record access_record(db::ReadTx& tx, const Entity& entity, const std::string& id, const Cells& cells);

/// The same for its classification alone.
rights::Classification classification_of(db::ReadTx& tx, const Entity& entity, const Cells& cells);

/// Whether a record of this register can be of that classification or a closer one.
bool can_be(const Entity& entity, Classification classification);

/// Empty when the viewer may do this to the record; else the refusal. A record whose existence is not for them to know
/// is refused in the words of a missing one.
std::optional<core::Refusal> refusal(const Viewer& viewer, std::string_view permission, const Entity& entity,
                                     const rights::Record& record);
core::Refusal no_such(const Entity& entity);

/// Whether the record is one that the viewer may not write because it is about themselves (Entity::not_by).
bool is_own(db::ReadTx& tx, const Viewer& viewer, const Entity& entity, const Cells& cells);
/// What they are told, with whom to ask.
core::Refusal own_refusal(const Viewer& viewer, const Entity& entity);

}  // namespace registers
