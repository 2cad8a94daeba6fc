#pragma once
#include <string>
#include <vector>

#include "core/period.h"
#include "rooms/partnership/partnership.h"

/// Who answers for a yearly report with their name, and to whom it goes, by the law of its year: dated data,
/// data/reference/report_duties.csv. A Board's report before 2019 was its Independent Chair's (Children Act 2004
/// s.14A); a partnership's is the safeguarding partners' (s.16G(7)).
namespace yearly_report {

/// A Local Safeguarding Children Board: those of before the arrangements of 2019.
bool is_board(const partnership::Partnership& partnership);

struct ReportDuty {
    std::string kind;         ///< "signature" or "recipient"
    std::string who;          ///< "safeguarding_partners", or a step of the approval route; empty for recipients
    std::string title;        ///< for people
    std::string arrangement;  ///< "partnership" or "board"
    core::Date from;
    std::optional<core::Date> to;
    std::string source, verified;
};

/// Those in force on the last day of the year, in the order of the file.
std::vector<ReportDuty> duties_of(const partnership::Partnership& partnership, core::ReportingYear year);

}  // namespace yearly_report
