#include "platform/rights/doorkeeper.h"

#include <algorithm>

#include "core/check.h"
#include "core/london.h"
#include "platform/http/cookie.h"
#include "platform/http/programs.h"

namespace rights {
namespace {

constexpr auto sign_in_page = "/accounts/sign-in";
constexpr auto code_page = "/accounts/code";

/// What is known of the request that this thread is answering, so that it is read once.
struct Memo {
    const Doorkeeper* door = nullptr;
    std::string reference;
    Visit visit;
    std::string fresh_browser;  ///< a cookie that the response must set; empty: none
};

Memo& memo() {
    thread_local Memo of_thread;
    return of_thread;
}

std::string address_with_query(const http::Request& request) {
    std::vector<std::pair<std::string, std::string>> query;
    for (const auto& pair : request.query.pairs()) query.push_back(pair);
    return http::url(request.path, query);
}

}  // namespace

std::string safe_next(std::string_view next) {
    const bool plain = next.find_first_of("\\\r\n\t") == next.npos;
    if (next.size() > 2000 || next.empty() || next[0] != '/' || next.starts_with("//") || !plain) return "/";
    return std::string{next};
}

std::string client_address(std::string_view peer, std::string_view forwarded, const std::vector<std::string>& proxies) {
    const auto is_proxy = [&](std::string_view address) {
        return std::find(proxies.begin(), proxies.end(), address) != proxies.end();
    };
    constexpr std::size_t longest = 45;  // of an IPv6 address in its longest form
    std::string client{peer};
    while (is_proxy(client) && !forwarded.empty()) {
        // Each proxy writes the address it was asked from at the end: only those ends are to be believed.
        const auto comma = forwarded.rfind(',');
        auto last = comma == forwarded.npos ? forwarded : forwarded.substr(comma + 1);
        forwarded = comma == forwarded.npos ? std::string_view{} : forwarded.substr(0, comma);
        while (!last.empty() && last.front() == ' ') last.remove_prefix(1);
        while (!last.empty() && last.back() == ' ') last.remove_suffix(1);
        const bool usable =
            !last.empty() && last.size() <= longest && last.find_first_not_of("0123456789abcdefABCDEF.:") == last.npos;
        if (!usable) break;
        client = last;
    }
    return client;
}

Doorkeeper::Doorkeeper(Office office, Policy policy, std::function<Footprints(db::ReadTx&)> footprints)
    : office_(std::move(office)),
      policy_(std::move(policy)),
      read_footprints_(std::move(footprints)),
      csrf_(office_.keys.forms()) {}

std::string Doorkeeper::cookie_name(bool is_session) const {
    const std::string name = is_session ? "cairn-session" : "cairn-form";
    // A name that browsers only take from this very host, over TLS, for every path.
    return office_.settings.behind_tls ? "__Host-" + name : name;
}

std::vector<http::Route> Doorkeeper::guard(std::vector<http::Route> routes) {
    std::string unknown;
    for (auto& route : routes) {
        if (!policy_.knows(route.permission)) unknown += " " + route.pattern + " (" + route.permission + ")";
        if (route.method == http::Method::get) permission_of_[route.pattern] = route.permission;
        route.handler = [this, handler = std::move(route.handler)](const http::Request& request) {
            return through(handler, request);
        };
        if (!route.sink) continue;
        // The token stands before the file in the form: a form of another site's page is not even received.
        route.sink = [this, sink = std::move(route.sink)](
                         const http::Request& request) -> core::Result<std::shared_ptr<http::FileSink>> {
            if (auto genuine = check_form(request); !genuine) return tl::unexpected(genuine.error());
            return sink(request);
        };
    }
    core::check(unknown.empty(), ("routes with a permission that no card declares:" + unknown).c_str());
    return routes;
}

core::Result<void> Doorkeeper::check_form(const http::Request& request) const {
    const auto& at = visit(request);
    const auto browser = http::cookie(request, cookie_name(false)).value_or("");
    return csrf_.check(request, at.session ? at.cookie : browser);
}

http::Response Doorkeeper::through(const http::Handler& handler, const http::Request& request) const {
    // Read now, not when the handler first asks: it may ask inside a transaction of its own.
    static_cast<void>(visit(request));
    if (request.method == http::Method::post)
        if (auto genuine = check_form(request); !genuine) {
            auto refusal = genuine.error();
            if (http::is_for_programs(request.path))
                refusal.for_user =
                    "The header X-Form-Token does not hold this session's token. GET /api/token gives it.";
            return http::refused(refusal);
        }
    auto response = handler(request);
    auto& known = memo();
    if (known.door == this && known.reference == request.reference && !known.fresh_browser.empty()) {
        response.headers.emplace_back("Set-Cookie", http::set_cookie({.name = cookie_name(false),
                                                                      .value = known.fresh_browser,
                                                                      .secure = office_.settings.behind_tls}));
        known.fresh_browser.clear();
    }
    return response;
}

std::optional<http::Response> Doorkeeper::gate(const http::Request& request, std::string_view permission) const {
    const auto& at = visit(request);
    if (!at.standing.signed_in()) {
        if (http::is_for_programs(request.path)) {
            auto answer =
                http::error(401, "You are not signed in, or were signed out. Send the cookie of a session with it.");
            answer.headers.emplace_back("WWW-Authenticate", "Cookie realm=\"Cairn\"");
            return answer;
        }
        if (request.method == http::Method::post)
            return http::error(403, "You are not signed in, or were signed out. Sign in, then send the form again.");
        if (at.session && at.session->stage == Stage::code_awaited) return http::redirect(code_page);
        return http::redirect(http::url(sign_in_page, {{"next", address_with_query(request)}}));
    }
    const auto decision = policy_.decide(permission, at.standing, at.today);
    if (decision.allowed) return {};
    return http::refused(
        {core::Reason::forbidden, "You may not open this page. " + decision.ask, "no " + std::string{permission}});
}

const Visit& Doorkeeper::visit(const http::Request& request) const {
    auto& known = memo();
    if (known.door == this && !request.reference.empty() && known.reference == request.reference) return known.visit;
    known = {.door = this, .reference = request.reference, .visit = read_visit(request), .fresh_browser = {}};
    return known.visit;
}

Visit Doorkeeper::read_visit(const http::Request& request) const {
    const auto now = office_.clock.now();
    Visit at{.standing = {}, .session = {}, .cookie = {}, .today = core::london_date(now), .footprints = footprints()};
    const auto cookie = http::cookie(request, cookie_name(true));
    if (!cookie) return at;
    office_.ledger.read([&](db::ReadTx& tx) {
        at.session = find_session(tx, office_.keys, *cookie, now, office_.settings);
        at.standing =
            at.session && at.session->stage == Stage::signed_in ? standing_of(tx, at.session->account) : Standing{};
    });
    if (!at.session) return at;
    at.cookie = *cookie;
    at.standing.strong = at.session->strong;
    if (now - at.session->seen > std::chrono::minutes{1})
        office_.ledger.database().write([&](db::WriteTx& tx) { touch_session(tx, at.session->id, now); });
    return at;
}

std::shared_ptr<const Footprints> Doorkeeper::footprints() const {
    const auto now = office_.clock.now();
    {
        const std::lock_guard lock{mutex_};
        if (footprints_ && now >= footprints_at_ && now - footprints_at_ < std::chrono::seconds{10}) return footprints_;
    }
    auto fresh = std::make_shared<Footprints>();
    if (read_footprints_) office_.ledger.read([&](db::ReadTx& tx) { *fresh = read_footprints_(tx); });
    const std::lock_guard lock{mutex_};
    footprints_ = std::move(fresh);
    footprints_at_ = now;
    return footprints_;
}

std::string Doorkeeper::browser(const http::Request& request) const {
    static_cast<void>(visit(request));
    if (const auto known = http::cookie(request, cookie_name(false)); known && known->size() >= 40) return *known;
    auto& remembered = memo();
    if (remembered.fresh_browser.empty()) remembered.fresh_browser = new_secret();
    return remembered.fresh_browser;
}

std::string Doorkeeper::form_token(const http::Request& request) const {
    const auto& at = visit(request);
    return csrf_.token(at.session ? at.cookie : browser(request));
}

bool Doorkeeper::may(const http::Request& request, std::string_view permission) const {
    const auto& at = visit(request);
    return policy_.decide(permission, at.standing, at.today).allowed;
}

Decision Doorkeeper::sight(const http::Request& request, const Record& record) const {
    const auto& at = visit(request);
    return policy_.sight(at.standing, record, *at.footprints, at.today);
}

Decision Doorkeeper::decide(const http::Request& request, std::string_view permission, const Record& record) const {
    const auto& at = visit(request);
    return policy_.decide(permission, at.standing, record, *at.footprints, at.today);
}

Holder Doorkeeper::holder(const http::Request& request) const {
    const auto& standing = visit(request).standing;
    core::check(standing.signed_in(), "an account's own page is asked for by whoever is signed in");
    return Holder{standing.account};
}

bool Doorkeeper::may_open(const http::Request& request, const std::string& address) const {
    const auto found = permission_of_.find(address);
    return found == permission_of_.end() || may(request, found->second);
}

audit::Process Doorkeeper::process(const http::Request& request, std::string kind, std::string reason) const {
    const auto& at = visit(request);
    core::check(at.standing.signed_in(), "who changes something is signed in");
    return {.kind = std::move(kind),
            .actor = at.standing.name,
            .at = office_.clock.now(),
            .reason = std::move(reason),
            .account = at.standing.account};
}

std::string Doorkeeper::client(const http::Request& request) const {
    return client_address(request.peer, request.headers.get("x-forwarded-for"), office_.settings.proxies);
}

Origin Doorkeeper::origin(const http::Request& request) const {
    return {.peer = client(request),
            .agent = std::string{request.headers.get("user-agent")},
            .cookie = visit(request).cookie};
}

void Doorkeeper::set_session(http::Response& response, const std::string& cookie) const {
    http::Cookie sent{.name = cookie_name(true), .value = cookie, .age = {}, .secure = office_.settings.behind_tls};
    if (cookie.empty()) sent.age = std::chrono::seconds{0};
    response.headers.emplace_back("Set-Cookie", http::set_cookie(sent));
}

}  // namespace rights
