// Made sentences with a slip each, in other words and orders than any report that was read for the checks; and their
// sound twins, which must pass.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "platform/claims/claims.h"

namespace {

using claims::Verdict;

struct Case {
    const char* slip;   ///< found by `check`
    const char* sound;  ///< nothing is found
    const char* check;
    Verdict verdict = Verdict::wrong;
};

std::string told(const std::vector<claims::Finding>& findings) {
    std::string text;
    for (const auto& finding : findings)
        text += std::string{finding.check} + ": " + finding.passage + " | " + finding.stated + " | " +
                finding.recomputed + "\n";
    return text;
}

void hold(const std::vector<Case>& cases) {
    for (const auto& one : cases) {
        const auto found = claims::check_text(one.slip);
        INFO("slip: ", std::string{one.slip}, "\n", told(found));
        CHECK(found.size() >= 1);
        if (!found.empty()) {
            CHECK(found.front().check == one.check);
            CHECK(found.front().verdict == one.verdict);
        }
        const auto passed = claims::check_text(one.sound);
        INFO("sound: ", std::string{one.sound}, "\n", told(passed));
        CHECK(passed.empty());
    }
}

}  // namespace

TEST_CASE("claims: shares beside their part and base") {
    hold(
        {{"Of the 48 visits, 12 (30%) were unannounced.", "Of the 48 visits, 12 (25%) were unannounced.", "share_told"},
         {"18 of the 24 schools (65%) sent a return.", "18 of the 24 schools (75%) sent a return.", "share_told"},
         {"Twelve out of sixteen carers (80 per cent) replied.", "Twelve out of sixteen carers (75 per cent) replied.",
          "share_told"},
         {"Returns came from 62% of settings (31 of 40).", "Returns came from 77.5% of settings (31 of 40).",
          "share_told"},
         {"The trust gave £12,000 to the fund: 30% of the total budget (£60,000).",
          "The trust gave £12,000 to the fund: 20% of the total budget (£60,000).", "share_told"},
         {"One in four parents (33%) asked for a call.", "One in three parents (33%) asked for a call.", "share_told"},
         {"7 of the 16 cases (43%) were closed.", "7 of the 16 cases (44%) were closed.", "share_told",
          Verdict::loosely_rounded},
         {"Nearly a third (42%) stayed.", "Nearly a third (32%) stayed.", "fraction_beside"},
         {"Over half (46%) of carers agreed.", "Over half (54%) of carers agreed.", "fraction_beside"},
         {"Roughly a quarter of staff (25%) left; two-thirds (48%) stayed.",
          "Roughly a quarter of staff (25%) left; two-thirds (67%) stayed.", "fraction_beside"}});
}

TEST_CASE("claims: shares that no base gives, and more than the whole") {
    hold({{"We heard from 40 parents. 71% were satisfied.", "We heard from 40 parents. 70% were satisfied.",
           "possible_share", Verdict::loosely_rounded},
          {"Forms came back from 85% of the 12 homes.", "Forms came back from 83% of the 12 homes.", "possible_share",
           Verdict::loosely_rounded},
          {"There were 30 referrals, of whom 45% were girls.", "There were 30 referrals, of whom 43% were girls.",
           "possible_share", Verdict::loosely_rounded},
          {"In all, 14 of the 12 actions are done.", "In all, 11 of the 12 actions are done.", "over_the_whole"},
          {"There were 30 enquiries, of which 35 led to a conference.",
           "There were 30 enquiries, of which 25 led to a conference.", "over_the_whole"},
          {"Plans were in place for 104% of children.", "Visits reached 104% of the planned number.",
           "over_the_whole"}});
}

TEST_CASE("claims: movements between two values") {
    hold({{"Referrals rose from 512 in 2022-23 to 498 in 2023-24.",
           "Referrals rose from 498 in 2022-23 to 512 in 2023-24.", "from_to"},
          {"Contacts fell to 640 from 590 the year before.", "Contacts fell to 590 from 640 the year before.",
           "from_to"},
          {"Numbers went up from 200 to 250, an increase of 20%.",
           "Numbers went up from 200 to 250, an increase of 25%.", "from_to"},
          {"Attendance increased by 30% from 80 to 96.", "Attendance increased by 20% from 80 to 96.", "from_to"},
          {"There were 330 plans, an increase of 40 (10%) from 300.",
           "There were 330 plans, an increase of 30 (10%) from 300.", "from_to"},
          {"Visits more than doubled from 40 to 60.", "Visits more than doubled from 40 to 90.", "from_to"},
          {"No-shows halved from 90 to 70.", "No-shows halved from 90 to 45.", "from_to"},
          {"There has been a steady fall in assessments, from 410 in 2021-22, to 380 in 2022-23 and to 395 in 2023-24.",
           "There has been a steady fall in assessments, from 410 in 2021-22, to 380 in 2022-23 and to 295 in 2023-24.",
           "from_to"},
          {"Spending dropped from £80,000 to £60,000, down 20%.", "Spending dropped from £80,000 to £60,000, down 25%.",
           "from_to"},
          {"There were 120 more girls (510) than boys (400).", "There were 110 more girls (510) than boys (400).",
           "difference"},
          {"There were 30 fewer conferences (220) than plans (180).",
           "There were 40 fewer conferences (180) than plans (220).", "difference"}});
}

