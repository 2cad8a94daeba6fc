#include "platform/registers/list.h"

#include <algorithm>

#include "core/decimal.h"
#include "platform/registers/asked.h"
#include "platform/registers/pages/form_fields.h"
#include "platform/registers/pages/pages.h"
#include "platform/registers/references.h"
#include "platform/registers/value.h"
#include "platform/registers/views.h"
#include "platform/ui/components.h"
#include "platform/ui/forms.h"
#include "platform/ui/layout.h"

namespace registers {
namespace {

constexpr std::size_t most_options = 300;

std::string address(const Entity& entity, const ListQuery& query, const char* page = "") {
    return http::url(address_of(entity) + page, pairs_of(entity, query));
}

const Condition* condition_on(const ListQuery& query, std::size_t place) {
    for (const auto& condition : query.conditions)
        if (condition.field == place) return &condition;
    return nullptr;
}

ui::Html box(const ui::Html& control) { return ui::element("div", {{"class", "cairn-filter__field"}}, control); }

/// What was typed into a filter and cannot be understood: it is told, kept, and passed over.
ui::FieldErrors filter_errors(const Call& call) {
    ui::FieldErrors errors;
    for (const auto& problem : problems_of_filters(call.entity, call.request.query))
        errors.add(problem.field, problem.message);
    return errors;
}

ui::Html day_filters(const Call& call, const Field& field, const Condition* condition, const ui::FieldErrors& errors) {
    ui::Html both;
    for (const bool from : {true, false}) {
        const auto name = field.name + (from ? "_from" : "_to");
        const std::string message{errors.message(name)};
        const auto understood = condition == nullptr ? std::string{} : from ? condition->from : condition->to;
        both += box(ui::render(
            ui::Input{.name = name,
                      .label = {.text = field.label + (from ? ": on or after" : ": on or before")},
                      .error = message.empty() ? ui::Part<ui::ErrorMessage>{} : ui::Part<ui::ErrorMessage>{message},
                      .value = message.empty() ? shown(field, understood) : std::string{call.request.query.get(name)},
                      .classes = "govuk-input--width-10"}));
    }
    return both;
}

ui::Html filter_control(Reader& reader, const Field& field, const Condition* condition) {
    const std::string value = condition == nullptr ? "" : condition->value;
    std::vector<ui::SelectItem> items{{.text = "Any", .value = ""}};
    if (field.by_key != nullptr) {
        for (const auto& [key, title] : reader.options(*field.by_key, most_options, By::key))
            items.push_back({.text = title, .value = key});
        const bool offered =
            std::any_of(items.begin(), items.end(), [&](const ui::SelectItem& one) { return one.value == value; });
        if (!offered) items.push_back({.text = value, .value = value});
    } else if (field.type == Type::reference) {
        const auto all = reader.options(*field.refers_to, most_options);
        if (all.empty()) {
            const auto name =
                value.empty() ? std::map<std::string, std::string>{} : reader.titles(*field.refers_to, {value});
            if (name.empty()) return {};
            items.push_back({.text = name.begin()->second, .value = value});
        }
        for (const auto& [id, title] : all) items.push_back({.text = title, .value = id});
    } else if (field.type == Type::yes_no_not_known) {
        for (const char* answer : {"yes", "no", "not_known"})
            items.push_back({.text = shown(field, answer), .value = answer});
    }
    for (const auto& choice : field.choices) items.push_back({.text = choice.label, .value = choice.value});
    return box(
        ui::render(ui::Select{.name = field.name, .label = {.text = field.label}, .items = items, .value = value}));
}

ui::Html column_choice(const Entity& entity, const ListQuery& query) {
    std::vector<std::string> chosen;
    std::vector<ui::Checkbox> items;
    for (std::size_t i = 0; i < entity.fields.size() + entity.worked_out.size(); ++i) {
        const auto& field = column_field(entity, i);
        items.push_back({.text = field.label, .value = field.name});
        if (std::find(query.columns.begin(), query.columns.end(), i) != query.columns.end())
            chosen.push_back(field.name);
    }
    return ui::render(ui::Details{
        .summary = "Choose columns",
        .content = ui::render(ui::Checkboxes{
            .name = "columns",
            .items = items,
            .fieldset = ui::Fieldset{.legend = ui::Legend{.text = "Columns", .classes = "govuk-visually-hidden"}},
            .values = chosen,
            .classes = "govuk-checkboxes--small"})});
}

ui::Html filter_form(const Call& call, Reader& reader, const ListQuery& query, const AskedDay& asked,
                     const ui::FieldErrors& errors) {
    const auto& entity = call.entity;
    ui::Html fields = box(ui::render(ui::Input{.name = "q", .label = {.text = "Search"}, .value = query.words}));
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        const auto& field = entity.fields[i];
        const auto* condition = condition_on(query, i);
        const bool day = field.type == Type::date || field.type == Type::working_day_due;
        const bool wrong =
            day && !(errors.message(field.name + "_from").empty() && errors.message(field.name + "_to").empty());
        if (!can_filter(field) || !(field.in_list || condition != nullptr || wrong)) continue;
        fields += day ? day_filters(call, field, condition, errors) : filter_control(reader, field, condition);
    }
    const std::vector<ui::SelectItem> states{{.text = "Current", .value = ""}, {.text = "Withdrawn", .value = "yes"}};
    fields += box(ui::render(ui::Select{
        .name = "withdrawn", .label = {.text = "Records"}, .items = states, .value = query.withdrawn ? "yes" : ""}));
    fields += box(ui::render(ui::Input{.name = "on",
                                       .label = {.text = "As it was on"},
                                       .error = ui::error_for(errors, "on"),
                                       .value = asked.day ? core::in_words(*asked.day) : asked.typed,
                                       .classes = "govuk-input--width-10"}));
    if (query.sort != "title" || query.descending) fields += hidden("sort", (query.descending ? "-" : "") + query.sort);
    const ui::Html buttons = ui::element("div", {{"class", "govuk-button-group"}},
                                         ui::render(ui::Button{.text = "Show", .classes = "govuk-button--secondary"}) +
                                             link(address_of(entity), "Clear") +
                                             link(address(entity, query, "/export.csv"), "Download as CSV") +
                                             link(address(entity, query, "/export.xlsx"), "Download as Excel"));
    return ui::element(
        "form",
        {{"method", "get"},
         {"action", address_of(entity)},
         {"class", "cairn-filter"},
         {"role", "search"},
         {"aria-label", capital(entity.many)}},
        ui::element("div", {{"class", "cairn-filter__fields"}}, fields) + column_choice(entity, query) + buttons);
}

/// A heading that sorts: first upwards, and downwards when it is sorted by already.
ui::TableCell sorting_head(const Entity& entity, const ListQuery& query, const std::string& sort,
                           const std::string& label) {
    ListQuery next = query;
    const bool here = query.sort == sort;
    next.sort = sort;
    next.descending = here && !query.descending;
    next.page = 1;
    ui::Cell cell{.text = link(address(entity, next), label)};
    cell.attributes = {{"aria-sort", here ? (query.descending ? "descending" : "ascending") : "none"}};
    return cell;
}

bool is_number(const Field& field) { return column_of(field) == db::Column::integer; }

ui::Html results(Reader& reader, const Entity& entity, const ListQuery& query, const Page& page) {
    Titles titles;
    for (const auto& row : page.rows) titles.want(entity, row.cells);
    titles.load(reader);
    ui::Table table{
        .head = {sorting_head(entity, query, "title", capital(entity.one))}, .rows = {}, .first_cell_is_header = true};
    std::vector<std::size_t> columns;
    for (const auto place : query.columns)
        if (entity.title.size() != 1 || column_field(entity, place).name != entity.title[0])
            // What is worked out is so for today.
            if (place < entity.fields.size() || !query.on) columns.push_back(place);
    for (const auto place : columns) {
        const auto& field = column_field(entity, place);
        const bool sorts = place < entity.fields.size() && can_sort(field);
        auto head = sorts ? sorting_head(entity, query, field.name, field.label) : ui::TableCell{field.label};
        if (is_number(field)) head.format = "numeric";
        table.head.push_back(std::move(head));
    }
    for (const auto& record : page.rows) {
        auto address = address_of(entity, record.id);
        if (query.on) address = http::url(address, {{"on", core::iso(*query.on)}});
        std::vector<ui::TableCell> row{link(address, record.title)};
        for (const auto place : columns) {
            const auto& field = column_field(entity, place);
            const auto value = place < entity.fields.size()
                                   ? shown_cell(entity, record, place, record.cells[place], titles)
                                   : ui::Html{shown(field, record.worked_out.at(place - entity.fields.size()))};
            row.push_back(is_number(field) ? ui::TableCell{ui::numeric(value)} : ui::TableCell{value});
        }
        table.rows.push_back(std::move(row));
    }
    return ui::scroll_area(capital(entity.many), ui::render(table));
}

ui::Html paging(const Entity& entity, const ListQuery& query, const Page& page) {
    const std::size_t pages = (page.count + rows_on_a_page - 1) / rows_on_a_page;
    if (query.page == 1 && !page.has_next) return {};
    const auto at = [&](std::size_t number) {
        ListQuery there = query;
        there.page = number;
        return address(entity, there);
    };
    ui::Pagination pagination;
    if (query.page > 1) pagination.previous = ui::PaginationLink{.href = at(query.page - 1)};
    for (std::size_t i = 1; i <= pages; ++i) {
        const bool near = i == 1 || i == pages || (i + 2 >= query.page && i <= query.page + 2);
        if (near)
            pagination.items.push_back({.number = std::to_string(i), .href = at(i), .current = i == query.page});
        else if (pagination.items.empty() || !pagination.items.back().ellipsis)
            pagination.items.push_back({.number = "", .href = "", .ellipsis = true});
    }
    if (page.has_next) pagination.next = ui::PaginationLink{.href = at(query.page + 1)};
    return ui::render(pagination);
}

ui::Html views_of(const Call& call, const std::vector<View>& kept, const ListQuery& query) {
    ui::Html items;
    for (const auto& view : kept)
        items += ui::element(
            "li", {},
            link(address_of(call.entity) + "?" + view.query, view.name) +
                form(call, address_of(call.entity) + "/views/" + view.id + "/remove",
                     ui::render(ui::Button{
                         .text = ui::Html{"Remove"} +
                                 ui::element("span", {{"class", "govuk-visually-hidden"}}, " the view " + view.name),
                         .classes = "govuk-button--secondary"})));
    ui::Html content = items.empty() ? ui::Html{} : ui::element("ul", {{"class", "govuk-list"}}, items);
    ListQuery first = query;
    first.page = 1;
    content += form(
        call, address_of(call.entity) + "/views",
        hidden("query", address(call.entity, first)) +
            ui::render(ui::Input{.name = "name", .label = {.text = "Keep this list under a name"}, .id = "view-name"}) +
            ui::render(ui::Button{.text = "Keep", .classes = "govuk-button--secondary"}));
    return ui::render(ui::Details{.summary = "Kept lists", .content = content});
}

ListQuery first_page(ListQuery query) {
    query.page = 1;
    return query;
}

std::string count_in_words(const Entity& entity, const Page& page) {
    return page.more ? "More than " + core::grouped(static_cast<std::int64_t>(page.count)) + " " + entity.many
                     : counted(entity, page.count);
}

ui::FieldErrors errors_of_day(Reader& reader, const Entity& entity, const AskedDay& asked) {
    ui::FieldErrors errors;
    if (!asked.problem.empty())
        errors.add("on", asked.problem);
    else if (asked.day && !reader.has_past(entity))
        errors.add("on", too_much_past);
    return errors;
}

ui::Html said_of_past(const Call& call, core::Date on) {
    const ui::Html text = ui::Html{"This is the register as it was at the end of " + core::in_words(on) +
                                   ". Other records are named as they are called today. "} +
                          link(address_of(call.entity), "As it is now");
    return ui::render(ui::InsetText{.text = text});
}

}  // namespace

