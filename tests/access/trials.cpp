#include "trials.h"

#include <algorithm>

#include "platform/db/testing.h"
#include "platform/jobs/jobs.h"

namespace access_test {
namespace {

constexpr int too_many = 5'000;
/// Commands of thousands of statements over the whole record: from here on the store is compared whole at every
/// fiftieth failure, and at the others it is enough that nothing was committed.
constexpr int few = 40, stride = 50;
/// Beyond this many statements a command writes row after row with the same one; then every seventh fails.
constexpr int many = 120;
int next(int statement) { return statement < many ? statement + 1 : statement + 7; }

/// How many effects wait or have been carried out, by state.
std::map<std::string, std::int64_t> letters(db::Database& store) {
    std::map<std::string, std::int64_t> counts;
    store.read([&](db::ReadTx& tx) { counts = jobs::counts(tx); });
    return counts;
}

}  // namespace

/// Every register has these pages; some are not on the cards of their rooms, for no pack may hold them.
std::string Trials::covered(const std::string& pattern) const {
    constexpr std::string_view mark = "/new/{question}";
    for (const auto& route : program_.site.list()) {
        if (route.method != http::Method::post || !route.pattern.ends_with(mark)) continue;
        const auto address = route.pattern.substr(0, route.pattern.size() - mark.size());
        for (const std::string prefix : {"", "/api"})
            if (const auto base = prefix + address; pattern == base || pattern.starts_with(base + "/"))
                return prefix + "{register}" + pattern.substr(base.size());
    }
    return pattern;
}

std::string Trials::everything(bool with_trail) const {
    const auto all = support::dump(store_) + outside();
    if (with_trail) return all;
    std::string rest;
    for (std::size_t begin = 0; begin < all.size();) {
        const auto end = std::min(all.find("\n[", begin), all.size());
        const auto table = all.substr(begin, end - begin);
        if (table.find("[audit_") > 1) rest += table;  // a table begins with its name, after a line's end
        begin = end + (end < all.size() ? 1 : 0);
    }
    return rest;
}

/// Whether no statement failed any more: then the command must have done what it should.
bool Trials::succeeds(const std::string& pattern, const http::Response& answer, int statement) {
    if (!db::testing::disarm()) return false;
    CAPTURE(answer.body);
    REQUIRE(answer.status < 400);
    REQUIRE(answer.body.find("There is a problem") == answer.body.npos);
    CHECK(statement > 1);  // else nothing of it was tried
    failures_ += statement - 1;
    covered_.insert(covered(pattern));
    return true;
}

http::Response Trials::run(const std::string& pattern, Person& who, const std::function<http::Message()>& make,
                           int transactions) {
    CAPTURE(pattern);
    who.get("/accounts/me");  // notes that the session is in use: that is no part of the command
    auto before = everything();
    auto waiting = letters(store_);
    for (int statement = 1; statement < too_many; statement = next(statement)) {
        CAPTURE(statement);
        db::testing::fail_statement(statement);
        const auto answer = who.send(make());
        if (succeeds(pattern, answer, statement)) return answer;
        // A failure that is swallowed would tell the person of success.
        REQUIRE(answer.status >= 500);
        if (db::testing::commits() > 0) {
            REQUIRE(db::testing::commits() < transactions);
            before = everything();
        } else if (statement < few || (statement - many) % (7 * stride) == 0) {
            REQUIRE(everything() == before);
        }
        REQUIRE(letters(store_) == waiting);
    }
    FAIL("the command runs more statements than a command should");
    return {};
}

http::Response Trials::run_on_sealed(const std::string& pattern, Person& who,
                                     const std::function<http::Message()>& make) {
    CAPTURE(pattern);
    who.get("/accounts/me");
    const auto before = everything(false);
    const auto waiting = letters(store_);
    for (int statement = 1; statement < too_many; statement = next(statement)) {
        CAPTURE(statement);
        db::testing::fail_statement(statement);
        const auto answer = who.send(make());
        if (succeeds(pattern, answer, statement)) return answer;
        REQUIRE(answer.status >= 500);
        REQUIRE(db::testing::commits() <= 1);
        if (statement < few || (statement - many) % (7 * stride) == 0) {
            REQUIRE(everything(false) == before);
        }
        REQUIRE(letters(store_) == waiting);
    }
    FAIL("the command runs more statements than a command should");
    return {};
}

http::Response Trials::reads(const std::string& pattern, Person& who, const http::Message& message) {
    CAPTURE(pattern);
    const auto before = support::dump(store_);
    auto answer = who.send(message);
    CHECK(answer.status < 400);
    CHECK(support::dump(store_) == before);
    covered_.insert(covered(pattern));
    return answer;
}

std::set<std::string> Trials::without_trial(Story story) const {
    std::set<std::string> all;
    for (const auto& route : program_.site.list())
        if (route.method == http::Method::post && story_of(route.pattern) == story) all.insert(covered(route.pattern));
    for (const auto& pattern : covered_) all.erase(pattern);
    return all;
}

}  // namespace access_test
