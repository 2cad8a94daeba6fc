#pragma once
#include <string>
#include <vector>

#include "core/fault.h"
#include "core/period.h"
#include "core/result.h"
#include "platform/db/db.h"
#include "platform/disclosure/figures.h"
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

/// What of a report must be withheld by the profile, solved over everything that the record tells of its areas and what
/// earlier publications told. `publish::disclose` applies it; the same record gives the same masks everywhere.
disclosure::Masks masks_of(db::ReadTx& tx, const publish::Document& draft, const disclosure::Profile& profile,
                           const std::vector<disclosure::Earlier>& earlier = {});

/// The reporting years in which this partnership's areas have values, newest first.
std::vector<core::ReportingYear> years_of(db::ReadTx& tx, const std::string& partnership);

}  // namespace yearly_report
