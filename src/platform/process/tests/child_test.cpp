#include "platform/process/child.h"

#include <doctest/doctest.h>
#include <signal.h>

#include <chrono>

#include "core/failure.h"

using process::Child;
using namespace std::chrono_literals;

TEST_CASE("process: a program's output and its end are read, and no shell reads its arguments") {
    Child echo({.arguments = {"echo", "$HOME; `id`"}, .environment = {}, .collect = true}, "coreutils");
    std::string text;
    for (auto piece = echo.read(); !piece.empty(); piece = echo.read()) text += piece;
    CHECK(text == "$HOME; `id`\n");
    CHECK(echo.wait());
    CHECK_FALSE(Child({.arguments = {"false"}, .environment = {}}, "coreutils").wait());
}

TEST_CASE("process: a program that is not there is a failure that names its package") {
    CHECK_THROWS_WITH_AS(Child({.arguments = {"cairn-no-such-program"}, .environment = {}}, "a-package"),
                         doctest::Contains("install Debian's package a-package"), core::Failure);
    CHECK(process::is_on_path("sh"));
    CHECK_FALSE(process::is_on_path("cairn-no-such-program"));
}

TEST_CASE("process: a program that takes too long is ended, with all that it started") {
    const auto begin = std::chrono::steady_clock::now();
    Child slow(
        {.arguments = {"sh", "-c", "sleep 100 & echo $!; wait"}, .environment = {}, .collect = true, .group = true},
        "dash");
    const int grandchild = std::stoi(slow.read());
    CHECK(::kill(grandchild, 0) == 0);
    CHECK_FALSE(slow.wait_for(50ms));
    CHECK(slow.was_late());
    CHECK(slow.read().empty());  // the last holder of its output has gone
    CHECK(std::chrono::steady_clock::now() - begin < 60s);
}

TEST_CASE("process: a program that ends in time was not late") {
    Child quick({.arguments = {"true"}, .environment = {}}, "coreutils");
    CHECK(quick.wait_for(60s));
    CHECK_FALSE(quick.was_late());
}

TEST_CASE("process: one that does not listen is ended all the same") {
    Child deaf({.arguments = {"sh", "-c", "trap '' TERM; echo ready; while :; do sleep 100; done"},
                .environment = {},
                .collect = true,
                .group = true},
               "dash");
    CHECK(deaf.read() == "ready\n");
    CHECK_FALSE(deaf.wait_for(1ms));
}
