#pragma once
#include <string>
#include <vector>

#include "rooms/yearly_report/store_workflow.h"

/// What a report needs before it may be published: the steps of its partnership's approval route, and the signature of
/// every safeguarding partner.
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
/// In order. Empty: the partnership asks for no step before the signatures.
std::vector<RouteStep> route_of(db::ReadTx& tx, const Work& work);

/// A safeguarding partner of the partnership, and its signature on the frozen figures.
struct Partner {
    std::string code, name;                                      ///< of the organisation
    std::string signed_by = {}, signed_as = {}, signed_at = {};  ///< empty: it has not signed
};
/// Those whose seat stands on the day, by name. A signature holds for one snapshot.
std::vector<Partner> partners_of(db::ReadTx& tx, const Work& work, core::Date on);

/// Everything that keeps the report from being published, each in a sentence that says what to do; empty: nothing.
std::vector<std::string> missing_for_publication(db::ReadTx& tx, const Work& work, core::Date on);

}  // namespace yearly_report
