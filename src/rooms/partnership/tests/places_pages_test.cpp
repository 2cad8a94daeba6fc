#include <doctest/doctest.h>

#include "platform/db/db.h"
#include "platform/http/routes.h"
#include "platform/registers/registers.h"
#include "platform/registers/store.h"
#include "platform/rights/operator.h"
#include "platform/ui/page.h"
#include "record/record.h"
#include "rooms/partnership/partnership.h"
#include "support/stores.h"

TEST_CASE("partnership: pages choose and show areas, partnerships and documents by name, and take their codes too") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        const ui::Shell shell{.assets = {}, .partnership = "A partnership"};
        const auto& entities = partnership::registers_of_room();
        const http::Routes site{
            registers::routes(
                {.database = database,
                 .clock = core::system_clock(),
                 .shell = shell,
                 .entities = entities,
                 .viewer = [](const http::Request&) { return registers::Viewer{rights::Operator{"A test"}}; }},
                entities),
            {.gate = [](const http::Request&, std::string_view) { return std::optional<http::Response>{}; }}};
        std::string own;
        database.read([&](db::ReadTx& tx) {
            own = address_of(partnership::partnerships) + "/" +
                  registers::find_kept(tx, partnership::partnerships, "lrscp")->id;
        });
        const auto get = [&](const std::string& target) { return site.answer(http::get(target)).body; };
        const auto has = [&](const std::string& page, const std::string& words) {
            CAPTURE(words);
            CHECK(page.find(words) != std::string::npos);
        };
        const auto record = get(own);
        for (const char* name : {">Leicestershire</a>; ", ">Rutland</a>", "Local Safeguarding Children Board</a>",
                                 "report of the Director of Children and Family Services to the Cabinet</a>"})
            has(record, name);
        CHECK(record.find("E10000018") == std::string::npos);
        const auto form = get(own + "/edit");
        has(form, "value=\"E10000018\" checked");
        has(form, "<option value=\"lrlscb\" selected>Leicestershire and Rutland Local Safeguarding Children Board");
        has(get("/partnership/partnerships/export.csv"), ",Leicestershire; Rutland; Leicestershire and Rutland,");
        has(get("/partnership/areas?part_of=LLR"), "2 areas");
        has(get("/partnership/signatories"),
            ">Leicestershire &amp; Rutland Safeguarding Children Partnership Yearly "
            "Report 2024-25, ");
        has(get("/api/partnership/areas?part_of=LLR"), "\"part_of\":\"LLR\"");
        // What areas a partnership has decides who sees what: whoever changes it says why.
        std::vector<std::pair<std::string, std::string>> fields{
            {"seen", "1"}, {"code", "lrscp-new"}, {"name", "A name"}, {"areas", "E06000017"}, {"areas", "LSCP"}};
        const auto refused = site.answer(http::post(own + "/edit", fields));
        CHECK(refused.status == 422);
        has(refused.body, "Enter why &quot;Areas&quot; changes");
        has(refused.body, "value=\"LSCP\" checked");
        fields.emplace_back("reason", "A trial");
        const auto kept = site.answer(http::post(own + "/edit", fields));
        CHECK(kept.status == 422);
        has(kept.body, "Code cannot change");
    });
}
