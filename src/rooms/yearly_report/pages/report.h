#pragma once
#include "platform/house/card.h"

namespace yearly_report {

http::Response show_reports(const house::Services& services, const http::Request& request);
http::Response show_report(const house::Services& services, const http::Request& request);
http::Response download_report(const house::Services& services, const http::Request& request);
http::Response download_csv(const house::Services& services, const http::Request& request);

}  // namespace yearly_report
