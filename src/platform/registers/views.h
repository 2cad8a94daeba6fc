#pragma once
#include <string>
#include <vector>

#include "platform/registers/pages/parts.h"

namespace registers {

/// A list that a person keeps: its name and what stood behind the "?" of its address.
struct View {
    std::string id, name, query;
};

/// Whose views: the account, or the name where there is none.
std::string owner_of(const Call& call);
std::vector<View> views(const Call& call);

}  // namespace registers
