#pragma once
#include <span>

#include "platform/claims/token.h"

namespace claims {

enum class Direction { none, up, down };

/// "rose", "an increase", "up": up. "fell", "reduction", "down": down.
Direction direction_of(std::string_view lower);

/// The last word of direction among these tokens.
Direction last_direction(std::span<const Token> tokens);

}  // namespace claims
