#include "platform/rights/policy.h"

#include <doctest/doctest.h>

#include "core/check.h"
#include "platform/rights/doorkeeper.h"

namespace {

using rights::Classification;
using rights::Part;
using rights::Role;

using Submit = rights::Permission<"scorecard.submit_return">;
using Accept = rights::Permission<"scorecard.accept_return">;
using Decide = rights::Permission<"reviews.decide">;
static_assert(Submit::text == "scorecard.submit_return");

// A command cannot be called without a grant, and a grant cannot be made by hand.
static_assert(!std::is_default_constructible_v<rights::Grant<Submit>>);
static_assert(!std::is_constructible_v<rights::Grant<Submit>, std::string, std::string, std::string>);
static_assert(!std::is_convertible_v<rights::Grant<Submit>, rights::Grant<Accept>>);

rights::Policy policy() {
    return rights::Policy{{{Submit::text, "submit a return", {{Role::agency_lead, Part::organisation}}},
                           {Accept::text, "accept a return", {{Role::performance_officer}}},
                           {Decide::text,
                            "decide on a review",
                            {{Role::delegated_safeguarding_partner}, {Role::lead_safeguarding_partner}}}}};
}

rights::Footprints footprints() {
    rights::Footprints all;
    all.add("LLR", "Leicester, Leicestershire and Rutland");
    all.add("LRSCP", "Leicestershire and Rutland");
    all.add("RUT", "Rutland");
    all.add("LEICS", "Leicestershire");
    all.add("LSCP", "Leicester");
    all.put_inside("RUT", "LRSCP");
    all.put_inside("LEICS", "LRSCP");
    all.put_inside("LRSCP", "LLR");
    all.put_inside("LSCP", "LLR");
    return all;
}

const core::Date today = core::day(2026, 11, 22);

rights::Standing person(rights::Appointment appointment) {
    appointment.id = "a1";
    appointment.from = core::day(2026, 4, 1);
    return {.account = "p1",
            .name = "Sam Okafor",
            .organisation = {},
            .strong = true,
            .appointments = {std::move(appointment)},
            .grants = {},
            .exclusions = {}};
}

rights::Standing holds(Role role, const std::string& footprint, const std::string& organisation = {},
                       const std::string& body = {}) {
    return person({.id = {},
                   .role = role,
                   .footprint = footprint,
                   .body = body,
                   .organisation = organisation,
                   .from = {},
                   .to = {}});
}

rights::Record record(const std::string& footprint, Classification classification = Classification::partnership,
                      const std::string& organisation = {}, const std::string& body = {}) {
    return {.address = "/scorecard/returns/k7f3",
            .classification = classification,
            .footprints = {footprint},
            .body = body,
            .organisation = organisation,
            .account = {}};
}

bool sees(const rights::Standing& who, const rights::Record& what) {
    return policy().sight(who, what, footprints(), today).sees;
}

}  // namespace

TEST_CASE("rights: the cards of the roles are whole and each is found by its code") {
    for (const auto& card : rights::roles()) {
        CHECK(rights::find_role(card.code) == card.role);
        CHECK(&rights::card(card.role) == &card);
        CHECK_FALSE(card.title.empty());
    }
    CHECK_FALSE(rights::find_role("king").has_value());
}

TEST_CASE("rights: an appointment opens its footprint, what is inside and the joint arrangements above, no sibling") {
    const auto manager = holds(Role::business_manager, "LRSCP");
    CHECK(sees(manager, record("LRSCP")));
    CHECK(sees(manager, record("RUT")));
    CHECK(sees(manager, record("LLR")));
    CHECK_FALSE(sees(manager, record("LSCP")));
    const auto lead = holds(Role::agency_lead, "RUT", "rutland-council");
    CHECK(sees(lead, record("RUT")));
    CHECK(sees(lead, record("LRSCP")));
    CHECK(sees(lead, record("LLR")));
    CHECK_FALSE(sees(lead, record("LEICS")));
    CHECK_FALSE(sees(lead, record("LSCP")));
    const auto joint_lead = holds(Role::agency_lead, "LLR", "police");
    CHECK(sees(joint_lead, record("LLR")));
    CHECK_FALSE(sees(joint_lead, record("LRSCP")));
}

TEST_CASE("rights: footprints that lie inside one another in a circle do not hang") {
    rights::Footprints circle;
    circle.put_inside("A", "B");
    circle.put_inside("B", "A");
    CHECK(circle.reached("A", rights::Reach::within) == std::set<std::string>{"A", "B"});
}

TEST_CASE("rights: nobody without an appointment sees more than what is public") {
    const rights::Standing nobody{};
    rights::Standing account{.account = "p9",
                             .name = "New",
                             .organisation = {},
                             .strong = true,
                             .appointments = {},
                             .grants = {},
                             .exclusions = {}};
    for (const auto classification :
         {Classification::partnership, Classification::restricted, Classification::sealed}) {
        CHECK_FALSE(sees(nobody, record("RUT", classification)));
        CHECK_FALSE(sees(account, record("RUT", classification)));
    }
    CHECK(sees(nobody, record("RUT", Classification::open)));
}

