#pragma once
#include "platform/house/card.h"

/// One function for each page; room.cpp gives each its address.
namespace finance {

http::Response show_finance(const house::Services& services, const http::Request& request);
http::Response show_year(const house::Services& services, const http::Request& request);
http::Response show_entry(const house::Services& services, const http::Request& request);
http::Response save_entry(const house::Services& services, const http::Request& request);
http::Response export_csv(const house::Services& services, const http::Request& request);
http::Response export_xlsx(const house::Services& services, const http::Request& request);

}  // namespace finance
