#pragma once
#include <map>
#include <string>

namespace publish::tests {

/// The files of a zip archive by name. A test fails when the archive is broken.
std::map<std::string, std::string> unzip(const std::string& archive);

}  // namespace publish::tests
