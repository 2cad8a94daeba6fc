#include "record/record.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "platform/house/load.h"
#include "platform/house/migrations.h"
#include "rooms/registry.h"

namespace support {
namespace {

const core::Instant noon = core::day(2026, 11, 21) + std::chrono::hours{12};

struct FixedClock final : core::Clock {
    core::Instant now() const override { return noon; }
};

std::string contents(const std::filesystem::path& path) {
    std::ifstream stream{path, std::ios::binary};
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

}  // namespace

void migrate(db::Database& database) { db::migrate(database, house::migrations(house::rooms())); }

void load_record(db::Database& database) {
    migrate(database);
    const auto rooms = house::rooms();
    core::Faults faults;
    core::Result<packs::Pack> pack;
    database.read([&](db::ReadTx& tx) {
        pack = house::read_pack(tx, SOURCE_DIR "/data/packs/leicestershire-rutland", rooms, faults);
    });
    REQUIRE(pack);
    for (const auto& fault : faults) FAIL_CHECK(core::sentence(fault));
    house::apply_pack(database, *pack, rooms, "a tester", noon);
}

Site::Site(db::Database& database)
    : shell_{.assets = {.stylesheet = "/a.css", .enabled_script = "/b.js", .script = "/c.js", .icon = "/d.svg"},
             .partnership = "A partnership"},
      rooms_(house::rooms()),
      services_{.database = database,
                .clock = []() -> const core::Clock& {
                    static const FixedClock clock;
                    return clock;
                }(),
                .shell = shell_,
                .figure = [this](db::ReadTx& tx, std::string_view id) { return house::find_figure(rooms_, tx, id); }} {
    std::vector<http::Route> all;
    for (const auto& room : rooms_)
        if (room.card->routes != nullptr)
            for (auto& route : room.card->routes(services_)) all.push_back(std::move(route));
    routes_ = std::make_unique<http::Routes>(std::move(all));
}

http::Response Site::get(const std::string& target) const { return routes_->answer(http::get(target)); }

std::string Site::page(const std::string& target) const {
    const auto response = get(target);
    INFO(target);
    REQUIRE(response.status == 200);
    return response.body;
}

std::string compare_golden(const std::string& folder, const std::string& name, const std::string& text) {
    const auto path = std::filesystem::path{folder} / "golden" / name;
    if (std::getenv("UPDATE_GOLDEN") != nullptr) {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream{path, std::ios::binary} << text;
        return {};
    }
    if (contents(path) == text) return {};
    std::istringstream expected{contents(path)}, given{text};
    std::string left, right;
    for (int line = 1;; ++line) {
        const bool more_left = static_cast<bool>(std::getline(expected, left));
        const bool more_right = static_cast<bool>(std::getline(given, right));
        if (left != right || more_left != more_right || !more_left)
            return name + ", line " + std::to_string(line) + ":\n  expected " + left + "\n  given    " + right;
    }
}

}  // namespace support
