#pragma once
#include "rooms/yearly_report/making/open_findings.h"
#include "rooms/yearly_report/pages/parts.h"
#include "rooms/yearly_report/store_route.h"

/// The approval route on the workbench: who has considered the report, who has signed, and what is missing.
namespace yearly_report {

struct Approval {
    std::vector<RouteStep> route;
    bool partners_sign = true;  ///< by the law of the report's year
    std::vector<Partner> partners;
    std::vector<Recipient> recipients;
    std::vector<std::string> missing;      ///< before it may be published
    std::vector<SectionFinding> findings;  ///< of the claim checker, which nobody explained; none once published
};
Approval approval_of(db::ReadTx& tx, const Work& work, core::Date today);

/// Each step of the route with its decision, or the way to record it.
ui::Html route_part(const Work& work, const Approval& approval, bool may_record);
/// Each safeguarding partner with its signature.
ui::Html signatures_part(const Approval& approval);
/// Each recipient that the law names, with the dispatch to it or the way to record one.
ui::Html recipients_part(const Work& work, const Approval& approval, const std::string& version, bool may_record);
/// What keeps it from being published, with each passage that the claim checker finds; empty after publication. What a
/// passage tells is shown to those who may see what is withheld (`as_recorded`); `may_explain`: to say why it is right.
ui::Html missing_part(const Asked& wanted, const Work& work, const Approval& approval, bool as_recorded,
                      bool may_explain);

/// One button for each partner that this person may sign for today.
ui::Html sign_buttons(const house::Services& services, const http::Request& request, const Work& work,
                      const Approval& approval);
/// The command behind them: `organisation` is its code.
core::Result<void> sign_for(const house::Services& services, const http::Request& request, const Work& work,
                            const std::string& organisation);

}  // namespace yearly_report