TEST_CASE("claims: totals and parts of a sentence") {
    hold({{"Twelve files were read: five from Northtown, four from Westdale and two from Easton.",
           "Twelve files were read: five from Northtown, five from Westdale and two from Easton.", "parts_of_sentence"},
          {"The team looked at eleven cases, seven in Northtown and three in Easton.",
           "The team looked at eleven cases, eight in Northtown and three in Easton.", "parts_of_sentence"},
          {"There were 40 children, of whom 25 were girls and the remaining 12 boys.",
           "There were 40 children, of whom 25 were girls and the remaining 15 boys.", "parts_of_sentence"},
          {"We held 12 briefings in May and 15 in June, 28 in total.",
           "We held 12 briefings in May and 15 in June, 27 in total.", "parts_of_sentence"},
          {"The partners are made up of five bodies: Northtown Council, Westdale Police and Easton Trust, Fenland "
           "Board.",
           "The partners are made up of four bodies: Northtown Council, Westdale Police, Easton Trust and Fenland "
           "Board.",
           "counted_items"},
          {"At 16 sessions there were 268 people, an average of 21 at each.",
           "At 16 sessions there were 272 people, an average of 17 at each.", "average"}});
}

TEST_CASE("claims: lists, tables and what they add up to") {
    hold({{"The year had four aims:\n\n- Early help\n- Neglect\n- Transitions\n",
           "The year had three aims:\n\n- Early help\n- Neglect\n- Transitions\n", "counted_items"},
          {"Partner\t2024-25\nCouncil\t£40,000\nPolice\t£25,000\nTotal\t£66,000\n",
           "Partner\t2024-25\nCouncil\t£40,000\nPolice\t£25,000\nTotal\t£65,000\n", "table_totals"},
          {"| Area | Boys | Girls | Total |\n|---|---|---|---|\n| North | 12 | 15 | 28 |\n| South | 3 | 4 | 7 |\n",
           "| Area | Boys | Girls | Total |\n|---|---|---|---|\n| North | 12 | 15 | 27 |\n| South | 3 | 4 | 7 |\n",
           "table_totals"},
          {"| Score | Skills |\n|---|---|\n| Before | 5.1 |\n| After | 8.0 |\n| Increase | 3.9 |\n",
           "| Score | Skills |\n|---|---|\n| Before | 5.1 |\n| After | 8.0 |\n| Increase | 2.9 |\n", "table_changes"},
          {"| Measure | 2022-23 | 2023-24 | % change |\n|---|---|---|---|\n| Plans | 200 | 230 | 25% |\n",
           "| Measure | 2022-23 | 2023-24 | % change |\n|---|---|---|---|\n| Plans | 200 | 230 | 15% |\n",
           "table_changes"}});
}

TEST_CASE("claims: majorities, comparisons, ranks and ages") {
    hold({{"The majority of carers (48%) agreed.", "The majority of carers (52%) agreed.", "majority"},
          {"Most settings (41%) had a policy.", "Most settings (81%) had a policy.", "majority"},
          {"Re-referrals stood at 21%, lower than the national rate of 19%.",
           "Re-referrals stood at 18%, lower than the national rate of 19%.", "comparison"},
          {"The town ranks 160th out of 151 authorities for income.",
           "The town ranks 140th out of 151 authorities for income.", "rank"},
          {"A fifth of residents are older than 75+.", "A fifth of residents are 75+.", "age_bounds"},
          {"English is the first language of 90.2% of pupils, another of 9.1%, and 2.1% are unclassified.",
           "English is the first language of 90.2% of pupils, another of 8.1%, and 1.7% are unclassified.",
           "shares_add_up"}});
}

TEST_CASE("claims: dates, money and spans of time") {
    hold({{"The panel met on Monday 4 June 2024.", "The panel met on Tuesday 4 June 2024.", "date_exists"},
          {"The policy was signed on 31 September 2023.", "The policy was signed on 30 September 2023.", "date_exists"},
          {"The reserve stood at £12.400 in April.", "The reserve stood at £12,400 in April.", "money_form"},
          {"The grant was £1,23,000.", "The grant was £1.2m, then £123,000.50.", "money_form"},
          {"The plan runs from 1 April 2025 to 31 March 2024.", "The plan runs from 1 April 2024 to 31 March 2025.",
           "span_of_time"},
          {"The Neglect Toolkit was launched in May 2021.\n\nThe tool is well known. The Neglect Toolkit was launched "
           "in June 2021.",
           "The Neglect Toolkit was launched in May 2021.\n\nThe Neglect Toolkit was relaunched in June 2023.",
           "event_dates"}});
}

