// The indicators against an independent computation: the same file loaded flat into SQLite by a loader of its own, and
// each definition written again as a query. Nothing here comes from the engine but what is compared.
#include <doctest/doctest.h>

#include <cstring>
#include <map>
#include <pugixml.hpp>
#include <sstream>

#include "rooms/census/cin/indicator.h"
#include "rooms/census/formats/cin_xml.h"
#include "support/return_writer.h"
#include "support/sql_store.h"

using namespace census;
using made::months;
using made::Store;
using made::working_days;

namespace {

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
          "review(id bigint, plan bigint, day text)"})
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
    store.add_calendar();
    for (const char* key : {"calendar(day)", "child(id)", "episode(child)", "episode(id)", "plan(episode)",
                            "review(plan)", "factor(assessment)", "assessment(episode)", "disability(child)"})
        store.add("create index \"" + std::string{key} + "\" on " + key);
    store.run();
}

constexpr const char* in_year = " between '2025-04-01' and '2026-03-31'";

using Queries = std::map<std::string, std::string>;

// Each definition as a query that gives a row for each thing counted: child, day, whether it is in the numerator, and
// what it is told by besides its child: the primary need of its episode, a category of abuse, a part.

/// Where no plan is counted: the latest category of the episode's plan that started last.
const std::string of_episode =
    "case when exists(select 1 from plan l where l.episode=e.id) then (select case when l.latest = 'XX' then null else "
    "l.latest end from plan l where l.episode=e.id order by coalesce(l.start,'') desc, l.id limit 1) else 'no plan' "
    "end";

std::string counted(const std::string& day, const std::string& counts, const std::string& category = of_episode,
                    const std::string& part = "null") {
    return "select child, " + day + " day, " + counts + " c, e.need need, " + category + " category, " + part +
           (part.find(" part") == std::string::npos ? " part" : "");
}

/// Of a child's episodes or plans the one that began last, the first in the file of several.
std::string latest(const std::string& date, const std::string& id, const std::string& more,
                   const std::string& from_where, const std::string& category = of_episode) {
    return "select child, '2026-03-31' day, 1 c, need, category, category part from (select child, e.need need, " +
           category + " category, row_number() over (partition by child order by " + date + " desc, " + id + ") place" +
           more + from_where + ") where place = 1";
}

/// Bands of a number: each up to and including its end, then what is beyond the last.
std::string in_bands(const std::string& number, const std::vector<std::pair<int, std::string>>& bands,
                     const std::string& beyond) {
    std::string text = "case";
    for (const auto& [end, name] : bands)
        text += " when " + number + " <= " + std::to_string(end) + " then '" + name + "'";
    return text + " else '" + beyond + "' end";
}

void add_referrals(Queries& all) {
    const std::string year = in_year;
    const std::string referrals = " from episode e where referral" + year;
    const std::string not_nfa = " coalesce(nfa,'') not in ('true','1')";
    all["referrals"] =
        counted("referral", "1", of_episode, "case when source = 'XX' then null else source end") + referrals;
    all["referrals_by_agency"] =
        counted("referral", "1", of_episode,
                "case when source = '6' then 'Police' when source like '3%' then 'Health' when source = '2A' then "
                "'Schools' when source = '2B' then 'Education services' when source like '5%' then 'Local authority' "
                "when source = '4' then 'Housing' when source = '7' then 'Legal agencies' when source in "
                "('1A','1B','1C','1D') then 'Individuals' when source = '8' then 'Other' when source = '9' then "
                "'Anonymous' when source = '10' then 'Source not known' end") +
        referrals;
    all["referrals_no_further_action"] = counted("referral", "coalesce(nfa,'') in ('true','1')") + referrals;
    all["rereferrals"] =
        counted("referral",
                "exists(select 1 from episode o where o.child=e.child and o.id<>e.id and (o.referral<e.referral or "
                "(o.referral=e.referral and o.id<e.id)) and o.referral >= " +
                    months("e.referral", -12) + ")") +
        referrals;
    all["referrals_assessed"] = counted("referral",
                                        "coalesce(nfa,'') in ('false','0') and exists(select 1 from assessment a where "
                                        "a.episode=e.id)") +
                                referrals;
    all["closed_after_assessment"] = counted("referral", "coalesce(reason,'') in ('RC8','RC9')") + referrals;
    const std::string open =
        " from episode e where referral <= '2026-03-31' and" + not_nfa + " and (closed is null or ";
    all["in_need_at_31_march"] = latest("referral", "id", "", open + "closed > '2026-03-31')");
    all["in_need_in_year"] = latest("referral", "id", "", open + "closed >= '2025-04-01')");
    all["closures"] = counted("closed", "1", of_episode, "case when reason = 'XX' then null else reason end") +
                      " from episode e where closed" + year + " and" + not_nfa;
}

