#pragma once
#include <string>

#include "support/program.h"

/// What every command owes to the script that calls it.
namespace contract {

/// Checks that the command gave up as the contract says: this exit status, nothing on standard output, and one line on
/// standard error that holds `told`.
void gave_up(const support::Ran& ran, int status, const std::string& told);

/// Checks that standard output is one JSON document and nothing else, and that nothing was said on standard error.
void one_json_document(const support::Ran& ran);

std::size_t count(const std::string& text, const std::string& part);

}  // namespace contract
