#pragma once
#include <atomic>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "platform/http/incoming.h"
#include "platform/http/parser.h"
#include "platform/http/routes.h"
#include "platform/http/server.h"
#include "platform/http/wire.h"

namespace http {

class Loop;
class Workers;

using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;
using Moment = std::chrono::steady_clock::time_point;

/// What all connections of a server share.
struct Shared {
    const Routes& routes;
    ServerOptions options;
    Workers* workers = nullptr;
    std::atomic<bool> stopping = false;
    std::atomic<std::size_t> body_bytes = 0;  ///< of all requests that are being received or handled
};

/// One client. Everything runs on its loop's thread but work(), which runs on a worker while nothing else touches the
/// request. One request at a time: what a client sends ahead waits in the buffer, then in its own network stack.
class Connection : public std::enable_shared_from_this<Connection> {
  public:
    Connection(Loop& loop, Shared& shared, Socket socket);
    ~Connection();

    void start();
    void tick(Moment now);  ///< closes or answers what has taken too long
    void begin_stop();      ///< closes unless a request has begun
    void close();

    bool is_waiting() const { return state_ == State::idle || state_ == State::header; }
    Moment since() const { return since_; }  ///< when the wait for this request began

  private:
    enum class State { idle, header, body, working, writing, draining, closed };
    using Error = boost::system::error_code;

    void next_request();
    void read();
    void on_read(Error error, std::size_t bytes);
    void parse();
    bool accept_header();
    std::optional<int> fault_of_header() const;
    bool account_body();
    void continue_body();
    bool pass_on();
    void passed_on(std::optional<Answer> refusal);
    void dispatch();
    void work();
    void answer_with(Answer answer, const std::string& method, After after);
    void refuse(int status, const std::string& sentence);
    void refuse_error(Error error);
    void send_refusal(Answer answer, After after);
    void send(std::string head, std::string body, After after);
    void on_written(Error error);
    void drain();
    void enter(State state, std::chrono::milliseconds time);

    Loop& loop_;
    Shared& shared_;
    Socket socket_;
    boost::beast::flat_buffer buffer_;
    std::optional<RequestParser> parser_;
    std::unique_ptr<Incoming> incoming_;  ///< of a route that takes its file while it arrives
    std::size_t passed_on_ = 0;           ///< bytes of the body that went there
    State state_ = State::idle;
    Moment since_{};
    Moment began_{};  ///< this state
    Moment deadline_{};
    After after_ = After::keep;
    std::string peer_;
    std::string head_;
    std::string body_;
    std::size_t accounted_ = 0;  ///< bytes of this body in Shared::body_bytes
    std::size_t drained_ = 0;
};

}  // namespace http
