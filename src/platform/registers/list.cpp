#include "platform/registers/list.h"

#include <algorithm>
#include <set>

#include "core/date.h"
#include "core/decimal.h"
#include "platform/registers/asked.h"
#include "platform/registers/past.h"
#include "platform/registers/search.h"
#include "platform/registers/value.h"

namespace registers {
namespace {

constexpr std::size_t most_words = 200;  // bytes
constexpr std::size_t most_page = 100'000;

bool is_day(const Field& field) { return field.type == Type::date || field.type == Type::working_day_due; }

std::string iso_or_nothing(const Field& field, std::string_view typed) {
    const Field day{.name = field.name, .label = field.label, .type = Type::date};
    return read_value(day, typed).value;
}

std::optional<std::size_t> find_column(const Entity& entity, std::string_view name) {
    for (std::size_t i = 0; i < entity.fields.size() + entity.worked_out.size(); ++i)
        if (column_field(entity, i).name == name) return i;
    return {};
}

void read_condition(const http::Fields& fields, const Field& field, std::size_t place, ListQuery& query) {
    if (is_day(field)) {
        Condition range{.field = place,
                        .from = iso_or_nothing(field, fields.get(field.name + "_from")),
                        .to = iso_or_nothing(field, fields.get(field.name + "_to"))};
        if (!range.from.empty() || !range.to.empty()) query.conditions.push_back(std::move(range));
        return;
    }
    const std::string typed{fields.get(field.name)};
    if (typed.empty()) return;
    const auto read = read_value(field, typed);
    const bool one = split(read.value).size() == 1;
    if (read.problem.empty() && (field.type != Type::choices || one))
        query.conditions.push_back({.field = place, .value = read.value});
}

}  // namespace

bool can_sort(const Field& field) { return field.type != Type::narrative && field.type != Type::file; }

bool can_filter(const Field& field) {
    switch (field.type) {
        case Type::choice:
        case Type::choices:
        case Type::yes_no_not_known:
        case Type::reference:
        case Type::date:
        case Type::working_day_due:
            return true;
        default:
            return field.by_key != nullptr && !field.several;
    }
}

std::vector<std::size_t> default_columns(const Entity& entity) {
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < entity.fields.size(); ++i)
        if (entity.fields[i].in_list) columns.push_back(i);
    for (std::size_t i = 0; i < entity.worked_out.size(); ++i)
        if (entity.worked_out[i].field.in_list) columns.push_back(entity.fields.size() + i);
    return columns;
}

const Field& column_field(const Entity& entity, std::size_t place) {
    return place < entity.fields.size() ? entity.fields[place]
                                        : entity.worked_out.at(place - entity.fields.size()).field;
}

ListQuery read_query(const Entity& entity, const http::Fields& fields) {
    ListQuery query{.words = cut(fields.get("q"), most_words), .conditions = {}, .columns = {}};
    for (std::size_t i = 0; i < entity.fields.size(); ++i)
        if (can_filter(entity.fields[i])) read_condition(fields, entity.fields[i], i, query);
    std::string sort{fields.get("sort")};
    if (!sort.empty() && sort.front() == '-') {
        query.descending = true;
        sort.erase(0, 1);
    }
    const auto place = find_field(entity, sort);
    if (sort == "changed_at" || (place && can_sort(entity.fields[*place]))) query.sort = sort;
    const auto page = core::Decimal::parse(fields.get("page"));
    if (page && page->is_whole() && page->units() > 0)
        query.page = std::min(static_cast<std::size_t>(page->rounded(0).units()), most_page);
    for (const auto wanted : fields.all("columns"))
        for (const auto& name : split([&] {
                 std::string list{wanted};
                 std::replace(list.begin(), list.end(), ',', ';');
                 return list;
             }())) {
            const auto column = find_column(entity, name);
            if (column && std::find(query.columns.begin(), query.columns.end(), *column) == query.columns.end())
                query.columns.push_back(*column);
        }
    if (query.columns.empty()) query.columns = default_columns(entity);
    query.withdrawn = fields.get("withdrawn") == "yes";
    query.on = read_day(fields).day;
    return query;
}

