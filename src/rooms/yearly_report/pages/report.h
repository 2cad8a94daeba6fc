#pragma once
#include "platform/house/card.h"

namespace yearly_report {

http::Response show_reports(const house::Services& services, const http::Request& request);
http::Response show_report(const house::Services& services, const http::Request& request);
http::Response download_report(const house::Services& services, const http::Request& request);
http::Response download_csv(const house::Services& services, const http::Request& request);

/// One chapter of the report as a page of its own; another section leads to the chapter that holds it.
http::Response show_chapter(const house::Services& services, const http::Request& request);
http::Response show_companion(const house::Services& services, const http::Request& request);
http::Response show_requirements(const house::Services& services, const http::Request& request);

// A report on its way.
http::Response show_work(const house::Services& services, const http::Request& request);
http::Response do_work(const house::Services& services, const http::Request& request);
http::Response show_draft(const house::Services& services, const http::Request& request);
http::Response save_draft_page(const house::Services& services, const http::Request& request);
/// The report as it reads now, or as it is frozen, for those who work on it: chapter by chapter.
http::Response show_reading(const house::Services& services, const http::Request& request);
/// Every frozen figure with its source, and what changed since the version before.
http::Response show_frozen_figures(const house::Services& services, const http::Request& request);
http::Response download_frozen_figures(const house::Services& services, const http::Request& request);
http::Response show_comment(const house::Services& services, const http::Request& request);
http::Response save_comment(const house::Services& services, const http::Request& request);
http::Response show_ask(const house::Services& services, const http::Request& request);
http::Response send_ask(const house::Services& services, const http::Request& request);
http::Response show_contribution(const house::Services& services, const http::Request& request);
http::Response save_contribution(const house::Services& services, const http::Request& request);

// Published versions.
http::Response show_version(const house::Services& services, const http::Request& request);
http::Response show_version_companion(const house::Services& services, const http::Request& request);
http::Response download_version(const house::Services& services, const http::Request& request);

}  // namespace yearly_report
