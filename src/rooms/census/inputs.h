#pragma once
#include <string>
#include <vector>

#include "rooms/census/ssda903/check.h"

namespace census {

/// One return among the files that were named: a census file, or the SSDA903 files that belong together.
struct Input {
    std::string name;
    std::string unusable = {};
    std::string left_out = {};  ///< files of the folder `name` that are no returns; there is then nothing else
    bool is_ssda903 = false;
    ssda903::Files ssda903 = {};
    std::string authority = {};  ///< of an SSDA903 return, whose files name none; empty: not told
};

/// Files in CSV that are named together are one SSDA903 return, and so are those of a folder; every other file that is
/// named, and every XML file of a folder, is a Children in Need census. What else a folder holds is left out.
/// `authorities` are those of the SSDA903 returns, folders in their order, then loose files.
std::vector<Input> inputs_of(const std::vector<std::string>& files, const std::vector<std::string>& authorities = {});

}  // namespace census
