#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tree.h"

namespace tidy {

/// Where in the house a file lives.
enum class Zone { core, platform, room, app, tests, elsewhere };

struct Home {
    Zone zone = Zone::elsewhere;
    std::string_view part;   ///< the service's or room's word; empty elsewhere
    std::string_view inner;  ///< the path within the part
    bool is_test = false;    ///< in tests/, fuzz/ or bench/ of its part, or in the top-level tests/
};

/// The views point into `path`.
Home home_of(std::string_view path);

/// The file of this tree that an #include means; empty when it is of a library. A path into core/, platform/, rooms/
/// or app/ is ours even where no such file exists.
std::string resolve(const Tree& tree, std::string_view from, std::string_view target);

/// What add_room(), add_service() and add_core() say in the CMakeLists.txt of each part.
struct Declaration {
    std::string name;
    std::map<std::string, std::vector<std::string>, std::less<>> lists;  ///< by keyword: NEEDS, LIBS...
    std::string path;                                                    ///< the CMakeLists.txt
    std::size_t line = 0;
};

/// The first call of `function` in a CMakeLists.txt; an empty name when there is none.
Declaration declaration_in(const Tree& tree, std::string_view path, std::string_view function);

}  // namespace tidy
