#pragma once
#include <vector>

namespace registers {
struct Choice;
struct Entity;
}  // namespace registers

namespace yearly_report {

/// What a step of the way to publication may be: of a route, and of what was decided on one report.
std::vector<registers::Choice> approval_steps();

/// The route of each partnership to publication: data, in packs and in the application.
extern const registers::Entity approval_routes;

}  // namespace yearly_report
