// The indicators against an independent computation: the same file loaded flat into SQLite by a loader of its own, and
// each definition written again as a query. Nothing here comes from the engine but what is compared.
#include <doctest/doctest.h>
#include <sqlite3.h>

#include <cstring>
#include <map>
#include <pugixml.hpp>
#include <sstream>

#include "platform/reference/reference.h"
#include "rooms/census/cin/indicator.h"
#include "rooms/census/formats/cin_xml.h"
#include "support/return_writer.h"

using namespace census;

namespace {

class Database {
  public:
    Database() { REQUIRE(sqlite3_open(":memory:", &db_) == SQLITE_OK); }
    ~Database() { sqlite3_close(db_); }
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    std::vector<std::vector<std::string>> rows(const std::string& sql, const std::vector<std::string>& values = {}) {
        sqlite3_stmt* statement = nullptr;
        INFO(sql);
        REQUIRE_MESSAGE(sqlite3_prepare_v2(db_, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK,
                        sqlite3_errmsg(db_));
        for (std::size_t i = 0; i < values.size(); ++i) {
            const int at = static_cast<int>(i) + 1;
            if (values[i].empty())
                sqlite3_bind_null(statement, at);
            else
                sqlite3_bind_text(statement, at, values[i].c_str(), -1, SQLITE_TRANSIENT);
        }
        std::vector<std::vector<std::string>> all;
        int step = 0;
        while ((step = sqlite3_step(statement)) == SQLITE_ROW) {
            auto& row = all.emplace_back();
            for (int i = 0; i < sqlite3_column_count(statement); ++i) {
                const auto* text = sqlite3_column_text(statement, i);
                row.emplace_back(text == nullptr ? "" : reinterpret_cast<const char*>(text));
            }
        }
        REQUIRE_MESSAGE(step == SQLITE_DONE, sqlite3_errmsg(db_));
        sqlite3_finalize(statement);
        return all;
    }

  private:
    sqlite3* db_ = nullptr;
};

/// The text of a child element; nothing for what is no date in a column of dates.
std::string cell(pugi::xml_node node, const char* name) {
    const std::string text = node.child_value(name);
    const bool is_date = std::strstr(name, "Date") != nullptr || std::strstr(name, "date") != nullptr;
    return is_date && text.size() != 10 ? std::string{} : text;
}

/// Writes the elements called `element` below `parent` as rows of `table`: keys first, then the columns.
void load_rows(Database& db, pugi::xml_node parent, const char* element, const char* table,
               std::vector<std::string> keys, const std::vector<const char*>& columns,
               const std::function<void(pugi::xml_node, const std::string&)>& below = {}) {
    for (const auto node : parent.children(element)) {
        auto values = keys;
        for (const char* column : columns) values.push_back(cell(node, column));
        std::string marks = "?";
        for (std::size_t i = 1; i < values.size(); ++i) marks += ",?";
        const auto id =
            db.rows(std::string{"insert into "} + table + " values (null," + marks + ") returning id", values);
        if (below) below(node, id.front().front());
    }
}

void load(Database& db, const std::string& xml) {
    for (const char* sql :
         {"create table child(id integer primary key, birth, expected, sex, ethnicity)",
          "create table disability(id integer primary key, child int, code)",
          "create table episode(id integer primary key, child int, referral, source, need, closed, reason, conference, "
          "nfa)",
          "create table assessment(id integer primary key, episode int, start, finish)",
          "create table factor(id integer primary key, assessment int, code)",
          "create table enquiry(id integer primary key, episode int, start, conference, not_required)",
          "create table plan(id integer primary key, episode int, start, finish, first, latest, previous)",
          "create table review(id integer primary key, plan int, day)", "create table holiday(day text primary key)"})
        db.rows(sql);
    pugi::xml_document document;
    REQUIRE(document.load_buffer(xml.data(), xml.size()));
    for (const auto node : document.child("Message").child("Children").children("Child")) {
        const auto who = node.child("ChildIdentifiers"), how = node.child("ChildCharacteristics");
        const auto child = db.rows("insert into child values (null,?,?,?,?) returning id",
                                   {cell(who, "PersonBirthDate"), cell(who, "ExpectedPersonBirthDate"),
                                    cell(who, "Sex"), cell(how, "Ethnicity")})
                               .front()
                               .front();
        for (const auto code : how.child("Disabilities").children("Disability"))
            db.rows("insert into disability values (null,?,?)", {child, code.child_value()});
        load_rows(db, node, "CINdetails", "episode", {child},
                  {"CINreferralDate", "ReferralSource", "PrimaryNeedCode", "CINclosureDate", "ReasonForClosure",
                   "DateOfInitialCPC", "ReferralNFA"},
                  [&](pugi::xml_node each, const std::string& episode) {
                      load_rows(
                          db, each, "Assessments", "assessment", {episode},
                          {"AssessmentActualStartDate", "AssessmentAuthorisationDate"},
                          [&](pugi::xml_node inner, const std::string& assessment) {
                              for (const auto code : inner.child("FactorsIdentifiedAtAssessment").children())
                                  db.rows("insert into factor values (null,?,?)", {assessment, code.child_value()});
                          });
                      load_rows(db, each, "Section47", "enquiry", {episode},
                                {"S47ActualStartDate", "DateOfInitialCPC", "ICPCnotRequired"});
                      load_rows(db, each, "ChildProtectionPlans", "plan", {episode},
                                {"CPPstartDate", "CPPendDate", "InitialCategoryOfAbuse", "LatestCategoryOfAbuse",
                                 "NumberOfPreviousCPP"},
                                [&](pugi::xml_node inner, const std::string& plan) {
                                    load_rows(db, inner, "Reviews", "review", {plan}, {"CPPreviewDate"});
                                });
                  });
    }
    std::istringstream holidays{std::string{reference::file("bank_holidays.csv")}};
    for (std::string line; std::getline(holidays, line);)
        if (line.size() > 10 && line[4] == '-') db.rows("insert into holiday values (?)", {line.substr(0, 10)});
    // `n` is a running count of working days: a period is a difference of two of them.
    db.rows(
        "create table calendar as with recursive d(day) as (select '2012-01-01' union all select date(day,'+1 day') "
        "from d where day < '2030-12-31') select day, sum(strftime('%w',day) not in ('0','6') and day not in "
        "(select day from holiday)) over (order by day) n from d");
    db.rows("create unique index calendar_day on calendar(day)");
    db.rows("create index a on episode(child)");
    db.rows("create index b on plan(episode)");
    db.rows("create index c on review(plan)");
    db.rows("create index e on factor(assessment)");
    db.rows("create index f on assessment(episode)");
    db.rows("create index g on disability(child)");
}

/// The same day of another month, clipped to its end.
std::string months(const std::string& day, int count) {
    return "min(date(" + day + ",'" + (count < 0 ? "" : "+") + std::to_string(count) + " months'),date(" + day +
           ",'start of month','" + (count + 1 < 0 ? "" : "+") + std::to_string(count + 1) + " months','-1 day'))";
}

std::string working_days(const std::string& from, const std::string& to) {
    return "((select n from calendar where day=" + to + ")-(select n from calendar where day=" + from + "))";
}

constexpr const char* in_year = " between '2025-04-01' and '2026-03-31'";

/// Each definition as a query that gives a row for each thing counted: child, day, and whether it is in the numerator.
std::map<std::string, std::string> queries() {
    const std::string year = in_year;
    const std::string referrals = " from episode e where referral" + year;
    const std::string assessments = " from assessment a join episode e on e.id=a.episode where finish" + year;
    const std::string enquiries = " from enquiry q join episode e on e.id=q.episode where q.start" + year;
    const std::string held = " from enquiry q join episode e on e.id=q.episode where q.conference" + year;
    const std::string plans = " from plan p join episode e on e.id=p.episode where ";
    const std::string open = " p.start <= '2026-03-31' and (p.finish is null or p.finish > '2026-03-31')";
    const std::string not_nfa = " coalesce(nfa,'') not in ('true','1')";
    std::map<std::string, std::string> all;
    all["referrals"] = "select child, referral day, 1 c" + referrals;
    all["referrals_no_further_action"] = "select child, referral day, coalesce(nfa,'') in ('true','1') c" + referrals;
    all["rereferrals"] =
        "select child, referral day, exists(select 1 from episode o where o.child=e.child and o.id<>e.id "
        "and (o.referral<e.referral or (o.referral=e.referral and o.id<e.id)) and o.referral >= " +
        months("e.referral", -12) + ") c" + referrals;
    all["referrals_assessed"] =
        "select child, referral day, coalesce(nfa,'') in ('false','0') and exists(select 1 from "
        "assessment a where a.episode=e.id) c" +
        referrals;
    all["closed_after_assessment"] = "select child, referral day, coalesce(reason,'') in ('RC8','RC9') c" + referrals;
    all["assessments"] = "select child, finish day, 1 c" + assessments;
    all["assessments_in_45_days"] = "select child, finish day, " + working_days("a.start", "a.finish") + " <= 45 c" +
                                    assessments + " and a.start is not null and a.start <= a.finish";
    all["assessment_factors"] =
        "select child, finish day, exists(select 1 from factor f where f.assessment=a.id and "
        "f.code <> 'XX' and f.code <> '') c" +
        assessments;
    all["section47_enquiries"] = "select child, q.start day, 1 c" + enquiries;
    all["section47_to_conference"] = "select child, q.start day, q.conference is not null c" + enquiries;
    all["initial_conferences"] = "select child, q.conference day, 1 c" + held +
                                 " union all select child, conference, 1 from episode where conference" + year;
    all["conferences_in_15_days"] = "select child, q.conference day, " + working_days("q.start", "q.conference") +
                                    " <= 15 c" + held + " and q.start is not null and q.start <= q.conference";
    all["plans_started"] = "select child, p.start day, 1 c" + plans + "p.start" + year;
    all["plans_ended"] = "select child, p.finish day, 1 c" + plans + "p.finish" + year;
    all["on_plan_at_31_march"] = "select distinct child, '2026-03-31' day, 1 c" + plans + open;
    all["repeat_plans"] =
        "select child, p.start day, coalesce(cast(previous as int),0) > 0 c" + plans + "p.start" + year;
    all["repeat_plans_in_two_years"] =
        "select child, p.start day, exists(select 1 from plan o join episode x on x.id=o.episode where x.child=e.child "
        "and "
        "o.id<>p.id and o.finish >= " +
        months("p.start", -24) + " and o.finish <= p.start) c" + plans + "p.start" + year;
    all["long_plans_at_31_march"] = "select child, '2026-03-31' day, p.start <= '2024-03-31' c" + plans + open;
    all["long_plans_ended"] = "select child, p.finish day, p.start <= " + months("p.finish", -24) + " c" + plans +
                              "p.finish" + year + " and p.start is not null";
    // Each review is due 6 months after the one before, the first 3 months after the start, and one more by 31 March.
    all["reviews_on_time"] =
        "select child, '2026-03-31' day, exists(select 1 from review r where r.plan=p.id and r.day <= '2026-03-31') "
        "and "
        "not exists(select 1 from (select day, lag(day) over (order by day) earlier from (select day from review r "
        "where "
        "r.plan=p.id and r.day <= '2026-03-31' union all select '2026-03-31')) where day > case when earlier is null "
        "then " +
        months("p.start", 3) + " else " + months("earlier", 6) + " end) c" + plans + open +
        " and p.start <= '2025-12-31'";
    all["in_need_at_31_march"] =
        "select distinct child, '2026-03-31' day, 1 c from episode where referral <= "
        "'2026-03-31' and (closed is null or closed > '2026-03-31') and" +
        not_nfa;
    all["in_need_in_year"] =
        "select distinct child, '2026-03-31' day, 1 c from episode where referral <= '2026-03-31' "
        "and (closed is null or closed >= '2025-04-01') and" +
        not_nfa;
    all["closures"] = "select child, closed day, 1 c from episode where closed" + year + " and" + not_nfa;
    return all;
}

/// By name of the breakdown's value: numerator and denominator.
using Figures = std::map<std::string, std::pair<std::int64_t, std::int64_t>>;

Figures figures(Database& db, const std::string& query, const std::string& by) {
    Figures all;
    for (const auto& row : db.rows("select " + by + ", sum(q.c), count(*) from (" + query +
                                   ") q join child k on k.id=q.child group by 1"))
        all[row[0]] = {std::stoll(row[1]), std::stoll(row[2])};
    return all;
}

Figures figures(const Tally& tally, By by) {
    Figures all;
    for (std::size_t i = 0; i < values_of(by).size(); ++i)
        if (const Figure figure = tally.by(by)[i]; figure.denominator != 0)
            all[std::string{values_of(by)[i]}] = {figure.numerator, figure.denominator};
    return all;
}

const std::string sex_sql = "case when k.sex in ('M','F','U') then k.sex else 'not known' end";
const std::string ethnicity_sql = "case when length(k.ethnicity) = 4 then k.ethnicity else 'not known' end";
const std::string disability_sql =
    "case when exists(select 1 from disability d where d.child=k.id and d.code not in ('NONE','XX','')) then "
    "'disabled' "
    "when exists(select 1 from disability d where d.child=k.id and d.code='NONE') then 'not disabled' else 'not known' "
    "end";
const std::string age_sql =
    "case when k.birth is null then case when k.expected is null then 'not known' else 'unborn' end "
    "when q.day < k.birth then 'unborn' else (select case when y < 1 then 'under 1' when y < 5 then '1 to 4' when y < "
    "10 "
    "then '5 to 9' when y < 16 then '10 to 15' when y < 18 then '16 and 17' else '18 and over' end from (select "
    "strftime('%Y',q.day)-strftime('%Y',k.birth)-(strftime('%m-%d',q.day)<strftime('%m-%d',k.birth)) y)) end";
const std::string quarter_sql =
    "case when q.day not between '2025-04-01' and '2026-03-31' then 'not known' else (case strftime('%m',q.day) when "
    "'04' "
    "then 'April to June' when '05' then 'April to June' when '06' then 'April to June' when '07' then 'July to "
    "September' "
    "when '08' then 'July to September' when '09' then 'July to September' when '10' then 'October to December' when "
    "'11' "
    "then 'October to December' when '12' then 'October to December' else 'January to March' end) end";

}  // namespace

TEST_CASE("census: every indicator agrees with an independent computation in SQL") {
    const std::string xml = made::cin_return({.children = 1500, .seed = 5, .faults = 0.1});
    Database db;
    db.rows("begin");
    load(db, xml);
    Oddities oddities;
    const auto data = cin::read_xml(*bytes_of(xml), {}, oddities);
    REQUIRE(data);
    const auto tallies = cin::tally(*data);
    const auto sql = queries();
    CHECK(tallies.size() == sql.size());
    const std::pair<By, const std::string*> breakdowns[]{{By::sex, &sex_sql},
                                                         {By::ethnicity, &ethnicity_sql},
                                                         {By::disability, &disability_sql},
                                                         {By::age, &age_sql},
                                                         {By::quarter, &quarter_sql}};
    std::size_t not_empty = 0;
    for (const Tally& tally : tallies) {
        const std::string id{tally.card().id};
        INFO(id);
        REQUIRE(sql.contains(id));
        const auto total = figures(db, sql.at(id), "'all'");
        const auto expected = total.empty() ? std::pair<std::int64_t, std::int64_t>{} : total.at("all");
        CHECK(tally.total().numerator == expected.first);
        CHECK(tally.total().denominator == expected.second);
        if (expected.second > 0) ++not_empty;
        for (const auto& [by, expression] : breakdowns) {
            INFO(by_names()[static_cast<std::size_t>(by)]);
            CHECK(figures(tally, by) == figures(db, sql.at(id), *expression));
        }
    }
    // A query that finds nothing proves nothing.
    CHECK(not_empty == tallies.size());
}

TEST_CASE("census: parts add up to their whole, but for factors") {
    const std::string xml = made::cin_return({.children = 800, .faults = 0.2});
    Oddities oddities;
    const auto data = cin::read_xml(*bytes_of(xml), {}, oddities);
    REQUIRE(data);
    for (const Tally& tally : cin::tally(*data)) {
        const IndicatorCard& card = tally.card();
        INFO(card.id);
        for (std::size_t by = 0; by < by_count; ++by) {
            std::int64_t sum = 0;
            for (const Figure figure : tally.by(static_cast<By>(by))) sum += figure.denominator;
            CHECK(sum == tally.total().denominator);
        }
        if (card.parts.empty() || card.id == "assessment_factors") continue;
        std::int64_t sum = 0;
        for (std::size_t part = 0; part <= card.parts.size(); ++part) sum += tally.part(part).numerator;
        CHECK(sum == tally.total().denominator);
    }
}
