// The indicators against an independent computation: the same file loaded flat into SQLite by a loader of its own, and
// each definition written again as a query. Nothing here comes from the engine but what is compared.
#include <doctest/doctest.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <map>
#include <pugixml.hpp>
#include <sstream>

#include "platform/db/db.h"
#include "platform/reference/reference.h"
#include "rooms/census/cin/indicator.h"
#include "rooms/census/formats/cin_xml.h"
#include "support/return_writer.h"

using namespace census;

namespace {

/// The file's rows in a store of their own, gone after the test.
class Store {
  public:
    Store() : path_(std::filesystem::temp_directory_path() / ("census_sql." + std::to_string(::getpid()))) {
        std::filesystem::remove(path_);
        database_ = db::Database::open(path_.string());
    }
    ~Store() {
        database_.reset();
        for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path_.string() + end);
    }
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    void add(const std::string& statement) { script_ += statement + ";\n"; }
    /// Adds a row whose first column is its number, which it gives.
    std::string insert(const std::string& table, const std::vector<std::string>& values) {
        const std::string number = std::to_string(++rows_[table]);
        std::string row = number;
        for (const std::string& value : values) row += value.empty() ? ",null" : ",'" + value + "'";
        add("insert into " + table + " values (" + row + ")");
        return number;
    }
    void run() {
        database_->write([&](db::WriteTx& tx) { tx.run_script(script_); });
        script_.clear();
    }
    std::vector<db::Row> rows(const std::string& sql) {
        std::vector<db::Row> all;
        const db::Query query{
            .name = "figures", .sql = sql, .columns = {db::Column::text, db::Column::integer, db::Column::integer}};
        database_->read([&](db::ReadTx& tx) { all = tx.all(query); });
        return all;
    }

  private:
    std::filesystem::path path_;
    std::unique_ptr<db::Database> database_;
    std::string script_;
    std::map<std::string, int> rows_;
};

/// The text of a child element; nothing for what is no date in a column of dates.
std::string cell(pugi::xml_node node, const char* name) {
    const std::string text = node.child_value(name);
    const bool is_date = std::strstr(name, "Date") != nullptr || std::strstr(name, "date") != nullptr;
    return is_date && text.size() != 10 ? std::string{} : text;
}

using Below = std::function<void(pugi::xml_node, const std::string&)>;

/// Writes the elements called `element` below `parent` as rows of `table`: the row above first, then the columns.
void load_rows(Store& store, pugi::xml_node parent, const char* element, const char* table, const std::string& above,
               const std::vector<const char*>& columns, const Below& below = {}) {
    for (const auto node : parent.children(element)) {
        std::vector<std::string> values{above};
        for (const char* column : columns) values.push_back(cell(node, column));
        const std::string number = store.insert(table, values);
        if (below) below(node, number);
    }
}

void load_episode(Store& store, pugi::xml_node node, const std::string& episode) {
    load_rows(store, node, "Assessments", "assessment", episode,
              {"AssessmentActualStartDate", "AssessmentAuthorisationDate"},
              [&](pugi::xml_node inner, const std::string& assessment) {
                  for (const auto code : inner.child("FactorsIdentifiedAtAssessment").children())
                      store.insert("factor", {assessment, code.child_value()});
              });
    load_rows(store, node, "Section47", "enquiry", episode,
              {"S47ActualStartDate", "DateOfInitialCPC", "ICPCnotRequired"});
    load_rows(store, node, "ChildProtectionPlans", "plan", episode,
              {"CPPstartDate", "CPPendDate", "InitialCategoryOfAbuse", "LatestCategoryOfAbuse", "NumberOfPreviousCPP"},
              [&](pugi::xml_node inner, const std::string& plan) {
                  load_rows(store, inner, "Reviews", "review", plan, {"CPPreviewDate"});
              });
}

void make_tables(Store& store) {
    for (const char* columns :
         {"child(id bigint, birth text, expected text, sex text, ethnicity text)",
          "disability(id bigint, child bigint, code text)",
          "episode(id bigint, child bigint, referral text, source text, need text, closed text, reason text, "
          "conference "
          "text, nfa text)",
          "assessment(id bigint, episode bigint, start text, finish text)",
          "factor(id bigint, assessment bigint, code text)",
          "enquiry(id bigint, episode bigint, start text, conference text, not_required text)",
          "plan(id bigint, episode bigint, start text, finish text, first text, latest text, previous text)",
          "review(id bigint, plan bigint, day text)", "holiday(id bigint, day text)"})
        store.add(std::string{"create table "} + columns);
}

