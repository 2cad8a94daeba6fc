#pragma once
#include "platform/house/card.h"

/// One function for each page; room.cpp gives each its address.
namespace scorecard {

http::Response show_indicators(const house::Services& services, const http::Request& request);
http::Response export_indicators(const house::Services& services, const http::Request& request);
http::Response show_indicator(const house::Services& services, const http::Request& request);
http::Response export_indicator(const house::Services& services, const http::Request& request);
http::Response show_sources(const house::Services& services, const http::Request& request);
http::Response show_source(const house::Services& services, const http::Request& request);
http::Response compare_areas(const house::Services& services, const http::Request& request);

}  // namespace scorecard
