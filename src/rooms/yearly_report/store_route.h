#pragma once
#include <string>
#include <vector>

#include "rooms/yearly_report/store_workflow.h"

/// What a report needs before it may be published: the steps of its partnership's approval route, and those who by the
/// law of its year answer for it with their name (duties.h): every safeguarding partner, or a Board's Independent
/// Chair.
namespace yearly_report {

/// One step of the route that holds for a report.
struct RouteStep {
    std::string step;  ///< value of the register's field: "scrutiny"
    std::string body;  ///< whose decision it is
    std::int64_t place = 0;
    /// The record of what that body decided last; empty: it has not.
    std::string approval = {};
    std::string decision = {};  ///< "noted"; empty: none
    bool done() const { return !decision.empty() && decision != "sent_back"; }
};
/// In order; last the Independent Chair of a Board, whose report it is. Empty: the partnership asks for no step before
/// the signatures.
std::vector<RouteStep> route_of(db::ReadTx& tx, const Work& work);

/// A safeguarding partner of the partnership, and its signature on the frozen figures.
struct Partner {
    std::string code, name;                                      ///< of the organisation
    std::string signed_by = {}, signed_as = {}, signed_at = {};  ///< empty: it has not signed
};
/// Those whose seat stands on the day, by name. A signature holds for one snapshot. Empty for a report that the law of
/// its year does not have them sign.
std::vector<Partner> partners_of(db::ReadTx& tx, const Work& work, core::Date on);

/// What of the route, the check and the signatures keeps the report from being published, each in a sentence that says
/// what to do; empty: nothing. `missing_for_publication` (commands_ready.h) tells all.
std::vector<std::string> missing_on_route(db::ReadTx& tx, const Work& work, core::Date on);

/// Whether the safeguarding partners sign the report, by the law of its year.
bool partners_sign(db::ReadTx& tx, const Work& work);

/// Whom the law of its year names to receive the report.
struct Recipient {
    std::string title, source;
    std::string dispatch = {};  ///< the record of the version sent to it; empty: none is recorded
};
/// For the newest published version, in the order of the law.
std::vector<Recipient> recipients_of(db::ReadTx& tx, const Work& work);

}  // namespace yearly_report
