#pragma once
#include <vector>

#include "platform/http/http.h"
#include "platform/registers/entity.h"

namespace registers {

/// What was asked of a list by its filters and cannot be understood, each at the name in the address. `read_query`
/// leaves it out; whoever shows or answers the list tells it.
std::vector<Problem> problems_of_filters(const Entity& entity, const http::Fields& fields);
/// The same for programs, which are told too of a sort, a page or a name that there is not.
std::vector<Problem> problems_of_query(const Entity& entity, const http::Fields& fields);

}  // namespace registers
