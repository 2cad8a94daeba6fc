#include <doctest/doctest.h>

#include "record_house.h"
#include "trials.h"

// A return from its upload to its destruction, with each statement of each step failing in turn: the store, and the
// sealed files that it knows of, are as before.
namespace {

using access_test::last_part;
using access_test::location;
using access_test::Person;
using access_test::RecordHouse;
using access_test::Trials;
using Form = std::vector<std::pair<std::string, std::string>>;

const std::string one = "/census/returns/{id}", out = "/census/submissions/{id}";

struct House : RecordHouse {
    explicit House(db::Database& database) : RecordHouse(database), trials(program, database) {
        trials.outside = [this] { return known_files(); };
    }
    /// The files of returns that the store knows: what an upload left that broke off is nobody's, and unreadable.
    std::string known_files() {
        const auto rows = support::dump(store);
        std::string all;
        for (const auto& name : files())
            if (rows.find(name.substr(0, name.find('.'))) != rows.npos) all += name + "\n";
        return all;
    }
    http::Response post(const std::string& pattern, Person& who, const std::string& target, const Form& form) {
        return trials.run_on_sealed(pattern, who, [&] { return who.form(target, form); });
    }

    Trials trials;
};

/// What broke off in the making of a return is gone a day later; what belongs to one stays.
void strays_are_swept(House& house) {
    house.age_files();
    CHECK(house.files().size() > 1);
    house.worker.run_once();  // sets the times of what is done by the clock
    house.program.clock.moment += std::chrono::hours{24};
    house.worker.run_once();
    CHECK(house.files().size() == 2);  // the return and what was found in it
    house.analyst.sign_in();
    house.manager.sign_in();
}

std::string work_on(House& house) {
    auto& analyst = house.analyst;
    analyst.get("/census/upload");
    // The authority's key is made first, in a transaction of its own.
    const auto uploaded = house.trials.run(
        "/census/upload", analyst, [&] { return RecordHouse::upload_of(analyst); }, 2);
    const auto address = location(uploaded);
    strays_are_swept(house);
    CHECK(analyst.get(address).body.find("Children in need census 2026") != std::string::npos);
    analyst.get(address + "/mark?finding=0");
    house.post(one + "/mark", analyst, address + "/mark", {{"finding", "0"}, {"mark", "explained"}, {"note", "So"}});
    house.post(one + "/check", analyst, address + "/check", {});
    house.worker.run_once();
    // Sent with a draft kept: it goes with what is sent, or stays with it.
    analyst.get("/accounts/me");
    REQUIRE(
        analyst.post("/accounts/drafts", {{"draft", address + "/submit"}, {"draft-title", "c"}, {"commentary", "Half"}})
            .status < 400);
    house.post(one + "/submit", analyst, address + "/submit", {{"commentary", "A new system since June."}});
    CHECK(analyst.get("/accounts/drafts").body.find(address) == std::string::npos);
    return address;
}

void decide_and_destroy(House& house, const std::string& address) {
    auto& analyst = house.analyst;
    auto& manager = house.manager;
    const auto submission = "/census/submissions/" + last_part(address);
    manager.get(submission);
    house.post(out + "/send-back", manager, submission + "/send-back", {{"reason", "Half of ethnicity is missing"}});
    REQUIRE(analyst.post(address + "/submit", {{"commentary", "It was completed."}}).status == 303);
    house.post(out + "/accept", manager, submission + "/accept", {});
    CHECK(house.files().size() == 2);
    house.post(one + "/withdraw", analyst, address + "/withdraw", {});
    CHECK(house.files().empty());
    CHECK(house.analyst.get(address).body.find("Destroyed") != std::string::npos);
    CHECK(house.manager.get(submission).body.find("Accepted") != std::string::npos);
}

}  // namespace

TEST_CASE("access: every command on a return leaves store and files as before, whichever of its statements fails") {
    support::on_each_store([](db::Database& store) {
        House house{store};
        const auto address = work_on(house);
        decide_and_destroy(house, address);
        // Cancelled before it was checked.
        const auto second = RecordHouse::upload(house.analyst);
        house.post(one + "/withdraw", house.analyst, second + "/withdraw", {});
        CHECK(house.files().empty());
        house.worker.run_once();
        CHECK(house.files().empty());
        for (const auto& route : house.trials.without_trial(access_test::Story::returns))
            FAIL_CHECK("no trial of " << route << ": add one to a story of this file");
        MESSAGE(house.trials.failures() << " statements failed");
        house.program.ledger.read([](db::ReadTx& tx) { CHECK(audit::verify(tx).faults.empty()); });
    });
}
