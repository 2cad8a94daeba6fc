#include <algorithm>
#include <initializer_list>

#include "platform/house/registers.h"
#include "rooms/partnership/partnership.h"
#include "rooms/yearly_report/commands.h"
#include "rooms/yearly_report/facts.h"
#include "rooms/yearly_report/making/check.h"
#include "rooms/yearly_report/pages/report.h"
#include "rooms/yearly_report/printing_command.h"
#include "rooms/yearly_report/sections.h"
#include "rooms/yearly_report/store_route.h"
#include "rooms/yearly_report/store_workflow.h"

namespace yearly_report {
namespace {

std::vector<http::Route> routes(const house::Services& services) {
    const auto page = [&services](auto show) {
        return [&services, show](const http::Request& request) { return show(services, request); };
    };
    using http::Method;
    std::vector<const registers::Entity*> registers = registers_of_room();
    registers.insert(registers.end(), workflow_registers().begin(), workflow_registers().end());
    auto all = registers::routes(house::register_context(services, registers), registers);
    const std::string work{SeeWork::text}, draft{DraftIt::text}, contribute{Contribute::text};
    const std::vector<http::Route> own{
        {Method::get, "/reports", "public", page(show_reports)},
        {Method::get, "/reports/{partnership}/{year}", "public", page(show_report)},
        {Method::get, "/reports/{partnership}/{year}/sections/{slug}", "public", page(show_chapter)},
        {Method::get, "/reports/{partnership}/{year}/requirements", "public", page(show_requirements)},
        {Method::get, "/reports/{partnership}/{year}/as/{kind}", "public", page(show_companion)},
        {Method::get, "/reports/{partnership}/{year}/as/{kind}/{format}", "public", page(download_report)},
        {Method::get, "/reports/{partnership}/{year}/as/{kind}/csv/{file}", "public", page(download_csv)},
        {Method::get, "/reports/{partnership}/{year}/versions/{number}", "public", page(show_version)},
        {Method::get, "/reports/{partnership}/{year}/versions/{number}/sections/{slug}", "public", page(show_version)},
        {Method::get, "/reports/{partnership}/{year}/versions/{number}/files/{file}", "public", page(download_version)},
        {Method::get, "/reports/{partnership}/{year}/versions/{number}/files/csv/{file}", "public",
         page(download_version)},
        {Method::get, "/reports/{partnership}/{year}/versions/{number}/as/{kind}", "public",
         page(show_version_companion)},
        {Method::get, "/reports/{partnership}/{year}/versions/{number}/as/{kind}/files/{file}", "public",
         page(download_version)},
        {Method::get, "/reports/{partnership}/{year}/versions/{number}/as/{kind}/files/csv/{file}", "public",
         page(download_version)},
        {Method::get, "/reports/{partnership}/{year}/work", work, page(show_work)},
        {Method::post, "/reports/{partnership}/{year}/work", work, page(do_work)},
        {Method::get, "/reports/{partnership}/{year}/work/read", work, page(show_reading)},
        {Method::get, "/reports/{partnership}/{year}/work/read/{slug}", work, page(show_reading)},
        {Method::get, "/reports/{partnership}/{year}/work/figures", work, page(show_frozen_figures)},
        {Method::get, "/reports/{partnership}/{year}/work/figures/csv", work, page(download_frozen_figures)},
        {Method::get, "/reports/{partnership}/{year}/work/comment", std::string{Comment::text}, page(show_comment)},
        {Method::post, "/reports/{partnership}/{year}/work/comment", std::string{Comment::text}, page(save_comment)},
        {Method::get, "/reports/{partnership}/{year}/work/ask", std::string{Ask::text}, page(show_ask)},
        {Method::post, "/reports/{partnership}/{year}/work/ask", std::string{Ask::text}, page(send_ask)},
        {Method::get, "/reports/{partnership}/{year}/work/sections/{slug}", draft, page(show_draft)},
        {Method::post, "/reports/{partnership}/{year}/work/sections/{slug}", draft, page(save_draft_page)},
        {Method::get, "/reports/contributions/{id}/answer", contribute, page(show_contribution)},
        {Method::post, "/reports/contributions/{id}/answer", contribute, page(save_contribution)},
        {Method::get, "/reports/{partnership}/{year}/{format}", "public", page(download_report)},
        {Method::get, "/reports/{partnership}/{year}/csv/{file}", "public", page(download_csv)}};
    all.insert(all.end(), own.begin(), own.end());
    return all;
}

using rights::Role;

std::vector<rights::PermissionCard> permissions() {
    const std::vector<rights::Allowed> partners{{Role::lead_safeguarding_partner, rights::Part::organisation},
                                                {Role::delegated_safeguarding_partner, rights::Part::organisation}};
    return {{"yearly_report.read", "see the published facts", rights::every_role()},
            {"yearly_report.edit",
             "change the published facts, ask for contributions, and record comments, approvals and dispatches",
             {{Role::business_manager}, {Role::business_support}}},
            {"yearly_report.repair", "change by hand what only commands change", {}},
            {SeeWork::text, "see a report in the making", rights::every_role()},
            {Manage::text,
             "begin a yearly report, freeze its figures, move it along and publish it",
             {{Role::business_manager}}},
            {DraftIt::text,
             "write sections of the yearly report",
             {{Role::business_manager}, {Role::business_support}, {Role::policy_officer}, {Role::performance_officer}}},
            {Contribute::text,
             "answer what an agency is asked for the yearly report",
             {{Role::agency_lead, rights::Part::organisation},
              {Role::agency_respondent, rights::Part::organisation},
              {Role::delegated_safeguarding_partner, rights::Part::organisation}}},
            {Comment::text,
             "comment on a yearly report before it is published, in their own name",
             {{Role::business_manager},
              {Role::business_support},
              {Role::policy_officer},
              {Role::performance_officer},
              {Role::lead_safeguarding_partner},
              {Role::delegated_safeguarding_partner},
              {Role::partnership_chair},
              {Role::group_chair},
              {Role::member},
              {Role::agency_lead},
              {Role::agency_respondent},
              {Role::independent_scrutineer}}},
            {CheckIt::text,
             "check the frozen figures of the yearly report",
             {{Role::business_manager},
              {Role::business_support},
              {Role::performance_officer},
              {Role::independent_scrutineer}}},
            {Sign::text, "sign the yearly report for their own organisation", partners}};
}

constexpr std::string_view contributions_at = "/reports/contributions/";
constexpr auto soon = std::chrono::days{7};

std::optional<rights::Record> record_at(db::ReadTx& tx, std::string_view address) {
    if (!address.starts_with(contributions_at)) return std::nullopt;
    return contribution_record(tx, std::string{address.substr(contributions_at.size())});
}

using Held = std::vector<const rights::Appointment*>;

bool holds(const Held& held, std::initializer_list<Role> roles) {
    return std::any_of(held.begin(), held.end(), [&](const rights::Appointment* one) {
        return std::find(roles.begin(), roles.end(), one->role) != roles.end();
    });
}

/// The person's appointments that reach the areas of a partnership.
Held held_for(db::ReadTx& tx, const std::string& partnership, const rights::Standing& who, core::Date today) {
    const auto of_report = partnership::find_partnership(tx, partnership);
    if (!of_report) return {};
    const auto areas = partnership::footprint(tx, *of_report);
    const auto places = partnership::footprints(tx);
    auto held = who.held(today);
    std::erase_if(held, [&](const rights::Appointment* one) {
        const auto reached = places.reached(one->footprint, rights::card(one->role).reach);
        return std::none_of(areas.begin(), areas.end(), [&](const auto& area) { return reached.contains(area.code); });
    });
    return held;
}

/// What a report under way asks of this person: to see to its next step, to check what is frozen, to comment, to sign,
/// to see to what is stale.
void add_waiting(std::vector<house::Waiting>& all, db::ReadTx& tx, const Work& work, const rights::Standing& who,
                 core::Date today) {
    const auto held = held_for(tx, work.partnership, who, today);
    const std::string at = "/reports/" + work.partnership + "/" + work.year.code() + "/work";
    const std::string name = "the yearly report " + work.year.code();
    const auto add = [&](const std::string& what, const std::string& address, const std::string& organisation = {}) {
        all.push_back(
            {.what = what, .address = address, .due = {}, .from = "Yearly report", .organisation = organisation});
    };
    if (holds(held, {Role::business_manager})) add("See to " + name + ": " + std::string{title(work.state)}, at);
    const bool frozen = work.state >= State::frozen && work.state < State::published;
    const auto snapshot = frozen ? find_snapshot(tx, work.snapshot) : std::nullopt;
    if (snapshot && checks_of(tx, snapshot->id).empty() && snapshot->account != who.account &&
        holds(held, {Role::business_manager, Role::business_support, Role::performance_officer,
                     Role::independent_scrutineer}) &&
        sections_written_by(tx, work.id, who.name).empty())
        add("Check the frozen figures of " + name, at + "/figures");
    if (work.state == State::members &&
        holds(held, {Role::member, Role::agency_lead, Role::agency_respondent, Role::partnership_chair,
                     Role::group_chair, Role::independent_scrutineer}))
        add("Comment on " + name + " before it is signed", at + "/comment");
    if (work.state != State::signing) return;
    for (const auto& partner : partners_of(tx, work, today))
        for (const auto* one : held)
            if (partner.signed_by.empty() && one->organisation == partner.code &&
                (one->role == Role::lead_safeguarding_partner || one->role == Role::delegated_safeguarding_partner))
                add("Sign " + name + " for " + partner.name, at, partner.code);
}

/// What agencies are asked for: for whoever acts for them, and, once its day is near, for the office that asked.
std::vector<house::Waiting> waiting(db::ReadTx& tx, const rights::Standing& who, core::Date today) {
    std::vector<house::Waiting> all;
    const auto held = who.held(today);
    for (const auto& one : asked_of(tx)) {
        const auto due = core::parse_date(one.due);
        if (due && *due <= today + soon &&
            holds(held_for(tx, one.partnership, who, today), {Role::business_manager, Role::business_support}))
            all.push_back({.what = one.name + " has not answered: " + one.title,
                           .address = registers::address_of(contributions) + "/" + one.id,
                           .due = due,
                           .from = "Yearly report"});
        const bool mine = std::any_of(held.begin(), held.end(), [&](const rights::Appointment* appointment) {
            const bool answers = appointment->role == Role::agency_lead ||
                                 appointment->role == Role::agency_respondent ||
                                 appointment->role == Role::delegated_safeguarding_partner;
            return answers && appointment->organisation == one.organisation;
        });
        if (mine)
            all.push_back({.what = "Contribution to the yearly report: " + one.title,
                           .address = std::string{contributions_at} + one.id + "/answer",
                           .due = due,
                           .from = "The partnership's business manager",
                           .organisation = one.organisation});
    }
    for (const auto& work : works_under_way(tx)) add_waiting(all, tx, work, who, today);
    return all;
}

}  // namespace

extern const house::Card card;
const house::Card card{.name = "yearly_report",
                       .title = "Yearly report",
                       .navigation = {{"Yearly reports", "/reports", 30}},
                       .pack_files = {&sections_file},
                       .registers = registers_of_room(),
                       .work_registers = workflow_registers(),
                       .routes = routes,
                       .check_pack = check_pack,
                       .permissions = permissions(),
                       .record = record_at,
                       .waiting = waiting,
                       .backstage = [](jobs::Worker& worker, const house::Backstage& with) {
                           add_printing(worker, with.ledger, with.clock);
                       }};

}  // namespace yearly_report
