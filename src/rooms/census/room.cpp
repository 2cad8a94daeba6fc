#include "platform/house/card.h"

namespace census {

/// No pages yet: returns are checked at the command line (census.h).
extern const house::Card card;
const house::Card card{.name = "census", .title = "Statutory returns"};

}  // namespace census
