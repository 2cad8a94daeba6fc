#include "platform/http/routes.h"

#include <exception>

#include "core/check.h"
#include "core/failure.h"
#include "platform/http/compress.h"
#include "platform/http/csrf.h"
#include "platform/http/incoming.h"
#include "platform/http/multipart.h"
#include "platform/http/programs.h"
#include "platform/http/route_tree.h"
#include "platform/http/security.h"
#include "platform/http/target.h"

namespace http {
namespace {

constexpr auto bug_sentence = "Something went wrong on our side. It has been recorded.";

std::string place(const core::Location& where) {
    return std::string(" (") + where.file_name() + ":" + std::to_string(where.line()) + ")";
}

FieldLimits field_limits(const Limits& limits) {
    return {.count = limits.fields, .name_bytes = limits.field_name, .value_bytes = limits.field_value};
}

bool is_get(std::string_view method) { return method == "GET" || method == "HEAD"; }

Response plain_error(int status, std::string_view reference, std::string_view sentence) {
    Response response = text(status, std::string(sentence));
    if (!reference.empty()) response.body.append("\nReference: ").append(reference);
    response.body += '\n';
    return response;
}

/// The sentence is ours: only what JSON demands is escaped.
Response json_error(std::string_view sentence) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string body = "{\"error\":\"";
    for (const char c : sentence) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20) {
            body.append("\\u00").push_back(digits[byte >> 4U]);
            body.push_back(digits[byte & 15U]);
            continue;
        }
        if (c == '"' || c == '\\') body += '\\';
        body += c;
    }
    return {.status = 400, .content_type = "application/json", .body = body + "\"}"};
}

/// A header with a line end in it would let a value write further headers, or a response of its own.
void check_headers(const Response& response) {
    core::check(response.status >= 200 && response.status <= 599, "a response has a status from 200 to 599");
    const auto is_text = [](std::string_view text) { return text.find_first_of({"\r\n\0", 3}) == text.npos; };
    core::check(is_text(response.content_type), "a header is one line");
    for (const auto& [name, value] : response.headers) {
        core::check(!name.empty() && is_text(name) && is_text(value), "a header is one line");
        for (const std::string_view ours : {"Connection", "Content-Length", "Content-Type", "Transfer-Encoding"}) {
            core::check(!same_header(name, ours), "the server itself writes the headers of the connection");
        }
    }
}

/// BREACH: whoever can make a browser send requests here and sees how long the answers are can guess what a page holds
/// next to what he put into the address. So an answer that may hold something of a person (there is a cookie) is only
/// compressed where the browser says that no other site made it ask.
bool may_compress(const Message& message, const Response& response) {
    if (response.body.size() < 1024 || !is_compressible(response.content_type)) return false;
    if (has_header(response, "Content-Encoding")) return false;
    const std::string_view site = message.headers.get("sec-fetch-site");
    return !message.headers.find("cookie") || site == "same-origin" || site == "none";
}

void compress_body(const Message& message, Response& response) {
    if (!may_compress(message, response)) return;
    if (!has_header(response, "Vary")) response.headers.emplace_back("Vary", "Accept-Encoding");
    if (!accepts(message.headers.get("accept-encoding"), "gzip")) return;
    response.body = gzip(response.body, 1);
    response.headers.emplace_back("Content-Encoding", "gzip");
}

}  // namespace

Routes::Routes(std::vector<Route> routes, Site site)
    : tree_(std::make_unique<RouteTree>(std::move(routes))), site_(std::move(site)) {}

Routes::~Routes() = default;

void Routes::guarded(Answer& answer, const std::function<Response()>& work) const {
    const auto fail = [&](int status, const char* sentence, std::string fault) {
        answer.response = error(status, sentence);
        answer.fault = std::move(fault);
    };
    try {
        answer.response = work();
        check_headers(answer.response);
    } catch (const core::Failure& failure) {
        fail(503,
             failure.outcome_unknown() ? "We cannot tell whether your change was saved. Look before you try again."
                                       : "The service cannot do this at the moment. Try again in a few minutes.",
             failure.what() + place(failure.where()));
    } catch (const core::Bug& bug) {
        fail(500, bug_sentence, bug.what() + place(bug.where()));
    } catch (const std::exception& other) {
        fail(500, bug_sentence, other.what());
    } catch (...) {
        fail(500, bug_sentence, "something that is not a std::exception");
    }
}

