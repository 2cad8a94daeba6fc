#include <doctest/doctest.h>

#include <algorithm>

#include "platform/http/routes.h"
#include "platform/registers/schema.h"
#include "platform/ui/page.h"
#include "sample.h"
#include "support/stores.h"

// Two partnerships, A and B, with records that are open to each, held by a group, and sealed: every route, every role.
namespace {

using registers::Classification;
using registers::Entity;
using registers::Need;
using registers::Type;
using rights::Role;

const Entity cases{
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

const Entity letters{.room = "sample",
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

const std::vector<const Entity*>& both() {
    static const std::vector<const Entity*> all{&cases, &letters};
    return all;
}

rights::Policy policy() {
    auto readers = rights::every_role();
    // An agency's respondent gives and reads the returns of its own agency alone.
    for (auto& one : readers)
        if (one.role == Role::agency_respondent) one.part = rights::Part::organisation;
    return rights::Policy{{{"sample.read", "read cases", readers},
                           {"sample.edit",
                            "change cases",
                            {{Role::business_manager}, {Role::agency_respondent, rights::Part::organisation}}}}};
}

std::shared_ptr<const rights::Footprints> places() {
    rights::Footprints all;
    all.add("A", "Partnership A");
    all.add("B", "Partnership B");
    return std::make_shared<const rights::Footprints>(std::move(all));
}

const core::Date today = core::day(2026, 3, 31);

rights::Standing holder(Role role, const std::string& partnership, const std::string& agency = "police") {
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
                                             return {&policy_, who, places_, today};
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

bool has(const http::Response& response, const std::string& words) {
    return response.body.find(words) != std::string::npos;
}

/// Without the reference that every answer has for itself.
std::string said(const http::Response& response) {
    return std::to_string(response.status) + response.body.substr(0, response.body.find("Reference: "));
}

enum class Answer { missing, forbidden, given };

Answer answer_of(const http::Response& response) {
    if (has(response, "There is no such case, or you may not see it.") ||
        has(response, "There is no such letter, or you may not see it."))
        return Answer::missing;
    return response.status == 403 ? Answer::forbidden : Answer::given;
}

std::string put_in(std::string pattern, const std::string& parameter, const std::string& value) {
    const auto at = pattern.find("{" + parameter + "}");
    return at == std::string::npos ? pattern : pattern.replace(at, parameter.size() + 2, value);
}

/// What a request about one record must be answered with.
Answer wanted(const House& house, const Known& one, bool asks_to_edit) {
    if (asks_to_edit ? house.edits(one) : house.reads(one)) return Answer::given;
    const bool closed = one.access.classification == rights::Classification::restricted ||
                        one.access.classification == rights::Classification::sealed;
    return !house.reads(one) && closed ? Answer::missing : Answer::forbidden;
}

/// Every route about one record; gives how many were asked.
int ask_about_records(House& house) {
    int asked = 0;
    for (const auto& route : house.routes().list()) {
        if (route.pattern.find("{id}") == std::string::npos) continue;
        const bool of_case = route.pattern.find("/cases/") != std::string::npos;
        const bool edits = route.permission == "sample.edit";
        const bool through = !edits || policy().decide("sample.edit", house.who, today).allowed;
        for (const auto& one : house.all) {
            const auto target = put_in(route.pattern, "id", of_case ? one.id : one.letter);
            CAPTURE(target);
            CAPTURE(one.name);
            const auto response = route.method == http::Method::get ? house.get(target)
                                  : target.starts_with("/api") ? house.send(target, R"({"reason":"x","version":0})")
                                                               : house.post(target, {{"reason", "x"}});
            ++asked;
            if (!through) {
                CHECK(response.status == 403);
                continue;
            }
            const bool right = answer_of(response) == wanted(house, one, edits);
            CHECK(right);
            if (house.reads(one)) continue;
            CHECK_FALSE(has(response, "Secret of " + one.name));
            CHECK_FALSE(has(response, "Line on " + one.name));
        }
    }
    return asked;
}

/// Every route about many records.
void ask_about_all(House& house) {
    const bool may_edit = policy().decide("sample.edit", house.who, today).allowed;
    std::vector<std::string> targets{"/sample/cases",
                                     "/sample/cases?sort=-name&columns=name,account_of_it",
                                     "/sample/cases/export.csv",
                                     "/api/sample/cases",
                                     "/search?q=on",
                                     "/search?q=thorn",
                                     "/sample/letters",
                                     "/sample/letters/export.csv",
                                     "/api/sample/letters"};
    if (may_edit) targets.insert(targets.end(), {"/sample/cases/new", "/sample/letters/new"});
    for (const auto& target : targets) {
        CAPTURE(target);
        const auto response = house.get(target);
        CHECK(response.status == 200);
        for (const auto& one : house.all) {
            CAPTURE(one.name);
            // The reference "like" names the record before: it must not betray it either.
            if (!house.reads(one)) CHECK_FALSE(has(response, one.name));
        }
        if (target != "/sample/cases" && target != "/sample/cases/export.csv" && target != "/api/sample/cases")
            continue;
        for (const auto& one : house.all)
            if (house.reads(one)) CHECK(has(response, one.name));
    }
}

}  // namespace

TEST_CASE(
    "registers: every route answers every role about every record as the policy decides, and lists hold no other") {
    support::on_each_store([](db::Database& database) {
        House house{database};
        int asked = 0;
        for (const auto& role : rights::roles())
            for (const auto* partnership : {"A", "B"}) {
                house.who = holder(role.role, partnership);
                CAPTURE(role.code);
                CAPTURE(partnership);
                asked += ask_about_records(house);
                ask_about_all(house);
            }
        MESSAGE(asked << " questions about single records");
        CHECK(asked > 21 * 2 * 7 * 20);
    });
}

TEST_CASE(
    "registers: what is not theirs is refused with whom to ask, and what is closely held as if it were not there") {
    support::on_each_store([](db::Database& database) {
        House house{database};
        house.who = holder(Role::business_manager, "A");
        const auto elsewhere = house.get(house.address("East"));
        CHECK(elsewhere.status == 403);
        CHECK(has(elsewhere, "You may not see this case. Ask your business manager."));
        const auto missing = said(house.get("/sample/cases/zzzzzzzzzz"));
        for (const auto* name : {"Thorn", "Rowan"}) {
            CHECK(said(house.get(house.address(name))) == missing);
            CHECK(house.get("/api" + house.address(name)).body == house.get("/api/sample/cases/zzzzzzzzzz").body);
        }
        CHECK(has(house.get(house.address("Quill")), "Secret of Quill"));
        house.who = holder(Role::system_administrator, "A");
        CHECK(said(house.get(house.address("Quill"))) == missing);
        CHECK(said(house.get(house.address("Willow"))) == missing);
        house.who = holder(Role::lead_safeguarding_partner, "A");
        house.who.strong = false;
        CHECK(said(house.get(house.address("Quill"))) == missing);
        house.who = holder(Role::independent_scrutineer, "A");
        house.who.exclusions.push_back({.id = "e",
                                        .record = house.address("North"),
                                        .account = "p1",
                                        .reason = "A relative",
                                        .until = core::day(2026, 3, 31)});
        CHECK(said(house.get(house.address("North"))) == missing);
        CHECK_FALSE(has(house.get("/sample/cases"), "North"));
        CHECK(has(house.get("/sample/cases"), "South"));
        house.who.exclusions[0].until = core::day(2026, 3, 30);
        CHECK(has(house.get("/sample/cases"), "North"));
    });
}

TEST_CASE("registers: another agency's return, and one's own") {
    support::on_each_store([](db::Database& database) {
        House house{database};
        house.who = holder(Role::agency_respondent, "A", "police");
        CHECK(has(house.get(house.address("North") + "/edit"), "Secret of North"));
        const auto other = house.get(house.address("South"));
        CHECK(other.status == 403);
        CHECK_FALSE(has(other, "Secret of South"));
        CHECK_FALSE(has(house.get("/sample/cases"), "South"));
        const auto form = [](const char* agency, const char* partnership) {
            return std::vector<std::pair<std::string, std::string>>{
                {"seen", "1"}, {"name", "North"}, {"partnership", partnership}, {"agency", agency}};
        };
        CHECK(house.post(house.address("North") + "/edit", form("health", "A")).status == 403);
        CHECK(house.post(house.address("North") + "/edit", form("police", "B")).status == 403);
        CHECK(house.post("/sample/cases/new", {{"name", "West"}, {"partnership", "A"}, {"agency", "health"}}).status ==
              403);
        CHECK(house.post("/sample/cases/new", {{"name", "West"}, {"partnership", "X"}, {"agency", "police"}}).status ==
              422);
        CHECK(house.post("/sample/cases/new", {{"name", "West"}, {"partnership", "A"}, {"agency", "police"}}).status ==
              303);
        // A key that is taken by a record not theirs to see is not named, in the form and in a file.
        const auto taken =
            house.post("/sample/cases/new", {{"name", "Quill"}, {"partnership", "A"}, {"agency", "police"}});
        CHECK(taken.status == 422);
        CHECK(has(taken, "There is already another case with the same name"));
        CHECK_FALSE(has(taken, "Secret of Quill"));
    });
}

TEST_CASE("registers: an import neither changes nor shows what is not theirs") {
    support::on_each_store([](db::Database& database) {
        House house{database};
        house.who = holder(Role::business_manager, "A");
        const auto upload = [&](const std::string& csv) {
            auto message = http::get("/sample/cases/import");
            message.method = "POST";
            message.headers.add("content-type", "multipart/form-data; boundary=B");
            message.body = "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.csv\"\r\n\r\n" + csv +
                           "\r\n--B--\r\n";
            const auto taken = house.routes().answer(message);
            for (const auto& [name, value] : taken.headers)
                if (name == "Location") return value;
            return std::string{};
        };
        const auto address = upload("name,partnership,what happened\nThorn,B,Mine now\nNorth,A,Changed\nWest,B,New\n");
        const auto preview = house.get(address);
        CHECK_FALSE(has(preview, "Secret of Thorn"));
        CHECK(has(preview, "Secret of North → Changed"));
        CHECK(has(preview, "is about a record that is not yours to change"));
        CHECK(house.post(address).status == 409);
        house.who = holder(Role::business_manager, "B");
        CHECK(has(house.get(house.address("Thorn")), "Secret of Thorn"));
        // Whose file it is says who may look at it: the same person in another role sees it, and its rows by that role.
        CHECK(has(house.get(address), "Secret of Thorn"));
        CHECK_FALSE(has(house.get(address), "Secret of North"));
    });
}

TEST_CASE("registers: a closely held field is for those of its classification, and an edit by others leaves it alone") {
    support::on_each_store([](db::Database& database) {
        House house{database};
        house.who = holder(Role::performance_officer, "A");
        house.who.appointments[0].body = "";
        const auto address = house.address("North");
        CHECK(has(house.get(address), "Secret of North"));
        CHECK(has(house.get(address), "Not for you to see"));
        for (const auto* page : {"", "/history", "?on=2026-03-31"})
            CHECK_FALSE(has(house.get(address + page), "Advice on"));
        CHECK_FALSE(has(house.get("/sample/cases?columns=name,advice"), "Advice on"));
        CHECK_FALSE(has(house.get("/sample/cases/export.csv"), "Advice on"));
        CHECK_FALSE(has(house.get("/api" + address), "Advice on"));
        CHECK_FALSE(has(house.get("/api" + address + "/history"), "Advice on"));
        house.who = holder(Role::business_manager, "A");
        CHECK_FALSE(has(house.get(address + "/edit"), "Legal advice"));
        CHECK(house
                  .post(address + "/edit", {{"seen", "1"},
                                            {"name", "North"},
                                            {"partnership", "A"},
                                            {"agency", "police"},
                                            {"advice", "Overwritten"}})
                  .status == 303);
        database.read([&](db::ReadTx& tx) {
            const auto record = registers::find(tx, cases, house.known("North").id);
            CHECK(registers::cell(cases, record->cells, "advice") == "Advice on North");
            CHECK(registers::cell(cases, record->cells, "account_of_it").empty());
        });
        // Of a record that is their own group's, the same person reads it.
        CHECK(has(house.get(house.address("Willow")), "Advice on Willow"));
    });
}

TEST_CASE("registers: who reads a sealed record, by whichever way, is in the audit trail before the answer leaves") {
    support::on_each_store([](db::Database& database) {
        House house{database};
        house.who = holder(Role::business_manager, "A");
        std::size_t told = 0;
        for (const auto* page : {"", "/edit", "/withdraw", "/history", "?on=2026-03-31"}) {
            CHECK(house.get(house.address("Quill") + page).status == 200);
            CAPTURE(page);
            CHECK(house.readings() == ++told);
        }
        house.get("/api" + house.address("Quill"));
        house.get("/api" + house.address("Quill") + "/history");
        house.get("/sample/cases/export.csv");
        house.get("/sample/cases");
        CHECK(house.readings() == told + 4);
        house.get("/sample/letters/" + house.known("Quill").letter);
        CHECK(house.readings() == told + 4);
        CHECK(house.readings("sample_letters") == 2);  // with the case, and by itself
        house.get(house.address("North"));
        house.get(house.address("Thorn"));
        house.get("/search?q=quill");
        CHECK(house.readings() == told + 4);
        CHECK_FALSE(has(house.get(house.address("Quill") + "/history"), "Read"));
        // When the trail cannot take it, nothing is read.
        database.write([](db::WriteTx& tx) { tx.run_script("alter table audit_processes rename to gone"); });
        const auto failed = house.get(house.address("Quill"));
        CHECK(failed.status == 503);
        CHECK_FALSE(has(failed, "Secret of Quill"));
        CHECK(house.get(house.address("South")).status == 200);
    });
}
