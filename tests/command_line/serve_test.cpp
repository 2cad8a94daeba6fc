#include <doctest/doctest.h>
#include <signal.h>

#include <fstream>

#include "contract.h"
#include "support/pack.h"
#include "support/program.h"
#include "support/stores.h"

using support::cairn;
using support::Process;

TEST_CASE("serve: tells its address, answers, and stops when asked to") {
    support::with_each_store([](support::TestStore& store) {
        const support::MadePack pack;
        REQUIRE(cairn(store.url(), {"load", pack.folder()}).status == 0);
        Process server{store.url(), {"serve", "--port", "0"}};
        const auto line = server.first_line();
        CAPTURE(line);
        CHECK(line.starts_with("Cairn serves Made Safeguarding Children Partnership at http://localhost:"));
        const int port = support::port_of(line);
        REQUIRE(port > 0);
        CHECK(support::get(port, "/health").starts_with("HTTP/1.1 200"));
        CHECK(support::get(port, "/").find("Made Safeguarding Children Partnership") != std::string::npos);
        CHECK(support::get(port, "/no-such-page").starts_with("HTTP/1.1 404"));
        SUBCASE("by SIGTERM") { server.signal(SIGTERM); }
        SUBCASE("by SIGINT") { server.signal(SIGINT); }
        const auto ran = server.wait();
        CAPTURE(ran.err);
        CHECK(ran.status == 0);
        CHECK(support::get(port, "/health").empty());
    });
}

TEST_CASE("serve: an empty store is served, and says how to fill it") {
    support::with_each_store([](support::TestStore& store) {
        Process server{store.url(), {"serve", "--port", "0"}};
        const int port = support::port_of(server.first_line());
        REQUIRE(port > 0);
        for (const char* path : {"/", "/scorecard", "/scorecard/compare", "/sources", "/reports"}) {
            CAPTURE(path);
            CHECK(support::get(port, path).starts_with("HTTP/1.1 200"));
        }
        CHECK(support::get(port, "/").find("cairn load data/packs/leicestershire-rutland") != std::string::npos);
    });
}

TEST_CASE("serve: a port in use, an address that is not ours and a bad configuration are told in one line") {
    if (!support::has_engine(db::Engine::sqlite)) return;
    support::TestStore store{db::Engine::sqlite};
    Process server{store.url(), {"serve", "--port", "0"}};
    const auto port = std::to_string(support::port_of(server.first_line()));
    REQUIRE(port != "0");
    contract::gave_up(cairn(store.url(), {"serve", "--port", port}), 3,
                      "Port " + port + " on 127.0.0.1 is in use by another program. Choose another with --port.");
    contract::gave_up(cairn(store.url(), {"serve", "--port", "0", "--address", "192.0.2.1"}), 3, "192.0.2.1");

    const auto configuration = store.folder() + "/cairn.toml";
    const auto with = [&](const std::string& text) {
        std::ofstream{configuration} << text;
        return cairn(store.url(), {"serve", "--config", configuration});
    };
    contract::gave_up(with("prot = 8080\n"), 2, "\"prot\" is not a setting");
    contract::gave_up(with("port = \n"), 2, "line 1");
    contract::gave_up(with("proxies = [\"10.0.0.1\", \"proxy.example.org\"]\n"), 2,
                      "proxies holds \"proxy.example.org\", which is no address.");
    contract::gave_up(with("[[[[\n"), 2, "this is not TOML");  // found by fuzzing: the library asserts here
    contract::gave_up(cairn(store.url(), {"serve", "--config", store.folder() + "/none.toml"}), 2, "none.toml");
}
