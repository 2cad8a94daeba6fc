#pragma once
#include <string_view>

#include "platform/house/card.h"
#include "platform/http/http.h"
#include "platform/ui/html.h"

namespace accounts {

/// Names of fields with which a person shows again who they are (see `proved`).
inline constexpr std::string_view proof_prefix = "proof-";

/// What a form sent, as hidden fields; files are not among them.
ui::Html kept_fields(const http::Request& request);

}  // namespace accounts
