#include "core/london.h"

namespace core {

std::string in_words(Instant instant) {
    const std::string local = iso(Instant{instant + london_offset(instant)});
    const int hour = (local[11] - '0') * 10 + (local[12] - '0');
    return in_words(london_date(instant)) + " at " + std::to_string(hour % 12 == 0 ? 12 : hour % 12) +
           local.substr(13, 3) + (hour < 12 ? "am" : "pm");
}

}  // namespace core
