#pragma once
#include <string>
#include <vector>

#include "core/result.h"

namespace publish {

class Scratch;

/// The name of the browser on the PATH; empty when there is none.
std::string chromium();

/// Has the browser open a file of the folder and do what `arguments` say (--print-to-pdf=..., --dump-dom). What it
/// writes to its standard output is then in the folder's "browser.out". It speaks to nobody. Refuses when it is at work
/// for somebody else for longer than a few seconds; throws core::Failure when it fails or takes more than two minutes.
core::Result<void> browse(const Scratch& scratch, const std::string& file, const std::vector<std::string>& arguments);

}  // namespace publish
