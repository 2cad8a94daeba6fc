#include "core/london.h"

namespace core {

std::string in_words(Instant instant) {
    const std::string local = iso(Instant{instant + london_offset(instant)});
    return in_words(london_date(instant)) + " at " + local.substr(11, 5);
}

}  // namespace core
