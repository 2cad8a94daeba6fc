#include "platform/registers/pages/past.h"

#include <algorithm>

#include "core/csv.h"
#include "core/decimal.h"
#include "core/london.h"
#include "platform/registers/files/export.h"
#include "platform/registers/list.h"
#include "platform/registers/pages/pages.h"
#include "platform/registers/search.h"
#include "platform/registers/value.h"
#include "platform/ui/components.h"
#include "platform/ui/layout.h"

namespace registers {
namespace {

constexpr const char* parts[] = {"on-day", "on-month", "on-year"};

/// What of the list's questions holds of a record as it was: its words and its conditions.
bool fits(const Entity& entity, const ListQuery& query, const Record& record) {
    for (const auto& one : query.conditions) {
        const auto& value = record.cells[one.field];
        const auto chosen = split(value);
        const bool same = entity.fields[one.field].type == Type::choices
                              ? std::find(chosen.begin(), chosen.end(), one.value) != chosen.end()
                              : value == one.value;
        if (!one.value.empty() && !same) return false;
        if ((!one.from.empty() || !one.to.empty()) && value.empty()) return false;
        if ((!one.from.empty() && value < one.from) || (!one.to.empty() && value > one.to)) return false;
    }
    const auto text = " " + searched_text(entity, record);
    const auto words = words_of(query.words);
    return std::all_of(words.begin(), words.end(),
                       [&](const std::string& word) { return text.find(" " + word) != std::string::npos; });
}

std::vector<Record> rows_at(Reader& reader, const Entity& entity, const ListQuery& query, core::Date day) {
    auto rows = reader.listed_at(entity, end_of(day));
    std::erase_if(rows, [&](const Record& record) { return !fits(entity, query, record); });
    const auto place = find_field(entity, query.sort);
    const auto key = [&](const Record& record) { return place ? record.cells[*place] : std::string{}; };
    const bool number = place && column_of(entity.fields[*place]) == db::Column::integer;
    std::stable_sort(rows.begin(), rows.end(), [&](const Record& a, const Record& b) { return a.title < b.title; });
    if (place)
        std::stable_sort(rows.begin(), rows.end(), [&](const Record& a, const Record& b) {
            if (!number) return key(a) < key(b);
            const auto left = core::Decimal::parse(key(a)), right = core::Decimal::parse(key(b));
            return left && right ? *left < *right : !left && right;
        });
    if (query.descending) std::reverse(rows.begin(), rows.end());
    return rows;
}

std::string csv_of(Reader& reader, const Entity& entity, const std::vector<Record>& rows) {
    Titles titles;
    for (const auto& record : rows) titles.want(entity, record.cells);
    titles.load(reader);
    std::vector<std::string> head{"Reference", "Name of record"};
    for (const auto& field : entity.fields) head.push_back(field.label);
    std::string csv = core::csv_line(head);
    for (const auto& record : rows) {
        std::vector<std::string> line{record.id, record.title};
        for (std::size_t i = 0; i < record.cells.size(); ++i)
            line.push_back(shown_text(entity.fields[i], record.cells[i], titles));
        csv += core::csv_line(line);
    }
    return csv;
}

ui::Html table_of_rows(Reader& reader, const Entity& entity, const ListQuery& query, core::Date day,
                       const std::vector<Record>& rows) {
    Titles titles;
    for (const auto& record : rows) titles.want(entity, record.cells);
    titles.load(reader);
    ui::Table table{.head = {capital(entity.one)}, .rows = {}, .first_cell_is_header = true};
    for (const auto place : query.columns) table.head.push_back(entity.fields[place].label);
    for (const auto& record : rows) {
        std::vector<ui::TableCell> row{
            link(http::url(address_of(entity, record.id), {{"on", core::iso(day)}}), record.title)};
        for (const auto place : query.columns)
            row.push_back(ui::TableCell{shown_value(entity.fields[place], record.cells[place], titles)});
        table.rows.push_back(std::move(row));
    }
    return ui::scroll_area(capital(entity.many), ui::render(table));
}

ui::Html pages_of(const Call& call, const ListQuery& query, core::Date day, std::size_t count) {
    const auto pages = (count + rows_on_a_page - 1) / rows_on_a_page;
    if (pages < 2) return {};
    const auto at = [&](std::size_t number) {
        auto there = query;
        there.page = number;
        auto pairs = pairs_of(call.entity, there);
        pairs.emplace_back("on", core::iso(day));
        return http::url(address_of(call.entity), pairs);
    };
    ui::Pagination pagination;
    if (query.page > 1) pagination.previous = ui::PaginationLink{.href = at(query.page - 1)};
    if (query.page < pages) pagination.next = ui::PaginationLink{.href = at(query.page + 1)};
    return ui::render(pagination);
}

}  // namespace

bool asks_for_past(const Call& call) {
    const auto& query = call.request.query;
    return !query.get("on").empty() ||
           std::any_of(std::begin(parts), std::end(parts), [&](const char* part) { return !query.get(part).empty(); });
}

std::optional<core::Date> past_day(const Call& call, std::string& problem) {
    const Field field{.name = "on", .label = "The day", .type = Type::date};
    std::string typed{call.request.query.get("on")};
    if (typed.empty())
        for (const char* part : parts)
            typed += (part == parts[0] ? "" : "/") + std::string{call.request.query.get(part)};
    const auto reading = read_value(field, typed);
    problem = reading.problem;
    const auto day = core::parse_date(reading.value);
    if (day && *day > today_of(call)) {
        problem = "The day must be today or in the past";
        return {};
    }
    return day;
}

core::Instant end_of(core::Date day) {
    const core::Instant next = day + std::chrono::days{1};
    return next - core::london_offset(next) - std::chrono::seconds{1};
}

ui::Html past_question(const Call& call, const std::string& action, const char* legend, const std::string& problem) {
    const auto typed = [&](const char* part) { return std::string{call.request.query.get(part)}; };
    return ui::element(
        "form", {{"method", "get"}, {"action", action}, {"novalidate", "novalidate"}},
        ui::render(ui::DateInput{
            .id = "on",
            .fieldset = ui::Fieldset{.legend = ui::Legend{.text = legend, .classes = "govuk-fieldset__legend--m"}},
            .name_prefix = "on",
            .error = problem.empty() ? ui::Part<ui::ErrorMessage>{} : ui::Part<ui::ErrorMessage>{problem},
            .day = ui::DateItem{.name = "day", .value = typed("on-day")},
            .month = ui::DateItem{.name = "month", .value = typed("on-month")},
            .year = ui::DateItem{.name = "year", .value = typed("on-year"), .width = 4}}) +
            ui::render(ui::Button{.text = "Show", .classes = "govuk-button--secondary"}));
}

ui::Html past_form(const Call& call) {
    return ui::render(ui::Details{
        .summary = "On a day in the past",
        .content = past_question(call, address_of(call.entity), "What was in the register on a day in the past?", {})});
}

http::Response show_past_list(const Call& call) {
    const auto& entity = call.entity;
    std::string problem;
    const auto day = past_day(call, problem);
    if (!day) {
        ui::FieldErrors errors;
        errors.add("on", problem, "on-day");
        http::Response page =
            respond(call, {.title = capital(entity.many),
                           .content = ui::heading(capital(entity.many)) +
                                      past_question(call, address_of(entity),
                                                    "What was in the register on a day in the past?", problem) +
                                      paragraph(link(address_of(entity), "As it is now")),
                           .errors = errors,
                           .breadcrumbs = trail(call)});
        page.status = 422;
        return page;
    }
    const auto query = read_query(entity, call.request.query);
    const bool file = call.request.path.ends_with("/export.csv");
    return call.read([&](Reader& reader) {
        auto rows = rows_at(reader, entity, query, *day);
        if (file) return http::download("text/csv; charset=utf-8", entity.name + ".csv", csv_of(reader, entity, rows));
        const auto count = rows.size();
        const auto first = std::min((query.page - 1) * rows_on_a_page, count);
        rows = {rows.begin() + static_cast<std::ptrdiff_t>(first),
                rows.begin() + static_cast<std::ptrdiff_t>(std::min(first + rows_on_a_page, count))};
        auto pairs = pairs_of(entity, query);
        pairs.emplace_back("on", core::iso(*day));
        ui::Html content = ui::heading(capital(entity.many), "As it was on " + core::in_words(*day));
        content += ui::element("p", {{"class", "govuk-body"}, {"role", "status"}}, counted(entity, count));
        content += ui::element("p", {{"class", "govuk-body"}},
                               link(address_of(entity), "As it is now") + ui::Html{" "} +
                                   link(http::url(address_of(entity) + "/export.csv", pairs), "Download as CSV"));
        content += rows.empty() ? paragraph("Nothing that is for you stood in it on that day.")
                                : table_of_rows(reader, entity, query, *day, rows);
        content += pages_of(call, query, *day, count);
        content += past_question(call, address_of(entity), "Another day", {});
        return respond(call, {.title = capital(entity.many) + " on " + core::in_words(*day),
                              .content = content,
                              .breadcrumbs = trail(call),
                              .width = ui::Width::wide});
    });
}

}  // namespace registers
