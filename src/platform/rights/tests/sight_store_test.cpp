#include "platform/rights/sight.h"

#include <doctest/doctest.h>

#include <random>
#include <set>

#include "platform/db/db.h"
#include "support/stores.h"

namespace {

using rights::Classification;

const core::Date today = core::day(2026, 11, 22);
const std::vector<std::string> places{"LLR", "LRSCP", "RUT", "LEICS", "LSCP", ""};
const std::vector<std::string> bodies{"crg", "audit", ""};

rights::Footprints footprints() {
    rights::Footprints all;
    all.put_inside("RUT", "LRSCP");
    all.put_inside("LEICS", "LRSCP");
    all.put_inside("LRSCP", "LLR");
    all.put_inside("LSCP", "LLR");
    return all;
}

std::vector<rights::Record> all_records() {
    std::vector<rights::Record> all;
    for (const auto classification :
         {Classification::open, Classification::partnership, Classification::restricted, Classification::sealed})
        for (const auto& place : places)
            for (const auto& body : bodies) {
                rights::Record record{.address = "/reviews/r" + std::to_string(all.size()),
                                      .classification = classification,
                                      .footprints = {},
                                      .body = body,
                                      .organisation = all.size() % 3 == 0 ? "police" : "health",
                                      .account = all.size() % 5 == 0 ? "p1" : ""};
                if (!place.empty()) record.footprints.push_back(place);
                all.push_back(std::move(record));
            }
    return all;
}

void store(db::Database& database, const std::vector<rights::Record>& records) {
    static const db::Query insert{
        "test: add record",
        "insert into reviews (id, footprint, classification, body, organisation, account) values "
        "(:id, :footprint, :classification, :body, :organisation, :account)"};
    database.write([&](db::WriteTx& tx) {
        tx.run_script(
            "create table reviews (id text primary key, footprint text, classification text, body text, organisation "
            "text, account text)");
        for (const auto& record : records) {
            db::Value place = std::monostate{};
            if (!record.footprints.empty()) place = record.footprints[0];
            tx.run(insert, {{"id", record.address.substr(9)},
                            {"footprint", place},
                            {"classification", std::string{rights::word(record.classification)}},
                            {"body", record.body},
                            {"organisation", record.organisation},
                            {"account", record.account}});
        }
    });
}

std::set<std::string> selected(db::Database& database, const rights::SightCondition& condition) {
    const db::Query query{"test: seen " + std::to_string(condition.values.size()) + condition.sql,
                          "select id from reviews where " + condition.sql,
                          {db::Column::text}};
    std::vector<db::Bind> binds;
    for (const auto& [name, value] : condition.values) binds.push_back({name, value});
    std::set<std::string> ids;
    database.read([&](db::ReadTx& tx) {
        ids.clear();
        tx.each(query, binds, [&](const db::Row& row) { ids.insert("/reviews/" + row.text(0)); });
    });
    return ids;
}

/// Someone at random: up to three appointments, grants and exclusions, current and past.
rights::Standing someone(std::mt19937& chance, const std::vector<rights::Record>& records) {
    const auto one_of = [&](std::size_t count) {
        return std::uniform_int_distribution<std::size_t>{0, count - 1}(chance);
    };
    const auto until = [&]() -> std::optional<core::Date> {
        if (one_of(2) == 0) return {};
        return today + std::chrono::days{static_cast<int>(one_of(3)) - 1};
    };
    rights::Standing who{.account = one_of(10) == 0 ? "" : "p1",
                         .name = "Someone",
                         .organisation = {},
                         .strong = one_of(2) == 0,
                         .appointments = {},
                         .grants = {},
                         .exclusions = {}};
    for (auto left = one_of(4); left > 0; --left)
        who.appointments.push_back({.id = "a",
                                    .role = rights::roles()[one_of(rights::roles().size())].role,
                                    .footprint = places[one_of(5)],
                                    .body = bodies[one_of(3)],
                                    .organisation = one_of(2) == 0 ? "police" : "",
                                    .from = today - std::chrono::days{static_cast<int>(one_of(3)) - 1},
                                    .to = until()});
    for (auto left = one_of(6); left > 0; --left) {
        const bool by_role = one_of(2) == 0;
        rights::RecordGrant grant{.id = "g",
                                  .record = records[one_of(records.size())].address,
                                  .account = by_role ? "" : "p1",
                                  .role = {},
                                  .reason = "asked",
                                  .until = until()};
        if (by_role) grant.role = rights::roles()[one_of(rights::roles().size())].role;
        who.grants.push_back(std::move(grant));
    }
    for (auto left = one_of(4); left > 0; --left)
        who.exclusions.push_back({.id = "e",
                                  .record = records[one_of(records.size())].address,
                                  .account = "p1",
                                  .reason = "conflict",
                                  .until = until()});
    return who;
}

}  // namespace

TEST_CASE("rights: the condition for lists selects exactly the records that the policy lets the person see") {
    support::on_each_store([](db::Database& database) {
        const auto records = all_records();
        store(database, records);
        const rights::Policy policy{{}};
        const auto places_known = footprints();
        const unsigned seed = 20261122;
        std::mt19937 chance{seed};
        CAPTURE(seed);
        std::size_t seen = 0;
        for (int i = 0; i < 200; ++i) {
            const auto who = someone(chance, records);
            std::set<std::string> expected;
            for (const auto& record : records)
                if (policy.sight(who, record, places_known, today).sees) expected.insert(record.address);
            CAPTURE(i);
            CHECK(selected(database, rights::sight_condition(who, places_known, today,
                                                             {.address = "/reviews/", .body = "body"})) == expected);
            seen += expected.size();
        }
        CHECK(seen > 200 * 18);
    });
}

TEST_CASE("rights: the condition for a permission selects exactly the records of which the policy allows it") {
    support::on_each_store([](db::Database& database) {
        const auto records = all_records();
        store(database, records);
        const auto places_known = footprints();
        const unsigned seed = 20261123;
        std::mt19937 chance{seed};
        CAPTURE(seed);
        std::size_t allowed = 0;
        for (int i = 0; i < 200; ++i) {
            std::vector<rights::Allowed> roles;
            for (const auto& role : rights::roles())
                for (const auto part :
                     {rights::Part::all, rights::Part::organisation, rights::Part::body, rights::Part::person})
                    if (chance() % 4 == 0) roles.push_back({role.role, part});
            const rights::Policy policy{{{"reviews.read", "read reviews", roles}}};
            const auto who = someone(chance, records);
            for (const auto* permission : {"reviews.read", "public", "account"}) {
                std::set<std::string> expected;
                for (const auto& record : records)
                    if (policy.decide(permission, who, record, places_known, today).allowed)
                        expected.insert(record.address);
                CAPTURE(i);
                CAPTURE(permission);
                CHECK(selected(database, rights::permission_condition(policy, permission, who, places_known, today,
                                                                      {.address = "/reviews/",
                                                                       .body = "body",
                                                                       .organisation = "organisation",
                                                                       .account = "account"})) == expected);
                allowed += expected.size();
            }
        }
        CHECK(allowed > 200 * 18);
    });
}
