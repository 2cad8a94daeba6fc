#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "platform/disclosure/network.h"
#include "support/attacker.h"

namespace {

using disclosure::Network;

/// A total and its parts: cell 0 is the total.
Network line(std::vector<std::int64_t> parts) {
    Network net;
    net.cells.push_back({});
    net.relations.push_back({0, {}});
    for (const auto value : parts) {
        net.cells[0].value += value;
        net.relations[0].parts.push_back(static_cast<int>(net.cells.size()));
        net.cells.push_back({.value = value});
    }
    return net;
}

/// Rows by columns with the totals of both and of all.
Network table(int rows, int columns, const std::vector<std::int64_t>& values) {
    Network net;
    net.cells.resize(static_cast<std::size_t>((rows + 1) * (columns + 1)));
    const auto at = [&](int r, int c) { return r * (columns + 1) + c; };
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < columns; ++c) {
            const auto value = values[static_cast<std::size_t>(r * columns + c)];
            for (const int cell : {at(r, c), at(r, columns), at(rows, c), at(rows, columns)})
                net.cells[static_cast<std::size_t>(cell)].value += value;
        }
    for (int r = 0; r <= rows; ++r) {
        net.relations.push_back({at(r, columns), {}});
        for (int c = 0; c < columns; ++c) net.relations.back().parts.push_back(at(r, c));
    }
    for (int c = 0; c <= columns; ++c) {
        net.relations.push_back({at(rows, c), {}});
        for (int r = 0; r < rows; ++r) net.relations.back().parts.push_back(at(r, c));
    }
    return net;
}

std::vector<int> withheld(const Network& net) {
    std::vector<int> cells;
    for (std::size_t i = 0; i < net.cells.size(); ++i)
        if (net.cells[i].withheld) cells.push_back(static_cast<int>(i));
    return cells;
}

/// Every small cell is withheld, and the attacker cannot rule out that it is larger.
void check_safe(const Network& net, std::int64_t most) {
    for (std::size_t i = 0; i < net.cells.size(); ++i) {
        const auto& cell = net.cells[i];
        if (cell.value < 1 || cell.value > most) continue;
        CAPTURE(i);
        CHECK((cell.withheld || cell.implicit));
        CHECK(attack::can_be_larger(net, static_cast<int>(i), most));
    }
}

}  // namespace

TEST_CASE("disclosure: counts of one to five are withheld, nought and six are not") {
    Network net;
    for (std::int64_t value = 0; value <= 6; ++value) net.cells.push_back({.value = value});
    CHECK(disclosure::protect(net, 5).unprotected.empty());
    CHECK(withheld(net) == std::vector<int>{1, 2, 3, 4, 5});
}

TEST_CASE("disclosure: one small part takes the next smallest with it, and not a nought") {
    auto net = line({3, 0, 40, 12, 90});
    const auto answer = disclosure::protect(net, 5);
    CHECK(withheld(net) == std::vector<int>{1, 4});
    CHECK(answer.secondary == std::vector<int>{4});
    check_safe(net, 5);
}

TEST_CASE("disclosure: two small parts that leave a total of two are not enough") {
    auto net = line({1, 1, 5});  // 7: c, c, 5 would tell both
    CHECK(disclosure::protect(net, 5).unprotected.empty());
    check_safe(net, 5);
    CHECK(withheld(net).size() > 3);  // all three are small, and even so 7 would bound them: the total goes too
    auto pair = line({2, 3, 50});     // c, c, 50 of 55: both would be known to be four at most
    CHECK(disclosure::protect(pair, 5).unprotected.empty());
    check_safe(pair, 5);
    CHECK(withheld(pair) == std::vector<int>{1, 2, 3});
}

TEST_CASE("disclosure: the area left over from a partnership is protected like a part") {
    // Leicestershire 25, Rutland 3, together 28: one of the others goes, the smaller part first.
    auto net = line({25, 3});
    disclosure::protect(net, 5);
    CHECK(withheld(net) == std::vector<int>{1, 2});
    // Rutland is nowhere printed, but follows from the other two.
    auto unprinted = line({25, 3});
    unprinted.cells[2].implicit = true;
    disclosure::protect(unprinted, 5);
    CHECK(withheld(unprinted) == std::vector<int>{1});
}

TEST_CASE("disclosure: what was published before is known and cannot be withheld again") {
    auto net = line({25, 3});
    net.cells[0].known = net.cells[1].known = true;
    const auto answer = disclosure::protect(net, 5);
    CHECK(answer.unprotected == std::vector<int>{2});
    auto total_known = line({25, 3, 30});
    total_known.cells[0].known = total_known.cells[1].known = true;
    CHECK(disclosure::protect(total_known, 5).unprotected.empty());
    CHECK(withheld(total_known) == std::vector<int>{2, 3});
}