TEST_CASE("claims: one figure, one event, one post told in two ways") {
    hold(
        {{"There were 2,961 strategy meetings in Northshire in 2024-25.\n\nIn 2024-25 there were 2,691 strategy "
          "meetings "
          "in Northshire.",
          "There were 2,961 strategy meetings in Northshire in 2024-25.\n\nIn 2023-24 there were 2,691 strategy "
          "meetings "
          "in Northshire.",
          "told_twice"},
         {"The survey had 344 responses.\n\nThe survey had 334 responses.",
          "The survey had 344 responses.\n\nThe second survey had 334 responses.", "told_twice"},
         {"At the end of March 2025, 511 children were on plans in Northshire. In Northshire 506 children were on "
          "plans "
          "at the end of March 2025.",
          "At the end of March 2025, 511 children were on plans in Northshire. In Northshire 506 families were on "
          "plans "
          "at the end of March 2025.",
          "told_twice"},
         {"The conference on exploitation of 23 May 2024 was full. The conference on exploitation took place on 24 May "
          "2024.",
          "The conference on exploitation of 23 May 2024 was full. The conference on neglect took place on 24 May "
          "2024.",
          "event_dates"},
         {"- Ann Moore, Chief Executive, Northshire County Council\n- Mark Reed, Chief Executive, Easton County "
          "Council\n\nMark Reed, Chief Executive of Northshire County Council, signed it.",
          "- Ann Moore, Chief Executive, Northshire County Council\n- Mark Reed, Chief Executive, Easton County "
          "Council\n\nMark Reed, Chief Executive of Easton County Council, signed it.",
          "posts"},
         {"The period covered 1 April 2024 to 31 March 2024.", "The period covered 1 April 2024 to 31 March 2025.",
          "span_of_time"}});
}

TEST_CASE("claims: money, points and times between two numbers") {
    hold({{"Contributions were £66,258, £30,000, £53,417 and £53,417, in total £203,192.",
           "Contributions were £66,258, £30,000, £53,417 and £53,417, in total £203,092.", "parts_of_sentence"},
          {"Of the 1,000 residents, 600 are women and 500 are men.",
           "Of the 1,100 residents, 600 are women and 500 are men.", "parts_of_sentence"},
          {"The population was 1,000, of whom 600 were women and 500 were men.",
           "The population was 1,150, of whom 600 were women and 500 were men.", "parts_of_sentence"},
          {"Costs were £246,270 against income of £203,092, a shortfall of £40,178.",
           "Costs were £246,270 against income of £203,092, a shortfall of £43,178.", "difference"},
          {"Income was £203,092. Expenditure was £246,270. The shortfall of £40,178 was met from reserves.",
           "Income was £203,092. Expenditure was £246,270. The shortfall of £43,178 was met from reserves.",
           "difference"},
          {"The deficit of £40,178 is the difference between income of £203,092 and spending of £246,270.",
           "The deficit of £43,178 is the difference between income of £203,092 and spending of £246,270.",
           "difference"},
          {"There were 25 fewer children, down from 90 to 75.", "There were 15 fewer children, down from 90 to 75.",
           "difference"},
          {"Attendance was 95%, up 5 percentage points from 92%.",
           "Attendance was 95%, up 3 percentage points from 92%.", "difference"},
          {"Attendance went up by 5 percentage points from 92% to 95%.",
           "Attendance went up by 3 percentage points from 92% to 95%.", "difference"},
          {"Twice as many boys (40) as girls (30) were referred.",
           "Twice as many boys (40) as girls (20) were referred.", "difference"},
          {"The average of 10, 20 and 30 is 25.", "The average of 10, 20 and 30 is 20.", "average"}});
}

TEST_CASE("claims: majorities, answers and impossible shares in other orders") {
    hold(
        {{"The majority (47%) of respondents were aware.", "The majority (57%) of respondents were aware.", "majority"},
         {"Most of the 344 respondents (41%) were aware.", "Most of the 344 respondents (61%) were aware.", "majority"},
         {"Most respondents, 41%, were aware.", "Most respondents, 61%, were aware.", "majority"},
         {"60% said yes, 30% said no and 20% did not know.", "60% said yes, 30% said no and 10% did not know.",
          "shares_add_up"},
         {"Of the 7 cases audited, 33% were about neglect.", "Of the 7 cases audited, 43% were about neglect.",
          "possible_share"},
         {"Half of the 12 partners (5) replied.", "Half of the 12 partners (6) replied.", "share_told"}});
    CHECK(claims::check_text("Most of the respondents (41%) were aware.").size() == 1);
}
