// The indicators of the SSDA903 against an independent computation: the CSV files loaded flat into SQLite by a loader
// of its own, and each definition written again as a query. Nothing here comes from the engine but what is compared.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <map>

#include "rooms/census/ssda903/check.h"
#include "rooms/census/ssda903/indicator.h"
#include "support/sql_store.h"

using namespace census;
using made::months;
using made::Store;

namespace {

const std::string folder = TEST_DIR "/conformance/ssda903/files/";

/// "05/12/2014" as "2014-12-05"; any other text as it is. No row of these files has quotes.
std::string plain(std::string text) {
    while (!text.empty() && (text.back() == '\r' || text.back() == ' ')) text.pop_back();
    if (text.size() == 10 && text[2] == '/' && text[5] == '/')
        return text.substr(6) + "-" + text.substr(3, 2) + "-" + text.substr(0, 2);
    return text;
}

/// A day that exists: what is none counts as missing.
bool is_day(const std::string& text) {
    if (text.size() != 10 || text.find_first_not_of("0123456789-") != std::string::npos) return false;
    const int year = std::stoi(text.substr(0, 4)), month = std::stoi(text.substr(5, 2)),
              day = std::stoi(text.substr(8));
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    const int days = month == 2 ? (leap ? 29 : 28) : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    return month >= 1 && month <= 12 && day >= 1 && day <= days;
}

std::vector<std::string> cells(const std::string& line) {
    std::vector<std::string> all{""};
    for (const char c : line)
        if (c == ',')
            all.emplace_back();
        else
            all.back() += c;
    for (auto& cell : all) cell = plain(cell);
    return all;
}

void load_file(Store& store, const std::string& path, const std::string& table,
               const std::vector<std::string>& columns) {
    std::string names = "id bigint";
    for (const auto& column : columns) names += ", " + column + " text";
    store.add("create table " + table + "(" + names + ")");
    std::ifstream in{path};
    std::string line;
    REQUIRE(std::getline(in, line));
    REQUIRE(cells(line).size() == columns.size());
    while (std::getline(in, line)) {
        if (line.empty()) continue;
        auto row = cells(line);
        row.resize(columns.size());
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const bool is_date =
                columns[i] == "start" || columns[i] == "finish" || columns[i] == "birth" || columns[i] == "day";
            if (is_date && !is_day(row[i])) row[i].clear();
        }
        store.insert(table, row);
    }
}

void load(Store& store, const std::string& name) {
    load_file(store, folder + name + "/header.csv", "child",
              {"child", "sex", "birth", "ethnicity", "upn", "mother", "mc_dob"});
    load_file(
        store, folder + name + "/episodes.csv", "episode",
        {"child", "start", "rne", "ls", "need", "place", "provider", "finish", "rec", "why", "home", "post", "urn"});
    load_file(store, folder + name + "/reviews.csv", "review", {"child", "birth", "day", "code"});
    load_file(store, folder + name + "/oc3.csv", "leaver", {"child", "birth", "in_touch", "activity", "home"});
    load_file(store, folder + name + "/missing.csv", "missing", {"child", "birth", "kind", "start", "finish"});
    store.add_calendar();
    for (const char* key : {"calendar(day)", "calendar(n)", "child(child)", "episode(child)", "review(child)"})
        store.add("create index \"" + std::string{key} + "\" on " + key);
    store.run();
}

/// The days of a year as clauses.
struct Year {
    explicit Year(int census_year)
        : first("'" + std::to_string(census_year - 1) + "-04-01'"),
          last("'" + std::to_string(census_year) + "-03-31'") {}
    std::string first, last;
    std::string in() const { return " between " + first + " and " + last; }
};

using Queries = std::map<std::string, std::string>;

/// A row for each thing counted: child, day, whether it is in the numerator, need, part.
std::string counted(const std::string& day, const std::string& counts, const std::string& need = "null",
                    const std::string& part = "null") {
    return "select child, " + day + " day, " + counts + " c, " + need + " need, " + part + " part";
}

const std::string no_break = " coalesce(ls,'') not in ('V3','V4')";

/// The episode of each child that is open on the last day: of several the one that started last.
std::string open_on(const Year& year) {
    return "(select * from (select *, row_number() over (partition by child order by start desc, id desc) place_of "
           "from episode where start <= " +
           year.last + " and (finish is null or finish > " + year.last + ") and" + no_break + ") where place_of = 1)";
}

