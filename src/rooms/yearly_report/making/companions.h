#pragma once
#include "rooms/yearly_report/yearly_report.h"

namespace yearly_report {

/// The paper with which the report goes to a committee, and the short version for children, from the same record. Their
/// outlines and words are data of the packs, as the report's are.
/// `yearly`: the report itself, written.
Report write_cover(db::ReadTx& tx, const Report& yearly, const std::string& partnership, core::ReportingYear year);
Report write_child(db::ReadTx& tx, const Report& yearly, const std::string& partnership, core::ReportingYear year);

}  // namespace yearly_report
