#include "core/check.h"

namespace core {

Bug::Bug(const std::string& what, Location where)
    : std::logic_error(what + " (" + where.file_name() + ":" + std::to_string(where.line()) + ")"), where_(where) {}

void check(bool condition, const char* why, Location where) {
    if (!condition) throw Bug(why, where);
}

}  // namespace core
