#pragma once
#include <optional>
#include <string>

#include "platform/registers/files/table_file.h"
#include "platform/registers/pages/parts.h"

namespace registers {

/// A file that was read and waits for a decision; kept as CSV whatever it came as.
struct Upload {
    std::string file;
    TableFile table;
};

/// Keeps it for a week, for the person of the call alone; gives its id.
std::string keep_upload(const Call& call, const std::string& file, const TableFile& table);
/// Empty: there is none of this id that is theirs.
std::optional<Upload> upload_of(const Call& call, const std::string& id);
/// False when somebody dropped it before.
bool drop_upload(Editor& editor, const std::string& id);

}  // namespace registers
