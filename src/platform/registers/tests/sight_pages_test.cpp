#include <doctest/doctest.h>

#include "sight_house.h"
#include "support/stores.h"

namespace {

using sight_house::has;
using sight_house::holder;
using sight_house::House;
using sight_house::Known;
using sight_house::policy;
using sight_house::today;

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