std::vector<Problem> problems_of_filters(const Entity& entity, const http::Fields& fields) {
    std::vector<Problem> problems;
    const auto look = [&](const Field& field, const std::string& name, const std::string& label) {
        const auto typed = fields.get(name);
        const Field asked{.name = name, .label = label, .type = Type::date};
        const auto reading = typed.empty() ? Reading{} : read_value(is_day(field) ? asked : field, typed);
        if (!reading.problem.empty()) problems.push_back({name, reading.problem});
    };
    for (const auto& field : entity.fields) {
        if (!can_filter(field)) continue;
        if (!is_day(field)) {
            look(field, field.name, field.label);
            continue;
        }
        look(field, field.name + "_from", field.label + ": on or after");
        look(field, field.name + "_to", field.label + ": on or before");
    }
    return problems;
}

std::vector<Problem> problems_of_query(const Entity& entity, const http::Fields& fields) {
    auto problems = problems_of_filters(entity, fields);
    std::set<std::string, std::less<>> known{"q", "sort", "page", "withdrawn", "on", "on-day", "on-month", "on-year"};
    for (const auto& field : entity.fields) {
        if (!can_filter(field)) continue;
        for (const char* end : {"_from", "_to"})
            if (is_day(field)) known.insert(field.name + end);
        if (!is_day(field)) known.insert(field.name);
    }
    for (const auto& [name, value] : fields.pairs())
        if (!known.contains(name)) problems.push_back({name, "This list is not asked by \"" + name + "\""});
    if (fields.get("q").size() > most_words) problems.push_back({"q", "Ask with at most 200 characters"});
    auto sort = fields.get("sort");
    if (sort.starts_with('-')) sort.remove_prefix(1);
    const auto place = find_field(entity, sort);
    const bool sorts =
        sort.empty() || sort == "title" || sort == "changed_at" || (place && can_sort(entity.fields[*place]));
    if (!sorts) problems.push_back({"sort", "There is no order by \"" + std::string{sort} + "\""});
    const auto page = core::Decimal::parse(fields.get("page"));
    if (!fields.get("page").empty() && !(page && page->is_whole() && page->units() > 0))
        problems.push_back({"page", "Give the page as 1, 2, 3 and so on"});
    if (const auto which = fields.get("withdrawn"); !which.empty() && which != "yes")
        problems.push_back({"withdrawn", "Give yes, or leave it out"});
    return problems;
}

std::vector<std::pair<std::string, std::string>> pairs_of(const Entity& entity, const ListQuery& query) {
    std::vector<std::pair<std::string, std::string>> pairs{{"q", query.words}};
    for (const auto& condition : query.conditions) {
        const auto& name = entity.fields[condition.field].name;
        if (!condition.value.empty()) pairs.emplace_back(name, condition.value);
        if (!condition.from.empty()) pairs.emplace_back(name + "_from", condition.from);
        if (!condition.to.empty()) pairs.emplace_back(name + "_to", condition.to);
    }
    if (query.sort != "title" || query.descending)
        pairs.emplace_back("sort", (query.descending ? "-" : "") + query.sort);
    if (query.columns != default_columns(entity)) {
        std::string columns;
        for (const auto place : query.columns)
            columns += (columns.empty() ? "" : ",") + column_field(entity, place).name;
        pairs.emplace_back("columns", columns);
    }
    if (query.withdrawn) pairs.emplace_back("withdrawn", "yes");
    if (query.on) pairs.emplace_back("on", core::iso(*query.on));
    if (query.page > 1) pairs.emplace_back("page", std::to_string(query.page));
    return pairs;
}

}  // namespace registers
