#pragma once
#include <memory>

#include "rooms/census/formats/case_json.h"
#include "rooms/census/ssda903/returns.h"

namespace census::ssda903 {

/// The return that the tables of a case describe.
std::shared_ptr<Return> return_of(const Case& tables);

/// The tables and columns of a case that no return has, in words: they are left out.
std::vector<std::string> strange_parts(const Case& tables);

}  // namespace census::ssda903
