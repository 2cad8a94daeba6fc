#pragma once
#include <string>

namespace publish {

/// The name of the browser on the PATH; empty when there is none.
std::string chromium();

}  // namespace publish
