#pragma once
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/csrf.h"
#include "platform/http/http.h"
#include "platform/rights/office.h"
#include "platform/rights/policy.h"
#include "platform/rights/sessions.h"

namespace rights {

/// Who is at the door with one request.
struct Visit {
    Standing standing;               ///< of nobody when nobody is signed in
    std::optional<Session> session;  ///< also while it waits for a code
    std::string cookie;              ///< the session's cookie as sent; empty: none
    core::Date today;                ///< in London
    std::shared_ptr<const Footprints> footprints;
};

/// Stands before every page: finds the session, asks the policy, checks every form. May be used from many threads.
class Doorkeeper {
  public:
    /// `footprints` reads which areas, partnerships and joint arrangements there are; asked again every ten seconds.
    Doorkeeper(Office office, Policy policy, std::function<Footprints(db::ReadTx&)> footprints);
    Doorkeeper(const Doorkeeper&) = delete;
    Doorkeeper& operator=(const Doorkeeper&) = delete;

    /// All routes of the site, each POST among them behind the check of its form's token. Throws core::Bug that names
    /// every route whose permission no card declares. The doorkeeper must outlive the routes.
    std::vector<http::Route> guard(std::vector<http::Route> routes);
    /// For http::Site::gate. Sends who is not signed in to the sign-in page and back.
    std::optional<http::Response> gate(const http::Request& request, std::string_view permission) const;

    /// Read once for each request, on the thread that answers it; valid until that request is answered.
    const Visit& visit(const http::Request& request) const;
    /// For the hidden field `http::Csrf::field` of every form. Sets a cookie where the browser has none.
    std::string form_token(const http::Request& request) const;

    /// What only this browser's cookie holds before there is a session; set where it has none.
    std::string browser(const http::Request& request) const;

    bool may(const http::Request& request, std::string_view permission) const;
    Decision sight(const http::Request& request, const Record& record) const;
    Decision decide(const http::Request& request, std::string_view permission, const Record& record) const;
    template <class P>
    core::Result<Grant<P>> grant(const http::Request& request, const Record& record) const {
        const auto& at = visit(request);
        return policy_.grant<P>(at.standing, record, *at.footprints, at.today);
    }
    template <class P>
    core::Result<Grant<P>> grant(const http::Request& request) const {
        const auto& at = visit(request);
        return policy_.grant<P>(at.standing, at.today);
    }
    /// Who is signed in: core::Bug when nobody is, which the route's permission sees to.
    Holder holder(const http::Request& request) const;
    /// Whether this person would be let into the page at an address (a pattern without parameters): for menus.
    bool may_open(const http::Request& request, const std::string& address) const;

    const Office& office() const { return office_; }
    const Policy& policy() const { return policy_; }
    std::shared_ptr<const Footprints> footprints() const;

    /// The frame of a change by the person of this request, for audit::Ledger::write.
    audit::Process process(const http::Request& request, std::string kind, std::string reason = {}) const;

    /// The client's address: the connection's, or what a proxy that the settings name says of it.
    std::string client(const http::Request& request) const;
    /// Where the request comes from, with the cookie that a new session replaces.
    Origin origin(const http::Request& request) const;
    /// Gives the browser its session, or (empty) takes it away.
    void set_session(http::Response& response, const std::string& cookie) const;

  private:
    Visit read_visit(const http::Request& request) const;
    http::Response through(const http::Handler& handler, const http::Request& request) const;
    core::Result<void> check_form(const http::Request& request) const;
    std::string cookie_name(bool is_session) const;

    Office office_;
    Policy policy_;
    std::function<Footprints(db::ReadTx&)> read_footprints_;
    http::Csrf csrf_;
    std::map<std::string, std::string> permission_of_;  ///< by address of GET routes
    mutable std::mutex mutex_;
    mutable std::shared_ptr<const Footprints> footprints_;
    mutable core::Instant footprints_at_{};
};

/// The client's address behind proxies: of those in `forwarded` (X-Forwarded-For), the last that is not one of
/// `proxies`. `peer` when it is no proxy itself, or the header says nothing usable.
std::string client_address(std::string_view peer, std::string_view forwarded, const std::vector<std::string>& proxies);

/// The address to go to after signing in: one of this site (begins with one "/"); "/" for anything else.
std::string safe_next(std::string_view next);

}  // namespace rights
