#pragma once
#include <doctest/doctest.h>

#include "platform/registers/commands.h"
#include "platform/registers/entity.h"
#include "platform/rights/operator.h"
#include "record/record.h"
#include "rooms/partnership/partnership.h"
#include "rooms/registry.h"
#include "rooms/yearly_report/commands.h"
#include "rooms/yearly_report/commands_ready.h"
#include "rooms/yearly_report/store_route.h"
#include "support/stores.h"

/// A report on its way, for tests.
namespace office {

using yearly_report::State;

inline const core::Date today = core::day(2026, 11, 21);

inline rights::Standing person(const std::string& name, rights::Role role, const std::string& organisation = {}) {
    rights::Standing standing{
        .account = name, .name = name, .organisation = {}, .appointments = {}, .grants = {}, .exclusions = {}};
    standing.appointments.push_back({.id = "a",
                                     .role = role,
                                     .footprint = "LRSCP",
                                     .organisation = organisation,
                                     .from = core::day(2025, 4, 1),
                                     .to = {}});
    return standing;
}

/// A report on its way over the published record, with people who may.
struct Office {
    db::Database& database;
    audit::Ledger ledger{database};
    rights::Policy policy{house::permissions(house::rooms())};
    rights::Footprints footprints{};
    std::vector<house::Room> rooms = house::rooms();
    std::string code;  ///< of the partnership
    core::ReportingYear year;

    explicit Office(db::Database& store, std::string partnership = "lrscp", core::ReportingYear of = {2024})
        : database(store), code(std::move(partnership)), year(of) {
        support::load_record(store);
        footprints.add("LRSCP", "Leicestershire and Rutland");
        footprints.add("LRLSCB", "The Board");
        footprints.put_inside("LRSCP", "LRLSCB");
    }

