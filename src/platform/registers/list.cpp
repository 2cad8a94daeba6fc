#include "platform/registers/list.h"

#include <algorithm>

#include "core/date.h"
#include "core/decimal.h"
#include "platform/db/plan.h"
#include "platform/registers/past.h"
#include "platform/registers/schema.h"
#include "platform/registers/search.h"
#include "platform/registers/value.h"

namespace registers {
namespace {

using db::Column;

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

/// The conditions of a query as SQL. Names of the binds must outlive them.
struct Where {
    std::string from;
    std::string sql;
    std::vector<std::string> names;
    std::vector<std::pair<std::size_t, db::Value>> values;  ///< by place of the name

    void bind(std::string name, db::Value value) {
        values.emplace_back(names.size(), std::move(value));
        names.push_back(std::move(name));
    }
    std::vector<db::Bind> binds() const {
        std::vector<db::Bind> all;
        for (const auto& [place, value] : values) all.push_back({names[place], value});
        return all;
    }
};

/// SQLite keeps no statistics, so it is told how to go about it.
enum class Way {
    find,  ///< by the conditions: which rows are there
    walk   ///< in the list's order, each row looked at for the conditions, until the page is full
};

/// SQLite, words that occur often: in the order of the list, each row looked at for its words, which the search keeps
/// between spaces. Asking FTS5 for each row would read the words' lists of rows anew each time.
void add_words_by_row(const Entity& entity, std::string_view typed, Where& where) {
    where.bind("entity", table_of(entity));
    where.sql += " and exists (select 1 from registers_search s where s.entity = :entity and s.record = t.id";
    std::size_t number = 0;
    for (const auto& word : words_of(typed)) {
        const std::string name = "word" + std::to_string(number++);
        where.sql += " and ' ' || s.words like :" + name;
        where.bind(name, "% " + word + "%");
    }
    where.sql += ")";
}

void add_words(db::ReadTx& tx, const Entity& entity, std::string_view typed, Way way, Where& where) {
    const auto match = match_of(tx.engine(), typed);
    if (match.empty()) return;
    if (tx.engine() == db::Engine::sqlite && way == Way::walk) return add_words_by_row(entity, typed, where);
    where.bind("entity", table_of(entity));
    where.bind("match", match);
    if (tx.engine() == db::Engine::postgresql) {
        where.sql +=
            " and t.id in (select record from registers_search where entity = :entity and vector @@ "
            "to_tsquery(cast('simple' as regconfig), :match))";
        return;
    }
    // From the words to the rows; "cross" keeps SQLite from turning it round.
    where.from =
        "(select s.record as hit from registers_text cross join registers_search s on s.id = "
        "registers_text.rowid where registers_text match :match and s.entity = :entity) hits cross join " +
        table_of(entity) + " t on t.id = hits.hit";
}

/// How few rows a condition may be expected to leave; SQLite keeps no statistics to know by itself. 0: it has no index.
std::size_t narrows(const Field& field, const Condition& condition) {
    if (condition.value.empty()) return !condition.from.empty() && !condition.to.empty() && field.in_list ? 50 : 0;
    if (field.type == Type::reference) return 100;
    if (!field.in_list || field.type == Type::choices) return 0;
    return field.type == Type::choice ? field.choices.size() : 3;
}

/// The condition that SQLite is to find by: the others are looked at row by row.
const Condition* narrowest(const Entity& entity, const ListQuery& query) {
    const Condition* best = nullptr;
    std::size_t most = 0;
    for (const auto& one : query.conditions)
        if (const auto narrow = narrows(entity.fields[one.field], one); narrow > most) best = &one, most = narrow;
    return best;
}

/// `plain`: the column as it stands, which an index of another column may hold; else as the list sorts by it.
void add_days(const Field& field, const Condition& condition, bool plain, const std::string& name, Where& where) {
    const std::string column = "t.\"" + field.name + "\"";
    const std::string day = plain ? "+" + column + " collate \"C\"" : sort_expression(field);
    if (!condition.from.empty()) {
        where.sql += " and " + day + " >= :" + name + "_from";
        where.bind(name + "_from", condition.from);
    }
    if (!condition.to.empty()) {
        where.sql += (plain ? " and " : " and " + column + " is not null and ") + day + " <= :" + name + "_to";
        where.bind(name + "_to", condition.to);
    }
}

/// `held`: SQLite looks for no index of this column (a unary plus says so).
void add_condition(const Entity& entity, const Condition& condition, bool held, bool plain, Where& where) {
    const auto& field = entity.fields[condition.field];
    const std::string name = "f" + std::to_string(condition.field);
    const std::string column = "t.\"" + field.name + "\"";
    add_days(field, condition, plain, name, where);
    if (condition.value.empty()) return;
    if (field.type == Type::choices) {
        where.sql += " and ';' || " + column + " || ';' like :" + name + " escape '!'";
        std::string pattern = "%;";
        for (const char c : condition.value)
            pattern += (c == '_' || c == '%' || c == '!') ? std::string{'!', c} : std::string{c};
        where.bind(name, pattern + ";%");
    } else {
        where.sql += std::string{" and "} + (held ? "+" : "") + column + " = :" + name;
        where.bind(name, stored(field, condition.value));
    }
}

Where where_of(db::ReadTx& tx, const Entity& entity, const ListQuery& query, Way way, const Seen& seen) {
    const bool sqlite = tx.engine() == db::Engine::sqlite;
    const bool walks = way == Way::walk || !match_of(tx.engine(), query.words).empty();
    const auto* best = walks || !sqlite ? nullptr : narrowest(entity, query);
    Where where{.from = table_of(entity) + " t",
                .sql = query.withdrawn ? "t.withdrawn_at is not null" : "t.withdrawn_at is null",
                .names = {},
                .values = {}};
    // SQLite finds by one condition and walks the order by none: not by the others, and not by whose the rows are.
    for (const auto& condition : query.conditions) {
        const bool held = sqlite && &condition != best;
        add_condition(entity, condition, held, held && !walks && (best != nullptr || !seen.all()), where);
    }
    add_words(tx, entity, query.words, way, where);
    if (!seen.all()) where.sql += std::string{" and "} + (sqlite && (walks || best != nullptr) ? "+" : "") + seen.sql;
    for (const auto& [name, value] : seen.values) where.bind(name, value);
    return where;
}

std::string planned(const char* select) { return std::string{db::plan_by_values} + select; }

std::string order_of(const Entity& entity, const ListQuery& query) {
    const auto place = find_field(entity, query.sort);
    const std::string expression = place                        ? sort_expression(entity.fields[*place])
                                   : query.sort == "changed_at" ? std::string{"changed_at collate \"C\""}
                                                                : sort_by_title;
    const std::string way = query.descending ? " desc" : "";
    return " order by " + expression + way + ", id" + way;
}

/// Which rows a query finds, when they are few enough to hold in hand.
struct Found {
    std::size_t count = 0;  ///< `most` + 1: there are more than `most`
    std::string ids;        ///< joined by commas
};

Found find(db::ReadTx& tx, const Entity& entity, const ListQuery& query, std::size_t most, const Seen& seen) {
    const auto where = where_of(tx, entity, query, Way::find, seen);
    const char* joined = tx.engine() == db::Engine::sqlite ? "group_concat(id)" : "string_agg(id, ',')";
    const db::Query found{table_of(entity) + ": find",
                          planned("select count(*), coalesce(") + joined + ", '') from (select t.id from " +
                              where.from + " where " + where.sql + " limit " + std::to_string(most + 1) + ") found",
                          {Column::integer, Column::text}};
    const auto row = tx.first(found, where.binds());
    return {.count = static_cast<std::size_t>(row->integer(0)), .ids = row->text(1)};
}

/// One page of the rows in hand: what was asked of them is not asked again.
void among(db::ReadTx& tx, const Entity& entity, const std::string& ids, Where& where) {
    where = {.from = table_of(entity) + " t", .sql = {}, .names = {}, .values = {}};
    if (tx.engine() == db::Engine::postgresql) {
        where.sql = "t.id = any(string_to_array(:ids, ','))";
        return where.bind("ids", ids);
    }
    std::string json = "[\"";
    for (const char c : ids) json += c == ',' ? std::string{"\",\""} : std::string(1, c);
    where.sql = "t.id in (select value from json_each(:ids))";
    where.bind("ids", json + "\"]");
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
            return false;
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

Page list(db::ReadTx& tx, const Entity& entity, const ListQuery& query, const Seen& seen) {
    Page page;
    const auto most = match_of(tx.engine(), query.words).empty() ? most_counted : most_counted_by_words;
    const auto found = find(tx, entity, query, most, seen);
    page.more = found.count > most;
    page.count = std::min(found.count, most);
    auto where = where_of(tx, entity, query, Way::walk, seen);
    if (!page.more) among(tx, entity, found.ids, where);
    const db::Query rows{table_of(entity) + ": list",
                         planned("select ") + record_columns(entity, "t") + " from " + where.from + " where " +
                             where.sql + order_of(entity, query) + " limit :most offset :skip",
                         record_types(entity)};
    auto binds = where.binds();
    binds.push_back({"most", static_cast<std::int64_t>(rows_on_a_page) + 1});
    binds.push_back({"skip", static_cast<std::int64_t>((query.page - 1) * rows_on_a_page)});
    tx.each(rows, binds, [&](const db::Row& row) {
        if (page.rows.size() < rows_on_a_page)
            page.rows.push_back(record_of(entity, row));
        else
            page.has_next = true;
    });
    return page;
}

void each_listed(db::ReadTx& tx, const Entity& entity, const ListQuery& query,
                 const std::function<void(const Record&)>& take, const Seen& seen) {
    const auto where = where_of(tx, entity, query, Way::find, seen);
    const db::Query rows{table_of(entity) + ": list all",
                         planned("select ") + record_columns(entity, "t") + " from " + where.from + " where " +
                             where.sql + order_of(entity, query),
                         record_types(entity)};
    tx.each(rows, where.binds(), [&](const db::Row& row) { take(record_of(entity, row)); });
}

}  // namespace registers