TEST_CASE("rights: a right lasts from the first day of the appointment to the end of its last") {
    auto officer = holds(Role::performance_officer, "LRSCP");
    officer.appointments[0].from = core::day(2026, 4, 1);
    officer.appointments[0].to = core::day(2026, 9, 30);
    const auto on = [&](core::Date day) {
        return policy().decide(Accept::text, officer, record("RUT"), footprints(), day).allowed;
    };
    CHECK_FALSE(on(core::day(2026, 3, 31)));
    CHECK(on(core::day(2026, 4, 1)));
    CHECK(on(core::day(2026, 9, 30)));
    CHECK_FALSE(on(core::day(2026, 10, 1)));
}

TEST_CASE("rights: an agency lead submits their own agency's return and another's is refused with whom to ask") {
    const auto lead = holds(Role::agency_lead, "RUT", "rutland-council");
    const auto own = record("RUT", Classification::partnership, "rutland-council");
    const auto other = record("RUT", Classification::partnership, "police");
    const auto granted = policy().grant<Submit>(lead, own, footprints(), today);
    REQUIRE(granted.has_value());
    CHECK(granted->account() == "p1");
    CHECK(granted->record() == own.address);
    const auto refused = policy().grant<Submit>(lead, other, footprints(), today);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().reason == core::Reason::forbidden);
    CHECK(refused.error().for_user == "You may not submit a return. This can be done by the agency lead.");
}

TEST_CASE("rights: a record that may not be seen is refused as a missing one") {
    const auto officer = holds(Role::performance_officer, "LSCP");
    const auto refused = policy().grant<Accept>(officer, record("RUT"), footprints(), today);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().reason == rights::missing_record().reason);
    CHECK(refused.error().for_user == rights::missing_record().for_user);
}

TEST_CASE("rights: who sees a sealed case is what each role's card says") {
    const auto sealed = record("LRSCP", Classification::sealed, {}, "crg");
    for (const auto& card : rights::roles()) {
        CAPTURE(card.code);
        CHECK(sees(holds(card.role, "LRSCP", "police", "other"), sealed) == (card.sealed == rights::Sealed::all));
        auto in_group = holds(card.role, "LRSCP", "police", "crg");
        CHECK(sees(in_group, sealed) ==
              (card.sealed == rights::Sealed::all || card.sealed == rights::Sealed::own_group));
        in_group.appointments[0].body = "other";
        in_group.grants.push_back({.id = "g",
                                   .record = sealed.address,
                                   .account = "p1",
                                   .role = {},
                                   .reason = "asked to advise",
                                   .until = {}});
        CHECK(sees(in_group, sealed) == (card.sealed != rights::Sealed::never));
    }
}

TEST_CASE("rights: a system administrator has no right to content that is sealed or restricted, not even by grant") {
    auto administrator = holds(Role::system_administrator, "LLR");
    for (const auto classification : {Classification::sealed, Classification::restricted}) {
        const auto what = record("RUT", classification, {}, "crg");
        administrator.appointments[0].body = "crg";
        administrator.grants = {
            {.id = "g", .record = what.address, .account = "p1", .role = {}, .reason = "looks after it", .until = {}}};
        CHECK_FALSE(sees(administrator, what));
    }
}

TEST_CASE("rights: sealed cases open only to a session with a second factor") {
    auto partner = holds(Role::delegated_safeguarding_partner, "LRSCP", "police");
    const auto sealed = record("LRSCP", Classification::sealed);
    CHECK(sees(partner, sealed));
    partner.strong = false;
    CHECK_FALSE(sees(partner, sealed));
    CHECK_FALSE(policy().decide(Decide::text, partner, sealed, footprints(), today).allowed);
}

TEST_CASE("rights: a conflict of interest is stronger than every role and grant, until it ends") {
    auto partner = holds(Role::delegated_safeguarding_partner, "LRSCP", "police");
    const auto sealed = record("LRSCP", Classification::sealed);
    partner.exclusions.push_back(
        {.id = "e", .record = sealed.address, .account = "p1", .reason = "knows the family", .until = {}});
    partner.grants.push_back(
        {.id = "g", .record = sealed.address, .account = "p1", .role = {}, .reason = "decides", .until = {}});
    CHECK_FALSE(sees(partner, sealed));
    CHECK_FALSE(policy().grant<Decide>(partner, sealed, footprints(), today).has_value());
    partner.exclusions[0].until = today - std::chrono::days{1};
    CHECK(sees(partner, sealed));
}

