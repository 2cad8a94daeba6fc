#pragma once
#include <functional>
#include <string>

#include "core/date.h"
#include "platform/audit/audit.h"
#include "platform/rights/office.h"

/// An office on an empty store, with a clock that stands until it is moved.
namespace rights_test {

struct Clock : core::Clock {
    core::Instant moment = core::day(2026, 11, 22) + std::chrono::hours{9};
    core::Instant now() const override { return moment; }
};

inline const std::string good_password = "violin tractor moss";

struct Fixture {
    explicit Fixture(db::Database& store);

    db::Database& database;
    audit::Ledger ledger;
    Clock clock;
    rights::Office office;

    void write(const std::function<void(audit::WriteTx&)>& work);
    std::string add(const std::string& name, const std::string& email);
    std::string link(const std::string& account);
    std::string add_with_password(const std::string& name, const std::string& email);
};

}  // namespace rights_test