TEST_CASE("disclosure: what was withheld before stays withheld") {
    auto net = line({25, 30, 60});
    net.cells[1].withheld = true;
    disclosure::protect(net, 5);
    CHECK(withheld(net) == std::vector<int>{1});
}

TEST_CASE("disclosure: a lone small cell in rows and columns needs a rectangle") {
    auto net = table(3, 3, {20, 3, 30, 14, 16, 25, 40, 50, 60});
    const auto answer = disclosure::protect(net, 5);
    CHECK(answer.unprotected.empty());
    CHECK(answer.secondary.size() == 3);
    check_safe(net, 5);
}

TEST_CASE("disclosure: values told by two documents are withheld together") {
    Network net;
    net.cells = {{.value = 5, .twin = 1}, {.value = 6, .twin = 1}, {.value = 6}};
    disclosure::protect(net, 5);
    CHECK(withheld(net) == std::vector<int>{0, 1});
}

TEST_CASE("disclosure: no small count of a random table can be pinned down by someone who tries everything") {
    std::mt19937 random{20261122};
    int tables = 0, safe_without_more = 0;
    for (int round = 0; round < 150; ++round) {
        const int rows = 2 + static_cast<int>(random() % 2), columns = 2 + static_cast<int>(random() % 3);
        std::vector<std::int64_t> values;
        for (int i = 0; i < rows * columns; ++i) {
            const auto kind = random() % 4;
            values.push_back(kind == 0   ? 0
                             : kind == 1 ? static_cast<std::int64_t>(random() % 6)
                                         : static_cast<std::int64_t>(random() % 30));
        }
        const std::int64_t most = random() % 2 == 0 ? 5 : 7;
        CAPTURE(round);
        auto net = table(rows, columns, values);
        const auto answer = disclosure::protect(net, most);
        CHECK(answer.unprotected.empty());
        check_safe(net, most);
        safe_without_more += answer.secondary.empty() ? 1 : 0;
        auto again = table(rows, columns, values);
        CHECK(disclosure::protect(again, most).secondary == answer.secondary);
        ++tables;
    }
    CHECK(tables == 150);
    CHECK(safe_without_more < 140);  // otherwise the tables would show nothing
}

namespace {

/// The fewest cells that anyone could withhold beside the small ones: every choice is tried against the attacker.
std::size_t least_needed(const Network& net, std::int64_t most) {
    std::vector<std::size_t> small, others;
    for (std::size_t i = 0; i < net.cells.size(); ++i)
        (net.cells[i].value >= 1 && net.cells[i].value <= most ? small : others).push_back(i);
    for (std::size_t count = 0;; ++count) {
        std::vector<bool> chosen(others.size(), false);
        std::fill(chosen.begin(), chosen.begin() + static_cast<std::ptrdiff_t>(count), true);
        do {
            auto guess = net;
            for (const auto i : small) guess.cells[i].withheld = true;
            for (std::size_t i = 0; i < others.size(); ++i) guess.cells[others[i]].withheld = chosen[i];
            if (std::all_of(small.begin(), small.end(),
                            [&](std::size_t i) { return attack::can_be_larger(guess, static_cast<int>(i), most); }))
                return count;
        } while (std::prev_permutation(chosen.begin(), chosen.end()));
    }
}

}  // namespace

TEST_CASE("disclosure: little more is withheld than the least that anyone could") {
    std::mt19937 random{8};
    std::size_t withheld_beside = 0, needed = 0;
    for (int round = 0; round < 40; ++round) {
        std::vector<std::int64_t> values;
        for (int i = 0; i < 6; ++i)
            values.push_back(static_cast<std::int64_t>(random() % 4 == 0 ? 1 + random() % 5 : random() % 40));
        auto net = table(2, 3, values);
        needed += least_needed(net, 5);
        withheld_beside += disclosure::protect(net, 5).secondary.size();
    }
    MESSAGE("withheld beside the small: ", withheld_beside, "; the least possible: ", needed);
    CHECK(withheld_beside >= needed);
    CHECK(withheld_beside * 100 <= needed * 115);
}

TEST_CASE("disclosure: nor across two areas and their sum, when one category is not printed") {
    std::mt19937 random{4};
    for (int round = 0; round < 100; ++round) {
        CAPTURE(round);
        std::vector<std::int64_t> values;
        for (int i = 0; i < 6; ++i) values.push_back(static_cast<std::int64_t>(random() % (i < 3 ? 60 : 12)));
        auto net = table(2, 3, values);
        if (round % 2 == 0) net.cells[6].implicit = true;
        const auto answer = disclosure::protect(net, 5);
        CHECK(answer.unprotected.empty());
        check_safe(net, 5);
    }
}
