#include <algorithm>

#include "core/decimal.h"
#include "platform/registers/commands.h"
#include "platform/registers/list.h"
#include "platform/registers/pages/links.h"
#include "platform/registers/pages/pages.h"
#include "platform/registers/pages/told.h"
#include "platform/registers/value.h"
#include "platform/ui/components.h"
#include "platform/ui/forms.h"
#include "platform/ui/layout.h"

namespace registers {
namespace {

constexpr std::size_t most_history = 200;

/// What was worked out for who looks, after what is recorded.
void add_worked_out(const Entity& entity, const Record& record, ui::SummaryList& list) {
    for (std::size_t i = 0; i < record.worked_out.size(); ++i) {
        const auto& field = entity.worked_out[i].field;
        const auto value = shown(field, record.worked_out[i]);
        list.rows.push_back(
            {.key = ui::Html{field.label},
             .value = value.empty() ? ui::element("span", {{"class", "govuk-hint"}}, "None") : ui::Html{value}});
    }
}

ui::Html facts(const Entity& entity, const Record& record, const Cells& cells, const Titles& titles) {
    ui::SummaryList list{.rows = {}};
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        const auto& field = entity.fields[i];
        ui::Html value = shown_cell(entity, record, i, cells[i], titles);
        if (cells[i].empty())
            value = ui::element("span", {{"class", "govuk-hint"}},
                                record.hidden.contains(i) ? "Not for you to see" : "Not recorded");
        if (const auto* state = state_of(entity, cells); state != nullptr && place_of_state(entity) == i)
            value += ui::element("div", {{"class", "govuk-hint"}}, state->meaning);
        list.rows.push_back({.key = ui::Html{field.label}, .value = value});
    }
    add_worked_out(entity, record, list);
    return ui::render(list);
}

ui::Html actions(const Call& call, Reader& reader, const Record& record) {
    const auto at = [&](const char* page) { return address_of(call.entity, record.id, page); };
    ui::Html all;
    ui::Html told = link(at("/history"), "History");
    const auto who_sees =
        call.context.who_sees ? call.context.who_sees(call.request, address_of(call.entity, record.id)) : std::string{};
    if (!who_sees.empty()) told += link(who_sees, "Who can see this");
    if (!reader.may_change(call.entity, record)) return ui::element("div", {{"class", "govuk-button-group"}}, told);
    if (record.withdrawn_at.empty()) {
        all += ui::render(ui::Button{.text = "Change", .href = at("/edit")});
        all += link(at("/withdraw"), "Withdraw");
    } else {
        all += form(call, at("/reinstate"),
                    hidden("seen", std::to_string(record.version)) +
                        ui::render(ui::Button{.text = "Bring back", .classes = "govuk-button--secondary"}));
    }
    all += told;
    return ui::element("div", {{"class", "govuk-button-group"}}, all);
}

std::string notice_of(const Call& call) {
    const auto done = call.request.query.get("done");
    const std::string what = "The " + call.entity.one + " was ";
    if (done == "added") return what + "added.";
    if (done == "changed") return what + "saved.";
    if (done == "withdrawn") return what + "withdrawn.";
    if (done == "reinstated") return what + "brought back.";
    if (done == "restored") return what + "set back to the earlier version.";
    if (const auto* step = find_transition(call.entity, done)) return step->done + ".";
    return {};
}

http::Response past_page(const Call& call, Reader& reader, const Record& record, core::Date on) {
    const auto state = reader.past(call.entity, record, end_of(on));
    ui::Html content = ui::heading(record.title, "As it was on " + core::in_words(on));
    if (!state) {
        content += paragraph("This " + call.entity.one + " was not yet recorded on that day.");
    } else {
        if (!state->withdrawn_why.empty()) content += paragraph("Withdrawn: " + state->withdrawn_why);
        Titles titles;
        titles.want(call.entity, state->cells);
        titles.load(reader);
        content += facts(call.entity, record, state->cells, titles);
    }
    content += paragraph(link(address_of(call.entity, record.id), "As it is now"));
    return respond(call, {.title = record.title, .content = content, .breadcrumbs = trail(call, &record)});
}

/// The way to the page on which an earlier version is looked at and comes back.
ui::Html restore_link(const Call& call, const Record& record, std::int64_t version, const audit::Entry& entry) {
    return ui::render(ui::Button{
        .text = ui::Html{"Set back to this version"} +
                ui::element("span", {{"class", "govuk-visually-hidden"}}, " of " + moment(core::iso(entry.process.at))),
        .href = http::url(address_of(call.entity, record.id, "/restore"), {{"version", std::to_string(version)}}),
        .classes = "govuk-button--secondary"});
}

/// The steps that the viewer may take from here.
ui::Html steps_of(const Call& call, Reader& reader, const Record& record) {
    ui::Html all;
    for (const auto* step : reader.steps(call.entity, record))
        all += ui::render(ui::Button{.text = step->verb,
                                     .href = address_of(call.entity, record.id, "/steps/") + step->name,
                                     .classes = "govuk-button--secondary"});
    return all.empty() ? all : ui::element("div", {{"class", "govuk-button-group"}}, all);
}

ui::TypedDate typed_day(const http::Fields& query) {
    if (query.get("on").empty()) return ui::typed_date(query, "on");
    ui::TypedDate whole;
    whole.day = query.get("on");
    return whole;
}

/// `asked`: a day that the form on this page asked for and that is none of the past.
http::Response history_page(const Call& call, Reader& reader, const Record& record, const AskedDay& asked) {
    const auto entries = reader.history(call.entity, record, most_history);
    const bool may_restore = record.withdrawn_at.empty() && reader.may_change(call.entity, record);
    Titles titles;
    for (const auto& entry : entries) want_changes(call.entity, entry.event, titles);
    titles.load(reader);
    ui::Table table{.head = {"When", "Who", "What", "Why", "Earlier version"}, .rows = {}};
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const bool earlier = i > 0 && may_restore;
        table.rows.push_back(
            {moment(core::iso(entries[i].process.at)), entries[i].process.actor,
             ui::Html{said(call.entity, entries[i].event)} +
                 told_changes(call.entity, record.id, entries[i].event, titles),
             entries[i].process.reason,
             earlier ? restore_link(call, record, record.version - static_cast<std::int64_t>(i), entries[i])
                     : ui::Html{}});
    }
    ui::FieldErrors errors;
    if (!asked.problem.empty()) errors.add("on", asked.problem, "on-day");
    ui::Html content = ui::heading("History", record.title) + ui::scroll_area("History", ui::render(table));
    content += ui::element("form", {{"method", "get"}, {"action", address_of(call.entity, record.id)}},
                           ui::render(ui::DateField{
                               .field = "on",
                               .legend = ui::Fieldset{.legend = ui::Legend{.text = "What was it on a day in the past?",
                                                                           .classes = "govuk-fieldset__legend--m"}},
                               .value = typed_day(call.request.query),
                               .errors = errors}) +
                               ui::render(ui::Button{.text = "Show", .classes = "govuk-button--secondary"}));
    auto response = respond(call, {.title = "History of " + record.title,
                                   .content = content,
                                   .errors = errors,
                                   .breadcrumbs = trail(call, &record),
                                   .width = ui::Width::wide});
    if (!errors.empty()) response.status = 422;
    return response;
}

}  // namespace

