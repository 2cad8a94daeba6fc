#include "platform/http/loop.h"

#include <algorithm>
#include <vector>

namespace http {

Loop::Loop(Shared& shared, std::size_t most, std::function<void()> on_empty)
    : shared_(shared), most_(most), on_empty_(std::move(on_empty)) {}

void Loop::start() { tick(); }

void Loop::take(Socket socket) {
    if (stopping_ || !make_room()) return;  // the socket closes itself
    auto connection = std::make_shared<Connection>(*this, shared_, std::move(socket));
    connections_.insert(connection);
    connection->start();
}

/// When there are too many, the one that has waited longest for a request goes: it is the likeliest to be forgotten, or
/// an attacker's, and whoever comes with a request is served.
bool Loop::make_room() {
    if (connections_.size() < most_) return true;
    std::shared_ptr<Connection> oldest;
    for (const auto& connection : connections_) {
        if (!connection->is_waiting()) continue;
        if (!oldest || connection->since() < oldest->since()) oldest = connection;
    }
    if (!oldest) return false;
    oldest->close();
    return true;
}

void Loop::forget(const std::shared_ptr<Connection>& connection) {
    connections_.erase(connection);
    if (stopping_ && connections_.empty()) on_empty_();
}

void Loop::begin_stop() {
    stopping_ = true;
    const std::vector<std::shared_ptr<Connection>> all(connections_.begin(), connections_.end());
    if (all.empty()) on_empty_();
    for (const auto& connection : all) connection->begin_stop();
}

void Loop::close_all() {
    const std::vector<std::shared_ptr<Connection>> all(connections_.begin(), connections_.end());
    for (const auto& connection : all) connection->close();
}

/// One timer for all connections: a deadline costs a comparison, and setting one costs nothing.
void Loop::tick() {
    const Moment now = std::chrono::steady_clock::now();
    const std::vector<std::shared_ptr<Connection>> all(connections_.begin(), connections_.end());
    for (const auto& connection : all) connection->tick(now);
    const ServerOptions& options = shared_.options;
    const auto shortest = std::min({options.header_time, options.body_time, options.write_time, options.idle_time});
    timer_.expires_after(std::clamp(shortest / 4, std::chrono::milliseconds{10}, std::chrono::milliseconds{250}));
    timer_.async_wait([this](const boost::system::error_code& error) {
        if (!error) tick();
    });
}

}  // namespace http
