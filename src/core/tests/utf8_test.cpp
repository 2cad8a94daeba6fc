#include "core/utf8.h"

#include <doctest/doctest.h>

TEST_CASE("utf8: only the letters A to Z are made small") {
    CHECK(core::lowered("Cafcass & ÉCOLE @[`{ 9") == "cafcass & École @[`{ 9");
    CHECK(core::lowered("AZaz\xFF") == "azaz\xFF");
    CHECK(core::lowered("").empty());
}
