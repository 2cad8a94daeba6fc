#pragma once
#include <string>
#include <vector>

#include "platform/publish/formats.h"
#include "rooms/yearly_report/yearly_report.h"

namespace yearly_report {

/// Every file of a report as it is kept when it is frozen: the formats that need no other program, the whole HTML
/// for paper and for offices (from which PDF and DOCX are made), and each part's page as "pages/SLUG.html".
/// "parts.csv" lists them: slug, title, level.
std::vector<publish::File> archive(const Report& report);

/// Sixty-four hexadecimal digits over all paths and bytes: the same report gives the same.
std::string hash_of(const std::vector<publish::File>& files);

/// The blocks of one part alone.
publish::Document part_of(const Report& report, const Part& part);

}  // namespace yearly_report
