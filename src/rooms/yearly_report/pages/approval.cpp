#include "rooms/yearly_report/pages/approval.h"

#include <algorithm>

#include "core/utf8.h"
#include "platform/registers/entity.h"
#include "platform/registers/value.h"
#include "platform/ui/layout.h"
#include "rooms/yearly_report/route.h"

namespace yearly_report {
namespace {

std::string label_of(const registers::Entity& entity, std::string_view field, const std::string& value) {
    return registers::shown(entity.fields[registers::place_of(entity, field)], value);
}

/// The appointment under which this person signs for the organisation today; null: none.
const rights::Appointment* signs_as(const rights::Visit& visit, const std::string& organisation) {
    for (const auto* one : visit.standing.held(visit.today))
        if ((one->role == rights::Role::lead_safeguarding_partner ||
             one->role == rights::Role::delegated_safeguarding_partner) &&
            one->organisation == organisation)
            return one;
    return nullptr;
}

std::string day_of(const std::string& instant) {
    const auto day = core::parse_date(instant.substr(0, 10));
    return day ? core::in_words(*day) : instant;
}

}  // namespace

Approval approval_of(db::ReadTx& tx, const Work& work, core::Date today) {
    return {route_of(tx, work), partners_sign(tx, work), partners_of(tx, work, today), recipients_of(tx, work),
            missing_for_publication(tx, work, today)};
}

ui::Html slips_part(const Asked& wanted, const std::vector<Slip>& slips) {
    if (slips.empty()) return {};
    std::vector<ui::Html> items;
    for (const auto& one : slips)
        items.push_back(
            ui::link(address(wanted, "work/sections/" + one.slug), one.section) +
            ui::Html{": \"" + one.passage + "\" tells " + one.stated + "; recomputed: " + one.recomputed + "."});
    return ui::render(ui::WarningText{
               .text = "The claim checker finds slips. Put them right, or say beside the section why they are right: "
                       "until then nothing is frozen."}) +
           bullets(items);
}

ui::Html route_part(const Work& work, const Approval& approval, bool may_record) {
    const auto register_link =
        paragraph(ui::link(registers::address_of(approval_routes), "The approval routes of partnerships"));
    if (approval.route.empty())
        return paragraph("No step is asked for before the safeguarding partners sign.") + register_link;
    ui::Table table{.head = {"Body", "Step", "Decision"}, .rows = {}, .first_cell_is_header = true};
    for (const auto& step : approval.route) {
        ui::Html decision = "Not considered yet";
        if (!step.decision.empty())
            decision = ui::link(registers::address_of(approvals) + "/" + step.approval,
                                label_of(approvals, "decision", step.decision));
        else if (may_record)
            decision +=
                ui::Html{". "} + ui::link(http::url(registers::address_of(approvals) + "/new",
                                                    {{"report", work.id}, {"step", step.step}, {"body", step.body}}),
                                          "Record what " + step.body + " decided");
        table.rows.push_back({step.body, label_of(approval_routes, "step", step.step), decision});
    }
    return scrolling("Approval route", table) + register_link;
}

ui::Html signatures_part(const Approval& approval) {
    if (!approval.partners_sign)
        return paragraph(
            "The law of its year has no safeguarding partners sign this report: it is the Independent Chair's, whose "
            "approval is a step of the route.");
    if (approval.partners.empty())
        return paragraph("The record names no safeguarding partner of this partnership today.");
    ui::Table table{.head = {"Safeguarding partner", "Signed by", "On"}, .rows = {}, .first_cell_is_header = true};
    for (const auto& partner : approval.partners) {
        const auto role = rights::find_role(partner.signed_as);
        table.rows.push_back(
            {partner.name,
             partner.signed_by.empty()
                 ? std::string{"Not signed"}
                 : partner.signed_by + (role ? ", " + core::lowered(std::string{rights::card(*role).title}) : ""),
             partner.signed_at.empty() ? std::string{} : day_of(partner.signed_at)});
    }
    return scrolling("Signatures", table);
}

ui::Html recipients_part(const Work& work, const Approval& approval, const std::string& version, bool may_record) {
    if (approval.recipients.empty()) return {};
    ui::Table table{.head = {"Recipient", "By", "Sent"}, .rows = {}, .first_cell_is_header = true};
    for (const auto& one : approval.recipients) {
        ui::Html sent = "Not recorded";
        if (!one.dispatch.empty())
            sent = ui::link(registers::address_of(dispatches) + "/" + one.dispatch, "Recorded, with its proof");
        else if (may_record && !version.empty())
            sent += ui::Html{". "} +
                    ui::link(http::url(registers::address_of(dispatches) + "/new",
                                       {{"report", work.id}, {"of_version", version}, {"recipient", one.title}}),
                             "Record the dispatch to " + one.title);
        table.rows.push_back({one.title, one.source, sent});
    }
    return paragraph("Whom the law of its year names to receive the report:") + scrolling("Recipients", table);
}

ui::Html missing_part(const Work& work, const Approval& approval) {
    if (work.state >= State::published) return {};
    if (approval.missing.empty()) return paragraph("Nothing is missing: the report can be published.");
    std::vector<ui::Html> items;
    for (const auto& one : approval.missing) items.emplace_back(one);
    return paragraph("Before the report can be published:") + bullets(items);
}

ui::Html sign_buttons(const house::Services& services, const http::Request& request, const Work& work,
                      const Approval& approval) {
    ui::Html html;
    if (work.state != State::signing) return html;
    for (const auto& partner : approval.partners)
        if (partner.signed_by.empty() &&
            services.door->decide(request, Sign::text, signature_record(work, partner.code)).allowed &&
            signs_as(services.door->visit(request), partner.code) != nullptr)
            html += button_form(services, request, address(asked(request), "work"), "sign:" + partner.code,
                                "Sign for " + partner.name);
    return html;
}

core::Result<void> sign_for(const house::Services& services, const http::Request& request, const Work& work,
                            const std::string& organisation) {
    const auto grant = services.door->grant<Sign>(request, signature_record(work, organisation));
    if (!grant) return tl::unexpected<core::Refusal>(grant.error());
    const auto* appointment = signs_as(services.door->visit(request), organisation);
    if (appointment == nullptr)
        return core::refuse(core::Reason::forbidden,
                            "You hold no appointment as a lead or delegated safeguarding partner of this organisation "
                            "today.");
    const auto capacity = appointment->role;
    return change(services, request, "yearly_report.sign",
                  [&](audit::WriteTx& tx) { return sign(tx, *grant, work, organisation, capacity); });
}

}  // namespace yearly_report
