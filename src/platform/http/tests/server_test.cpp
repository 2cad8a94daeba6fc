#include "platform/http/server.h"

#include <doctest/doctest.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <future>
#include <sstream>

#include "client.h"
#include "core/failure.h"

using http::Method;
using http_test::Client;
using http_test::page;
using http_test::request;
using http_test::Running;
using namespace std::chrono_literals;

namespace {

using Clock = std::chrono::steady_clock;

/// A page that waits until it may go on.
struct Held {
    std::promise<void> gate;
    std::shared_future<void> opened = gate.get_future().share();
    std::atomic<int> inside = 0;

    http::Route route() {
        return page(Method::get, "/held", [this](const http::Request&) {
            ++inside;
            opened.wait();
            return http::text(200, "held");
        });
    }
    void wait_for(int handlers) const {
        while (inside < handlers) std::this_thread::sleep_for(1ms);
    }
};

http::Route quick() {
    return page(Method::get, "/quick", [](const http::Request&) { return http::text(200, "quick"); });
}

/// Asks for a page on both while the only worker is held and one may wait: gives the one that waits, and the one that
/// was refused.
std::pair<Client*, Client*> one_queued(Client& one, Client& other) {
    one.send(request("/quick"));
    other.send(request("/quick"));
    for (;;) {
        if (one.has_answer()) return {&other, &one};
        if (other.has_answer()) return {&one, &other};
        std::this_thread::sleep_for(1ms);
    }
}

std::string failure_of(const http::ServerOptions& options) {
    const http::Routes routes({quick()});
    try {
        const http::Server server(routes, options);
    } catch (const core::Failure& failure) {
        return failure.what();
    }
    return {};
}

}  // namespace

TEST_CASE("http server: a port in use and an address of others are told in one sentence") {
    const Running server({quick()});
    const std::string port = std::to_string(server.port());
    CHECK(failure_of({.port = server.port()}) ==
          "Port " + port + " on 127.0.0.1 is in use by another program. Choose another with --port.");
    CHECK(failure_of({.address = "192.0.2.1", .port = 0}) == "The address 192.0.2.1 does not belong to this machine.");
    CHECK(failure_of({.address = "localhost", .port = 0}).starts_with("\"localhost\" is not an IP address."));
}

TEST_CASE("http server: a header that does not arrive in time gets 408, an idle connection is closed") {
    const Running server({quick()}, {.header_time = 400ms, .idle_time = 400ms});
    Client slow(server.port());
    slow.send("GET /quick HTTP/1.1\r\nHost: loc");
    CHECK(slow.read().status == 408);
    CHECK(slow.is_closed());
    Client silent(server.port());
    CHECK(silent.read_to_end().empty());
    Client kept(server.port());
    kept.send(request("/quick"));
    CHECK(kept.read().status == 200);
    CHECK(kept.read_to_end().empty());
}

TEST_CASE("http server: a header in drops does not renew its time") {
    const Running server({quick()}, {.header_time = 200ms});
    Client slow(server.port());
    const auto start = Clock::now();
    slow.send("GET /quick HTTP/1.1\r\n");
    while (Clock::now() - start < 10s && slow.send("X: y\r\n")) {
        std::this_thread::sleep_for(20ms);
        if (Clock::now() - start > 1s) break;
    }
    CHECK(slow.read().status == 408);
}

TEST_CASE("http server: a body that does not arrive in time gets 408") {
    const Running server({page(Method::post, "/form", [](const http::Request&) { return http::text(200, "x"); })},
                         {.body_time = 150ms});
    Client slow(server.port());
    slow.send("POST /form HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc");
    CHECK(slow.read().status == 408);
    CHECK(slow.is_closed());
}

TEST_CASE("http server: a client that does not take its answer loses its connection, not a worker") {
    const Running server({page(Method::get, "/large",
                               [](const http::Request&) {
                                   return http::Response{.content_type = "text/plain",
                                                         .body = std::string(64 << 20, 'x'),
                                                         .headers = {{"Content-Encoding", "identity"}}};
                               }),
                          quick()},
                         {.workers = 1, .write_time = 100ms});
    Client greedy(server.port());
    greedy.send(request("/large"));
    Client other(server.port());
    other.send(request("/quick"));
    CHECK(other.read().body == "quick");  // while the first answer is stuck
    std::this_thread::sleep_for(1500ms);
    CHECK(greedy.read_to_end().size() < 64 << 20);
}

TEST_CASE("http server: when the queue is full a request gets 503 at once, and may come again") {
    Held held;
    const Running server({held.route(), quick()}, {.workers = 1, .queue = 1});
    Client working(server.port());
    working.send(request("/held"));
    held.wait_for(1);
    Client one(server.port());
    Client other(server.port());
    auto [queued, refused] = one_queued(one, other);
    const auto reply = refused->read();
    CHECK(reply.status == 503);
    CHECK(reply.headers.get("retry-after") == "5");
    held.gate.set_value();
    CHECK(working.read().body == "held");
    CHECK(queued->read().body == "quick");
    refused->send(request("/quick"));
    CHECK(refused->read().body == "quick");
}

