#pragma once
#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "platform/audit/audit.h"
#include "platform/http/routes.h"
#include "platform/jobs/jobs.h"
#include "platform/rights/accounts.h"
#include "platform/rights/doorkeeper.h"
#include "platform/rights/office.h"
#include "record/record.h"
#include "rooms/census/census.h"
#include "rooms/census/filing_store.h"
#include "rooms/registry.h"
#include "rooms/scorecard/scorecard.h"
#include "support/stores.h"

/// The whole house as people use it, for the tests of returns in the application.
namespace census::made {

struct Clock : core::Clock {
    core::Instant moment = core::day(2026, 11, 22) + std::chrono::hours{9};
    core::Instant now() const override { return moment; }
};

/// The whole house behind its doorkeeper, with the published record in it and a folder for returns.
struct House {
    explicit House(db::Database& store);
    ~House();
    House(const House&) = delete;
    House& operator=(const House&) = delete;

    std::vector<http::Route> all_routes();

    std::string folder;
    Clock clock;
    std::vector<house::Room> rooms;
    ui::Shell shell{.assets = {}, .partnership = "A partnership"};
    audit::Ledger ledger;
    rights::Doorkeeper door;
    house::Services services;
    jobs::Worker worker;
    http::Routes site;
};

/// Somebody signed in, as their browser asks.
struct Person {
    House& house;
    std::string cookie = {}, account = {}, token = {};

    Person(House& at, const std::string& name, rights::Role role, const std::string& footprint,
           const std::string& organisation, bool strong = true);

    http::Response send(http::Message message);
    http::Response get(const std::string& target) { return send(http::get(target)); }
    std::string page(const std::string& target);
    http::Response post(const std::string& target, std::vector<std::pair<std::string, std::string>> form);

    struct FileOfForm {
        std::string field, name, content;
    };
    http::Response upload(const std::string& choice, const std::string& year, const std::vector<FileOfForm>& files);
    http::Response upload(const std::string& choice, const std::string& file) {
        return upload(choice, "", {{"file", "return.xml", file}});
    }
};

inline const std::string leicestershire = "leicestershire-county-council E10000018";

/// The example that the application offers.
std::string example();
std::string text_of_file(const std::string& path);
/// The files of a folder with their paths; of one that is not there: none.
std::vector<std::string> paths_in(const std::string& folder);
std::size_t files_in(const std::string& folder);
std::string location(const http::Response& response);
bool holds(const std::string& text, const std::string& part);

}  // namespace census::made
