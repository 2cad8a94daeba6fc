#include <fmt/core.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <thread>

#include "app/commands.h"
#include "app/site.h"
#include "app/store.h"
#include "platform/audit/audit.h"
#include "platform/drafts/drafts.h"
#include "platform/http/routes.h"
#include "platform/http/server.h"
#include "platform/jobs/digest.h"
#include "platform/jobs/jobs.h"
#include "platform/rights/sessions.h"
#include "rooms/accounts/notices_command.h"
#include "rooms/census/census.h"
#include "rooms/registry.h"

namespace app {
namespace {

/// Email and work by the clock, beside the pages.
class Clerk {
  public:
    Clerk(db::Database& database, const Configuration& configuration)
        : ledger_(database), worker_(database, core::system_clock()) {
        for (const auto& room : rooms_)
            if (room.card->backstage != nullptr)
                room.card->backstage(worker_, {ledger_, core::system_clock(), configuration.rooms});
        worker_.schedule({"sweep", jobs::every(std::chrono::hours{1}),
                          [settings = configuration.rights](db::WriteTx& tx, core::Instant now) {
                              rights::sweep(tx, now, settings);
                              drafts::sweep(tx, now);
                          }});
        // Without a mail server no letter is written: one that nobody carries would end as refused.
        if (configuration.mail) {
            worker_.schedule({"digest", jobs::daily(7), jobs::write_digests});
            worker_.handle("email", jobs::mailer(*configuration.mail, core::system_clock()));
            accounts::add_notices(
                worker_, {.database = database,
                          .clock = core::system_clock(),
                          .waiting = [this](db::ReadTx& tx, const rights::Standing& who,
                                            core::Date today) { return house::waiting(rooms_, tx, who, today); },
                          .site = configuration.rights.own_address});
        }
        thread_ = std::jthread{[this](const std::stop_token& stop) {
            worker_.run([&] { return stop.stop_requested(); }, std::chrono::milliseconds{500},
                        [](const std::string& line) { spdlog::error("{}", line); });
        }};
    }

  private:
    std::vector<house::Room> rooms_ = house::rooms();
    audit::Ledger ledger_;
    jobs::Worker worker_;
    std::jthread thread_;
};

void say_how_to_sign_in(const Site& site) {
    if (site.has_accounts()) {
        fmt::print("Sign in at /accounts/sign-in. The published record is open to every reader.\n");
        return;
    }
    fmt::print(
        "The published record is open to every reader. To sign in, make the first account:\n"
        "  cairn user add you@example.org --name \"Your name\" --role business_manager --footprint LRSCP\n"
        "and open the link that it prints.\n");
}

/// What to say of a permission that [roles] names; empty when there is one.
std::string unknown_permission(const std::string& word) {
    const auto room = word.substr(0, word.find('.') + 1);
    std::string of_room;
    for (const auto& card : house::permissions(house::rooms())) {
        if (card.word == word) return {};
        if (!room.empty() && card.word.starts_with(room))
            of_room += (of_room.empty() ? "" : ", ") + std::string{card.word};
    }
    return " [roles]: no room has a permission \"" + word + "\"." +
           (of_room.empty() ? " It is written as room.what_may_be_done, such as accounts.letters."
                            : " Of " + room.substr(0, room.size() - 1) + " there are: " + of_room + ".");
}

}  // namespace

int serve(ServeOptions options) {
    std::vector<std::string> faults;
    Configuration configuration;
    if (!options.config.empty()) read_configuration(options.config, configuration, faults);
    for (const auto& [word, roles] : configuration.roles)
        if (auto fault = unknown_permission(word); !fault.empty()) faults.push_back(options.config + fault);
    for (const auto& fault : faults) fmt::print(stderr, "cairn: {}\n", fault);
    if (!faults.empty()) return unusable;
    // The command line is stronger than the file.
    if (options.port) configuration.port = *options.port;
    if (!options.address.empty()) configuration.address = options.address;

    // What an installation gets unless it says otherwise.
    configuration.rooms.try_emplace("accounts.second_factor", "everyone");
    configuration.rooms.try_emplace("accounts.requests_by_minute", "600");
    // Beside an embedded store; elsewhere where the program runs.
    if (!configuration.rooms.contains("returns.folder") && store_address().find("://") == std::string::npos)
        configuration.rooms["returns.folder"] = store_address() + ".returns";

    // What people ask for goes to standard output, what happened to standard error.
    spdlog::set_default_logger(spdlog::stderr_logger_mt("cairn"));
    const auto database = open_store(Migrate::yes, 8);
    const Site site{*database, configuration, options.gallery ? Gallery::shown : Gallery::hidden};
    http::Server server{site.routes(), {.address = configuration.address, .port = configuration.port}};
    const Clerk clerk{*database, configuration};
    fmt::print("Cairn serves {} at http://{}:{}\n", site.partnership().empty() ? "an empty store" : site.partnership(),
               configuration.address == "127.0.0.1" ? "localhost" : configuration.address, server.port());
    say_how_to_sign_in(site);
    std::fflush(stdout);
    // Once it serves: what did not start is told in one line.
    for (const std::string& warning : census::warnings(configuration.rooms)) spdlog::warn("{}", warning);
    if (server.run()) return success;
    std::_Exit(world_failed);  // handlers are still at work and hold the routes
}

}  // namespace app
