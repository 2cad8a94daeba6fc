#pragma once
#include <set>
#include <string>

#include "core/date.h"

namespace db {
class ReadTx;
class WriteTx;
}  // namespace db

namespace accounts {

/// What the person was told of and waits still, by what it is known by.
std::set<std::string> noticed(db::ReadTx& tx, const std::string& account);
void note_noticed(db::WriteTx& tx, const std::string& account, const std::string& what, core::Instant now);
void forget_noticed(db::WriteTx& tx, const std::string& account, const std::string& what);

}  // namespace accounts
