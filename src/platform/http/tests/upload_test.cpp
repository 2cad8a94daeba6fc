#include <doctest/doctest.h>

#include <atomic>

#include "client.h"
#include "core/failure.h"
#include "platform/http/multipart.h"

using http::Method;
using http_test::Client;
using http_test::Running;

namespace {

const std::string boundary = "----cut";

struct Kept : http::FileSink {
    std::string bytes;
    std::size_t longest = 0;
    std::atomic<int>* gone = nullptr;
    ~Kept() override {
        if (gone != nullptr) ++*gone;
    }
    void take(std::string_view more) override {
        bytes += more;
        longest = std::max(longest, more.size());
        if (bytes.find("DISK FULL") != std::string::npos) throw core::Failure("the disk is full");
    }
};

std::string body_of(const std::string& token, const std::string& file, const std::string& after = {}) {
    return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n" + token + "\r\n--" +
           boundary +
           "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\r.xml\"\r\nContent-Type: "
           "text/xml\r\n\r\n" +
           file + "\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\n" + after + "\r\n--" +
           boundary + "--\r\n";
}

std::string request_of(const std::string& body) {
    return "POST /take HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=" + boundary +
           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

http::Route taking(std::atomic<int>& gone) {
    return {.method = Method::post,
            .pattern = "/take",
            .permission = "public",
            .handler =
                [](const http::Request& request) {
                    if (!request.sink) return http::text(200, "no file");
                    const auto& kept = dynamic_cast<const Kept&>(*request.sink);
                    return http::text(200, request.files.front().name + " " + std::to_string(kept.bytes.size()) + " " +
                                               std::to_string(std::hash<std::string>{}(kept.bytes)) + " " +
                                               std::string{request.form.get("note")} +
                                               (kept.longest <= (1U << 20U) ? "" : " held too much"));
                },
            .body_limit = 8 << 20,
            .sink = [&gone](const http::Request& request) -> core::Result<std::shared_ptr<http::FileSink>> {
                if (request.form.get("token") != "right")
                    return core::refuse(core::Reason::forbidden, "Not from our own page.");
                auto kept = std::make_shared<Kept>();
                kept->gone = &gone;
                return kept;
            }};
}

}  // namespace

TEST_CASE("http upload: a large file arrives piece by piece, whole, with the fields around it") {
    std::atomic<int> gone = 0;
    const Running server({taking(gone)});
    std::string file;
    for (int i = 0; file.size() < (5U << 20U); ++i) file += "line " + std::to_string(i) + "\r\n--" + boundary.substr(1);
    Client client{server.port()};
    CHECK(client.send(request_of(body_of("right", file, "hello"))));
    const auto reply = client.read();
    CHECK(reply.status == 200);
    CHECK(reply.body ==
          "r.xml " + std::to_string(file.size()) + " " + std::to_string(std::hash<std::string>{}(file)) + " hello");
    // The connection goes on.
    client.send(request_of(body_of("right", "")));
    CHECK(client.read().body.starts_with("r.xml 0 "));
    CHECK(gone == 2);
}

TEST_CASE("http upload: what is refused is answered before it has arrived and leaves nothing") {
    std::atomic<int> gone = 0;
    const Running server({taking(gone)});
    SUBCASE("by the form's token") {
        Client client{server.port()};
        const auto all = request_of(body_of("wrong", std::string(4U << 20U, 'x')));
        client.send(std::string_view{all}.substr(0, 1U << 20U));
        CHECK(client.read().status == 403);
        CHECK(gone == 0);
    }
    SUBCASE("by its size") {
        Client client{server.port()};
        client.send(request_of(body_of("right", std::string(9U << 20U, 'x'))).substr(0, 4096));
        CHECK(client.read().status == 413);
    }
    SUBCASE("when the disk is full") {
        Client client{server.port()};
        const auto all = request_of(body_of("right", "DISK FULL" + std::string(4U << 20U, 'x')));
        client.send(std::string_view{all}.substr(0, 1U << 20U));
        CHECK(client.read().status == 503);
        CHECK(gone == 1);
    }
    SUBCASE("when it breaks off") {
        {
            Client client{server.port()};
            client.send(request_of(body_of("right", std::string(4U << 20U, 'x'))).substr(0, 2U << 20U));
            client.end_sending();
            client.read_to_end();
        }
        for (int i = 0; i < 200 && gone == 0; ++i) std::this_thread::sleep_for(std::chrono::milliseconds{10});
        CHECK(gone == 1);
    }
}

TEST_CASE("http upload: in process, as tests of pages send it; without a file the handler is told so") {
    std::atomic<int> gone = 0;
    const http::Routes routes{{taking(gone)}};
    http::Message message = http::post("/take", {});
    message.headers = {};
    message.headers.add("host", "localhost");
    message.headers.add("content-type", "multipart/form-data; boundary=" + boundary);
    message.body = body_of("right", "abc");
    CHECK(routes.answer(message).body.starts_with("r.xml 3 "));
    message.body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\n\r\n--" +
                   boundary + "--\r\n";
    CHECK(routes.answer(message).body == "no file");
    for (const char* broken :
         {"", "--", "--x\r\n", "------cut\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb"}) {
        message.body = broken;
        CHECK(routes.answer(message).status == 400);
    }
}

TEST_CASE("http upload: however the bytes are cut, the form read while it arrives is the form read at once") {
    const std::string body = body_of("right", "a\r\n--\r\n----cu\r\n\r\n----cut", "x");
    for (std::size_t step = 1; step < body.size(); ++step) {
        std::string file;
        http::MultipartStream stream{boundary,
                                     {},
                                     [](const http::File&) -> core::Result<void> { return {}; },
                                     [&](std::string_view bytes) { file += bytes; }};
        for (std::size_t at = 0; at < body.size(); at += step)
            REQUIRE(stream.take(std::string_view{body}.substr(at, step)).has_value());
        CHECK(stream.is_done());
        CHECK(stream.fields().get("token") == "right");
        CHECK(stream.fields().get("note") == "x");
        CHECK(file == "a\r\n--\r\n----cu\r\n\r\n----cut");
    }
}
