#include <doctest/doctest.h>

#include "client.h"

using http::Method;
using http_test::Client;
using http_test::page;
using http_test::request;
using http_test::Running;

namespace {

std::vector<http::Route> routes() {
    return {
        page(Method::get, "/echo/{word}",
             [](const http::Request& request) { return http::text(200, std::string(request.parameters.get("word"))); }),
        page(Method::get, "/large", [](const http::Request&) { return http::text(200, std::string(3'000'000, 'x')); }),
        page(Method::get, "/range", [](const http::Request&) { return http::text(200, "0123456789"); }),
        page(Method::post, "/form",
             [](const http::Request& request) {
                 return http::text(200, std::string(request.form.get("a")) + "|" + request.body);
             }),
        {.method = Method::post,
         .pattern = "/upload",
         .permission = "public",
         .handler = [](const http::Request& request) { return http::text(200, std::to_string(request.body.size())); },
         .body_limit = 4 << 20}};
}

std::string post(std::string_view target, std::string_view headers, std::string_view body) {
    return "POST " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(headers) + "\r\n" +
           std::string(body);
}

/// The status that one request gets on its own connection; `is_ended`: and the connection is closed after it.
int status_of(const Running& server, std::string_view bytes, bool is_ended) {
    Client client(server.port());
    client.send(bytes);
    const int status = client.read().status;
    if (is_ended) CHECK(client.is_closed());
    return status;
}

}  // namespace

TEST_CASE("http server: requests follow each other on one connection") {
    const Running server(routes());
    Client client(server.port());
    for (const char* word : {"a", "b", "c"}) {
        client.send(request(std::string("/echo/") + word));
        const auto reply = client.read();
        CHECK(reply.status == 200);
        CHECK(reply.body == word);
        CHECK_FALSE(reply.headers.find("connection"));
        CHECK(reply.headers.get("date").ends_with(" GMT"));
        CHECK(reply.headers.get("x-reference").size() == 9);
    }
}

TEST_CASE("http server: requests sent ahead are answered in order, forms and errors among them") {
    const Running server(routes());
    Client client(server.port());
    std::string all;
    for (int i = 0; i < 50; ++i) all += request("/echo/" + std::to_string(i));
    all += post("/form", "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5\r\n", "a=x+y");
    all += request("/none");
    all += "HEAD /echo/abc HTTP/1.1\r\nHost: localhost\r\n\r\n";
    all += "\r\n" + request("/echo/last", "Connection: close\r\n") + request("/echo/never");
    client.send(all);
    for (int i = 0; i < 50; ++i) CHECK(client.read().body == std::to_string(i));
    CHECK(client.read().body == "x y|");
    CHECK(client.read().status == 404);
    const auto head = client.read(true);
    CHECK(head.headers.get("content-length") == "3");
    const auto last = client.read();
    CHECK(last.body == "last");
    CHECK(last.headers.get("connection") == "close");
    CHECK(client.read_to_end().empty());
}

TEST_CASE("http server: a request may arrive in single bytes") {
    const Running server(routes());
    Client client(server.port());
    for (const char c :
         post("/form", "Transfer-Encoding: chunked\r\n", "3;x=\"y\"\r\nabc\r\n0\r\nTrailer: t\r\n\r\n")) {
        client.send({&c, 1});
    }
    CHECK(client.read().body == "|abc");
}

TEST_CASE("http server: the last chunk may be cut anywhere (Beast 1.74 asserts that it is not)") {
    const Running server(routes());
    for (const auto& [first, second] : std::vector<std::pair<std::string, std::string>>{
             {"0\r\n", "\r\n"}, {"0\r\n\r", "\n"}, {"0", "\r\n\r\n"}, {"0\r", "\n\r\n"}}) {
        Client client(server.port());
        client.send(post("/form", "Transfer-Encoding: chunked\r\n", {}));
        for (const char c : first) {
            client.send({&c, 1});
            std::this_thread::sleep_for(std::chrono::milliseconds{5});
        }
        client.send(second);
        CHECK(client.read().status == 200);
    }
}