Answer Routes::handle(Message message) const {
    if (streams(message.method, message.target)) {
        const std::string body = std::move(message.body);
        message.body.clear();
        const auto incoming = receive(std::move(message));
        if (auto refused = incoming->take(body)) return std::move(*refused);
        return incoming->finish();
    }
    Answer answer{.response = {}, .pattern = "-", .reference = new_reference(), .fault = {}};
    guarded(answer, [&] { return respond(message, answer); });
    finish(message, answer);
    return answer;
}

Answer Routes::refuse(int status, std::string sentence, std::string target) const {
    Answer answer{
        .response = error(status, std::move(sentence)), .pattern = "-", .reference = new_reference(), .fault = {}};
    Message message{.method = {}, .target = std::move(target), .headers = {}, .body = {}, .peer = {}};
    finish(message, answer);
    return answer;
}

const Route* Routes::route_of(std::string_view method, std::string_view target) const {
    if (target.size() > site_.limits.target) return nullptr;
    const auto parsed = parse_target(target);
    if (!parsed) return nullptr;
    return tree_->find(is_get(method) ? Method::get : Method::post, parsed->segments).route;
}

std::size_t Routes::body_limit(std::string_view method, std::string_view target) const {
    const Route* route = route_of(method, target);
    return route != nullptr && route->body_limit > 0 ? route->body_limit : site_.limits.body;
}

bool Routes::streams(std::string_view method, std::string_view target) const {
    if (method != "POST") return false;
    const Route* route = route_of(method, target);
    return route != nullptr && route->sink != nullptr;
}

std::unique_ptr<Incoming> Routes::receive(Message head) const {
    return std::make_unique<Incoming>(*this, std::move(head));
}

std::vector<Routes::Listed> Routes::list() const {
    std::vector<Listed> listed;
    for (const Route& route : tree_->routes()) listed.push_back({route.method, route.pattern, route.permission});
    return listed;
}

/// What can be said before the body: the route, or why there is none.
std::optional<Response> Routes::read_head(const Message& message, Answer& answer, Request& request,
                                          const Route*& route) const {
    if (message.target.size() > site_.limits.target) return error(414, "This address is too long.");
    auto target = parse_target(message.target, field_limits(site_.limits));
    if (!target) return refused(target.error());
    if (auto refusal = refuse_host(message, *target)) return refusal;

    request.method = message.method == "POST" ? Method::post : Method::get;
    request.path = joined(target->segments);
    const bool is_known_method = is_get(message.method) || message.method == "POST";
    RouteTree::Match match;
    if (is_known_method && !target->trailing_slash) match = tree_->find(request.method, target->segments);
    if (match.route == nullptr) return no_such_route(message, *target);
    route = match.route;
    answer.pattern = route->pattern;
    request.query = std::move(target->query);
    request.parameters = std::move(match.parameters);
    request.pattern = answer.pattern;
    request.reference = answer.reference;
    request.peer = message.peer;
    if (request.method == Method::post)
        if (auto own = from_own_site(message.headers); !own) return refused(own.error());
    return {};
}

Response Routes::respond(Message& message, Answer& answer) const {
    Request request;
    const Route* route = nullptr;
    if (auto refusal = read_head(message, answer, request, route)) return std::move(*refusal);
    const std::size_t limit = route->body_limit > 0 ? route->body_limit : site_.limits.body;
    if (message.body.size() > limit) return error(413, too_large(limit));
    if (request.method == Method::post)
        if (auto refusal = read_body(message, request)) return std::move(*refusal);
    request.headers = message.headers;  // a copy: what follows the handler looks at some of them
    if (auto instead = refuse_at_gate(*route, request)) return std::move(*instead);
    return route->handler(request);
}

std::optional<Response> Routes::refuse_at_gate(const Route& route, const Request& request) const {
    if (route.permission == "public") return {};
    if (!site_.gate) return error(403, "You do not have permission to see this page.");
    return site_.gate(request, route.permission);
}

std::optional<Response> Routes::refuse_host(const Message& message, const Target& target) const {
    constexpr auto sentence = "This service does not answer under the name in the address.";
    const auto hosts = message.headers.all("host");
    if (hosts.size() > 1) return error(400, "The request names more than one host.");
    if (!target.host.empty() && !is_known_host(target.host, site_.hosts)) return error(421, sentence);
    if (!hosts.empty() && !is_known_host(hosts.front(), site_.hosts)) return error(421, sentence);
    return {};
}

