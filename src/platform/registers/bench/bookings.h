#pragma once
#include <fmt/core.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "platform/http/routes.h"
#include "platform/registers/entity.h"
#include "platform/registers/registers.h"
#include "platform/ui/page.h"

/// A made-up register to measure: the bookings of several partnerships, some of them closely held, and who books.
namespace bookings {

using registers::Need;
using registers::Type;

inline const registers::Entity agencies{
    .room = "bench",
    .name = "agencies",
    .one = "agency",
    .many = "agencies",
    .meaning = "Who books.",
    .fields = {{.name = "code", .label = "Code", .need = Need::required, .in_list = true},
               {.name = "name", .label = "Name", .need = Need::required, .in_list = true}},
    .title = {"name"},
    .key = {"code"}};

inline const registers::Entity bookings{
    .room = "bench",
    .name = "bookings",
    .one = "booking",
    .many = "bookings",
    .meaning = "A made-up register to measure.",
    .fields = {{.name = "code", .label = "Code", .need = Need::required, .in_list = true},
               {.name = "name", .label = "Name", .need = Need::required, .in_list = true},
               {.name = "sector",
                .label = "Sector",
                .type = Type::choice,
                .choices = {{"health", "Health"}, {"police", "Police"}, {"school", "School"}, {"charity", "Charity"}},
                .in_list = true},
               {.name = "booked", .label = "Booked on", .type = Type::date, .in_list = true},
               {.name = "places", .label = "Places", .type = Type::count, .in_list = true},
               {.name = "cost", .label = "Cost", .type = Type::money, .in_list = true},
               {.name = "paid", .label = "Paid", .type = Type::yes_no_not_known, .in_list = true},
               {.name = "agency", .label = "Agency", .type = Type::reference, .refers_to = &agencies, .in_list = true},
               {.name = "notes", .label = "Notes", .type = Type::narrative},
               {.name = "partnership", .label = "Partnership", .most_characters = 20},
               {.name = "closeness",
                .label = "Closeness",
                .type = Type::choice,
                .choices = {{"partnership", "Partnership"}, {"restricted", "Restricted"}, {"sealed", "Sealed"}}}},
    .title = {"name"},
    .key = {"code"},
    .scope = {.footprint = "partnership", .organisation = "agency", .classification = "closeness"}};

inline const std::vector<const registers::Entity*> both{&agencies, &bookings};
inline constexpr int many_agencies = 120;

inline constexpr const char* words[] = {"early",      "help",   "rapid",     "review", "neglect", "voice",
                                        "transition", "online", "practice",  "front",  "door",    "threshold",
                                        "family",     "health", "education", "visit"};

inline std::string agencies_csv() {
    std::string csv = "code,name\n";
    for (int i = 0; i < many_agencies; ++i) csv += fmt::format("A{:03},{} {} {}\n", i, words[i % 16], words[i / 16], i);
    return csv;
}

inline std::string bookings_csv(int rows) {
    std::uint64_t state = 7;  // Knuth's linear congruences: the same register in each run
    const auto pick = [&](int most) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        return static_cast<int>((state >> 33U) % static_cast<std::uint64_t>(most));
    };
    constexpr const char* sectors[] = {"health", "police", "school", "charity"};
    constexpr const char* answers[] = {"yes", "no", "not_known"};
    constexpr const char* partnerships[] = {"A", "A", "B", "C", "D", "D"};
    std::string csv = "code,name,sector,booked,places,cost,paid,agency,notes,partnership,closeness\n";
    for (int i = 0; i < rows; ++i)
        csv += fmt::format("B{:06},{} {} {},{},20{:02}-{:02}-{:02},{},{}.{:02},{},A{:03},{} {} {} {},{},{}\n", i,
                           words[pick(16)], words[pick(16)], pick(100000), sectors[pick(4)], 10 + pick(16),
                           1 + pick(12), 1 + pick(28), pick(200), pick(5000), pick(100), answers[pick(3)],
                           pick(many_agencies), words[pick(16)], words[pick(16)], words[pick(16)], words[pick(16)],
                           i % 200 == 0    ? "E"
                           : i % 1000 == 7 ? ""
                                           : partnerships[pick(6)],
                           i % 50 == 0   ? "sealed"
                           : i % 20 == 0 ? "restricted"
                                         : "");
    return csv;
}

/// The pages as a room has them, for a member of one partnership: A has a third of the records, E next to none.
class House {
  public:
    House(db::Database& database, const std::string& partnership)
        : database_(database), member_(member_of(partnership)), routes_(all_routes(), {.gate = gate()}) {
        for (const char* code : {"A", "B", "C", "D", "E"}) places_->add(code, std::string{"Partnership "} + code);
    }
    http::Response get(const std::string& target) const { return routes_.answer(http::get(target)); }
    http::Response post(const std::string& target, const std::vector<std::pair<std::string, std::string>>& form) const {
        return routes_.answer(http::post(target, form));
    }

  private:
    static rights::Standing member_of(const std::string& partnership) {
        return {.account = "p1",
                .name = "Sam Okafor",
                .organisation = {},
                .strong = true,
                .appointments = {{.id = "a",
                                  .role = rights::Role::member,
                                  .footprint = partnership,
                                  .body = "board",
                                  .organisation = "A007",
                                  .from = core::day(2026, 1, 1),
                                  .to = {}}},
                .grants = {},
                .exclusions = {}};
    }
    std::vector<http::Route> all_routes() {
        registers::Context context{.database = database_,
                                   .clock = core::system_clock(),
                                   .shell = shell_,
                                   .entities = both,
                                   .viewer = [this](const http::Request&) -> registers::Viewer {
                                       return {policy_, member_, places_, core::day(2026, 3, 31)};
                                   },
                                   .person =
                                       [](const http::Request&) {
                                           return registers::Person{"Sam Okafor", "p1"};
                                       }};
        auto all = registers::routes(context, both);
        for (auto& route : registers::site_routes(context, "bench.read")) all.push_back(std::move(route));
        return all;
    }
    http::Gate gate() {
        return [this](const http::Request&, std::string_view permission) -> std::optional<http::Response> {
            if (policy_.decide(permission, member_, core::day(2026, 3, 31)).allowed) return std::nullopt;
            return http::error(403, "You may not open this page.");
        };
    }

    db::Database& database_;
    ui::Shell shell_{.assets = {}, .partnership = "Bench"};
    rights::Policy policy_{{{"bench.read", "read bookings", rights::every_role()},
                            {"bench.edit", "change bookings", rights::every_role()}}};
    std::shared_ptr<rights::Footprints> places_ = std::make_shared<rights::Footprints>();
    rights::Standing member_;
    http::Routes routes_;
};

}  // namespace bookings
