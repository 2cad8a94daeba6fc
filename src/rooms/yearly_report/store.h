#pragma once
#include <string>
#include <vector>

#include "platform/db/db.h"
#include "rooms/yearly_report/sections.h"

/// This room's SQL.
namespace yearly_report {

/// The outline of a report, as it stands in the packs; empty when none is told.
std::vector<Section> sections_of(db::ReadTx& tx, const std::string& partnership, core::ReportingYear year);
/// The parts of one of its companions (`cover` or `child`), as the packs tell them; empty when none does.
std::vector<Section> companion_of(db::ReadTx& tx, const std::string& partnership, core::ReportingYear year,
                                  SectionKind companion);
/// The outline; where no pack tells one, what the program can make of the scorecard alone.
std::vector<Section> outline_of(db::ReadTx& tx, const std::string& partnership, core::ReportingYear year);
/// The years for which a partnership has an outline.
std::vector<core::ReportingYear> outlined_years(db::ReadTx& tx, const std::string& partnership);

/// One fact of the register of published facts.
struct Fact {
    std::string topic, subject, kind, area, period, on, statement, figure, document, section;
    std::string id = {};  ///< of the register's record
};
/// Whether the fact speaks of the year: its period ends in it, or its day lies in it. Those without either belong to
/// every year.
bool belongs_to(const Fact& fact, core::ReportingYear year);
/// What is asked of the register; empty: whichever. Facts of no partnership are everyone's.
struct FactsWanted {
    std::string partnership, topic, subject, kind, area, period;
};
/// By code.
std::vector<Fact> facts_of(db::ReadTx& tx, const FactsWanted& wanted);

}  // namespace yearly_report
