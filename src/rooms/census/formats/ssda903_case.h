#pragma once
#include <memory>

#include "rooms/census/formats/case_json.h"
#include "rooms/census/ssda903/returns.h"

namespace census::ssda903 {

/// The return that the tables of a case describe.
std::shared_ptr<Return> return_of(const Case& tables);

}  // namespace census::ssda903