std::string reviews_on_time(const Year& year) {
    const std::string open = open_on(year);
    // The first day on which twenty more working days have passed.
    const std::string twentieth =
        "(select min(day) from calendar where n >= (select n from calendar where day = b.began) + 20)";
    const std::string began =
        "(select o.child, o.need, coalesce((select max(x.start) from episode x where x.child = o.child and x.start <= "
        "o.start and x.rne = 'S'), (select min(x.start) from episode x where x.child = o.child and x.start <= "
        "o.start)) began from " +
        open + " o)";
    const std::string held =
        "select day, lag(day) over (order by day) earlier, row_number() over (order by day) place_of from (select day "
        "from review r where r.child = b.child and r.day >= b.began and r.day <= " +
        year.last + " union all select " + year.last + ")";
    const std::string due = "case when earlier is null then case when b.began < " + year.first + " then " +
                            months("date(" + year.first + ",'-1 day')", 6) + " else " + twentieth +
                            " end when place_of = 2 and b.began >= " + year.first + " then " + months("earlier", 3) +
                            " else " + months("earlier", 6) + " end";
    return counted(year.last, "not exists(select 1 from (" + held + ") where day > " + due + ")", "need") + " from " +
           began + " b where (b.began < " + year.first + " or " + twentieth + " <= " + year.last + ")";
}

Queries queries(const Year& year) {
    Queries all;
    const std::string open = " from " + open_on(year) + " o";
    const std::string leavers = " from leaver";
    all["looked_after_at_31_march"] = counted(year.last, "1", "need", "ls") + open;
    all["placements_at_31_march"] = counted(year.last, "1", "need", "place") + open;
    all["started_to_be_looked_after"] =
        counted("start", "1", "need") + " from episode where start" + year.in() + " and rne = 'S' and" + no_break;
    all["ceased_to_be_looked_after"] = counted("finish", "1", "need", "rec") + " from episode where finish" +
                                       year.in() + " and coalesce(rec,'') <> 'X1' and" + no_break;
    all["three_placements"] = counted(year.last,
                                      "(select count(*) from episode e where e.child = o.child and" + no_break +
                                          " and coalesce(place,'') not in ('T0','T1','T2','T3','T4') and ((start < " +
                                          year.first + " and (finish is null or finish >= " + year.first +
                                          ")) or (start" + year.in() + " and coalesce(rne,'') <> 'L'))) >= 3",
                                      "need") +
                              open;
    all["took_part_in_reviews"] = counted("day", "code <> 'PN7'") + " from review where day" + year.in() +
                                  " and code in ('PN1','PN2','PN3','PN4','PN5','PN6','PN7')";
    all["missing_incidents"] = counted("start", "1", "null", "kind") + " from missing where start" + year.in();
    all["children_missing"] = counted("start", "1") +
                              " from missing where id in (select min(id) from missing where kind = 'M' and start" +
                              year.in() + " group by child)";
    all["care_leavers_in_touch"] = counted(year.last, "coalesce(in_touch,'') = 'YES'") + leavers;
    all["care_leavers_in_work_or_learning"] =
        counted(year.last, "coalesce(activity,'') in ('F1','P1','F2','P2','F4','P4','F5','P5')") + leavers;
    all["care_leavers_suitable_home"] = counted(year.last, "coalesce(home,'') like '%1'") + leavers;
    all["looked_after_reviews_on_time"] = reviews_on_time(year);
    return all;
}

using Figures = std::map<std::string, std::pair<std::int64_t, std::int64_t>>;

Figures figures(Store& store, const std::string& query, const std::string& by) {
    Figures all;
    for (const auto& row :
         store.rows("select " + by + ", sum(q.c), count(*) from (" + query +
                    ") q left join (select * from child where id in (select min(id) from child group by child)) k on "
                    "k.child = q.child group by 1"))
        all[row.text(0)] = {row.integer(1), row.integer(2)};
    return all;
}

Figures figures(const Tally& tally, By by) {
    Figures all;
    for (std::size_t i = 0; i < values_of(by).size(); ++i)
        if (const Figure figure = tally.by(by)[i]; figure.denominator != 0)
            all[std::string{values_of(by)[i]}] = {figure.numerator, figure.denominator};
    return all;
}

