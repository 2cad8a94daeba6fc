#pragma once
#include <version>

#if defined(__cpp_lib_source_location)
#include <source_location>
namespace core {
/// A place in the source, for faults of our own.
using Location = std::source_location;
}  // namespace core
#else
namespace core {
/// The same for clang 14 with libstdc++ 12, which builds the fuzz targets and has no std::source_location.
class Location {
  public:
    static constexpr Location current(const char* file = __builtin_FILE(), unsigned line = __builtin_LINE(),
                                      const char* function = __builtin_FUNCTION()) {
        Location here;
        here.file_ = file;
        here.line_ = line;
        here.function_ = function;
        return here;
    }
    constexpr const char* file_name() const { return file_; }
    constexpr unsigned line() const { return line_; }
    constexpr const char* function_name() const { return function_; }

  private:
    const char* file_ = "";
    unsigned line_ = 0;
    const char* function_ = "";
};
}  // namespace core
#endif
