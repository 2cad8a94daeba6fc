#pragma once
#include <string>
#include <vector>

#include "rooms/census/ssda903/check.h"

namespace census {

/// One return among the files that were named: a census file, or the SSDA903 files that belong together.
struct Input {
    std::string name;
    std::string unusable = {};
    bool is_ssda903 = false;
    ssda903::Files ssda903 = {};
    std::string authority = {};  ///< of an SSDA903 return, whose files name none; empty: not told
};

/// Files in CSV that are named together are one SSDA903 return, and so is a folder of them; every other file is a
/// Children in Need census. `authorities` are those of the SSDA903 returns, folders in their order, then loose files.
std::vector<Input> inputs_of(const std::vector<std::string>& files, const std::vector<std::string>& authorities = {});

}  // namespace census
