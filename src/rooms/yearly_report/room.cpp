#include "platform/house/card.h"

namespace yearly_report {

extern const house::Card card;
const house::Card card{.name = "yearly_report", .title = "Yearly report"};

}  // namespace yearly_report
