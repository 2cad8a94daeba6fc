#pragma once
#include <string>
#include <string_view>

namespace publish {

/// A folder of its own for files on their way, gone with everything in it at the end of its scope. Only this user may
/// look inside.
class Scratch {
  public:
    /// Throws core::Failure when it cannot be made.
    Scratch();
    ~Scratch();
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    std::string path(std::string_view name) const;
    /// Throws core::Failure.
    void put(std::string_view name, std::string_view bytes) const;
    /// Throws core::Failure when it is not there.
    std::string get(std::string_view name) const;

  private:
    std::string folder_;
};

}  // namespace publish
