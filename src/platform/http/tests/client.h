#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "platform/http/routes.h"
#include "platform/http/server.h"

/// A server in a thread, and a client that can misbehave.
namespace http_test {

class Running {
  public:
    /// On a free port of 127.0.0.1, whatever `options` say; its log is silent.
    explicit Running(std::vector<http::Route> routes, http::ServerOptions options = {}, http::Site site = {});
    ~Running();

    std::uint16_t port() const { return server_.port(); }
    void stop() { server_.stop(); }
    bool join();  ///< waits for run() to end and gives what it gave

  private:
    http::Routes routes_;
    http::Server server_;
    bool was_clean_ = false;
    std::thread thread_;
};

struct Reply {
    int status = 0;  ///< 0: the connection ended without one
    http::Fields headers;
    std::string body;
};

class Client {
  public:
    explicit Client(std::uint16_t port);
    ~Client();
    Client(Client&& other) noexcept;
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    /// False once the other side no longer takes anything.
    bool send(std::string_view bytes);
    /// Waits 20 s at most.
    Reply read(bool is_head = false);
    std::string read_to_end();  ///< what is left until the other side closes; waits 20 s at most
    bool is_closed();           ///< waits 20 s for the other side to close
    bool has_answer() const;    ///< whether something can be read now
    void end_sending();

  private:
    bool fill();

    int socket_ = -1;
    std::string buffer_;
};

/// GET with Host, the connection kept.
std::string request(std::string_view target, std::string_view more_headers = {});

http::Route page(http::Method method, std::string pattern, http::Handler handler);

}  // namespace http_test
