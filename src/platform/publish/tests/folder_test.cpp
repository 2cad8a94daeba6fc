#include "platform/publish/folder.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "core/failure.h"
#include "platform/publish/scratch.h"

namespace fs = std::filesystem;

namespace {

std::size_t entries(const std::string& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator{folder}, fs::directory_iterator{}));
}

}  // namespace

TEST_CASE("publish: files stand in their folder, and an earlier publication's tables go") {
    const publish::Scratch scratch;
    const std::string out = scratch.path("a/b");
    const auto paths = publish::put(out, {{"r.html", "1"}, {"csv/figures.csv", "2"}, {"csv/table-01-old.csv", "3"}});
    CHECK(paths == std::vector<std::string>{out + "/r.html", out + "/csv/figures.csv", out + "/csv/table-01-old.csv"});
    scratch.put("a/b/csv/mine.csv", "a person's own");
    publish::put(out, {{"csv/figures.csv", "4"}, {"csv/table-01-new.csv", "5"}});
    CHECK(scratch.get("a/b/r.html") == "1");
    CHECK(scratch.get("a/b/csv/figures.csv") == "4");
    CHECK(scratch.get("a/b/csv/mine.csv") == "a person's own");
    CHECK(!fs::exists(out + "/csv/table-01-old.csv"));
    CHECK(entries(out) == 2);
}

TEST_CASE("publish: where one file cannot stand, none is written and the earlier ones stay") {
    const publish::Scratch scratch;
    const std::string out = scratch.path("out");
    publish::put(out, {{"a.html", "before"}});
    fs::create_directories(out + "/b.json");
    CHECK_THROWS_AS(publish::put(out, {{"a.html", "after"}, {"b.json", "after"}}), core::Failure);
    CHECK(scratch.get("out/a.html") == "before");
    CHECK(entries(out) == 2);
    scratch.put("file", "no folder");
    CHECK_THROWS_AS(publish::put(scratch.path("file"), {{"a.html", "x"}}), core::Failure);
}
