#pragma once
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <functional>
#include <memory>
#include <unordered_set>

#include "platform/http/connection.h"

namespace http {

/// One input/output thread's connections. All but the constructor and `context` belongs to that thread.
class Loop {
  public:
    /// `most`: connections; `on_empty` is called once a stop has begun and the last connection has gone.
    Loop(Shared& shared, std::size_t most, std::function<void()> on_empty);

    boost::asio::io_context context{1};  ///< used by one thread, posted to by others

    void start();
    void take(Socket socket);
    void forget(const std::shared_ptr<Connection>& connection);
    void begin_stop();
    void close_all();

  private:
    using Timer = boost::asio::basic_waitable_timer<std::chrono::steady_clock,
                                                    boost::asio::wait_traits<std::chrono::steady_clock>,
                                                    boost::asio::io_context::executor_type>;
    bool make_room();
    void tick();

    Shared& shared_;
    std::size_t most_;
    std::function<void()> on_empty_;
    std::unordered_set<std::shared_ptr<Connection>> connections_;
    Timer timer_{context};
    bool stopping_ = false;
};

}  // namespace http
