#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/http/http.h"

namespace http {

class Incoming;
class RouteTree;
struct Target;

/// A request as it came: nothing decoded, nothing checked. Tests make one with get() and post().
struct Message {
    std::string method;  ///< "GET"
    std::string target;  ///< "/scorecard?area=E06000017"
    Fields headers;      ///< names in lower case
    std::string body;
    std::string peer;
};

Message get(std::string target);
/// A form sent as application/x-www-form-urlencoded from the site's own page.
Message post(std::string target, const std::vector<std::pair<std::string, std::string>>& form);

/// Makes the page for a status from 400 to 599. `sentence` is for the person; `reference` leads us to the log line.
/// Runs on any thread.
using ErrorPage = std::function<Response(int status, std::string_view reference, std::string_view sentence)>;

/// Asked before the handler of every route that is not "public". An answer is sent in place of the page.
/// Runs on any thread.
using Gate = std::function<std::optional<Response>(const Request&, std::string_view permission)>;

/// Sizes in bytes. What is above gets 413 (bodies), 414 (targets) or 400 (fields), each with a sentence.
struct Limits {
    std::size_t target = 8 << 10;
    std::size_t body = 1 << 20;  ///< where the route states no other
    std::size_t fields = 1000;   ///< a count: fields of a form, pairs of a query
    std::size_t field_name = 256;
    std::size_t field_value = 256 << 10;
    std::size_t files = 50;  ///< a count
};

/// What is the same for every route.
struct Site {
    ErrorPage error_page = {};  ///< empty: plain text
    Gate gate = {};             ///< empty: every route that is not "public" answers 403
    Limits limits = {};
    /// Names under which people reach the site, beside localhost, 127.0.0.1 and [::1]: "cairn.example.org" with any
    /// port, or "cairn.example.org:8443" with that port only. Another name in Host gets 421.
    std::vector<std::string> hosts = {};
    bool behind_tls = false;  ///< people reach the site by https only: send Strict-Transport-Security
};

/// What came of a request: the response as it is sent, and what the log may know of it.
struct Answer {
    Response response;      ///< complete but for Date and Connection; no body after HEAD
    std::string pattern;    ///< of the route; "-" when there is none
    std::string reference;  ///< "C7KQ-2M4P"
    std::string fault;      ///< for the log: what an exception said, and where it was thrown; empty when all is well
};

/// All routes of the site. Immutable; may be used from many threads.
class Routes {
  public:
    /// Throws core::Bug that names every duplicate or malformed pattern and every route without permission or handler.
    explicit Routes(std::vector<Route> routes, Site site = {});
    ~Routes();
    Routes(const Routes&) = delete;
    Routes& operator=(const Routes&) = delete;

    /// From a request to its complete response, through the same checks, limits and error handling as on the wire.
    /// Throws nothing: what a handler throws becomes an error page (this is the request boundary).
    Response answer(const Message& message) const { return handle(message).response; }
    Answer handle(Message message) const;

    /// The answer to a request that cannot be handed to a handler (malformed, too slow, too large). `target`: as far as
    /// it was read. Throws nothing.
    Answer refuse(int status, std::string sentence, std::string target = {}) const;

    /// The largest body in bytes that the route of this method and target takes.
    std::size_t body_limit(std::string_view method, std::string_view target) const;

    /// Whether the route of this method and target takes its file while it arrives.
    bool streams(std::string_view method, std::string_view target) const;
    /// For such a route: `head` is the request without its body. Throws nothing; asks nobody before the first bytes.
    std::unique_ptr<Incoming> receive(Message head) const;

    struct Listed {
        Method method;
        std::string pattern;
        std::string permission;
    };
    std::vector<Listed> list() const;  ///< in the order given, for tests that walk all pages

  private:
    std::unique_ptr<RouteTree> tree_;
    Site site_;

    friend class Incoming;

    const Route* route_of(std::string_view method, std::string_view target) const;
    void guarded(Answer& answer, const std::function<Response()>& work) const;
    Response respond(Message& message, Answer& answer) const;
    std::optional<Response> read_head(const Message& message, Answer& answer, Request& request,
                                      const Route*& route) const;
    std::optional<Response> refuse_at_gate(const Route& route, const Request& request) const;
    Response call(const Route& route, const Request& request) const;
    std::optional<Response> refuse_host(const Message& message, const Target& target) const;
    std::optional<Response> read_body(Message& message, Request& request) const;
    Response no_such_route(const Message& message, const Target& target) const;
    void dress_error(const Message& message, Answer& answer) const;
    void finish(const Message& message, Answer& answer) const;
};

/// GET /health: "ok", or 503 when `check` throws core::Failure. For load balancers and service managers.
Route health(std::function<void()> check);

/// Eight letters and digits at random, easy to read aloud: "C7KQ-2M4P".
std::string new_reference();

}  // namespace http
