#pragma once
#include "platform/house/card.h"

/// The pages of the room: one file each, GET and POST together.
namespace checker {

http::Response show_check(const house::Services& services, const http::Request& request);
http::Response do_check(const house::Services& services, const http::Request& request);

}  // namespace checker
