#pragma once
#include <string>
#include <vector>

#include "core/fault.h"
#include "core/period.h"
#include "core/result.h"
#include "platform/db/db.h"
#include "platform/publish/document.h"

/// The door of the room: the statutory yearly report (Children Act 2004 s.16G(7)), written from the record.
namespace yearly_report {

struct Report {
    publish::Document document;
    core::Faults faults;  ///< what in the narrative stands for nothing in the record; empty when all is well
};

/// The report of a partnership for a reporting year, as far as the record goes. Today: area profile and performance
/// data. Refused when there is no such partnership, or no value of its areas in that year.
core::Result<Report> write(db::ReadTx& tx, const std::string& partnership, core::ReportingYear year);

/// The reporting years in which this partnership's areas have values, newest first.
std::vector<core::ReportingYear> years_of(db::ReadTx& tx, const std::string& partnership);

}  // namespace yearly_report
