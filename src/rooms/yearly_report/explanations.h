#pragma once

namespace registers {
struct Entity;
}

namespace yearly_report {

/// Why passages that the claim checker finds are right all the same. Kept here and in packs.
extern const registers::Entity claim_explanations;

}  // namespace yearly_report
