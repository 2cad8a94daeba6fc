#include "trials.h"

#include "platform/db/testing.h"
#include "platform/jobs/jobs.h"

namespace access_test {
namespace {

constexpr int too_many = 2'000;

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

http::Response Trials::run(const std::string& pattern, Person& who, const std::function<http::Message()>& make,
                           int transactions) {
    CAPTURE(pattern);
    who.get("/accounts/me");  // notes that the session is in use: that is no part of the command
    auto before = support::dump(store_);
    auto waiting = letters(store_);
    for (int statement = 1; statement < too_many; ++statement) {
        CAPTURE(statement);
        db::testing::fail_statement(statement);
        const auto answer = who.send(make());
        if (db::testing::disarm()) {
            CAPTURE(answer.body);
            REQUIRE(answer.status < 400);
            REQUIRE(answer.body.find("There is a problem") == answer.body.npos);
            CHECK(statement > 1);  // else nothing of it was tried
            failures_ += statement - 1;
            covered_.insert(covered(pattern));
            return answer;
        }
        // A failure that is swallowed would tell the person of success.
        REQUIRE(answer.status >= 500);
        if (db::testing::commits() > 0) {
            REQUIRE(db::testing::commits() < transactions);
            before = support::dump(store_);
        } else {
            REQUIRE(support::dump(store_) == before);
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

std::set<std::string> Trials::without_trial(const std::function<bool(const std::string&)>& asked) const {
    std::set<std::string> all;
    for (const auto& route : program_.site.list())
        if (route.method == http::Method::post && asked(route.pattern)) all.insert(covered(route.pattern));
    for (const auto& pattern : covered_) all.erase(pattern);
    return all;
}

}  // namespace access_test
