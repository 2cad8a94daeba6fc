#include "platform/rights/tests/office.h"

#include "core/embedded.h"
#include "platform/rights/accounts.h"
#include "platform/rights/operator.h"
#include "platform/rights/sessions.h"

namespace embedded {
std::span<const core::EmbeddedFile> audit_migrations();
std::span<const core::EmbeddedFile> rights_migrations();
}  // namespace embedded

namespace rights_test {
namespace {

db::Database& migrated(db::Database& database) {
    std::vector<db::Migration> all;
    for (const auto& file : embedded::audit_migrations()) all.push_back({"audit", std::string{file.path}, file.bytes});
    for (const auto& file : embedded::rights_migrations())
        all.push_back({"rights", std::string{file.path}, file.bytes});
    db::migrate(database, all);
    return database;
}

}  // namespace

Fixture::Fixture(db::Database& store)
    : database(migrated(store)), ledger(database), clock{}, office{ledger, clock, rights::Keys::of(database), {}} {
    office.settings.cost = rights::Cost::quick;
}

void Fixture::write(const std::function<void(audit::WriteTx&)>& work) {
    ledger.write({.kind = "test.set_up", .actor = "A test", .at = clock.now(), .reason = {}, .account = {}}, work);
}

std::string Fixture::add(const std::string& name, const std::string& email) {
    std::string id;
    write([&](audit::WriteTx& tx) {
        id = rights::add_account(tx, rights::Operator{"A test"},
                                 {.name = name, .email = email, .organisation = {}, .person = {}})
                 .value();
    });
    return id;
}

std::string Fixture::link(const std::string& account) {
    std::string secret;
    database.write([&](db::WriteTx& tx) {
        secret = rights::make_link(tx, office.keys, account, rights::Purpose::invitation,
                                   clock.now() + office.settings.invitation);
    });
    return secret;
}

std::string Fixture::add_with_password(const std::string& name, const std::string& email) {
    const auto id = add(name, email);
    static_cast<void>(rights::set_password_by_link(office, link(id), good_password).value());
    return id;
}

}  // namespace rights_test
