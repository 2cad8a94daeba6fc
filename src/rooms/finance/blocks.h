#pragma once
#include <vector>

#include "platform/publish/document.h"
#include "rooms/finance/account.h"
#include "rooms/finance/trace.h"

namespace finance {

/// The statements as blocks of a publication. `agreements` are told where there are any.
std::vector<publish::Block> blocks_of(const Account& account, const std::vector<Statement>& statements,
                                      const std::vector<Agreement>& agreements, int level);

}  // namespace finance