std::optional<Response> Routes::read_body(Message& message, Request& request) const {
    const std::string_view type = message.headers.get("content-type");
    const std::string_view kind = type.substr(0, type.find_first_of("; "));
    if (same_header(kind, "application/x-www-form-urlencoded")) {
        auto form = parse_form(message.body, field_limits(site_.limits));
        if (!form) return refused(form.error());
        request.form = std::move(*form);
    } else if (same_header(kind, "multipart/form-data")) {
        const auto boundary = boundary_of(type);
        if (!boundary) return error(400, "The form arrived broken or incomplete. Send it again.");
        auto form = parse_multipart(message.body, *boundary,
                                    {.fields = field_limits(site_.limits), .files = site_.limits.files});
        if (!form) return refused(form.error());
        request.form = std::move(form->fields);
        request.files = std::move(form->files);
        std::string().swap(message.body);  // the parts hold it now
    } else {
        request.body = std::move(message.body);
    }
    return {};
}

Response Routes::no_such_route(const Message& message, const Target& target) const {
    const bool has_get = tree_->find(Method::get, target.segments).route != nullptr;
    const bool has_post = tree_->find(Method::post, target.segments).route != nullptr;
    if (target.trailing_slash && has_get && is_get(message.method)) {
        std::string location;
        for (const std::string& segment : target.segments) location.append("/").append(encode(segment));
        if (!target.raw_query.empty()) location.append("?").append(target.raw_query);
        Response response = redirect(location);
        response.status = 308;
        return response;
    }
    if (target.trailing_slash || (!has_get && !has_post)) return error(404, "There is no page at this address.");
    Response response = error(405, "This page cannot be asked for in this way.");
    const char* allowed = has_get && has_post ? "GET, HEAD, POST" : has_get ? "GET, HEAD" : "POST";
    response.headers.emplace_back("Allow", allowed);
    return response;
}

/// Puts the error page in the place of a response that has only a sentence.
void Routes::dress_error(const Message& message, Answer& answer) const {
    Response& bare = answer.response;
    if (bare.error_sentence.empty()) return;
    const bool as_json = is_for_programs(message.target);
    Response page =
        as_json ? json_error(bare.error_sentence) : plain_error(bare.status, answer.reference, bare.error_sentence);
    if (site_.error_page && !as_json) {
        try {
            Response better = site_.error_page(bare.status, answer.reference, bare.error_sentence);
            check_headers(better);
            page = std::move(better);
        } catch (const std::exception& broken) {
            answer.fault += std::string(" The error page itself failed: ") + broken.what();
        } catch (...) {
            answer.fault += " The error page itself failed.";
        }
    }
    page.status = bare.status;
    page.log_note = std::move(bare.log_note);
    for (auto& header : bare.headers) page.headers.push_back(std::move(header));
    page.error_sentence.clear();
    bare = std::move(page);
}

void Routes::finish(const Message& message, Answer& answer) const {
    dress_error(message, answer);
    Response& response = answer.response;
    if (response.status == 503 && !has_header(response, "Retry-After"))
        response.headers.emplace_back("Retry-After", "5");
    compress_body(message, response);
    add_security_headers(response, site_.behind_tls);
    response.headers.emplace_back("X-Reference", answer.reference);
    if (response.status == 304 || response.status == 204) {
        response.body.clear();
        return;
    }
    response.headers.emplace_back("Content-Length", std::to_string(response.body.size()));
    if (message.method == "HEAD") response.body.clear();
}

Message get(std::string target) {
    Message message{.method = "GET", .target = std::move(target), .headers = {}, .body = {}, .peer = "127.0.0.1"};
    message.headers.add("host", "localhost");
    return message;
}

Message post(std::string target, const std::vector<std::pair<std::string, std::string>>& form) {
    Message message = get(std::move(target));
    message.method = "POST";
    message.headers.add("origin", "http://localhost");
    message.headers.add("sec-fetch-site", "same-origin");
    message.headers.add("content-type", "application/x-www-form-urlencoded");
    for (const auto& [name, value] : form) {
        message.body += (message.body.empty() ? "" : "&") + encode(name) + "=" + encode(value);
    }
    return message;
}

Route health(std::function<void()> check) {
    return {.method = Method::get,
            .pattern = "/health",
            .permission = "public",
            .handler = [check = std::move(check)](const Request&) {
                check();  // core::Failure becomes 503 at the request boundary
                return text(200, "ok\n");
            }};
}

}  // namespace http