void load(Store& store, const std::string& xml) {
    make_tables(store);
    pugi::xml_document document;
    REQUIRE(document.load_buffer(xml.data(), xml.size()));
    for (const auto node : document.child("Message").child("Children").children("Child")) {
        const auto who = node.child("ChildIdentifiers"), how = node.child("ChildCharacteristics");
        const std::string child =
            store.insert("child", {cell(who, "PersonBirthDate"), cell(who, "ExpectedPersonBirthDate"), cell(who, "Sex"),
                                   cell(how, "Ethnicity")});
        for (const auto code : how.child("Disabilities").children("Disability"))
            store.insert("disability", {child, code.child_value()});
        load_rows(store, node, "CINdetails", "episode", child,
                  {"CINreferralDate", "ReferralSource", "PrimaryNeedCode", "CINclosureDate", "ReasonForClosure",
                   "DateOfInitialCPC", "ReferralNFA"},
                  [&](pugi::xml_node each, const std::string& episode) { load_episode(store, each, episode); });
    }
    std::istringstream holidays{std::string{reference::file("bank_holidays.csv")}};
    for (std::string line; std::getline(holidays, line);)
        if (line.size() > 10 && line[4] == '-') store.insert("holiday", {line.substr(0, 10)});
    // `n` is a running count of working days: a period is a difference of two of them.
    store.add(
        "create table calendar as with recursive d(day) as (select '2012-01-01' union all select date(day,'+1 day') "
        "from d where day < '2030-12-31') select day, sum(strftime('%w',day) not in ('0','6') and day not in "
        "(select day from holiday)) over (order by day) n from d");
    for (const char* key : {"calendar(day)", "child(id)", "episode(child)", "episode(id)", "plan(episode)",
                            "review(plan)", "factor(assessment)", "assessment(episode)", "disability(child)"})
        store.add("create index \"" + std::string{key} + "\" on " + key);
    store.run();
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

using Queries = std::map<std::string, std::string>;

// Each definition as a query that gives a row for each thing counted: child, day, and whether it is in the numerator.

void add_referrals(Queries& all) {
    const std::string year = in_year;
    const std::string referrals = " from episode e where referral" + year;
    const std::string not_nfa = " coalesce(nfa,'') not in ('true','1')";
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
    all["in_need_at_31_march"] =
        "select distinct child, '2026-03-31' day, 1 c from episode where referral <= "
        "'2026-03-31' and (closed is null or closed > '2026-03-31') and" +
        not_nfa;
    all["in_need_in_year"] =
        "select distinct child, '2026-03-31' day, 1 c from episode where referral <= '2026-03-31' "
        "and (closed is null or closed >= '2025-04-01') and" +
        not_nfa;
    all["closures"] = "select child, closed day, 1 c from episode where closed" + year + " and" + not_nfa;
}

void add_assessments_and_enquiries(Queries& all) {
    const std::string year = in_year;
    const std::string assessments = " from assessment a join episode e on e.id=a.episode where finish" + year;
    const std::string enquiries = " from enquiry q join episode e on e.id=q.episode where q.start" + year;
    const std::string held = " from enquiry q join episode e on e.id=q.episode where q.conference" + year;
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
}

void add_plans(Queries& all) {
    const std::string year = in_year;
    const std::string plans = " from plan p join episode e on e.id=p.episode where ";
    const std::string open = " p.start <= '2026-03-31' and (p.finish is null or p.finish > '2026-03-31')";
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
}

Queries queries() {
    Queries all;
    add_referrals(all);
    add_assessments_and_enquiries(all);
    add_plans(all);
    return all;
}

/// By name of the breakdown's value: numerator and denominator.
using Figures = std::map<std::string, std::pair<std::int64_t, std::int64_t>>;

Figures figures(Store& store, const std::string& query, const std::string& by) {
    Figures all;
    for (const auto& row : store.rows("select " + by + ", sum(q.c), count(*) from (" + query +
                                      ") q join child k on k.id=q.child group by 1"))
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
    Store store;
    load(store, xml);
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
        const auto total = figures(store, sql.at(id), "'all'");
        const auto expected = total.empty() ? std::pair<std::int64_t, std::int64_t>{} : total.at("all");
        CHECK(tally.total().numerator == expected.first);
        CHECK(tally.total().denominator == expected.second);
        if (expected.second > 0) ++not_empty;
        for (const auto& [by, expression] : breakdowns) {
            INFO(by_names()[static_cast<std::size_t>(by)]);
            CHECK(figures(tally, by) == figures(store, sql.at(id), *expression));
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
