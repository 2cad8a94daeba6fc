#include "rooms/accounts/noticed_store.h"

#include "platform/db/db.h"

namespace accounts {
namespace {

const db::Query select_noticed{
    "accounts: noticed", "select what from accounts_noticed where account = :account", {db::Column::text}};
const db::Query insert_noticed{
    "accounts: note noticed",
    "insert into accounts_noticed (account, what, noticed_at) values (:account, :what, :now) on conflict do nothing"};
const db::Query delete_noticed{"accounts: forget noticed",
                               "delete from accounts_noticed where account = :account and what = :what"};

}  // namespace

std::set<std::string> noticed(db::ReadTx& tx, const std::string& account) {
    std::set<std::string> all;
    tx.each(select_noticed, {{"account", account}}, [&](const db::Row& row) { all.insert(row.text(0)); });
    return all;
}

void note_noticed(db::WriteTx& tx, const std::string& account, const std::string& what, core::Instant now) {
    tx.run(insert_noticed, {{"account", account}, {"what", what}, {"now", core::iso(now)}});
}

void forget_noticed(db::WriteTx& tx, const std::string& account, const std::string& what) {
    tx.run(delete_noticed, {{"account", account}, {"what", what}});
}

}  // namespace accounts
