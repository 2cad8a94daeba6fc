#pragma once

namespace registers {
struct Entity;
}

namespace yearly_report {

/// The route of each partnership to publication: data, in packs and in the application.
extern const registers::Entity approval_routes;

}  // namespace yearly_report
