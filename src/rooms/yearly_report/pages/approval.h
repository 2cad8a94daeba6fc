#pragma once
#include "rooms/yearly_report/making/slips.h"
#include "rooms/yearly_report/pages/parts.h"
#include "rooms/yearly_report/store_route.h"

/// The approval route on the workbench: who has considered the report, who has signed, and what is missing.
namespace yearly_report {

struct Approval {
    std::vector<RouteStep> route;
    bool partners_sign = true;  ///< by the law of the report's year
    std::vector<Partner> partners;
    std::vector<Recipient> recipients;
    std::vector<std::string> missing;  ///< before it may be published
};
Approval approval_of(db::ReadTx& tx, const Work& work, core::Date today);

/// What stands against freezing: each slip with the way to its section; empty when there is none.
ui::Html slips_part(const Asked& wanted, const std::vector<Slip>& slips);

/// Each step of the route with its decision, or the way to record it.
ui::Html route_part(const Work& work, const Approval& approval, bool may_record);
/// Each safeguarding partner with its signature.
ui::Html signatures_part(const Approval& approval);
/// Each recipient that the law names, with the dispatch to it or the way to record one.
ui::Html recipients_part(const Work& work, const Approval& approval, const std::string& version, bool may_record);
/// What keeps it from being published; empty once nothing does, and after publication.
ui::Html missing_part(const Work& work, const Approval& approval);

/// One button for each partner that this person may sign for today.
ui::Html sign_buttons(const house::Services& services, const http::Request& request, const Work& work,
                      const Approval& approval);
/// The command behind them: `organisation` is its code.
core::Result<void> sign_for(const house::Services& services, const http::Request& request, const Work& work,
                            const std::string& organisation);

}  // namespace yearly_report