void add_assessments_and_enquiries(Queries& all) {
    const std::string year = in_year;
    const std::string assessments = " from assessment a join episode e on e.id=a.episode where finish" + year;
    const std::string enquiries = " from enquiry q join episode e on e.id=q.episode where q.start" + year;
    const std::string held = " from enquiry q join episode e on e.id=q.episode where q.conference" + year;
    const std::string took = working_days("a.start", "a.finish");
    const std::string took_days = in_bands(took,
                                           {{10, "0 to 10"},
                                            {20, "11 to 20"},
                                            {30, "21 to 30"},
                                            {40, "31 to 40"},
                                            {45, "41 to 45"},
                                            {50, "46 to 50"},
                                            {60, "51 to 60"}},
                                           "61 and over");
    all["assessments"] =
        counted("finish", "1", of_episode,
                "case when a.start is null or a.finish < a.start then null else " + took_days + " end") +
        assessments;
    all["assessments_in_45_days"] =
        counted("finish", took + " <= 45") + assessments + " and a.start is not null and a.start <= a.finish";
    all["assessment_factors"] =
        counted("finish", "exists(select 1 from factor f where f.assessment=a.id and f.code <> 'XX' and f.code <> '')",
                of_episode, "null part, a.id assessment") +
        assessments;
    all["section47_enquiries"] = counted("q.start", "1") + enquiries;
    all["section47_to_conference"] = counted("q.start", "q.conference is not null") + enquiries;
    all["initial_conferences"] = counted("q.conference", "1", of_episode, "'after a section 47 enquiry'") + held +
                                 " union all " + counted("e.conference", "1", of_episode, "'moved in on a plan'") +
                                 " from episode e where e.conference" + year;
    const std::string waited = working_days("q.start", "q.conference");
    all["conferences_in_15_days"] =
        counted("q.conference", waited + " <= 15", of_episode,
                in_bands(waited, {{10, "0 to 10"}, {15, "11 to 15"}, {20, "16 to 20"}}, "21 and over")) +
        held + " and q.start is not null and q.start <= q.conference";
}

