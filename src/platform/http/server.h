#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace http {

class Routes;

struct ServerOptions {
    std::string address = "127.0.0.1";    ///< IPv4 or IPv6, not a name
    std::uint16_t port = 8080;            ///< 0: any free one; port() tells which
    int io_threads = 1;                   ///< each serves thousands of connections
    int workers = 0;                      ///< threads that run handlers; 0: twice the processors, at least 4
    std::size_t queue = 256;              ///< requests that may wait for a worker; above: 503 with Retry-After
    std::size_t connections = 4000;       ///< above: the one that has waited longest without a request is closed
    std::size_t body_memory = 512 << 20;  ///< bytes of all bodies at once; above: 503
    std::size_t header_bytes = 16 << 10;
    std::chrono::milliseconds header_time{10'000};  ///< for the whole header, from its first byte
    std::chrono::milliseconds body_time{20'000};    ///< without progress; and 16 KiB a second over all
    std::chrono::milliseconds write_time{20'000};   ///< likewise
    std::chrono::milliseconds idle_time{60'000};    ///< between requests, and before the first
    std::chrono::milliseconds stop_time{10'000};    ///< how long a stop waits for what has begun
};

/// The web server. Slow and idle connections cost memory, never a thread.
class Server {
  public:
    /// Listens at once. Throws core::Failure with one clear sentence when the port is taken or the address is not ours.
    /// `routes` must live as long as the server.
    Server(const Routes& routes, ServerOptions options = {});
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    std::uint16_t port() const;

    enum class Signals { heed, leave };
    /// Serves until stop() or, where heeded, SIGTERM or SIGINT; then stops accepting and answers what has begun.
    /// False: handlers were still at work after stop_time. Their threads hold `routes`, so the program must then end by
    /// std::_Exit; destroying the server waits for them. Call it once.
    bool run(Signals signals = Signals::heed);

    void stop();  ///< from any thread; returns at once

  private:
    struct Insides;
    std::unique_ptr<Insides> insides_;
};

}  // namespace http
