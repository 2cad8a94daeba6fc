#include "core/check.h"

namespace core {

Bug::Bug(const std::string& what, std::source_location where)
    : std::logic_error(what + " (" + where.file_name() + ":" + std::to_string(where.line()) + ")"), where_(where) {}

void check(bool condition, const char* why, std::source_location where) {
    if (!condition) throw Bug(why, where);
}

}  // namespace core
