#include "platform/registers/entity.h"

namespace volunteers {

using registers::Need;
using registers::Type;

extern const registers::Entity volunteers, placements;

const registers::Entity volunteers{
    .room = "volunteers",
    .name = "volunteers",
    .one = "volunteer",
    .many = "volunteers",
    .meaning = "Someone who gives time to children without being paid.",
    .fields = {{.name = "name", .label = "Name", .need = Need::required, .in_list = true}},
    .title = {"name"},
    .key = {"name"}};

const registers::Entity placements{
    .room = "volunteers",
    .name = "placements",
    .one = "placement",
    .many = "placements",
    .meaning = "What a volunteer does, for whom, and whether they were checked first.",
    .fields =
        {{.name = "volunteer",
          .label = "Volunteer",
          .type = Type::reference,
          .need = Need::required,
          .refers_to = &volunteers,
          .in_list = true},
         {.name = "began",
          .label = "Began on",
          .type = Type::date,
          .need = Need::required,
          .in_list = true,
          .ask = "Enter the day on which they began"},
         {.name = "setting",
          .label = "Setting",
          .type = Type::choice,
          .choices = {{"school", "School"}, {"club", "Club"}, {"faith", "Place of worship"}},
          .in_list = true},
         {.name = "hours", .label = "Hours a week", .type = Type::count, .most = 60, .in_list = true},
         {.name = "expenses", .label = "Expenses paid", .type = Type::money},
         {.name = "checked", .label = "Checked before they began", .type = Type::yes_no_not_known, .in_list = true},
         {.name = "notes", .label = "Notes", .type = Type::narrative}},
    .title = {"volunteer", "began"},
    .key = {"volunteer", "began"}};

}  // namespace volunteers
