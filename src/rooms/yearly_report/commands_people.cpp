#include <algorithm>

#include "core/london.h"
#include "platform/registers/commands.h"
#include "platform/registers/entity.h"
#include "rooms/partnership/partnership.h"
#include "rooms/yearly_report/commands.h"

// What members and agencies are asked, and what they say.
namespace yearly_report {
namespace {

using core::Reason;

registers::Cells cells_of(const registers::Entity& entity,
                          const std::vector<std::pair<std::string, std::string>>& values) {
    registers::Cells cells(entity.fields.size());
    for (const auto& [field, value] : values) cells[registers::place_of(entity, field)] = value;
    return cells;
}

}  // namespace

bool may_comment(State state) { return state >= State::contributions && state < State::signing; }

core::Result<void> comment(audit::WriteTx& tx, const rights::Grant<Comment>& by, const Work& work,
                           const std::string& section, const std::string& said_by, const std::string& text) {
    if (!may_comment(work.state))
        return core::refuse(Reason::wrong_state,
                            "The report takes no comments now: it is at \"" + std::string{title(work.state)} + "\".");
    registers::add({tx, by}, comments,
                   cells_of(comments, {{"report", work.id},
                                       {"section", section},
                                       {"said_by", said_by},
                                       {"on", core::iso(core::london_date(tx.now()))},
                                       {"comment", text},
                                       {"outcome", "open"}}));
    return {};
}

core::Result<void> ask(audit::WriteTx& tx, const rights::Grant<Ask>& by, const Work& work, const std::string& section,
                       const std::string& prompt, core::Date due, const std::vector<std::string>& organisations) {
    if (!may_draft(work.state))
        return core::refuse(Reason::wrong_state, "The report's figures are frozen: nobody can be asked now.");
    for (const auto& organisation : organisations) {
        const auto cells = cells_of(contributions, {{"report", work.id},
                                                    {"section", section},
                                                    {"organisation", organisation},
                                                    {"prompt", prompt},
                                                    {"due", core::iso(due)},
                                                    {"state", "asked"}});
        if (const auto known = registers::find_by_key(tx, contributions, cells))
            return core::refuse(Reason::conflict, "Asked already: " + known->title + ".");
        registers::add({tx, by}, contributions, cells);
    }
    return {};
}

}  // namespace yearly_report
