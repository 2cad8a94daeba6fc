#pragma once
#include <string>

#include "core/failure.h"

/// Faults on purpose, for tests of what is done about them. Costs one look at a flag of the thread when nothing is set.
namespace db::testing {

/// The `statement`-th statement (1 is the first; the commit counts as the last) that this thread runs in write
/// transactions fails before it reaches the store, once, with these facts. 0 sets nothing.
void fail_statement(int statement, core::Failure::Facts facts = {});

/// The next commit of this thread succeeds, but its answer is lost: the failure says `outcome_unknown()`.
void lose_commit_answer();

/// How many write transactions of this thread were committed since the last `fail_statement`.
int commits();

/// Takes back what was set. True when it had not happened yet.
bool disarm();

/// Runs statements on the PostgreSQL server at `url` outside any transaction: create and drop databases, end sessions.
/// Gives the first value of the first row as text, empty when there is none. Throws core::Failure.
std::string ask_postgres(const std::string& url, const std::string& sql);

// For the connection.
bool armed();
void count_statement();
void after_commit();

}  // namespace db::testing
