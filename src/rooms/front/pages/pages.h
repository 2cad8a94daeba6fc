#pragma once
#include "platform/house/card.h"

/// One function for each page; room.cpp gives each its address.
namespace front {

http::Response show_home(const house::Services& services, const http::Request& request);
http::Response show_figure(const house::Services& services, const http::Request& request);
http::Response show_accessibility(const house::Services& services, const http::Request& request);
http::Response show_privacy(const house::Services& services, const http::Request& request);
http::Response show_help(const house::Services& services, const http::Request& request);
http::Response show_preview(const house::Services& services, const http::Request& request);

}  // namespace front
