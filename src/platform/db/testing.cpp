#include "platform/db/testing.h"

#include "platform/db/postgres.h"

namespace db::testing {
namespace {

struct Plan {
    int statements_left = 0;
    bool lose_answer = false;
    core::Failure::Facts facts;
};
thread_local Plan plan;
thread_local int committed = 0;

}  // namespace

void fail_statement(int statement, core::Failure::Facts facts) {
    plan = {.statements_left = statement, .facts = facts};
    committed = 0;
}

int commits() { return committed; }

void lose_commit_answer() { plan = {.lose_answer = true, .facts = {}}; }

bool disarm() {
    const bool was = armed();
    plan = {};
    return was;
}

std::string ask_postgres(const std::string& url, const std::string& sql) {
    return PostgresConnection(postgres_address(url)).ask(sql);
}

bool armed() { return plan.statements_left > 0 || plan.lose_answer; }

void count_statement() {
    if (plan.statements_left == 0 || --plan.statements_left > 0) return;
    throw core::Failure("This statement fails on purpose", plan.facts);
}

void after_commit() {
    ++committed;
    if (!plan.lose_answer) return;
    plan = {};
    throw core::Failure("The answer to this commit is lost on purpose",
                        {.outcome_unknown = true, .connection_usable = false});
}

}  // namespace db::testing
