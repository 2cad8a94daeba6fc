#include "platform/house/card.h"
#include "rooms/partnership/partnership.h"

namespace partnership {

extern const house::Card card;
const house::Card card{
    .name = "partnership", .title = "Partnership", .pack_files = {&documents_file, &areas_file, &partnerships_file}};

}  // namespace partnership