TEST_CASE("http server: HTTP/1.0 closes unless asked to keep, and then says so") {
    const Running server(routes());
    Client client(server.port());
    client.send("GET /echo/a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    const auto kept = client.read();
    CHECK(kept.body == "a");
    CHECK(kept.headers.get("connection") == "keep-alive");
    client.send("GET /echo/b HTTP/1.0\r\n\r\n");
    const auto last = client.read();
    CHECK(last.body == "b");
    CHECK(last.headers.get("connection") == "close");
    CHECK(client.is_closed());
}

TEST_CASE("http server: a client that has ended its sending is still answered") {
    const Running server(routes());
    Client client(server.port());
    client.send(request("/large"));
    client.end_sending();
    CHECK(client.read().body.size() == 3'000'000);
    CHECK(client.is_closed());
}

TEST_CASE("http server: malformed requests are refused and the connection is closed") {
    const Running server(routes());
    for (const std::string bytes :
         {"GARBAGE\r\n\r\n", "GET  /echo/a HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET /echo/a\r\nHost: x\r\n\r\n",
          "GET /echo/a HTTP/1.1\r\nHost localhost\r\n\r\n", "GET /echo/a HTTP/1.1\r\nHost : localhost\r\n\r\n",
          "GET /echo/a HTTP/1.1\r\n\r\n", "G@T /echo/a HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET /echo/\x01 HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET /echo/a HTTP/1.1\r\nHost: localhost\r\nX: \x01\r\n\r\n",
          "POST /form HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
          "POST /form HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1x\r\n\r\n",
          "POST /form HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999999\r\n\r\n",
          "POST /form HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
          "POST /form HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n"}) {
        CAPTURE(bytes);
        CHECK(status_of(server, bytes, true) == 400);
    }
    for (const std::string bytes : {"GET / HTTP/2.0\r\nHost: localhost\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                                    "GET /echo/a HTTP/1.1\nHost: localhost\n\n", "GET /echo/a HTTP/1.1x\r\n\r\n"}) {
        CAPTURE(bytes);
        CHECK(status_of(server, bytes, true) == 505);
    }
    CHECK(status_of(server, request("/echo/a"), false) == 200);
}

TEST_CASE("http server: two readings of where a request ends are never possible") {
    const Running server(routes());
    const std::string smuggled = "0\r\n\r\nGET /echo/smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";
    for (const char* headers :
         {"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
          "Content-Length: 5\r\nContent-Length: 6\r\n", "Content-Length: 5, 6\r\n", "Transfer-Encoding: gzip\r\n",
          "Transfer-Encoding: chunked, gzip\r\n", "Transfer-Encoding: gzip, chunked\r\n",
          "Transfer-Encoding: xchunked\r\n", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
          "Transfer-Encoding:\r\n"}) {
        CAPTURE(headers);
        Client client(server.port());
        client.send(post("/form", headers, smuggled));
        CHECK(client.read().status == 400);
        CHECK(client.read_to_end().find("smuggled") == std::string::npos);
    }
    CHECK(status_of(server, "POST /form HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n" + smuggled, true) == 400);
}

TEST_CASE("http server: addresses that climb or hide something are refused, the connection goes on") {
    const Running server(routes());
    Client client(server.port());
    for (const char* target : {"/echo/..", "/%2e%2e/etc/passwd", "/echo/%00", "/echo/%zz", "/echo/%C0%AE", "//x", "*",
                               "/echo/a?b=%ff", "/echo/..%2f..%2fpasswd"}) {
        CAPTURE(target);
        client.send(request(target));
        CHECK(client.read().status == 400);
    }
    client.send(request("http://localhost/echo/absolute"));
    CHECK(client.read().body == "absolute");
    client.send(request("http://evil.example/echo/absolute"));
    CHECK(client.read().status == 421);
    client.send("CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    CHECK(client.read().status == 400);
    client.send("OPTIONS /echo/a HTTP/1.1\r\nHost: localhost\r\n\r\n");
    CHECK(client.read().status == 405);
}

TEST_CASE("http server: a header that is too long or has too many fields gets 431") {
    const Running server(routes(), {.header_bytes = 4096});
    CHECK(status_of(server, request("/echo/a", "X: " + std::string(3000, 'x') + "\r\n"), false) == 200);
    CHECK(status_of(server, request("/echo/a", "X: " + std::string(5000, 'x') + "\r\n"), true) == 431);
    CHECK(status_of(server, "GET /" + std::string(100'000, 'x'), true) == 431);
    std::string many;
    for (int i = 0; i < 101; ++i) many += "X: y\r\n";
    CHECK(status_of(server, request("/echo/a", many), true) == 431);
    // Neither a chunk's extension nor the trailer may grow without end.
    const std::string chunked = post("/form", "Transfer-Encoding: chunked\r\n", {});
    CHECK(status_of(server, chunked + "0\r\nX: " + std::string(20'000, 'x'), true) == 431);
    CHECK(status_of(server, chunked + "1;" + std::string(20'000, 'x'), true) == 431);
}

TEST_CASE("http server: a body above its route's limit gets 413 and the connection is closed") {
    const Running server(routes());
    const std::string above = "Content-Length: " + std::to_string((1 << 20) + 1) + "\r\n";
    CHECK(status_of(server, post("/form", above, {}), true) == 413);
    // The answer arrives even while the client is still sending.
    Client eager(server.port());
    eager.send(post("/form", above, {}));
    for (int i = 0; i < 16; ++i) eager.send(std::string(1 << 16, 'x'));
    CHECK(eager.read().status == 413);
    Client chunked(server.port());
    chunked.send(post("/form", "Transfer-Encoding: chunked\r\n", {}));
    for (int i = 0; i < 17; ++i) chunked.send("10000\r\n" + std::string(1 << 16, 'x') + "\r\n");
    CHECK(chunked.read().status == 413);
    Client large(server.port());
    large.send(post("/upload", "Content-Length: 3000000\r\n", std::string(3'000'000, 'x')));
    CHECK(large.read().body == "3000000");
    large.send(request("/echo/on"));
    CHECK(large.read().body == "on");
}

TEST_CASE("http server: all clients together may not fill the memory") {
    const Running server(routes(), {.body_memory = 2 << 20});
    Client large(server.port());
    large.send(post("/upload", "Content-Length: 3000000\r\n", std::string(3'000'000, 'x')));
    CHECK(large.read().status == 503);
    CHECK(status_of(server, post("/upload", "Content-Length: 1000000\r\n", std::string(1'000'000, 'x')), false) == 200);
}

TEST_CASE("http server: a client that waits for 100 Continue gets it, or the refusal at once") {
    const Running server(routes());
    Client client(server.port());
    client.send(post("/form", "Expect: 100-continue\r\nContent-Length: 3\r\n", {}));
    CHECK(client.read().status == 100);
    client.send("abc");
    CHECK(client.read().body == "|abc");
    client.send(post("/form", "Expect: 100-continue\r\nContent-Length: 3\r\n", "abc"));  // does not wait
    CHECK(client.read().body == "|abc");
    CHECK(status_of(server, post("/form", "Expect: 100-continue\r\nContent-Length: 9999999\r\n", {}), true) == 413);
    CHECK(status_of(server, post("/form", "Expect: 200-maybe\r\nContent-Length: 3\r\n", {}), true) == 417);
}

TEST_CASE("http server: a range is ignored, the whole is sent") {
    const Running server(routes());
    Client client(server.port());
    client.send(request("/range", "Range: bytes=2-4\r\n"));
    const auto reply = client.read();
    CHECK(reply.status == 200);
    CHECK(reply.body == "0123456789");
}
