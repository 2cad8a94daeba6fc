#include "platform/registers/list.h"

#include <algorithm>
#include <charconv>

#include "platform/db/plan.h"
#include "platform/registers/schema.h"
#include "platform/registers/search.h"
#include "platform/registers/value.h"

// How the rows of a list are found: README.md, "Lists that stay fast".
namespace registers {
namespace {

using db::Column;

std::string planned(const char* select) { return std::string{db::plan_by_values} + select; }

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

/// The ids of some rows, joined by commas: what was asked of them is not asked again.
void add_ids(db::Engine engine, const std::string& ids, Where& where) {
    if (engine == db::Engine::postgresql) {
        where.sql += " and t.id = any(string_to_array(:ids, ','))";
        return where.bind("ids", ids);
    }
    std::string json = "[\"";
    for (const char c : ids) json += c == ',' ? std::string{"\",\""} : std::string(1, c);
    where.sql += " and t.id in (select value from json_each(:ids))";
    where.bind("ids", json + "\"]");
}

const std::string has_words = "vector @@ to_tsquery(cast('simple' as regconfig), :match)";

/// PostgreSQL, words that occur often: each row looked at for them. The offset keeps the planner from beginning with
/// the words instead.
void add_words_of_row(const Entity& entity, const std::string& match, Where& where) {
    where.bind("entity", table_of(entity));
    where.bind("match", match);
    where.sql +=
        " and exists (select 1 from registers_search s where s.entity collate \"C\" = :entity and s.record collate "
        "\"C\" = "
        "t.id and s." +
        has_words + " offset 0)";
}

/// How many rows of all registers PostgreSQL expects to hold the words. It counts how often each word occurs, so it is
/// right about the frequent ones, and only the way to the rows depends on it.
std::size_t expected_with_words(db::ReadTx& tx, const std::string& match) {
    const db::Query plan{
        "registers: expect words", "explain select 1 from registers_search where " + has_words, {Column::text}};
    const auto line = tx.first(plan, {{"match", match}})->text(0);
    std::size_t rows = 0;
    if (const auto at = line.find(" rows="); at != std::string::npos)
        std::from_chars(line.data() + at + 6, line.data() + line.size(), rows);
    return rows;
}

constexpr std::size_t few_with_words = 1000, most_with_words = 3000;

/// PostgreSQL: the records of this register with the words, when they are few; joined by commas.
std::optional<std::string> records_with(db::ReadTx& tx, const Entity& entity, const std::string& match) {
    if (expected_with_words(tx, match) > few_with_words) return {};
    const db::Query query{"registers: records with words",
                          planned("select count(*), coalesce(string_agg(record, ','), '') from (select record from "
                                  "registers_search where entity = :entity and ") +
                              has_words + " limit " + std::to_string(most_with_words + 1) + ") found",
                          {Column::integer, Column::text}};
    const auto row = tx.first(query, {{"entity", table_of(entity)}, {"match", match}});
    if (row->integer(0) > static_cast<std::int64_t>(most_with_words)) return {};
    return row->text(1);
}

/// SQLite: from the words to the rows; "cross" keeps it from turning that round.
void begin_with_words(const Entity& entity, const std::string& match, Where& where) {
    where.bind("entity", table_of(entity));
    where.bind("match", match);
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

/// But for the words.
Where where_of(db::Engine engine, const Entity& entity, const ListQuery& query, Way way, const Seen& seen) {
    const bool sqlite = engine == db::Engine::sqlite;
    const bool walks = way == Way::walk || !match_of(engine, query.words).empty();
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
    if (!seen.all()) where.sql += std::string{" and "} + (sqlite && (walks || best != nullptr) ? "+" : "") + seen.sql;
    for (const auto& [name, value] : seen.values) where.bind(name, value);
    return where;
}

// PostgreSQL guesses how many rows a viewer may see, which it cannot know: told that there are many, it is kept from
// sorting them all where an index has the order.
const db::Query sort_never{"registers: walk in order", "select set_config('enable_sort', 'off', true)", {Column::text}};
const db::Query sort_again{"registers: sort again", "select set_config('enable_sort', 'on', true)", {Column::text}};

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
    std::size_t count = 0;  ///< when there are more: `most`
    bool more = false;
    std::string ids;  ///< joined by commas
};

Found find(db::ReadTx& tx, const Entity& entity, const Where& where, std::size_t most) {
    const char* joined = tx.engine() == db::Engine::sqlite ? "group_concat(id)" : "string_agg(id, ',')";
    const db::Query found{table_of(entity) + ": find",
                          planned("select count(*), coalesce(") + joined + ", '') from (select t.id from " +
                              where.from + " where " + where.sql + " limit " + std::to_string(most + 1) + ") found",
                          {Column::integer, Column::text}};
    const auto row = tx.first(found, where.binds());
    const auto count = static_cast<std::size_t>(row->integer(0));
    return {.count = std::min(count, most), .more = count > most, .ids = row->text(1)};
}

/// The rows of one page, in order, by whatever way.
void take_page(db::ReadTx& tx, const Entity& entity, const ListQuery& query, const Where& where, Page& page) {
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
}

/// Of rows in hand; in the order of the list, without sorting all, where they are more than that.
Page page_of(db::ReadTx& tx, const Entity& entity, const ListQuery& query, const Found& found, const Where& walk) {
    Page page{.rows = {}, .count = found.count, .more = found.more};
    if (!found.more) {
        Where among{.from = table_of(entity) + " t", .sql = "1 = 1", .names = {}, .values = {}};
        add_ids(tx.engine(), found.ids, among);
        take_page(tx, entity, query, among, page);
        return page;
    }
    const bool postgres = tx.engine() == db::Engine::postgresql;
    if (postgres) tx.all(sort_never);
    take_page(tx, entity, query, walk, page);
    if (postgres) tx.all(sort_again);
    return page;
}

/// PostgreSQL, words that occur often, among many rows: the page tells how many there are at least.
Page walk_for_words(db::ReadTx& tx, const Entity& entity, const ListQuery& query, const Where& walk) {
    const auto before = (query.page - 1) * rows_on_a_page;
    auto page = page_of(tx, entity, query, {.count = 0, .more = true, .ids = {}}, walk);
    page.count = before + page.rows.size();
    page.more = page.has_next;
    if (!page.rows.empty() || before == 0) return page;
    const auto found = find(tx, entity, walk, most_counted);  // a page behind the last one
    page.count = found.count;
    page.more = found.more;
    return page;
}

Page list_with_words(db::ReadTx& tx, const Entity& entity, const ListQuery& query, const std::string& match,
                     const Seen& seen) {
    const auto engine = tx.engine();
    auto where = where_of(engine, entity, query, Way::find, seen);
    auto walk = where_of(engine, entity, query, Way::walk, seen);
    if (engine == db::Engine::sqlite) {
        begin_with_words(entity, match, where);
        add_words_by_row(entity, query.words, walk);
        return page_of(tx, entity, query, find(tx, entity, where, most_counted_by_words), walk);
    }
    if (const auto records = records_with(tx, entity, match)) {
        add_ids(engine, *records, where);
        return page_of(tx, entity, query, find(tx, entity, where, most_with_words), walk);
    }
    add_words_of_row(entity, match, walk);
    const auto rows = find(tx, entity, where, most_counted);
    if (rows.more) return walk_for_words(tx, entity, query, walk);
    auto some = walk;
    add_ids(engine, rows.ids, some);
    return page_of(tx, entity, query, find(tx, entity, some, most_counted), walk);
}

}  // namespace

Page list(db::ReadTx& tx, const Entity& entity, const ListQuery& query, const Seen& seen) {
    const auto engine = tx.engine();
    if (const auto match = match_of(engine, query.words); !match.empty())
        return list_with_words(tx, entity, query, match, seen);
    const auto found = find(tx, entity, where_of(engine, entity, query, Way::find, seen), most_counted);
    return page_of(tx, entity, query, found, where_of(engine, entity, query, Way::walk, seen));
}

void each_listed(db::ReadTx& tx, const Entity& entity, const ListQuery& query,
                 const std::function<void(const Record&)>& take, const Seen& seen) {
    const auto engine = tx.engine();
    auto where = where_of(engine, entity, query, Way::find, seen);
    if (const auto match = match_of(engine, query.words); !match.empty()) {
        const auto records = engine == db::Engine::sqlite ? std::nullopt : records_with(tx, entity, match);
        if (engine == db::Engine::sqlite)
            begin_with_words(entity, match, where);
        else if (records)
            add_ids(engine, *records, where);
        else
            add_words_of_row(entity, match, where);
    }
    const db::Query rows{table_of(entity) + ": list all",
                         planned("select ") + record_columns(entity, "t") + " from " + where.from + " where " +
                             where.sql + order_of(entity, query),
                         record_types(entity)};
    tx.each(rows, where.binds(), [&](const db::Row& row) { take(record_of(entity, row)); });
}

}  // namespace registers
