#pragma once
#include <string>
#include <vector>

#include "rooms/yearly_report/making/outline_writer.h"

namespace yearly_report {

/// What the parts of a cover report are made from.
struct Cover {
    db::ReadTx& tx;
    const Report& yearly;
    std::string partnership;
    core::ReportingYear year;
    std::vector<Section> parts;  ///< of the cover report itself
};

/// The parts of a cover report for which no pack tells an outline, in the order in which committees expect them.
std::vector<Section> usual_cover();

/// What the program says in one part: the usual words, unless a narrative stands there, and what the record tells of
/// this year alone.
std::vector<publish::Block> cover_blocks(const Cover& cover, const Section& section, const Made& made);

}  // namespace yearly_report
