#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "record_house.h"
#include "rooms/partnership/partnership.h"

// The API of the whole program over the published record: every answer is one that its OpenAPI document describes, and
// every refusal is JSON of one form.
namespace {

using access_test::Person;
using access_test::Program;
using access_test::RecordHouse;
using nlohmann::json;

/// Whether values are as a schema of the document says: what a program made from the document would find. It knows the
/// words of JSON Schema that the document uses, and holds a word that it does not know for a fault.
class Document {
  public:
    explicit Document(json document) : document_(std::move(document)) {}

    const json& resolve(const json& schema) const {
        if (!schema.contains("$ref")) return schema;
        const auto ref = schema["$ref"].get<std::string>();
        return resolve(document_.at(json::json_pointer{ref.substr(1)}));
    }

    /// The faults of an answer, one a line; empty: it is as the document says.
    std::string faults(const std::string& path, const std::string& method, const http::Response& response) const {
        const auto status = std::to_string(response.status);
        const auto& paths = document_["paths"];
        if (!paths.contains(path) || !paths[path].contains(method)) return "the document has no " + method + " " + path;
        const auto& answers = paths[path][method]["responses"];
        if (!answers.contains(status)) return method + " " + path + " does not tell of " + status;
        if (response.content_type != "application/json") return "it is " + response.content_type;
        const auto body = json::parse(response.body, nullptr, false);
        if (body.is_discarded()) return "the body is no JSON: " + response.body;
        std::string told;
        check(resolve(answers[status])["content"]["application/json"]["schema"], body, "body", told);
        return told;
    }
    const json& whole() const { return document_; }

    void check(const json& pointed, const json& value, const std::string& where, std::string& told) const {
        const auto& schema = resolve(pointed);
        static const std::set<std::string> known{"type",     "properties",  "required",  "additionalProperties",
                                                 "items",    "enum",        "format",    "pattern",
                                                 "minimum",  "maximum",     "maxLength", "title",
                                                 "examples", "description", "readOnly"};
        for (const auto& [word, unused] : schema.items())
            if (!known.contains(word)) told += where + ": the schema says " + word + "\n";
        if (!is_of_type(schema["type"], value)) {
            told += where + ": " + value.dump() + " is not " + schema["type"].dump() + "\n";
            return;
        }
        if (schema.contains("enum") &&
            std::find(schema["enum"].begin(), schema["enum"].end(), value) == schema["enum"].end())
            told += where + ": " + value.dump() + " is none of " + schema["enum"].dump() + "\n";
        if (value.is_number() && ((schema.contains("minimum") && value < schema["minimum"]) ||
                                  (schema.contains("maximum") && value > schema["maximum"])))
            told += where + ": " + value.dump() + " is out of bounds\n";
        if (value.is_string() && schema.value("format", "") == "date" && !core::parse_date(value.get<std::string>()))
            told += where + ": " + value.dump() + " is no day\n";
        if (value.is_string() && schema.value("format", "") == "date-time" &&
            !core::parse_instant(value.get<std::string>()))
            told += where + ": " + value.dump() + " is no moment\n";
        if (value.is_array())
            for (std::size_t i = 0; i < value.size(); ++i)
                check(schema["items"], value[i], where + "[" + std::to_string(i) + "]", told);
        if (value.is_object()) check_object(schema, value, where, told);
    }

  private:
    static bool is_of_type(const json& type, const json& value) {
        if (type.is_array())
            return std::any_of(type.begin(), type.end(), [&](const json& one) { return is_of_type(one, value); });
        const auto name = type.get<std::string>();
        return (name == "null" && value.is_null()) || (name == "string" && value.is_string()) ||
               (name == "integer" && value.is_number_integer()) || (name == "number" && value.is_number()) ||
               (name == "boolean" && value.is_boolean()) || (name == "array" && value.is_array()) ||
               (name == "object" && value.is_object());
    }

    void check_object(const json& schema, const json& value, const std::string& where, std::string& told) const {
        if (!schema.contains("properties")) return;
        for (const auto& name : schema.value("required", json::array()))
            if (!value.contains(name.get<std::string>())) told += where + ": has no " + name.get<std::string>() + "\n";
        for (const auto& [name, inner] : value.items())
            if (schema["properties"].contains(name))
                check(schema["properties"][name], inner, where + "." + name, told);
            else if (!schema.value("additionalProperties", true))
                told += where + ": " + name + " is not told of\n";
    }

