#pragma once
#include <string>
#include <vector>

#include "platform/db/testing.h"
#include "platform/jobs/jobs.h"
#include "program.h"
#include "record/record.h"
#include "rooms/census/tests/support/small_return.h"

namespace access_test {

/// The program over the published record, with a folder for returns and the worker behind its pages.
struct RecordHouse {
    explicit RecordHouse(db::Database& database)
        : store((support::load_record(database), database)),
          folder(new_folder()),
          program(store, {{"returns.folder", folder + "/returns"}}) {
        for (const auto& room : program.rooms)
            if (room.card->backstage != nullptr)
                room.card->backstage(worker, {program.ledger, program.clock, program.services.settings});
    }
    ~RecordHouse();
    RecordHouse(const RecordHouse&) = delete;
    RecordHouse& operator=(const RecordHouse&) = delete;

    static std::string new_folder();
    /// The names of files in the folder of returns, sorted.
    std::vector<std::string> files() const;
    /// As if they lay there for two days.
    void age_files() const;
    /// A census file of two children that the analyst's authority may submit.
    static std::string census() { return census::made::spoilt(census::made::small_return(), "<LEA>201", "<LEA>855"); }
    static http::Message upload_of(const Person& analyst) {
        return analyst.file("/census/upload", {{"for", "leicestershire-county-council E10000018"}}, "return.xml",
                            census());
    }
    /// The address of a return that was uploaded.
    static std::string upload(Person& analyst) {
        analyst.get("/census/upload");
        const auto uploaded = analyst.send(upload_of(analyst));
        CAPTURE(uploaded.body);
        REQUIRE(uploaded.status == 303);
        return location(uploaded);
    }

    db::Database& store;
    std::string folder;
    Program program;
    jobs::Worker worker{store, program.clock};
    Person manager{program, "manager", {.role = rights::Role::business_manager, .body = "", .organisation = ""}};
    Person analyst{program,
                   "analyst",
                   {.role = rights::Role::performance_officer,
                    .footprint = "E10000018",
                    .body = "",
                    .organisation = "leicestershire-county-council"}};
};

}  // namespace access_test
