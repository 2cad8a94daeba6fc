#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace db {
class ReadTx;
}

namespace accounts {

/// The names of organisations and groups that somebody is appointed for or to, by their codes, as the register has
/// them.
std::map<std::string, std::string> names_of_held(db::ReadTx& tx);
/// Organisations and groups to choose from: code and name, by name. Empty when there are more than two thousand.
std::vector<std::pair<std::string, std::string>> organisations_to_choose(db::ReadTx& tx);
std::vector<std::pair<std::string, std::string>> bodies_to_choose(db::ReadTx& tx);
/// Whether the register knows an organisation or group by this code.
bool knows_organisation(db::ReadTx& tx, const std::string& code);
bool knows_body(db::ReadTx& tx, const std::string& code);

}  // namespace accounts