    json document_;
};

Document document_of(Person& person) { return Document{json::parse(person.get("/api/openapi.json").body)}; }

std::string error_of(const http::Response& response) {
    const auto body = json::parse(response.body, nullptr, false);
    return body.is_object() && response.content_type == "application/json" ? body.value("error", "") : "";
}

void take_token(Person& person) {
    person.token = json::parse(person.get("/api/token").body)["token"].get<std::string>();
}

}  // namespace

TEST_CASE("access: lists, records and histories of every register are as the API's document says") {
    support::on_each_store([](db::Database& database) {
        RecordHouse house{database};
        auto& manager = house.manager;
        const auto document = document_of(manager);
        CHECK(document.faults("/api/token", "get", manager.get("/api/token")).empty());
        std::size_t records = 0;
        for (const auto* entity : house::registers_of(house.program.rooms)) {
            CAPTURE(registers::table_of(*entity));
            const auto address = "/api" + registers::address_of(*entity);
            const auto list = manager.get(address);
            CHECK(document.faults(address, "get", list) == "");
            if (list.status != 200) continue;
            CHECK(document.faults(address, "get", manager.get(address + "?on=2026-11-22")) == "");
            const auto items = json::parse(list.body)["items"];
            if (items.empty()) continue;
            ++records;
            const auto one = address + "/" + items[0]["id"].get<std::string>();
            CHECK(document.faults(address + "/{id}", "get", manager.get(one)) == "");
            CHECK(document.faults(address + "/{id}/history", "get", manager.get(one + "/history")) == "");
            CHECK(document.faults(address + "/{id}", "get", manager.get(address + "/zzzzzzzzzz")) == "");
        }
        CHECK(records >= 15);
    });
}

TEST_CASE("access: what the API takes and how it refuses is as its document says") {
    support::on_each_store([](db::Database& database) {
        RecordHouse house{database};
        auto& manager = house.manager;
        const auto document = document_of(manager);
        const std::string at = "/api/partnership/organisations", of_one = at + "/{id}";
        take_token(manager);
        const auto send = [&](const std::string& page, const std::string& path, const json& body) {
            const auto response = manager.send(manager.json(at + page, body.dump()));
            CAPTURE(response.body);
            CHECK(document.faults(path, "post", response) == "");
            return response;
        };
        const json cells{{"code", "cy"}, {"name", "Cy"}, {"sector", "police"}};
        std::string told;
        document.check(document.whole()["components"]["schemas"]["partnership_organisations_new"], cells, "sent", told);
        CHECK(told == "");
        const auto added = send("", at, {{"fields", cells}});
        REQUIRE(added.status == 201);
        const auto id = "/" + json::parse(added.body)["id"].get<std::string>();
        CHECK(send("", at, {{"fields", {{"name", "Cy"}}}}).status == 422);
        const auto many = send("", at, {{"fields", {{"nothing", 1}, {"name", {{{"a", 1}}}}}}, {"else", 2}});
        CHECK(many.status == 400);
        CHECK(json::parse(many.body)["problems"].size() == 3);
        CHECK(send(id, of_one, {{"version", 1}, {"fields", {{"name", "Cyan"}}}}).status == 200);
        const auto late = send(id, of_one, {{"version", 1}, {"fields", {{"name", "Late"}}}});
        CHECK(late.status == 409);
        CHECK(json::parse(late.body)["now"]["version"] == 2);
        CHECK(send("/zzzzzzzzzz", of_one, {{"version", 1}, {"fields", {{"name", "x"}}}}).status == 404);
        CHECK(send(id + "/withdraw", of_one + "/withdraw", {{"version", 2}}).status == 422);
        CHECK(send(id + "/withdraw", of_one + "/withdraw", {{"version", 2}, {"reason", "Gone"}}).status == 200);
        const auto twice = manager.send(manager.json(at, R"({"fields":{"name":"a","name":"b"}})"));
        CHECK(twice.status == 400);
        CHECK(json::parse(twice.body)["problems"][0]["message"] == "Give \"name\" once");
    });
}

