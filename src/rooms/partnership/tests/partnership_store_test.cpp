#include <doctest/doctest.h>

#include "record/record.h"
#include "rooms/partnership/partnership.h"
#include "support/stores.h"

TEST_CASE("partnership: a partnership's footprint is its areas in its own order, then the area of all together") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        database.read([](db::ReadTx& tx) {
            const auto found = partnership::find_partnership(tx, "lrscp");
            REQUIRE(found);
            CHECK(found->successor_of == "lrlscb");
            std::vector<std::string> names;
            for (const auto& area : partnership::footprint(tx, *found)) names.push_back(area.name);
            CHECK(names == std::vector<std::string>{"Leicestershire", "Rutland", "Leicestershire and Rutland"});
            CHECK(!partnership::find_partnership(tx, "none"));
            CHECK(partnership::find_document(tx, "llr-masa-2024")->kind == "source");
        });
    });
}
