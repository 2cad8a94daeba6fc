#include "platform/http/connection.h"

#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/error.hpp>

#include "platform/http/loop.h"
#include "platform/http/request_log.h"
#include "platform/http/security.h"
#include "platform/http/workers.h"

namespace http {
namespace {

using Clock = std::chrono::steady_clock;
using boost::beast::http::error;

constexpr std::size_t small_read = 4 << 10;
constexpr std::size_t large_read = 64 << 10;
constexpr std::size_t large_write = 256 << 10;
constexpr std::size_t piece = 256 << 10;  ///< what is collected of a file before a worker takes it on
constexpr std::size_t most_drained = 64 << 20;
constexpr std::chrono::milliseconds drain_time{3'000};
constexpr std::chrono::milliseconds drain_time_of_a_stop{300};

/// When a transfer must go on or be given up: it may stall for `time`, and manage 16 KiB a second over all, which any
/// line does. So a large file is not slow for being large, and no client holds a connection by a byte now and then.
Moment deadline_of(Moment began, std::size_t bytes, std::chrono::milliseconds time) {
    return std::min(Clock::now() + time, began + time + std::chrono::seconds{bytes >> 14});
}

/// Gives the memory back; assigning an empty text would keep it for as long as the connection lives.
void release(std::string& text) { std::string().swap(text); }

std::chrono::microseconds elapsed(Moment moment) {
    return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - moment);
}

}  // namespace

Connection::Connection(Loop& loop, Shared& shared, Socket socket)
    : loop_(loop), shared_(shared), socket_(std::move(socket)) {}

Connection::~Connection() { shared_.body_bytes -= accounted_; }

void Connection::start() {
    Error failed;
    socket_.set_option(boost::asio::ip::tcp::no_delay(true), failed);
    const auto peer = socket_.remote_endpoint(failed);
    if (failed) return close();
    peer_ = peer.address().to_string();
    next_request();
}

void Connection::enter(State state, std::chrono::milliseconds time) {
    state_ = state;
    began_ = Clock::now();
    deadline_ = began_ + time;
}

void Connection::next_request() {
    parser_.emplace(shared_.options.header_bytes);
    incoming_.reset();
    passed_on_ = 0;
    release(head_);
    release(body_);
    since_ = Clock::now();
    enter(State::idle, shared_.options.idle_time);
    if (buffer_.size() > 0) return parse();
    if (buffer_.capacity() > large_read) buffer_ = {};
    read();
}

void Connection::read() {
    const std::size_t most = state_ == State::body ? large_read : small_read;
    socket_.async_read_some(buffer_.prepare(most), [self = shared_from_this()](const Error& failed, std::size_t bytes) {
        self->on_read(failed, bytes);
    });
}

void Connection::on_read(Error failed, std::size_t bytes) {
    if (state_ != State::idle && state_ != State::header && state_ != State::body) return;  // refused meanwhile
    if (failed) return close();
    buffer_.commit(bytes);
    parse();
}

void Connection::parse() {
    if (state_ == State::idle) {
        // RFC 9112, 2.2: an empty line before a request is not one.
        while (buffer_.size() >= 2 && std::string_view(static_cast<const char*>(buffer_.data().data()), 2) == "\r\n") {
            buffer_.consume(2);
        }
        if (buffer_.size() == 0) return read();
        enter(State::header, shared_.options.header_time);
    }
    while (!parser_->is_done()) {
        if (buffer_.size() == 0) return read();
        Error failed;
        buffer_.consume(parser_->put(buffer_.data(), failed));
        if (failed == error::need_more) {
            // Beast bounds the header; a chunk's extensions and the trailer are bounded here.
            if (buffer_.size() > 2 * shared_.options.header_bytes) return refuse_error(error::header_limit);
            return read();
        }
        if (failed) return refuse_error(failed);
        if (state_ == State::header && parser_->is_header_done() && !accept_header()) return;
        if (state_ == State::body && !account_body()) return;
        if (incoming_ && !parser_->is_done() && parser_->message.body.size() >= piece && !pass_on()) return;
    }
    dispatch();
}

/// False when the request was refused, or waits for "100 Continue" to be sent.
bool Connection::accept_header() {
    if (const auto status = fault_of_header()) {
        refuse(*status, "The request is not written as HTTP demands.");
        return false;
    }
    enter(State::body, shared_.options.body_time);
    if (parser_->is_done()) return true;
    const std::size_t limit = shared_.routes.body_limit(parser_->message.method, parser_->message.target);
    if (parser_->content_length().value_or(0) > limit) {
        refuse(413, too_large(limit));
        return false;
    }
    parser_->body_limit(limit);
    if (shared_.routes.streams(parser_->message.method, parser_->message.target)) {
        parser_->message.peer = peer_;
        incoming_ = shared_.routes.receive(parser_->message);
    }
    const bool waits = parser_->version == 11 && same_header(parser_->message.headers.get("expect"), "100-continue");
    if (!waits || buffer_.size() > 0) return true;
    continue_body();
    return false;
}

/// What Beast lets pass and must not be: two readings of where a request ends would let one client answer another's.
std::optional<int> Connection::fault_of_header() const {
    const Fields& headers = parser_->message.headers;
    if (const auto coding = headers.find("transfer-encoding")) {
        const bool is_plain = headers.all("transfer-encoding").size() == 1 && same_header(*coding, "chunked");
        if (!is_plain || parser_->version == 10) return 400;
    }
    if (parser_->version == 11 && !headers.find("host")) return 400;
    if (const auto expect = headers.find("expect"); expect && !same_header(*expect, "100-continue")) return 417;
    return {};
}

/// Renews the deadline for what has arrived, and counts it. False when all clients together hold too much.
bool Connection::account_body() {
    const std::size_t received = parser_->message.body.size();
    if (received == accounted_) return true;
    deadline_ = deadline_of(began_, passed_on_ + received, shared_.options.body_time);
    shared_.body_bytes += received - accounted_;
    accounted_ = received;
    if (shared_.body_bytes <= shared_.options.body_memory) return true;
    refuse(503, "The service is receiving too much at once. Try again in a few minutes.");
    return false;
}

void Connection::continue_body() {
    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    boost::asio::async_write(socket_, boost::asio::buffer(go_on.data(), go_on.size()),
                             [self = shared_from_this()](const Error& failed, std::size_t) {
                                 if (failed) return self->close();
                                 if (self->state_ == State::body) self->read();
                             });
}

/// Hands what has arrived to a worker and reads no further until it is kept: a disk slower than the line slows the
/// line. Always false: what follows happens in `passed_on`.
bool Connection::pass_on() {
    state_ = State::working;
    const bool taken = shared_.workers->submit([self = shared_from_this()] {
        auto refusal = self->incoming_->take(self->parser_->message.body);
        boost::asio::post(self->socket_.get_executor(),
                          [self, refusal = std::move(refusal)]() mutable { self->passed_on(std::move(refusal)); });
    });
    if (!taken) refuse(503, "The service is busy. Try again in a few seconds.");
    return false;
}

void Connection::passed_on(std::optional<Answer> refusal) {
    if (state_ != State::working) return;
    // Where the rest of a refused body ends is not waited for, so the connection ends with the answer.
    if (refusal) return send_refusal(std::move(*refusal), After::close);
    shared_.body_bytes -= std::exchange(accounted_, 0);
    passed_on_ += parser_->message.body.size();
    parser_->message.body.clear();
    state_ = State::body;
    deadline_ = deadline_of(began_, passed_on_, shared_.options.body_time);
    parse();
}

void Connection::dispatch() {
    after_ = parser_->keep_alive() ? After::keep : After::close;
    state_ = State::working;
    since_ = Clock::now();
    parser_->message.peer = peer_;
    if (shared_.workers->submit([self = shared_from_this()] { self->work(); })) return;
    Answer answer =
        shared_.routes.refuse(503, "The service is busy. Try again in a few seconds.", parser_->message.target);
    send_refusal(std::move(answer), after_);
}

void Connection::work() {
    const std::string method = parser_->message.method;
    const auto answer = [&]() -> Answer {
        if (!incoming_) return shared_.routes.handle(std::move(parser_->message));
        if (auto refusal = incoming_->take(parser_->message.body)) return std::move(*refusal);
        return incoming_->finish();
    };
    Answer made = answer();
    incoming_.reset();
    answer_with(std::move(made), method, shared_.stopping ? After::close : after_);
}

void Connection::answer_with(Answer answer, const std::string& method, After after) {
    log_request(method, answer, answer.response.body.size(), elapsed(since_));
    std::string head = head_of(answer.response, after, parser_->version);
    boost::asio::post(socket_.get_executor(),
                      [self = shared_from_this(), head = std::move(head), body = std::move(answer.response.body),
                       after]() mutable { self->send(std::move(head), std::move(body), after); });
}

void Connection::refuse_error(Error failed) {
    if (failed == error::header_limit) return refuse(431, "The request's header is too long.");
    if (failed == error::body_limit) return refuse(413, "What you sent is too large for this page.");
    if (failed == error::bad_version) return refuse(505, "The request is not of HTTP 1.0 or 1.1.");
    refuse(400, "The request is not written as HTTP demands.");
}

/// Answers what never reached a handler. Where the request ends is not known, so the connection ends with the answer.
void Connection::refuse(int status, const std::string& sentence) {
    send_refusal(shared_.routes.refuse(status, sentence, parser_->message.target), After::close);
}

void Connection::send_refusal(Answer answer, After after) {
    const std::string& method = parser_->message.method;
    if (method == "HEAD") answer.response.body.clear();
    log_request(method, answer, answer.response.body.size(), elapsed(since_));
    send(head_of(answer.response, after, parser_->version), std::move(answer.response.body), after);
}

void Connection::send(std::string head, std::string body, After after) {
    if (state_ == State::closed) return;
    parser_->message = {};
    shared_.body_bytes -= std::exchange(accounted_, 0);
    head_ = std::move(head);
    body_ = std::move(body);
    after_ = after;
    enter(State::writing, shared_.options.write_time);
    const std::array<boost::asio::const_buffer, 2> both{boost::asio::buffer(head_), boost::asio::buffer(body_)};
    const auto progress = [this](const Error& failed, std::size_t sent) -> std::size_t {
        if (failed) return 0;
        if (sent > 0) deadline_ = deadline_of(began_, sent, shared_.options.write_time);
        return large_write;
    };
    boost::asio::async_write(socket_, both, progress, [self = shared_from_this()](const Error& failed, std::size_t) {
        self->on_written(failed);
    });
}

void Connection::on_written(Error failed) {
    if (state_ != State::writing) return;
    if (failed) return close();
    if (after_ == After::keep && !shared_.stopping) return next_request();
    // Closing at once would make the kernel send a reset if anything is still unread, and the reset may overtake the
    // answer: say that we have finished, then read on until the client has.
    socket_.shutdown(Socket::shutdown_send, failed);
    if (failed) return close();
    buffer_.clear();
    release(body_);
    enter(State::draining, shared_.stopping ? drain_time_of_a_stop : drain_time);
    drain();
}

void Connection::drain() {
    socket_.async_read_some(buffer_.prepare(large_read),
                            [self = shared_from_this()](const Error& failed, std::size_t bytes) {
                                if (self->state_ != State::draining) return;
                                self->drained_ += bytes;
                                if (failed || self->drained_ > most_drained) return self->close();
                                self->drain();
                            });
}

void Connection::tick(Moment now) {
    if (now < deadline_) return;
    Error ignored;
    switch (state_) {
        case State::header:
        case State::body:
            socket_.cancel(ignored);
            return refuse(408, "The request did not arrive in time.");
        case State::idle:
        case State::writing:
        case State::draining:
            return close();
        case State::working:  // a handler cannot be interrupted
        case State::closed:
            return;
    }
}

void Connection::begin_stop() {
    if (is_waiting()) close();
    if (state_ == State::draining) enter(State::draining, drain_time_of_a_stop);
}

void Connection::close() {
    if (state_ == State::closed) return;
    state_ = State::closed;
    Error ignored;
    socket_.close(ignored);
    loop_.forget(shared_from_this());
}

}  // namespace http
