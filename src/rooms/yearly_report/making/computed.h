#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/period.h"
#include "platform/publish/document.h"

namespace db {
class ReadTx;
}
namespace scorecard {
class Tracer;
}

namespace yearly_report {

/// What a computed section is made from.
struct Making {
    db::ReadTx& tx;
    scorecard::Tracer& tracer;
    std::string partnership;
    core::ReportingYear year;
    int level;  ///< of the section's heading
};

/// Who answers for the report with their name, as its document prints them; empty: it prints nobody.
std::vector<publish::Block> signatories(const Making& making);

/// Whether the program can make a section of this slug.
bool can_compute(std::string_view slug);
/// The slugs, for a remedy.
std::string computed_parts();
/// The section's blocks, without its heading; empty when the record holds nothing for it.
std::vector<publish::Block> compute(std::string_view slug, const Making& making);

}  // namespace yearly_report
