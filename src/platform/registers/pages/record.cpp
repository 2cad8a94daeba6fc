#include <algorithm>

#include "platform/registers/commands.h"
#include "platform/registers/kept_files.h"
#include "platform/registers/lifecycle.h"
#include "platform/registers/list.h"
#include "platform/registers/pages/pages.h"
#include "platform/registers/pages/past.h"
#include "platform/registers/value.h"
#include "platform/ui/components.h"
#include "platform/ui/layout.h"

namespace registers {
namespace {

constexpr std::size_t most_links = 10;
constexpr std::size_t most_history = 200, most_versions = 100'000;

/// `today`: the day for which what is worked out is told.
ui::Html facts(const Entity& entity, const Record& record, const Cells& cells, const Titles& titles, core::Date today) {
    ui::SummaryList list{.rows = {}};
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        const auto& field = entity.fields[i];
        ui::Html value = shown_cell(entity, record, i, cells[i], titles);
        if (cells[i].empty())
            value = ui::element("span", {{"class", "govuk-hint"}},
                                record.hidden.contains(i) ? "Not for you to see" : "Not recorded");
        list.rows.push_back({.key = ui::Html{field.label}, .value = value});
    }
    for (const auto& one : entity.computed)
        list.rows.push_back({.key = ui::Html{one.label}, .value = ui::Html{one.value(entity, cells, today)}});
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
        for (const auto* step : reader.steps(call.entity, record))
            all += ui::render(ui::Button{.text = step->label,
                                         .href = at(("/steps/" + step->name).c_str()),
                                         .classes = "govuk-button--secondary"});
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
        content += facts(call.entity, record, state->cells, titles, on);
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

/// Versions are counted from 1, the record's first: an event's own number would tell how many the installation has.
ui::Html restore_link(const Call& call, const Record& record, const audit::Entry& entry, std::size_t version) {
    return link(http::url(address_of(call.entity, record.id, "/restore"), {{"version", std::to_string(version)}}),
                ui::Html{"Go back to this version"} + ui::element("span", {{"class", "govuk-visually-hidden"}},
                                                                  " of " + moment(core::iso(entry.process.at))));
}

}  // namespace

http::Response show_record(const Call& call) {
    return call.read([&](Reader& reader) {
        const auto record = reader.find(call.entity, call.id());
        if (!record) return http::refused(record.error());
        if (asks_for_past(call)) {
            std::string problem;
            if (const auto on = past_day(call, problem)) return past_page(call, reader, *record, *on);
            ui::FieldErrors errors;
            errors.add("on", problem, "on-day");
            auto page = respond(call, {.title = record->title,
                                       .content = ui::heading(record->title, capital(call.entity.one)) +
                                                  past_question(call, address_of(call.entity, record->id),
                                                                "What was it on a day in the past?", problem),
                                       .errors = errors,
                                       .breadcrumbs = trail(call, &*record)});
            page.status = 422;
            return page;
        }
        Titles titles;
        titles.want(call.entity, record->cells);
        titles.load(reader);
        ui::Html content = ui::heading(record->title, capital(call.entity.one));
        if (!record->withdrawn_at.empty())
            content += ui::render(
                ui::InsetText{.text = "Withdrawn on " + moment(record->withdrawn_at) + ": " + record->withdrawn_why});
        content += facts(call.entity, *record, record->cells, titles, today_of(call)) + actions(call, reader, *record);
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
        auto entries = reader.history(call.entity, *record, most_versions);
        const auto versions = entries.size();
        if (versions > most_history) entries.resize(most_history);
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
                 entries[i].process.reason,
                 earlier ? restore_link(call, *record, entries[i], versions - i) : ui::Html{}});
        }
        ui::Html content = ui::heading("History", record->title) + ui::scroll_area("History", ui::render(table));
        content += past_question(call, address_of(call.entity, record->id), "What was it on a day in the past?", {});
        return respond(call, {.title = "History of " + record->title,
                              .content = content,
                              .breadcrumbs = trail(call, &*record),
                              .width = ui::Width::wide});
    });
}

}  // namespace registers
