#include "platform/house/card.h"
#include "rooms/scorecard/files.h"
#include "rooms/scorecard/scorecard.h"

namespace scorecard {

extern const house::Card card;
const house::Card card{.name = "scorecard",
                       .title = "Scorecard",
                       .navigation = {{"Scorecard", "/scorecard", 20}},
                       .pack_files = {indicators_file, breakdowns_file, observations_file},
                       .check_pack = check_pack,
                       .figure = figure_by_id};

}  // namespace scorecard