/// By part: how many are in it; what is no code of the list is not known.
Figures parts(Store& store, const std::string& query, std::span<const std::string_view> names) {
    Figures all;
    for (const auto& [name, figure] : figures(store, query, "coalesce(q.part, 'not known')")) {
        const bool is_known = std::find(names.begin(), names.end(), name) != names.end();
        auto& sum = all[is_known ? name : "not known"];
        sum.first += figure.second;
        sum.second += figure.second;
    }
    return all;
}

Figures parts(const Tally& tally) {
    Figures all;
    const auto& names = tally.card().parts;
    for (std::size_t i = 0; i <= names.size(); ++i)
        if (const auto count = tally.part(i).numerator; count != 0)
            all[i < names.size() ? std::string{names[i]} : "not known"] = {count, count};
    return all;
}

std::string quarter_of(const Year& year) {
    return "case when q.day not" + year.in() +
           " then 'not known' when substr(q.day,6,2) in ('04','05','06') then 'April to June' when substr(q.day,6,2) "
           "in "
           "('07','08','09') then 'July to September' when substr(q.day,6,2) in ('10','11','12') then 'October to "
           "December' else 'January to March' end";
}

const std::string age_sql =
    "case when k.birth is null then 'not known' when q.day < k.birth then 'unborn' else (select case when y < 1 then "
    "'under 1' when y < 5 then '1 to 4' when y < 10 then '5 to 9' when y < 16 then '10 to 15' when y < 18 then '16 and "
    "17' else '18 and over' end from (select strftime('%Y',q.day)-strftime('%Y',k.birth)-(strftime('%m-%d',q.day)<"
    "strftime('%m-%d',k.birth)) y)) end";

void agrees(const std::string& name, int census_year, std::size_t& not_empty) {
    INFO(name);
    Store store;
    load(store, name);
    const auto files = ssda903::files_of(folder + name);
    REQUIRE(files);
    const auto read = ssda903::read_csv(*files, census_year);
    const auto tallies = ssda903::tally(*read.data);
    const Year year{census_year};
    const auto sql = queries(year);
    CHECK(tallies.size() == sql.size());
    const std::pair<By, std::string> breakdowns[]{
        {By::sex, "case when k.sex in ('M','F','U') then k.sex else 'not known' end"},
        {By::age, age_sql},
        {By::ethnicity, "case when length(k.ethnicity) = 4 then k.ethnicity else 'not known' end"},
        {By::ethnic_group,
         "case when k.ethnicity in ('WBRI','WIRI','WIRT','WROM','WOTH') then 'White' when k.ethnicity in "
         "('MWBC','MWBA','MWAS','MOTH') then 'Mixed' when k.ethnicity in ('AIND','APKN','ABAN','AOTH','CHNE') then "
         "'Asian' "
         "when k.ethnicity in ('BCRB','BAFR','BOTH') then 'Black' when k.ethnicity = 'OOTH' then 'Other' when "
         "k.ethnicity "
         "in ('REFU','NOBT') then 'not said' else 'not known' end"},
        {By::need, "case when q.need glob 'N[1-8]' then q.need else 'not known' end"},
        {By::quarter, quarter_of(year)}};
    // The return records neither a child's disability nor a category of abuse.
    static_assert(std::size(breakdowns) == by_count - 2);
    for (const Tally& tally : tallies) {
        const std::string id{tally.card().id};
        INFO(id);
        REQUIRE(sql.contains(id));
        const auto total = figures(store, sql.at(id), "'all'");
        const auto expected = total.empty() ? std::pair<std::int64_t, std::int64_t>{} : total.at("all");
        CHECK(tally.total().numerator == expected.first);
        CHECK(tally.total().denominator == expected.second);
        if (expected.second > 0) ++not_empty;
        CHECK_FALSE(tally.tells(By::disability));
        CHECK_FALSE(tally.tells(By::category));
        for (const auto& [by, expression] : breakdowns) {
            CHECK(tally.tells(by));
            INFO(by_names()[static_cast<std::size_t>(by)]);
            CHECK(figures(tally, by) == figures(store, sql.at(id), expression));
        }
        if (!tally.card().parts.empty()) CHECK(parts(tally) == parts(store, sql.at(id), tally.card().parts));
    }
}

}  // namespace

TEST_CASE("census: every indicator of the SSDA903 agrees with an independent computation in SQL") {
    std::size_t not_empty = 0;
    agrees("made-4", 2027, not_empty);
    agrees("made-6", 2025, not_empty);
    agrees("clean-1", 2026, not_empty);
    // A query that finds nothing proves nothing.
    CHECK(not_empty > 30);
}
