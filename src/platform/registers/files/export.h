#pragma once
#include <string>

#include "platform/registers/reader.h"

namespace registers {

/// Every record that the query finds, with all fields: an import takes the file again. References by their names; a
/// cell that a spreadsheet would run is inert. What is worked out for `today` comes last, and not for a day in the
/// past.
std::string export_csv(Reader& reader, const Entity& entity, const ListQuery& query, core::Date today = {});
/// The same as a workbook: dates and numbers are dates and numbers, everything else is text. Throws core::Failure when
/// it cannot be written. The only function that names libxlsxwriter.
std::string export_xlsx(Reader& reader, const Entity& entity, const ListQuery& query, core::Date today = {});

/// A file without rows, to be filled in.
std::string template_csv(const Entity& entity);

/// Calls `take` with each record and the texts of its columns (list.h: column_field), a few hundred at a time.
void each_with_titles(Reader& reader, const Entity& entity, const ListQuery& query, core::Date today,
                      const std::function<void(const Record&, const std::vector<std::string>&)>& take);
std::vector<std::string> headings(const Entity& entity, const ListQuery& query);

}  // namespace registers