TEST_CASE("rights: a restricted group's record is for the group and for those let in by role") {
    const auto restricted = record("LRSCP", Classification::restricted, {}, "audit-group");
    CHECK(sees(holds(Role::member, "LRSCP", "police", "audit-group"), restricted));
    auto auditor = holds(Role::auditor, "LRSCP");
    CHECK_FALSE(sees(auditor, restricted));
    auditor.grants.push_back({.id = "g",
                              .record = restricted.address,
                              .account = {},
                              .role = Role::auditor,
                              .reason = "audits the group",
                              .until = today});
    CHECK(sees(auditor, restricted));
    auditor.grants[0].until = today - std::chrono::days{1};
    CHECK_FALSE(sees(auditor, restricted));
}

TEST_CASE("rights: permissions declared twice, malformed or unexplained are named together at start") {
    const auto make = [] {
        rights::Policy{{{"a.b", "do it", {}}, {"a.b", "do it", {}}, {"nodot", "do it", {}}, {"c.d", "", {}}}};
    };
    CHECK_THROWS_WITH_AS(make(),
                         doctest::Contains("a.b is declared twice; nodot is not written room.what; c.d is not "
                                           "explained;"),
                         core::Bug);
}

TEST_CASE("rights: one page tells what a person may do and another who sees a record, each with why") {
    const auto lead = holds(Role::agency_lead, "RUT", "rutland-council");
    const auto known = policy();
    const auto all = rights::rights_of(known, lead, footprints(), today);
    REQUIRE(all.size() == 3);
    CHECK(all[0].because == std::vector<std::string>{"Agency lead for Rutland (their own organisation's records)"});
    CHECK(all[1].because.empty());
    const auto who = rights::viewers(known, {lead}, record("LEICS"), footprints(), today);
    REQUIRE(who.size() == 1);
    CHECK_FALSE(who[0].sees);
    CHECK(who[0].because == std::vector<std::string>{"No appointment held today opens this record."});
}

TEST_CASE("rights: the client's address is what a trusted proxy says, and nobody else is believed") {
    const std::vector<std::string> proxies{"10.0.0.1", "10.0.0.2"};
    const auto client = [&](const char* peer, const char* header) {
        return rights::client_address(peer, header, proxies);
    };
    CHECK(client("192.0.2.7", "198.51.100.1") == "192.0.2.7");
    CHECK(client("10.0.0.1", "") == "10.0.0.1");
    CHECK(client("10.0.0.1", "192.0.2.7") == "192.0.2.7");
    // What the client itself sent stands before what the proxy added.
    CHECK(client("10.0.0.1", "198.51.100.1, 192.0.2.7") == "192.0.2.7");
    CHECK(client("10.0.0.1", "198.51.100.1, 192.0.2.7 , 10.0.0.2") == "192.0.2.7");
    CHECK(client("10.0.0.1", "10.0.0.2") == "10.0.0.2");
    CHECK(client("10.0.0.1", "2001:db8::7") == "2001:db8::7");
    for (const char* nonsense : {",", "unknown", "<script>", "192.0.2.7;x"})
        CHECK(client("10.0.0.1", nonsense) == "10.0.0.1");
    CHECK(client("10.0.0.1", std::string(100, '1').c_str()) == "10.0.0.1");
    CHECK(rights::client_address("192.0.2.7", "198.51.100.1", {}) == "192.0.2.7");
}

TEST_CASE("rights: a record sealed to one organisation opens to people appointed for it, and to nobody else") {
    const rights::Record record{.address = "/census/returns/k7f3",
                                .classification = Classification::organisation,
                                .footprints = {"RUT"},
                                .organisation = "rutland-county-council"};
    const auto today = core::day(2026, 11, 22);
    const auto person = [&](Role role, const std::string& footprint, const std::string& organisation, bool strong) {
        rights::Standing who;
        who.account = "a1";
        who.strong = strong;
        who.appointments.push_back({.id = "1",
                                    .role = role,
                                    .footprint = footprint,
                                    .body = {},
                                    .organisation = organisation,
                                    .from = core::day(2026, 4, 1),
                                    .to = {}});
        // A grant by name does not open it either.
        who.grants.push_back(
            {.id = "g", .record = record.address, .account = "a1", .role = {}, .reason = "asked", .until = {}});
        return who;
    };
    const auto sees = [&](const rights::Standing& who) {
        return policy().sight(who, record, footprints(), today).sees;
    };
    CHECK(sees(person(Role::performance_officer, "RUT", "rutland-county-council", true)));
    CHECK(!sees(person(Role::performance_officer, "RUT", "rutland-county-council", false)));
    CHECK(!sees(person(Role::performance_officer, "RUT", "", true)));
    CHECK(!sees(person(Role::agency_lead, "RUT", "leicestershire-police", true)));
    CHECK(!sees(person(Role::agency_lead, "LEICS", "rutland-county-council", true)));
    for (const auto& role : rights::roles()) CHECK(!sees(person(role.role, "LRSCP", "", true)));
}
