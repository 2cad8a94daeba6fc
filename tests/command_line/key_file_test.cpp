#include <doctest/doctest.h>
#include <signal.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "contract.h"
#include "platform/audit/audit.h"
#include "platform/rights/accounts.h"
#include "platform/rights/operator.h"
#include "platform/rights/sessions.h"
#include "support/program.h"
#include "support/stores.h"

using support::cairn;
using support::Process;

// The installation's key in a file beside the store: CAIRN_KEY_FILE.
namespace {

/// Sets the variable for the programs that are started while it lives.
struct KeyFile {
    explicit KeyFile(const std::string& file) { ::setenv("CAIRN_KEY_FILE", file.c_str(), 1); }
    ~KeyFile() { ::unsetenv("CAIRN_KEY_FILE"); }
    KeyFile(const KeyFile&) = delete;
    KeyFile& operator=(const KeyFile&) = delete;
};

void write(const std::string& file, const std::string& text, std::filesystem::perms mode) {
    std::ofstream{file} << text;
    std::filesystem::permissions(file, mode);
}

std::string status_of_account_page(const std::string& url, const std::string& cookie) {
    Process server{url, {"serve", "--port", "0"}};
    const int port = support::port_of(server.first_line());
    REQUIRE(port > 0);
    const auto answer = support::get(port, "/accounts/me", "Cookie: cairn-session=" + cookie + "\r\n");
    server.signal(SIGTERM);
    CHECK(server.wait().status == 0);
    return answer.substr(9, 3);
}

}  // namespace

TEST_CASE("key file: sessions hold with the key in the file, and a copy of the store alone opens nothing") {
    support::with_each_store([](support::TestStore& store) {
        REQUIRE(cairn(store.url(), {"migrate"}).status == 0);
        const auto file = store.folder() + "/key";
        const auto own = std::filesystem::perms::owner_read | std::filesystem::perms::owner_write;
        write(file, std::string(64, 'a') + "\n", own);
        std::string cookie;
        const auto keys = rights::Keys::of(store.database(), file);
        const auto now = core::system_clock().now();
        audit::Ledger{store.database()}.write(
            {.kind = "test.set_up", .actor = "A test", .at = now, .reason = {}, .account = {}},
            [&](audit::WriteTx& tx) {
                const rights::Operator by{"A test"};
                const auto id = rights::add_account(tx, by, {.name = "Sam", .email = "sam@example.org"}).value();
                rights::set_state(tx, by, id, rights::State::active);
                cookie = rights::open_session(
                    tx.store(), keys, {.account = id, .strong = true, .how = "Test", .peer = {}, .agent = {}}, now, {});
            });
        store.close();
        {
            const KeyFile set{file};
            CHECK(status_of_account_page(store.url(), cookie) == "200");
        }
        CHECK(status_of_account_page(store.url(), cookie) == "303");
    });
}

TEST_CASE("key file: one that others may read, or that holds no key, stops the start in one line") {
    if (!support::has_engine(db::Engine::sqlite)) return;
    support::TestStore store{db::Engine::sqlite};
    const auto file = store.folder() + "/key";
    const KeyFile set{file};
    contract::gave_up(cairn(store.url(), {"serve", "--port", "0"}), 3, "must hold 64 hexadecimal digits");
    write(file, "no key\n", std::filesystem::perms::owner_read);
    contract::gave_up(cairn(store.url(), {"serve", "--port", "0"}), 3, "must hold 64 hexadecimal digits");
    write(file + "2", std::string(64, 'b') + "\n",
          std::filesystem::perms::owner_read | std::filesystem::perms::others_read);
    const KeyFile other{file + "2"};
    contract::gave_up(cairn(store.url(), {"serve", "--port", "0"}), 3, "may be read by others: chmod 600 it.");
    contract::gave_up(cairn(store.url(), {"user", "add", "a@example.org", "--name", "A"}), 3, "chmod 600");
}