    yearly_report::Work work() {
        std::optional<yearly_report::Work> found;
        database.read([&](db::ReadTx& tx) { found = yearly_report::find_work(tx, code, year); });
        REQUIRE(found);
        return *found;
    }
    template <class P>
    rights::Grant<P> grant(const rights::Standing& who, const rights::Record& record) {
        auto given = policy.grant<P>(who, record, footprints, today);
        REQUIRE(given);
        return *given;
    }
    template <class P>
    rights::Grant<P> grant(const rights::Standing& who) {
        return grant<P>(who, yearly_report::record_of(work()));
    }
    core::Result<void> run(const std::string& who, const std::function<core::Result<void>(audit::WriteTx&)>& command) {
        return ledger.attempt(
            {.kind = "yearly_report.test", .actor = who, .at = core::Instant{today}, .reason = {}, .account = {}},
            command);
    }
    /// A register's record, added as its form would.
    std::string add(const registers::Entity& entity, const std::map<std::string, std::string>& values) {
        std::string id;
        const auto done = run("a tester", [&](audit::WriteTx& tx) -> core::Result<void> {
            registers::Cells cells(entity.fields.size());
            for (const auto& [field, value] : values) cells[registers::place_of(entity, field)] = value;
            id = registers::add({tx, rights::Operator{"A test"}}, entity, cells);
            return {};
        });
        REQUIRE(done);
        return id;
    }
    std::string organisation(const std::string& wanted) {
        std::string id;
        database.read([&](db::ReadTx& tx) {
            registers::Cells key(partnership::organisations.fields.size());
            key[registers::place_of(partnership::organisations, "code")] = wanted;
            id = registers::find_by_key(tx, partnership::organisations, key)->id;
        });
        return id;
    }
    void begin(const rights::Standing& manager) {
        const auto given = grant<yearly_report::Manage>(
            manager,
            yearly_report::record_of({.id = {}, .partnership = code, .year = year, .snapshot = {}, .reason = {}}));
        REQUIRE(run("manager", [&](audit::WriteTx& tx) -> core::Result<void> {
            const auto made = yearly_report::begin(tx, given, code, year);
            CHECK(made);
            return {};
        }));
    }
    core::Result<void> manage(const rights::Standing& who,
                              core::Result<void> (*command)(audit::WriteTx&,
                                                            const rights::Grant<yearly_report::Manage>&,
                                                            const yearly_report::Work&)) {
        const auto given = grant<yearly_report::Manage>(who);
        const auto at = work();
        return run(who.name, [&](audit::WriteTx& tx) { return command(tx, given, at); });
    }
    core::Result<void> move(const rights::Standing& who, State to) {
        const auto given = grant<yearly_report::Manage>(who);
        const auto at = work();
        return run(who.name, [&](audit::WriteTx& tx) { return yearly_report::move(tx, given, at, to); });
    }
    core::Result<void> publish(const rights::Standing& who, const std::string& note) {
        const auto given = grant<yearly_report::Manage>(who);
        const auto at = work();
        return run(who.name, [&](audit::WriteTx& tx) { return yearly_report::publish_version(tx, given, at, note); });
    }
    core::Result<void> draft(const rights::Standing& who, const std::string& text) {
        const auto given = grant<yearly_report::DraftIt>(who);
        const auto at = work();
        return run(who.name,
                   [&](audit::WriteTx& tx) { return yearly_report::save_draft(tx, given, at, "area-profile", text); });
    }
    core::Result<void> check(const rights::Standing& who) {
        const auto given = grant<yearly_report::CheckIt>(who);
        const auto at = work();
        return run(who.name, [&](audit::WriteTx& tx) { return yearly_report::check(tx, given, at, ""); });
    }
    core::Result<void> sign(const rights::Standing& who, const std::string& organisation) {
        const auto at = work();
        const auto given = policy.grant<yearly_report::Sign>(who, yearly_report::signature_record(at, organisation),
                                                             footprints, today);
        if (!given) return tl::unexpected<core::Refusal>(given.error());
        return run(who.name, [&](audit::WriteTx& tx) {
            return yearly_report::sign(tx, *given, at, organisation, who.appointments.front().role);
        });
    }
    /// Every step of the partnership's route, decided.
    void consider(const std::string& decision) {
        std::vector<yearly_report::RouteStep> route;
        const auto at = work();
        database.read([&](db::ReadTx& tx) { route = yearly_report::route_of(tx, at); });
        REQUIRE(!route.empty());
        for (const auto& step : route)
            add(yearly_report::approvals, {{"report", at.id},
                                           {"step", step.step},
                                           {"body", step.body},
                                           {"on", decision == "sent_back" ? "2026-11-19" : "2026-11-20"},
                                           {"decision", decision}});
    }
    /// Recorded with its proof, for the version.
    void send(const std::string& recipient, int version) {
        add(yearly_report::dispatches, {{"report", work().id},
                                        {"of_version", std::to_string(version)},
                                        {"recipient", recipient},
                                        {"sent_on", "2026-11-21"},
                                        {"how", "email"},
                                        {"proof", "message one"}});
    }
    void send_to_all(int version) {
        std::vector<yearly_report::Recipient> all;
        const auto at = work();
        database.read([&](db::ReadTx& tx) { all = yearly_report::recipients_of(tx, at); });
        REQUIRE(all.size() > 2);
        for (const auto& one : all) send(one.title, version);
    }
    std::vector<std::string> missing() {
        std::vector<std::string> all;
        const auto at = work();
        database.read([&](db::ReadTx& tx) { all = yearly_report::missing_for_publication(tx, at, today); });
        return all;
    }
};

inline const auto manager = person("Maya", rights::Role::business_manager);
inline const auto analyst = person("Ana", rights::Role::performance_officer);
inline const auto checker = person("Sue", rights::Role::independent_scrutineer);
inline const auto police = person("Pat", rights::Role::agency_lead, "leicestershire-police");
inline const auto partner = person("Lee", rights::Role::delegated_safeguarding_partner, "leicestershire-police");
inline const auto county = person("Jo", rights::Role::lead_safeguarding_partner, "leicestershire-county-council");
inline const auto rutland = person("Kit", rights::Role::lead_safeguarding_partner, "rutland-county-council");
inline const auto health = person("Sam", rights::Role::delegated_safeguarding_partner, "llr-icb");

/// How many of the sentences hold these words.
inline std::size_t naming(const std::vector<std::string>& sentences, const std::string& words) {
    return static_cast<std::size_t>(std::count_if(sentences.begin(), sentences.end(), [&](const std::string& one) {
        return one.find(words) != std::string::npos;
    }));
}

}  // namespace office
