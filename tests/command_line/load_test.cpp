#include <doctest/doctest.h>

#include "contract.h"
#include "support/pack.h"
#include "support/program.h"
#include "support/stores.h"

using support::cairn;

namespace {

std::string content(support::TestStore& store) {
    auto text = support::dump(store.database());
    store.close();
    return text;
}

}  // namespace

TEST_CASE("load: the same pack again changes nothing, a changed one only what differs") {
    support::with_each_store([](support::TestStore& store) {
        support::MadePack pack;
        const auto first = cairn(store.url(), {"load", pack.folder()});
        CHECK(first.status == 0);
        CHECK(first.err.empty());
        CHECK(first.out.find("observations.csv           4        0        0          0") != std::string::npos);
        const auto loaded = content(store);

        const auto second = cairn(store.url(), {"load", pack.folder()});
        CHECK(second.status == 0);
        CHECK(second.out.find("Nothing differs from what the store holds.") != std::string::npos);
        CHECK(content(store) == loaded);

        pack.replace("observations.csv", ",10002,", ",10999,");
        const auto third = cairn(store.url(), {"load", pack.folder()});
        CHECK(third.status == 0);
        CHECK(third.out.find("observations.csv           0        1        0          3") != std::string::npos);
        CHECK(contract::count(content(store), "10999") == 1);
    });
}

TEST_CASE("load: a preview tells what would change and changes nothing") {
    support::with_each_store([](support::TestStore& store) {
        support::MadePack pack;
        REQUIRE(cairn(store.url(), {"migrate"}).status == 0);
        const auto before = content(store);
        const auto preview = cairn(store.url(), {"load", pack.folder(), "--dry-run"});
        CHECK(preview.status == 0);
        CHECK(preview.out.find("to add") != std::string::npos);
        CHECK(preview.out.find("observations.csv           4        0        0          0") != std::string::npos);
        CHECK(preview.out.find("Nothing was changed") != std::string::npos);
        CHECK(content(store) == before);
    });
}

TEST_CASE("load: a preview of a store that was never set up does not set it up") {
    support::with_each_store([](support::TestStore& store) {
        const support::MadePack pack;
        const auto before = content(store);
        const auto preview = cairn(store.url(), {"load", pack.folder(), "--dry-run"});
        CAPTURE(preview.err);
        CHECK(content(store) == before);
    });
}

TEST_CASE("load: rows that a pack no longer has leave the store") {
    support::with_each_store([](support::TestStore& store) {
        const support::MadePack four{'A', 4};
        const support::MadePack three{'A', 3};
        REQUIRE(cairn(store.url(), {"load", four.folder()}).status == 0);
        const auto ran = cairn(store.url(), {"load", three.folder()});
        CHECK(ran.status == 0);
        CHECK(ran.out.find("observations.csv           0        0        1          3") != std::string::npos);
        CHECK(content(store).find("10003") == std::string::npos);
    });
}
