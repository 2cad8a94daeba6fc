#pragma once
#include <algorithm>

#include "platform/http/routes.h"
#include "platform/registers/schema.h"
#include "platform/ui/page.h"
#include "sample.h"
#include "support/stores.h"

// Two partnerships, A and B, with records that are open to each, held by a group, and sealed: every route, every role.
namespace sight_house {

using registers::Classification;
using registers::Entity;
using registers::Need;
using registers::Type;
using rights::Role;

inline const Entity cases{
    .room = "sample",
    .name = "cases",
    .one = "case",
    .many = "cases",
    .meaning = "Something that a partnership looks into.",
    .fields = {{.name = "name", .label = "Name", .need = Need::required, .in_list = true},
               {.name = "partnership", .label = "Partnership", .most_characters = 20, .in_list = true},
               {.name = "held_by", .label = "Group"},
               {.name = "agency", .label = "Agency", .in_list = true},
               {.name = "closeness",
                .label = "Closeness",
                .type = Type::choice,
                .choices = {{"partnership", "Partnership"}, {"restricted", "Restricted"}, {"sealed", "Sealed"}},
                .in_list = true},
               {.name = "account_of_it", .label = "What happened", .type = Type::narrative},
               {.name = "advice",
                .label = "Legal advice",
                .type = Type::narrative,
                .classification = Classification::restricted},
               {.name = "like", .label = "Like", .type = Type::reference, .refers_to = &cases}},
    .title = {"name"},
    .key = {"name"},
    .scope = {.footprint = "partnership", .body = "held_by", .organisation = "agency", .classification = "closeness"}};

inline const Entity letters{.room = "sample",
                            .name = "letters",
                            .one = "letter",
                            .many = "letters",
                            .meaning = "A letter about a case.",
                            .fields = {{.name = "about",
                                        .label = "Case",
                                        .type = Type::reference,
                                        .need = Need::required,
                                        .refers_to = &cases,
                                        .in_list = true},
                                       {.name = "line", .label = "Line", .need = Need::required, .in_list = true}},
                            .title = {"line"},
                            .scope = {.part_of = "about"}};

inline const std::vector<const Entity*>& both() {
    static const std::vector<const Entity*> all{&cases, &letters};
    return all;
}

inline rights::Policy policy() {
    auto readers = rights::every_role();
    // An agency's respondent gives and reads the returns of its own agency alone.
    for (auto& one : readers)
        if (one.role == Role::agency_respondent) one.part = rights::Part::organisation;
    return rights::Policy{{{"sample.read", "read cases", readers},
                           {"sample.edit",
                            "change cases",
                            {{Role::business_manager}, {Role::agency_respondent, rights::Part::organisation}}}}};
}

inline std::shared_ptr<const rights::Footprints> places() {
    rights::Footprints all;
    all.add("A", "Partnership A");
    all.add("B", "Partnership B");
    return std::make_shared<const rights::Footprints>(std::move(all));
}

inline const core::Date today = core::day(2026, 3, 31);

inline rights::Standing holder(Role role, const std::string& partnership, const std::string& agency = "police") {
    return {.account = "p1",
            .name = "Sam Okafor",
            .organisation = {},
            .strong = true,
            .appointments = {{.id = "a",
                              .role = role,
                              .footprint = partnership,
                              .body = "crg",
                              .organisation = agency,
                              .from = core::day(2026, 1, 1),
                              .to = {}}},
            .grants = {},
            .exclusions = {}};
}

struct Known {
    std::string name, id, letter;
    rights::Record access;
};

/// The registers behind a gate that asks the policy, for whoever `who` is.
class House {
  public:
    explicit House(db::Database& store) : database(store), routes_(all_routes(), {.gate = gate()}) {
        static const std::string tables = registers::create_sql(cases) + registers::create_sql(letters);
        auto migrations = sample::migrations();
        migrations.push_back({"cases", "0001_cases.sql", tables});
        db::migrate(database, migrations);
        add("North", "A", "", "police", "");
        add("South", "A", "", "health", "partnership");
        add("East", "B", "", "police", "");
        add("Willow", "A", "crg", "police", "restricted");
        add("Rowan", "A", "other", "police", "restricted");
        add("Quill", "A", "crg", "police", "sealed");
        add("Thorn", "B", "crg", "police", "sealed");
    }

