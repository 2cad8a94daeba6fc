#include <doctest/doctest.h>

#include <signal.h>
#include <algorithm>

#include <chrono>
#include <random>
#include <thread>

#include "content.h"
#include "support/pack.h"
#include "support/program.h"
#include "support/stores.h"

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::microseconds;

constexpr int rows_in_pack = 400;

/// What came of the loads in a row.
struct Tally {
    int acknowledged = 0;
    int killed = 0;
    int killed_after_commit = 0;
};

microseconds time_of(const std::function<void()>& work) {
    const auto begin = Clock::now();
    work();
    return std::chrono::duration_cast<microseconds>(Clock::now() - begin);
}

/// The content of both packs, each as a load that nobody disturbed leaves it, and how long such a load takes.
struct Reference {
    std::string a, b;
    microseconds time{};
};

Reference undisturbed(support::TestStore& store, const support::MadePack& a, const support::MadePack& b) {
    Reference reference;
    REQUIRE(support::cairn(store.url(), {"load", a.folder()}).status == 0);
    reference.a = simulation::content(store).rows;
    reference.time = time_of([&] { REQUIRE(support::cairn(store.url(), {"load", b.folder()}).status == 0); });
    reference.b = simulation::content(store).rows;
    REQUIRE(reference.a.size() > 40'000);
    REQUIRE(reference.b.size() > 40'000);
    REQUIRE(reference.a != reference.b);
    return reference;
}

/// Where two contents part, for whoever must find out why.
std::string first_difference(const std::string& a, const std::string& b) {
    const auto [left, right] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (left == a.end() && right == b.end()) return "none";
    const auto at = static_cast<std::size_t>(left - a.begin());
    const auto line = [at](const std::string& text) {
        const auto begin = text.rfind('\n', at == 0 ? 0 : at - 1) + 1;
        return text.substr(begin, text.find('\n', begin) - begin);
    };
    return line(a) + " / " + line(b);
}

/// One load, killed after `delay` unless it was faster.
void one_load(support::TestStore& store, const std::string& pack, microseconds delay, const std::string& wanted,
              simulation::Content& before, Tally& tally) {
    support::Process load{store.url(), {"load", pack}};
    std::this_thread::sleep_for(delay);
    load.signal(SIGKILL);
    const auto ran = load.wait();
    CAPTURE(ran.err);
    const bool acknowledged = ran.status == 0;
    REQUIRE((acknowledged || ran.status == 128 + SIGKILL));  // it never gives up by itself
    const auto after = simulation::content(store);
    const bool there = after.rows == wanted, as_before = after.rows == before.rows;
    CAPTURE(first_difference(after.rows, before.rows));
    CAPTURE(first_difference(after.rows, wanted));
    REQUIRE((there || as_before));  // whole or not at all
    if (acknowledged) REQUIRE(there);
    // What the store tells of its loads agrees with what it holds.
    REQUIRE(after.loads == before.loads + (as_before ? 0 : 1));
    REQUIRE(after.processes == after.loads);
    tally.acknowledged += acknowledged ? 1 : 0;
    tally.killed += acknowledged ? 0 : 1;
    tally.killed_after_commit += !acknowledged && there && !as_before ? 1 : 0;
    before = after;
}

}  // namespace

TEST_CASE("kill: each of many loads in a row is there whole or not at all, and what was acknowledged is there") {
    const support::MadePack a{'A', rows_in_pack}, b{'B', rows_in_pack};
    const auto loads = simulation::setting("CAIRN_KILLS", 25);
    const auto seed = simulation::setting("CAIRN_SEED", std::random_device{}());
    support::with_each_store(
        [&](support::TestStore& store) {
            support::TestStore quiet{store.engine(), support::TestStore::Room::database};
            const auto reference = undisturbed(quiet, a, b);
            std::minstd_rand random{seed};
            Tally tally;
            double limit = static_cast<double>(reference.time.count());  // microseconds
            REQUIRE(support::cairn(store.url(), {"migrate"}).status == 0);
            simulation::Content before = simulation::content(store);
            MESSAGE("CAIRN_SEED=" << seed << " CAIRN_KILLS=" << loads << ", a load takes "
                                  << reference.time.count() / 1000 << " ms");
            for (std::uint32_t i = 0; i < loads; ++i) {
                CAPTURE(seed);
                CAPTURE(i);
                // The first ones strike the making of the store, too.
                const microseconds delay{static_cast<std::int64_t>(random() % static_cast<std::uint32_t>(limit))};
                const bool take_a = before.rows != reference.a;
                const int acknowledged = tally.acknowledged;
                one_load(store, take_a ? a.folder() : b.folder(), delay, take_a ? reference.a : reference.b, before,
                         tally);
                // However busy the machine is: about one in four comes to its end.
                limit *= tally.acknowledged > acknowledged ? 0.91 : 1.03;
            }
            MESSAGE(tally.killed << " killed, of them " << tally.killed_after_commit << " after the commit; "
                                 << tally.acknowledged << " acknowledged");
            CHECK(tally.killed * 4 >= static_cast<int>(loads));  // else nothing was shown
            CHECK(tally.acknowledged + tally.killed_after_commit > 0);
            const auto last = support::cairn(store.url(), {"load", a.folder()});
            CAPTURE(last.err);
            CHECK(last.status == 0);
            CHECK(simulation::content(store).rows == reference.a);
            CHECK(support::cairn(store.url(), {"check"}).status == 0);
        },
        support::TestStore::Room::database);
}