TEST_CASE("access: a program is told in JSON that nobody is signed in, may not, or asked too much or wrongly") {
    support::on_each_store([](db::Database& database) {
        RecordHouse house{database};
        auto& manager = house.manager;
        const auto document = document_of(manager);
        const std::string at = "/api/partnership/organisations";
        const auto answered = [&](const char* method, const http::Response& response, int status) {
            CAPTURE(response.body);
            CHECK(response.status == status);
            CHECK(document.faults(at, method, response) == "");
            CHECK_FALSE(error_of(response).empty());
        };
        Person nobody{house.program};
        answered("get", nobody.get(at), 401);
        answered("post", nobody.send(nobody.json(at, "{}")), 401);
        Person without{house.program, "without", {}};
        take_token(without);
        answered("get", without.get(at), 403);
        answered("post", without.send(without.json(at, "{}")), 403);
        manager.token = "none";
        const auto no_token = manager.send(manager.json(at, "{}"));
        answered("post", no_token, 403);
        CHECK(error_of(no_token).find("X-Form-Token") != std::string::npos);
        take_token(manager);
        answered("post", manager.send(manager.json(at, "{")), 400);
        answered("post", manager.send(manager.json(at, std::string(3U << 20U, ' '))), 413);
        answered("get", manager.get(at + "?sector=nobody&sort=bogus&colour=red&page=0"), 422);
        CHECK(json::parse(manager.get(at + "?sector=nobody&sort=bogus&colour=red&page=0").body)["problems"].size() ==
              4);
        CHECK_FALSE(error_of(manager.get("/api/partnership/nothing")).empty());
        auto put = http::get(at);
        put.method = "PUT";
        const auto refused = manager.send(put);
        CHECK(refused.status == 405);
        CHECK_FALSE(error_of(refused).empty());
    });
}

TEST_CASE("access: a program that asks for more than one person may is told so in JSON, and when to come back") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        Program program{database, {{"accounts.requests_by_minute", "3"}}};
        Person manager{program, "manager", {.role = rights::Role::business_manager, .body = "", .organisation = ""}};
        http::Response last;
        for (int i = 0; i < 12; ++i) last = manager.get("/api/partnership/organisations");
        CHECK(last.status == 429);
        CHECK_FALSE(error_of(last).empty());
        CHECK(std::any_of(last.headers.begin(), last.headers.end(),
                          [](const auto& header) { return header.first == "Retry-After"; }));
    });
}

TEST_CASE("access: every call of the API's document has a name of its own, its refusals and what it needs to write") {
    support::on_each_store([](db::Database& database) {
        access_test::migrated(database);
        Program program{database};
        Person person{program, "person", {}};
        const auto document = document_of(person);
        const auto& whole = document.whole();
        CHECK(whole["openapi"] == "3.1.0");
        CHECK(whole["components"]["securitySchemes"]["form_token"]["name"] == "X-Form-Token");
        CHECK(whole["security"][0].contains("session"));
        std::set<std::string> names, routes{"get /api/token"};
        for (const auto& route : program.site.list())
            if (route.pattern.starts_with("/api/") && route.pattern != "/api/openapi.json")
                routes.insert((route.method == http::Method::get ? "get " : "post ") + route.pattern);
        std::set<std::string> told;
        for (const auto& [path, methods] : whole["paths"].items())
            for (const char* method : {"get", "post"}) {
                if (!methods.contains(method)) continue;
                CAPTURE(path);
                told.insert(std::string{method} + " " + path);
                const auto& one = methods[method];
                CHECK(names.insert(one["operationId"].get<std::string>()).second);
                for (const char* status : {"400", "401", "403", "429"}) CHECK(one["responses"].contains(status));
                if (std::string_view{method} == "post") CHECK(one["security"][0].contains("form_token"));
            }
        std::string apart;
        for (const auto& one : told)
            if (!routes.contains(one)) apart += "told, not there: " + one + "\n";
        for (const auto& one : routes)
            if (!told.contains(one)) apart += "there, not told: " + one + "\n";
        CHECK(apart == "");
        const auto page = person.get("/api").body;
        CHECK(page.find("X-Form-Token") != std::string::npos);
    });
}
