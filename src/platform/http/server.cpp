#include "platform/http/server.h"

#include <sys/resource.h>

#include <algorithm>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <condition_variable>
#include <csignal>
#include <mutex>
#include <thread>
#include <vector>

#include "core/failure.h"
#include "platform/http/loop.h"
#include "platform/http/request_log.h"
#include "platform/http/workers.h"

namespace http {
namespace {

using boost::asio::ip::tcp;
using Error = boost::system::error_code;
using Acceptor = boost::asio::basic_socket_acceptor<tcp, boost::asio::io_context::executor_type>;

int workers_of(const ServerOptions& options) {
    if (options.workers > 0) return options.workers;
    return std::max(4, 2 * static_cast<int>(std::thread::hardware_concurrency()));
}

/// Raises the number of files that this process may have open to what the connections need, as far as the system lets
/// it, and gives the number of connections for which that suffices.
std::size_t make_descriptors(std::size_t connections) {
    constexpr std::size_t others = 128;  // the store, the log, what a handler opens
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return connections;
    const rlim_t wanted = std::min<rlim_t>(limit.rlim_max, connections + others);
    if (limit.rlim_cur < wanted) {
        limit.rlim_cur = wanted;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
    return std::min<std::size_t>(connections, limit.rlim_cur > 2 * others ? limit.rlim_cur - others : others);
}

std::string cannot_listen(const ServerOptions& options, const Error& error) {
    const std::string port = std::to_string(options.port);
    if (error == boost::asio::error::address_in_use) {
        return "Port " + port + " on " + options.address + " is in use by another program. Choose another with --port.";
    }
    if (error == boost::asio::error::access_denied) {
        return "Port " + port + " is kept for the system. Choose one above 1023 with --port.";
    }
    if (error == boost::system::errc::address_not_available) {
        return "The address " + options.address + " does not belong to this machine.";
    }
    return "Cannot listen on " + options.address + " port " + port + ": " + error.message() + ".";
}

/// Runs a loop until it is stopped. What one client's request breaks (no memory, say) must not end the service.
void serve(Loop& loop) {
    const auto guard = boost::asio::make_work_guard(loop.context);
    while (!loop.context.stopped()) {
        try {
            loop.context.run();
        } catch (const std::exception& broken) {
            log_trouble(std::string("A connection failed: ") + broken.what());
        }
    }
}

}  // namespace

struct Server::Insides {
    Shared shared;
    std::mutex mutex;
    std::condition_variable changed;
    bool is_stop_asked = false;
    bool is_hurried = false;  ///< a second signal
    int busy_loops = 0;
    std::vector<std::unique_ptr<Loop>> loops;
    std::unique_ptr<Acceptor> acceptor;
    std::uint16_t port = 0;
    std::size_t next_loop = 0;
    bool is_accepting_well = true;
    Workers workers;  ///< last, so that it goes first: its threads use the rest

    Insides(const Routes& routes, ServerOptions options)
        : shared{.routes = routes, .options = std::move(options), .workers = nullptr},
          workers(workers_of(shared.options), shared.options.queue) {
        shared.workers = &workers;
        const auto threads = static_cast<std::size_t>(std::max(1, shared.options.io_threads));
        const std::size_t most = make_descriptors(shared.options.connections);
        for (std::size_t i = 0; i < threads; ++i) {
            loops.push_back(std::make_unique<Loop>(shared, std::max<std::size_t>(1, most / threads),
                                                   [this] { change([this] { --busy_loops; }); }));
        }
        listen();
    }

    void change(const std::function<void()>& what) {
        const std::lock_guard lock(mutex);
        what();
        changed.notify_all();
    }

    void listen() {
        const ServerOptions& options = shared.options;
        Error error;
        const auto address = boost::asio::ip::make_address(options.address, error);
        if (error) {
            throw core::Failure("\"" + options.address + "\" is not an IP address. Write 127.0.0.1 for this machine " +
                                "only, or 0.0.0.0 for every network.");
        }
        const tcp::endpoint endpoint(address, options.port);
        acceptor = std::make_unique<Acceptor>(loops.front()->context);
        acceptor->open(endpoint.protocol(), error);
        if (!error) acceptor->set_option(Acceptor::reuse_address(true), error);
        if (!error) acceptor->bind(endpoint, error);
        if (!error) acceptor->listen(Acceptor::max_listen_connections, error);
        if (!error) port = acceptor->local_endpoint(error).port();
        if (error) throw core::Failure(cannot_listen(options, error));
    }