void add_plans(Queries& all) {
    const std::string year = in_year;
    const std::string plans = " from plan p join episode e on e.id=p.episode where ";
    const std::string open = " p.start <= '2026-03-31' and (p.finish is null or p.finish > '2026-03-31')";
    const std::string first = "case when p.first = 'XX' then null else p.first end";
    const std::string last = "case when p.latest = 'XX' then null else p.latest end";
    all["plans_started"] = counted("p.start", "1", first, first) + plans + "p.start" + year;
    all["plans_ended"] = counted("p.finish", "1", last, last) + plans + "p.finish" + year;
    all["on_plan_at_31_march"] = latest("p.start", "p.id", "", plans + open, last);
    all["repeat_plans"] = counted("p.start", "coalesce(cast(previous as int),0) > 0", first) + plans + "p.start" + year;
    all["repeat_plans_in_two_years"] =
        counted("p.start",
                "exists(select 1 from plan o join episode x on x.id=o.episode where x.child=e.child and o.id<>p.id and "
                "o.finish >= " +
                    months("p.start", -24) + " and o.finish <= p.start)",
                first) +
        plans + "p.start" + year;
    all["long_plans_at_31_march"] = counted("'2026-03-31'", "p.start <= '2024-03-31'", last) + plans + open;
    all["long_plans_ended"] = counted("p.finish", "p.start <= " + months("p.finish", -24), last) + plans + "p.finish" +
                              year + " and p.start is not null";
    all["plan_durations"] =
        counted("p.finish", "1", last,
                "case when p.finish < p.start then null when p.finish <= " + months("p.start", 3) +
                    " then '3 months or less' when p.finish <= " + months("p.start", 6) +
                    " then 'more than 3 to 6 months' when p.finish < " + months("p.start", 12) +
                    " then 'more than 6 months to under a year' when p.finish < " + months("p.start", 24) +
                    " then '1 year to under 2' else '2 years or more' end") +
        plans + "p.finish" + year + " and p.start is not null";
    // Each review is due 6 months after the one before, the first 3 months after the start, and one more by 31 March.
    all["reviews_on_time"] =
        counted("'2026-03-31'",
                "exists(select 1 from review r where r.plan=p.id and r.day <= '2026-03-31') and not exists(select 1 "
                "from (select day, lag(day) over (order by day) earlier from (select day from review r where "
                "r.plan=p.id and r.day <= '2026-03-31' union all select '2026-03-31')) where day > case when earlier "
                "is null then " +
                    months("p.start", 3) + " else " + months("earlier", 6) + " end)",
                last) +
        plans + open + " and p.start <= '2025-12-31'";
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

/// By part: how many are in it. Of the parts only those that something is in.
Figures parts(Store& store, const std::string& query) {
    Figures all = figures(store, query, "coalesce(q.part, 'not known')");
    for (auto& [part, figure] : all) figure.first = figure.second;
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

const std::string need_sql = "case when q.need glob 'N[0-9]' then q.need else 'not known' end";
const std::string category_sql = "coalesce(q.category, 'not known')";
const std::string sex_sql = "case when k.sex in ('M','F','U') then k.sex else 'not known' end";
const std::string ethnicity_sql = "case when length(k.ethnicity) = 4 then k.ethnicity else 'not known' end";
const std::string group_sql =
    "case when k.ethnicity in ('WBRI','WIRI','WIRT','WROM','WOTH') then 'White' when k.ethnicity in "
    "('MWBC','MWBA','MWAS','MOTH') then 'Mixed' when k.ethnicity in ('AIND','APKN','ABAN','AOTH','CHNE') then 'Asian' "
    "when k.ethnicity in ('BCRB','BAFR','BOTH') then 'Black' when k.ethnicity = 'OOTH' then 'Other' when k.ethnicity "
    "in ('REFU','NOBT') then 'not said' else 'not known' end";
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
                                                         {By::ethnic_group, &group_sql},
                                                         {By::ethnicity, &ethnicity_sql},
                                                         {By::disability, &disability_sql},
                                                         {By::age, &age_sql},
                                                         {By::need, &need_sql},
                                                         {By::category, &category_sql},
                                                         {By::quarter, &quarter_sql}};
    static_assert(std::size(breakdowns) == by_count);
    std::size_t with_parts = 0;
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
        if (tally.card().parts.empty()) continue;
        ++with_parts;
        // An assessment is in the part of every factor that it has, once.
        const std::string by_factor = "select distinct child, q.day, q.c, q.assessment, f.code part from (" +
                                      sql.at(id) +
                                      ") q join factor f on f.assessment=q.assessment where f.code not in ('XX','')";
        const auto now = parts(tally), wanted = parts(store, id == "assessment_factors" ? by_factor : sql.at(id));
        for (const auto& [name, figure] : wanted) {
            INFO(name);
            CHECK(figure.first == (now.contains(name) ? now.at(name).first : 0));
        }
        CHECK(now.size() == wanted.size());
    }
    // A query that finds nothing proves nothing.
    CHECK(not_empty == tallies.size());
    CHECK(with_parts == 11);
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
