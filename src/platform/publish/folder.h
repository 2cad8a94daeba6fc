#pragma once
#include <string>
#include <vector>

#include "platform/publish/formats.h"

namespace publish {

/// Puts the files into the folder (made when missing): all of them or none. They are written to a folder of their own
/// inside it, then moved; an earlier publication's files of the same names are replaced, and its tables that this one
/// does not have (csv/table-*.csv) are removed. Gives the paths. Throws core::Failure.
std::vector<std::string> put(const std::string& folder, const std::vector<File>& files);

}  // namespace publish
