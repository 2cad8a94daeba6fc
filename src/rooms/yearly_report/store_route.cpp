#include "rooms/yearly_report/store_route.h"

#include <algorithm>

#include "core/utf8.h"
#include "platform/registers/entity.h"
#include "platform/registers/value.h"
#include "rooms/partnership/partnership.h"
#include "rooms/yearly_report/duties.h"
#include "rooms/yearly_report/route.h"

namespace yearly_report {

using registers::Entity;

namespace {

const db::Query select_route{
    "yearly_report_route",
    "select step, body, place from yearly_report_approval_routes where partnership = :partnership and withdrawn_at is "
    "null and coalesce(first_year, '') <= :year and coalesce(last_year, '9999') >= :year "
    "order by place, body collate \"C\"",
    {db::Column::text, db::Column::text, db::Column::integer}};

constexpr std::string_view partners = "safeguarding_partners";

/// A body is the same whatever its capitals and spaces, with or without its article.
std::string same(const std::string& name) {
    std::string text;
    for (const char c : core::lowered(name.starts_with("The ") ? name.substr(4) : name))
        if (c != ' ') text += c;
    return text;
}

std::vector<ReportDuty> duties_in(db::ReadTx& tx, const Work& work, std::string_view kind) {
    const auto partnership = partnership::find_partnership(tx, work.partnership);
    auto duties = partnership ? duties_of(*partnership, work.year) : std::vector<ReportDuty>{};
    std::erase_if(duties, [&](const ReportDuty& one) { return one.kind != kind; });
    return duties;
}

std::string label_of(const Entity& entity, std::string_view field, const std::string& value) {
    return registers::shown(entity.fields[registers::place_of(entity, field)], value);
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    return text;
}

}  // namespace

std::vector<RouteStep> route_of(db::ReadTx& tx, const Work& work) {
    std::vector<RouteStep> route;
    tx.each(select_route, {{"partnership", work.partnership}, {"year", work.year.code()}}, [&](const db::Row& row) {
        route.push_back({.step = row.text(0), .body = row.text(1), .place = row.integer(2)});
    });
    for (const auto& duty : duties_in(tx, work, "signature"))
        if (duty.who != partners)
            route.push_back(
                {.step = duty.who, .body = duty.title, .place = route.empty() ? 1 : route.back().place + 1});
    const auto recorded = records_of(tx, approvals, work.id);
    for (auto& step : route) {
        std::string latest;
        for (const auto& one : recorded) {
            const auto& on = field_of(approvals, one, "on");
            if (field_of(approvals, one, "step") != step.step ||
                same(field_of(approvals, one, "body")) != same(step.body) || on < latest)
                continue;
            latest = on;
            step.approval = one.id;
            step.decision = field_of(approvals, one, "decision");
        }
    }
    return route;
}

std::vector<Partner> partners_of(db::ReadTx& tx, const Work& work, core::Date on) {
    std::vector<Partner> partners;
    if (!partners_sign(tx, work)) return partners;
    for (const auto& member : partnership::members(tx, work.partnership, on))
        if (member.capacity == "safeguarding_partner" && !member.organisation_code.empty())
            partners.push_back({.code = member.organisation_code, .name = member.organisation});
    const auto signatures = signatures_of(tx, work.snapshot);
    for (auto& partner : partners)
        for (const auto& one : signatures)
            if (one.organisation == partner.code) {
                partner.signed_by = one.by;
                partner.signed_as = one.capacity;
                partner.signed_at = one.at;
            }
    return partners;
}

std::vector<std::string> missing_on_route(db::ReadTx& tx, const Work& work, core::Date on) {
    std::vector<std::string> missing;
    if (work.snapshot.empty())
        missing.emplace_back("The figures are not frozen.");
    else if (checks_of(tx, work.snapshot).empty())
        missing.emplace_back("Someone other than who froze the figures has to check them.");
    for (const auto& step : route_of(tx, work)) {
        if (step.done()) continue;
        missing.push_back(step.decision.empty()
                              ? "Not yet considered by " + step.body + " (" +
                                    label_of(approval_routes, "step", step.step) + "): record what was decided."
                              : "Sent back by " + step.body + ": record what is decided on the report as it is now.");
    }
    std::size_t open = 0;
    for (const auto& one : records_of(tx, comments, work.id)) open += field_of(comments, one, "outcome") == "open";
    if (open > 0)
        missing.push_back("Say what was done with every comment: " + std::to_string(open) +
                          (open == 1 ? " is open." : " are open."));
    const auto partners = partners_of(tx, work, on);
    const bool sign = partners_sign(tx, work);
    std::vector<std::string> unsigned_names;
    for (const auto& partner : partners)
        if (partner.signed_by.empty()) unsigned_names.push_back(partner.name);
    if (sign && partners.empty())
        missing.emplace_back("The record names no safeguarding partner of this partnership today: add their seats.");
    if (!unsigned_names.empty())
        missing.push_back(joined(unsigned_names) + (unsigned_names.size() == 1 ? " has" : " have") +
                          " not signed these figures.");
    if (work.state != State::signing)
        missing.push_back("The report is at \"" + std::string{title(work.state)} + "\", not yet with those who sign.");
    return missing;
}

bool partners_sign(db::ReadTx& tx, const Work& work) {
    const auto duties = duties_in(tx, work, "signature");
    // A year whose law names nobody is a partnership's: it is theirs to sign.
    return duties.empty() ||
           std::any_of(duties.begin(), duties.end(), [](const ReportDuty& one) { return one.who == partners; });
}

std::vector<Recipient> recipients_of(db::ReadTx& tx, const Work& work) {
    const auto versions = versions_of(tx, work.id);
    const auto newest = versions.empty() ? std::string{} : std::to_string(versions.front().number);
    const auto sent = records_of(tx, dispatches, work.id);
    std::vector<Recipient> all;
    for (const auto& duty : duties_in(tx, work, "recipient")) {
        Recipient recipient{.title = duty.title, .source = duty.source};
        for (const auto& one : sent)
            if (field_of(dispatches, one, "of_version") == newest &&
                same(field_of(dispatches, one, "recipient")) == same(duty.title))
                recipient.dispatch = one.id;
        all.push_back(std::move(recipient));
    }
    return all;
}

}  // namespace yearly_report
