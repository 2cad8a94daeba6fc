#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rooms/census/engine/bytes.h"
#include "rooms/census/ssda903/check.h"

/// The CSV files of one SSDA903 return in one sealed file: their bytes one after another, then the list of them.
namespace census {

struct BundledFile {
    std::string name;
    bool is_last_year = false;
    std::uint64_t size = 0;
};

/// What stands after the files' bytes. In a name nothing of the list may stand: control characters become spaces.
std::string list_of_bundle(const std::vector<BundledFile>& files);

/// The files of a bundle, each in memory. Only for what was written with `list_of_bundle`.
class Bundle {
  public:
    explicit Bundle(std::string_view all);
    /// They live as long as the bundle.
    std::vector<ssda903::Part> parts() const;

  private:
    std::vector<BundledFile> files_;
    std::vector<std::unique_ptr<Bytes>> bytes_;
};

}  // namespace census