http::Response show_record(const Call& call) {
    return call.read([&](Reader& reader) {
        auto record = reader.find(call.entity, call.id());
        if (!record) return http::refused(record.error());
        const auto asked = read_past_day(call.request.query, today_of(call));
        if (!asked.problem.empty()) return history_page(call, reader, *record, asked);
        if (asked.day) return past_page(call, reader, *record, *asked.day);
        Titles titles;
        titles.want(call.entity, record->cells);
        titles.load(reader);
        std::vector<Record> one{*record};
        reader.work_out(call.entity, one, today_of(call));
        record->worked_out = std::move(one[0].worked_out);
        ui::Html content = ui::heading(record->title, capital(call.entity.one));
        if (!record->withdrawn_at.empty())
            content += ui::render(
                ui::InsetText{.text = "Withdrawn on " + moment(record->withdrawn_at) + ": " + record->withdrawn_why});
        content += facts(call.entity, *record, record->cells, titles) + steps_of(call, reader, *record) +
                   actions(call, reader, *record);
        content += links_to(call, reader, *record);
        content += ui::element("p", {{"class", "govuk-hint"}},
                               "Last changed on " + moment(record->changed_at) + " by " + record->changed_by + "." +
                                   (record->pack.empty() ? "" : " From the data pack " + record->pack + "."));
        return respond(call, {.title = record->title,
                              .content = content,
                              .breadcrumbs = trail(call),
                              .notice = notice_of(call).empty() ? ui::Content{} : ui::Content{notice_of(call)}});
    });
}

http::Response show_history(const Call& call) {
    return call.read([&](Reader& reader) {
        const auto record = reader.find(call.entity, call.id());
        return record ? history_page(call, reader, *record, {}) : http::refused(record.error());
    });
}

}  // namespace registers
