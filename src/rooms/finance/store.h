#pragma once
#include <map>
#include <string>
#include <vector>

#include "platform/db/db.h"
#include "rooms/finance/account.h"

namespace finance {

/// Whose eyes an account is read for.
enum class Rows {
    published,  ///< those that name the document in which they were published
    all
};

/// Empty rows: no such partnership, or nothing is recorded.
Account read_account(db::ReadTx& tx, const std::string& partnership, Rows which = Rows::all);

std::vector<Agreement> agreements_of(db::ReadTx& tx, const std::string& partnership, Rows which = Rows::all);

/// The titles of all documents, by code.
std::map<std::string, std::string> titles_of_documents(db::ReadTx& tx);

}  // namespace finance