http::Response show_list(const Call& call) {
    const auto& entity = call.entity;
    auto query = read_query(entity, call.request.query);
    const auto asked = read_past_day(call.request.query, today_of(call));
    query.on = asked.day;
    ui::Html content = ui::heading(capital(entity.many)) + paragraph(entity.meaning);
    if (call.may_edit())
        content += ui::element("div", {{"class", "govuk-button-group"}},
                               ui::render(ui::Button{.text = "Add", .href = address_of(entity) + "/new"}) +
                                   link(address_of(entity) + "/import", "Import from a file") +
                                   link(address_of(entity) + "/changes", "Who changed what"));
    else
        content += paragraph(link(address_of(entity) + "/changes", "Who changed what"));
    const auto kept = views(call);
    return call.read([&](Reader& reader) {
        auto errors = errors_of_day(reader, entity, asked);
        const bool no_day = !errors.empty();
        const auto of_filters = filter_errors(call);
        for (const auto& error : of_filters.all()) errors.add(error.field, error.message);
        content += filter_form(call, reader, query, asked, errors);
        if (no_day) {
            auto refused = respond(
                call, {.title = capital(entity.many), .content = content, .errors = errors, .width = ui::Width::wide});
            refused.status = 422;
            return refused;
        }
        auto page = reader.list(entity, query);
        if (!query.on) reader.work_out(entity, page.rows, today_of(call));
        if (query.on) content += said_of_past(call, *query.on);
        content += ui::element("p", {{"class", "govuk-body"}, {"role", "status"}}, count_in_words(entity, page));
        if (page.rows.empty() && query.page > 1)
            content += ui::render(
                ui::EmptyState{.title = "The list ends before this page",
                               .content = paragraph(link(address(entity, first_page(query)), "Go to its first page"))});
        else if (page.rows.empty())
            content += ui::render(ui::EmptyState{
                .title = "Nothing to show",
                .content = paragraph("No " + entity.one + " that is for you matches. Clear the filters to see all.")});
        else
            content += results(reader, entity, query, page) + paging(entity, query, page);
        content += views_of(call, kept, query);
        content += paragraph(link("/search", "Search all registers") + ui::Html{" · "} + link("/glossary", "Glossary") +
                             ui::Html{" · "} + link("/api", "For programs"));
        return respond(call, {.title = capital(entity.many),
                              .content = content,
                              .errors = errors,
                              .is_section_front = true,
                              .width = ui::Width::wide});
    });
}

}  // namespace registers
