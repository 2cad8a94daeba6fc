#pragma once
#include <string>
#include <vector>

#include "rooms/yearly_report/requirements.h"
#include "rooms/yearly_report/yearly_report.h"

namespace yearly_report {

enum class MetBy {
    sections,  ///< told by a section or more
    gap,       ///< sections are there for it, and tell nothing
    nothing    ///< the outline has no section for it
};

/// One requirement beside what meets it.
struct Met {
    const Requirement* requirement;
    std::vector<const Part*> parts;  ///< of the report; it must outlive this
    std::size_t figures = 0;         ///< different figures in those parts: the evidence that can be opened
    MetBy state = MetBy::nothing;
};

/// Every requirement that a report on this year answers to.
std::vector<Met> requirement_map(const Report& report, core::ReportingYear year);

/// "Met", "Gap: the sections tell nothing", "Gap: no section".
std::string in_words(MetBy state);

/// The map as a page of documentation.
std::string requirement_map_markdown(const Report& report, core::ReportingYear year);

}  // namespace yearly_report
