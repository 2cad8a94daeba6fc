#include <algorithm>

#include "core/decimal.h"
#include "core/london.h"
#include "platform/registers/commands.h"
#include "platform/registers/kept_files.h"
#include "platform/registers/list.h"
#include "platform/registers/pages/pages.h"
#include "platform/registers/value.h"
#include "platform/ui/components.h"
#include "platform/ui/layout.h"

namespace registers {
namespace {

constexpr std::size_t most_links = 10;
constexpr std::size_t most_history = 200;

ui::Html facts(const Entity& entity, const Record& record, const Cells& cells, const Titles& titles) {
    ui::SummaryList list{.rows = {}};
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        const auto& field = entity.fields[i];
        ui::Html value = shown_cell(entity, record, i, cells[i], titles);
        if (cells[i].empty())
            value = ui::element("span", {{"class", "govuk-hint"}},
                                record.hidden.contains(i) ? "Not for you to see" : "Not recorded");
        list.rows.push_back({.key = ui::Html{field.label}, .value = value});
    }
    return ui::render(list);
}

/// What refers to this record, register by register.
ui::Html links_to(const Call& call, Reader& reader, const Record& record) {
    ui::Html sections;
    for (const auto* other : call.context.entities) {
        for (std::size_t i = 0; i < other->fields.size(); ++i) {
            const auto& field = other->fields[i];
            if (field.refers_to != &call.entity) continue;
            ListQuery query{.words = {}, .conditions = {{.field = i, .value = record.id}}, .columns = {}};
            const auto page = reader.list(*other, query);
            if (page.rows.empty()) continue;
            ui::Html items;
            for (std::size_t row = 0; row < std::min(page.rows.size(), most_links); ++row)
                items += ui::element("li", {}, link(address_of(*other, page.rows[row].id), page.rows[row].title));
            sections += ui::element("h2", {{"class", "govuk-heading-m"}},
                                    capital(other->many) + " (" + in_sentence(field.label) + ")");
            sections += ui::element("ul", {{"class", "govuk-list govuk-list--bullet"}}, items);
            if (page.rows.size() > most_links)
                sections += paragraph(link(http::url(address_of(*other), {{field.name, record.id}}),
                                           "All " + other->many + " of " + record.title));
        }
    }
    return sections;
}

ui::Html actions(const Call& call, Reader& reader, const Record& record) {
    const auto at = [&](const char* page) { return address_of(call.entity, record.id, page); };
    ui::Html all;
    if (!reader.may_change(call.entity, record)) return paragraph(link(at("/history"), "History"));
    if (record.withdrawn_at.empty()) {
        all += ui::render(ui::Button{.text = "Change", .href = at("/edit")});
        all += link(at("/withdraw"), "Withdraw");
    } else {
        all += form(call, at("/reinstate"),
                    hidden("seen", std::to_string(record.version)) +
                        ui::render(ui::Button{.text = "Bring back", .classes = "govuk-button--secondary"}));
    }
    all += link(at("/history"), "History");
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
    return {};
}

/// The record as it was on a day in the past, when the address asks for one.
std::optional<core::Date> past_day(const Call& call) {
    const Field day{.name = "on", .label = "Day", .type = Type::date};
    std::string typed{call.request.query.get("on")};
    if (typed.empty() && !call.request.query.get("on-year").empty())
        for (const char* part : {"on-day", "on-month", "on-year"})
            typed += (typed.empty() ? "" : "/") + std::string{call.request.query.get(part)};
    return core::parse_date(read_value(day, typed).value);
}

http::Response past_page(const Call& call, Reader& reader, const Record& record, core::Date on) {
    // The end of that day in London.
    const core::Instant next = on + std::chrono::days{1};
    const auto state = reader.past(call.entity, record, next - core::london_offset(next) - std::chrono::seconds{1});
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

const char* in_words(const std::string& kind) {
    if (kind.ends_with(".added")) return "Added";
    if (kind.ends_with(".withdrawn")) return "Withdrawn";
    if (kind.ends_with(".reinstated")) return "Brought back";
    return "Changed";
}

/// A file by its name and the beginning of its hash, as a link to what it was.
ui::Html told_value(const Entity& entity, const Record& record, const Field& field, const std::string& canonical,
                    const Titles& titles) {
    const auto file = field.type == Type::file ? kept_file(canonical) : std::nullopt;
    if (!file) return shown_value(field, canonical, titles);
    return link(address_of_file(entity, record.id, field, canonical), with_hash(*file));
}

ui::Html told_changes(const Entity& entity, const Record& record, const audit::Entry& entry, const Titles& titles) {
    ui::Html items;
    for (const auto& one : entry.event.changes) {
        const auto place = find_field(entity, one.field);
        const Field plain{.name = one.field, .label = one.field == "withdrawn" ? "Reason" : one.field};
        const auto& field = place ? entity.fields[*place] : plain;
        ui::Html text = ui::element("strong", {}, field.label) + ui::Html{": "};
        if (one.before)
            text += told_value(entity, record, field, *one.before, titles) +
                    ui::Html{one.after ? " became " : " was taken out"};
        if (one.after) text += told_value(entity, record, field, *one.after, titles);
        items += ui::element("li", {}, text);
    }
    return ui::element("ul", {{"class", "govuk-list"}}, items);
}

ui::Html restore_form(const Call& call, const Record& record, const audit::Entry& entry) {
    return form(call, address_of(call.entity, record.id, "/restore"),
                hidden("seen", std::to_string(record.version)) + hidden("event", std::to_string(entry.number)) +
                    ui::render(ui::Button{.text = ui::Html{"Go back to this version"} +
                                                  ui::element("span", {{"class", "govuk-visually-hidden"}},
                                                              " of " + moment(core::iso(entry.process.at))),
                                          .classes = "govuk-button--secondary"}));
}

}  // namespace

http::Response show_record(const Call& call) {
    return call.read([&](Reader& reader) {
        const auto record = reader.find(call.entity, call.id());
        if (!record) return http::refused(record.error());
        if (const auto on = past_day(call)) return past_page(call, reader, *record, *on);
        Titles titles;
        titles.want(call.entity, record->cells);
        titles.load(reader);
        ui::Html content = ui::heading(record->title, capital(call.entity.one));
        if (!record->withdrawn_at.empty())
            content += ui::render(
                ui::InsetText{.text = "Withdrawn on " + moment(record->withdrawn_at) + ": " + record->withdrawn_why});
        content += facts(call.entity, *record, record->cells, titles) + actions(call, reader, *record);
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
        if (!record) return http::refused(record.error());
        const auto entries = reader.history(call.entity, *record, most_history);
        const bool may_restore = record->withdrawn_at.empty() && reader.may_change(call.entity, *record);
        Titles titles;
        for (const auto& entry : entries) {
            Cells before(call.entity.fields.size()), after(call.entity.fields.size());
            for (const auto& one : entry.event.changes)
                if (const auto place = find_field(call.entity, one.field)) {
                    before[*place] = one.before.value_or("");
                    after[*place] = one.after.value_or("");
                }
            titles.want(call.entity, before);
            titles.want(call.entity, after);
        }
        titles.load(reader);
        ui::Table table{.head = {"When", "Who", "What", "Why", "Earlier version"}, .rows = {}};
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const bool earlier = i > 0 && may_restore;
            table.rows.push_back(
                {moment(core::iso(entries[i].process.at)), entries[i].process.actor,
                 ui::Html{in_words(entries[i].event.kind)} + told_changes(call.entity, *record, entries[i], titles),
                 entries[i].process.reason, earlier ? restore_form(call, *record, entries[i]) : ui::Html{}});
        }
        ui::Html content = ui::heading("History", record->title) + ui::scroll_area("History", ui::render(table));
        content +=
            ui::element("form", {{"method", "get"}, {"action", address_of(call.entity, record->id)}},
                        ui::render(ui::DateInput{
                            .id = "on",
                            .fieldset = ui::Fieldset{.legend = ui::Legend{.text = "What was it on a day in the past?",
                                                                          .classes = "govuk-fieldset__legend--m"}},
                            .name_prefix = "on"}) +
                            ui::render(ui::Button{.text = "Show", .classes = "govuk-button--secondary"}));
        return respond(call, {.title = "History of " + record->title,
                              .content = content,
                              .breadcrumbs = trail(call, &*record),
                              .width = ui::Width::wide});
    });
}

}  // namespace registers