    http::Response get(const std::string& target) const { return routes_.answer(http::get(target)); }
    http::Response post(const std::string& target,
                        const std::vector<std::pair<std::string, std::string>>& form = {}) const {
        return routes_.answer(http::post(target, form));
    }
    http::Response send(const std::string& target, const std::string& json) const {
        auto message = http::get(target);
        message.method = "POST";
        message.headers.add("content-type", "application/json");
        message.body = json;
        return routes_.answer(message);
    }
    const Known& known(const std::string& name) const {
        return *std::find_if(all.begin(), all.end(), [&](auto& one) { return one.name == name; });
    }
    std::string address(const std::string& name) const { return "/sample/cases/" + known(name).id; }
    bool reads(const Known& one) const { return decide("sample.read", one); }
    bool edits(const Known& one) const { return reads(one) && decide("sample.edit", one); }
    std::size_t readings(const std::string& kind = "sample_cases") {
        std::size_t count = 0;
        database.read([&](db::ReadTx& tx) {
            count = 0;
            for (const auto& entry : audit::recent(tx, {kind}, 10'000))
                count += entry.event.kind == registers::read_event ? 1 : 0;
        });
        return count;
    }
    const http::Routes& routes() const { return routes_; }

    db::Database& database;
    rights::Standing who = {};
    std::vector<Known> all;

  private:
    bool decide(const char* permission, const Known& one) const {
        return policy_.decide(permission, who, one.access, *places_, today).allowed;
    }
    void add(const std::string& name, const std::string& partnership, const std::string& group,
             const std::string& agency, const std::string& closeness) {
        Known one{.name = name, .id = {}, .letter = {}, .access = {.address = {}, .footprints = {partnership}}};
        one.id = sample::put(database, cases,
                             {{"name", name},
                              {"partnership", partnership},
                              {"held_by", group},
                              {"agency", agency},
                              {"closeness", closeness},
                              {"account_of_it", "Secret of " + name},
                              {"advice", "Advice on " + name},
                              {"like", all.empty() ? "" : all.back().id}});
        one.letter = sample::put(database, letters, {{"about", one.id}, {"line", "Line on " + name}});
        one.access.address = "/sample/cases/" + one.id;
        one.access.body = group;
        one.access.organisation = agency;
        if (closeness == "restricted") one.access.classification = rights::Classification::restricted;
        if (closeness == "sealed") one.access.classification = rights::Classification::sealed;
        all.push_back(std::move(one));
    }
    std::vector<http::Route> all_routes() {
        const registers::Context context{.database = database,
                                         .clock = clock_,
                                         .shell = shell_,
                                         .entities = both(),
                                         .viewer = [this](const http::Request&) -> registers::Viewer {
                                             return {policy_, who, places_, today};
                                         },
                                         .person =
                                             [](const http::Request&) {
                                                 return registers::Person{"Sam Okafor", "p1"};
                                             }};
        auto routes = registers::routes(context, both());
        for (auto& route : registers::site_routes(context, "sample.read")) routes.push_back(std::move(route));
        return routes;
    }
    http::Gate gate() {
        return [this](const http::Request&, std::string_view permission) -> std::optional<http::Response> {
            if (policy_.decide(permission, who, today).allowed) return std::nullopt;
            return http::error(403, "You may not open this page.");
        };
    }

    sample::Clock clock_;
    ui::Shell shell_{.assets = {}, .partnership = "Sampleshire"};
    rights::Policy policy_ = policy();
    std::shared_ptr<const rights::Footprints> places_ = places();
    http::Routes routes_;
};

inline bool has(const http::Response& response, const std::string& words) {
    return response.body.find(words) != std::string::npos;
}

/// Without the reference that every answer has for itself.
inline std::string said(const http::Response& response) {
    return std::to_string(response.status) + response.body.substr(0, response.body.find("Reference: "));
}

}  // namespace sight_house