TEST_CASE("http server: a stop finishes what has begun and takes nothing new") {
    Held held;
    Running server({held.route(), quick()}, {.workers = 1, .queue = 1});
    Client idle(server.port());
    idle.send(request("/quick"));
    CHECK(idle.read().status == 200);
    Client half(server.port());
    half.send("GET /quick HTTP/1.1\r\n");
    Client working(server.port());
    working.send(request("/held"));
    held.wait_for(1);
    Client one(server.port());
    Client other(server.port());
    auto [queued, refused] = one_queued(one, other);
    server.stop();
    CHECK(idle.is_closed());
    CHECK(half.is_closed());
    CHECK_THROWS(Client(server.port()));
    held.gate.set_value();
    const auto reply = working.read();
    CHECK(reply.body == "held");
    CHECK(reply.headers.get("connection") == "close");
    CHECK(queued->read().body == "quick");
    CHECK(server.join());
}

TEST_CASE("http server: a stop does not wait for ever for a handler") {
    Held held;
    Running server({held.route()}, {.workers = 1, .stop_time = 200ms});
    Client client(server.port());
    client.send(request("/held"));
    held.wait_for(1);
    server.stop();
    CHECK_FALSE(server.join());
    CHECK(client.is_closed());
    held.gate.set_value();
}

TEST_CASE("http server: SIGTERM stops it, and it finishes what has begun") {
    Held held;
    const http::Routes routes({held.route()});
    http::Server server(routes, {.port = 0});
    auto done = std::async(std::launch::async, [&] { return server.run(http::Server::Signals::heed); });
    Client client(server.port());
    client.send(request("/held"));
    held.wait_for(1);
    REQUIRE(raise(SIGTERM) == 0);
    std::this_thread::sleep_for(50ms);
    held.gate.set_value();
    CHECK(client.read().body == "held");
    CHECK(done.get());
}

TEST_CASE("http server: one line for each request, without what people typed") {
    std::ostringstream lines;
    const auto before = spdlog::default_logger();
    const auto logger =
        std::make_shared<spdlog::logger>("http", std::make_shared<spdlog::sinks::ostream_sink_mt>(lines));
    std::string reference;
    {
        Running server({page(Method::get, "/people/{name}",
                             [](const http::Request&) -> http::Response {
                                 auto response = http::text(200, "12345");
                                 response.log_note = "noted";
                                 return response;
                             }),
                        page(Method::get, "/fail",
                             [](const http::Request&) -> http::Response { throw core::Failure("the disk is full"); })});
        spdlog::set_default_logger(logger);
        logger->set_level(spdlog::level::info);
        Client client(server.port());
        client.send(request("/people/jane-doe?q=secret"));
        reference = client.read().headers.get("x-reference");
        client.send(request("/fail"));
        CHECK(client.read().status == 503);
        client.send(request("/jane/none"));
        CHECK(client.read().status == 404);
        client.send("JANE /people/x HTTP/1.1\r\nHost: localhost\r\n\r\n");
        CHECK(client.read().status == 405);
    }
    spdlog::set_default_logger(before);
    const std::string log = lines.str();
    CAPTURE(log);
    CHECK(log.find("GET /people/{name} 200 ") != std::string::npos);
    CHECK(log.find(" ms 5 B " + reference + " noted\n") != std::string::npos);
    CHECK(log.find("GET /fail 503 ") != std::string::npos);
    CHECK(log.find("the disk is full (") != std::string::npos);
    CHECK(log.find("GET - 404 ") != std::string::npos);
    CHECK(log.find("other - 405 ") != std::string::npos);
    for (const char* secret : {"jane", "secret", "JANE", "?"}) CHECK(log.find(secret) == std::string::npos);
}

TEST_CASE("http server: many clients at once each get their own answer") {
    const Running server({page(Method::get, "/echo/{word}",
                               [](const http::Request& request) {
                                   return http::text(200, std::string(request.parameters.get("word")));
                               })},
                         {.io_threads = 2, .workers = 4});
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&, thread] {
            std::vector<Client> clients;
            for (int i = 0; i < 8; ++i) clients.emplace_back(server.port());
            for (int round = 0; round < 30; ++round) {
                const auto word = [&](std::size_t i) {
                    return std::to_string(thread * 1000 + round * 10) + "x" + std::to_string(i);
                };
                for (std::size_t i = 0; i < clients.size(); ++i) clients[i].send(request("/echo/" + word(i)));
                for (std::size_t i = 0; i < clients.size(); ++i) wrong += clients[i].read().body != word(i);
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(wrong == 0);
}
