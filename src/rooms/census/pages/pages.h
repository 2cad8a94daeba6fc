#pragma once
#include <memory>

#include "platform/house/card.h"
#include "platform/http/http.h"

namespace census {

class Safe;

/// What the pages of the room work with.
struct Desk {
    const house::Services& services;
    std::shared_ptr<const Safe> safe;
};

// The authority's side.
http::Response show_returns(const Desk& desk, const http::Request& request);
http::Response show_upload(const Desk& desk, const http::Request& request);
http::Response do_upload(const Desk& desk, const http::Request& request);
core::Result<std::shared_ptr<http::FileSink>> begin_upload(const Desk& desk, const http::Request& request);
http::Response show_example(const Desk& desk, const http::Request& request);
http::Response show_return(const Desk& desk, const http::Request& request);
http::Response show_progress(const Desk& desk, const http::Request& request);
http::Response do_check_again(const Desk& desk, const http::Request& request);
http::Response do_withdraw(const Desk& desk, const http::Request& request);
http::Response show_findings(const Desk& desk, const http::Request& request);
http::Response export_findings(const Desk& desk, const http::Request& request);
http::Response show_mark(const Desk& desk, const http::Request& request);
http::Response do_mark(const Desk& desk, const http::Request& request);
http::Response show_indicators(const Desk& desk, const http::Request& request);
http::Response show_children(const Desk& desk, const http::Request& request);
http::Response show_beside(const Desk& desk, const http::Request& request);
http::Response show_submit(const Desk& desk, const http::Request& request);
http::Response do_submit(const Desk& desk, const http::Request& request);

// The partnership's side.
http::Response show_submission(const Desk& desk, const http::Request& request);
http::Response do_accept(const Desk& desk, const http::Request& request);
http::Response do_send_back(const Desk& desk, const http::Request& request);

}  // namespace census
