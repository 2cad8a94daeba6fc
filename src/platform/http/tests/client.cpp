#include "client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <spdlog/spdlog.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace http_test {
namespace {

constexpr int patience_ms = 20'000;  // long, so that a loaded machine does not fail a test

http::ServerOptions on_free_port(http::ServerOptions options) {
    options.port = 0;
    return options;
}

http::Fields fields_of(std::string_view head) {
    http::Fields fields;
    while (!head.empty()) {
        const std::string_view line = head.substr(0, head.find("\r\n"));
        head.remove_prefix(std::min(head.size(), line.size() + 2));
        const std::size_t colon = line.find(": ");
        if (colon == std::string_view::npos) continue;
        std::string name{line.substr(0, colon)};
        for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
        fields.add(std::move(name), std::string(line.substr(colon + 2)));
    }
    return fields;
}

}  // namespace

Running::Running(std::vector<http::Route> routes, http::ServerOptions options, http::Site site)
    : routes_(std::move(routes), std::move(site)), server_(routes_, on_free_port(std::move(options))) {
    spdlog::set_level(spdlog::level::off);
    thread_ = std::thread([this] { was_clean_ = server_.run(http::Server::Signals::leave); });
}

Running::~Running() {
    stop();
    if (thread_.joinable()) thread_.join();
}

bool Running::join() {
    thread_.join();
    return was_clean_;
}

Client::Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (socket_ < 0 || ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof(address)) != 0) {
        throw std::runtime_error("the test's client cannot connect");
    }
    const int on = 1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
}

Client::Client(Client&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), buffer_(std::move(other.buffer_)) {}

Client::~Client() {
    if (socket_ >= 0) ::close(socket_);
}

bool Client::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool Client::fill() {
    pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
    if (::poll(&waiting, 1, patience_ms) <= 0) throw std::runtime_error("the server stays silent");
    char bytes[65536];
    const ssize_t got = ::recv(socket_, bytes, sizeof(bytes), 0);
    if (got <= 0) return false;
    buffer_.append(bytes, static_cast<std::size_t>(got));
    return true;
}

Reply Client::read(bool is_head) {
    std::size_t end = std::string::npos;
    while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
        if (!fill()) return {};
    }
    Reply reply{.status = std::stoi(buffer_.substr(9, 3)), .headers = fields_of(buffer_.substr(0, end)), .body = {}};
    buffer_.erase(0, end + 4);
    const std::string length{reply.headers.get("content-length")};
    const std::size_t wanted = is_head || length.empty() ? 0 : std::stoul(length);
    while (buffer_.size() < wanted) {
        if (!fill()) return {};
    }
    reply.body = buffer_.substr(0, wanted);
    buffer_.erase(0, wanted);
    return reply;
}

std::string Client::read_to_end() {
    while (fill()) {
    }
    return std::exchange(buffer_, {});
}

bool Client::is_closed() {
    while (fill()) {
    }
    return true;
}

bool Client::has_answer() const {
    pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
    return ::poll(&waiting, 1, 0) > 0;
}

void Client::end_sending() { ::shutdown(socket_, SHUT_WR); }

std::string request(std::string_view target, std::string_view more_headers) {
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(more_headers) + "\r\n";
}

http::Route page(http::Method method, std::string pattern, http::Handler handler) {
    return {.method = method, .pattern = std::move(pattern), .permission = "public", .handler = std::move(handler)};
}

}  // namespace http_test