    void accept() {
        Loop& loop = *loops[next_loop++ % loops.size()];
        acceptor->async_accept(loop.context, [this, &loop](const Error& error, Socket socket) {
            if (!acceptor->is_open()) return;
            if (error) return wait_and_accept(error);
            is_accepting_well = true;
            boost::asio::post(loop.context,
                              [&loop, socket = std::move(socket)]() mutable { loop.take(std::move(socket)); });
            accept();
        });
    }

    /// No descriptors left, say: trying again at once would only burn the processor.
    void wait_and_accept(const Error& error) {
        if (is_accepting_well) log_trouble("Cannot accept connections: " + error.message());
        is_accepting_well = false;
        auto timer = std::make_shared<boost::asio::basic_waitable_timer<std::chrono::steady_clock>>(
            loops.front()->context, std::chrono::milliseconds{200});
        timer->async_wait([this, timer](const Error& cancelled) {
            if (!cancelled && acceptor->is_open()) accept();
        });
    }

    void begin_stop() {
        shared.stopping = true;
        boost::asio::post(loops.front()->context, [this] {
            Error ignored;
            acceptor->close(ignored);
        });
        for (const auto& loop : loops) boost::asio::post(loop->context, [&loop = *loop] { loop.begin_stop(); });
    }

    /// True when all that had begun was answered.
    bool finish(std::chrono::steady_clock::time_point until) {
        {
            std::unique_lock lock(mutex);
            changed.wait_until(lock, until, [this] { return busy_loops == 0 || is_hurried; });
        }
        for (const auto& loop : loops) {
            boost::asio::post(loop->context, [&loop = *loop] {
                loop.close_all();
                loop.context.stop();
            });
        }
        const auto left = until - std::chrono::steady_clock::now();
        // What runs now has lost its client; it gets what is left of the time to end its work.
        return workers.stop(
            std::max(std::chrono::milliseconds{100}, std::chrono::duration_cast<std::chrono::milliseconds>(left)));
    }
};

Server::Server(const Routes& routes, ServerOptions options)
    : insides_(std::make_unique<Insides>(routes, std::move(options))) {}

Server::~Server() = default;

std::uint16_t Server::port() const { return insides_->port; }

void Server::stop() {
    insides_->change([this] { insides_->is_stop_asked = true; });
}

bool Server::run(Signals signals) {
    Insides& in = *insides_;
    boost::asio::signal_set heeded(in.loops.front()->context);
    std::function<void(const Error&, int)> on_signal = [&](const Error& error, int) {
        if (error) return;
        in.change([&] { in.is_hurried = std::exchange(in.is_stop_asked, true); });
        heeded.async_wait(on_signal);
    };
    if (signals == Signals::heed) {
        heeded.add(SIGTERM);
        heeded.add(SIGINT);
        heeded.async_wait(on_signal);
    }
    in.busy_loops = static_cast<int>(in.loops.size());
    boost::asio::post(in.loops.front()->context, [&] { in.accept(); });
    std::vector<std::thread> threads;
    for (const auto& loop : in.loops) {
        boost::asio::post(loop->context, [&loop = *loop] { loop.start(); });
        threads.emplace_back([&loop = *loop] { serve(loop); });
    }
    {
        std::unique_lock lock(in.mutex);
        in.changed.wait(lock, [&] { return in.is_stop_asked; });
    }
    log_notice("Stopping: answering what has begun.");
    in.begin_stop();
    const bool is_clean = in.finish(std::chrono::steady_clock::now() + in.shared.options.stop_time);
    for (std::thread& thread : threads) thread.join();
    if (!is_clean) log_trouble("Stopped with a handler still at work.");
    return is_clean;
}

}  // namespace http
