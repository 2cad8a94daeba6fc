// Sound passages that look like slips. None of them may be found.
#include <doctest/doctest.h>

#include <string>

#include "platform/claims/claims.h"

TEST_CASE("claims: sound passages pass") {
    for (const char* text : {
             "Staff may come from 3 to 5 agencies; see section 47 of the Children Act 1989 and pages 30 to 20 of the "
             "annex.",
             "In 2023, 12 courses ran. In 2024, 14 courses ran, with 11 of them in person.",
             "44% knew of the tool, with 62% of those saying that they had used it.",
             "The most common reason was illness (34%).",
             "At most 40% could attend.",
             "Three courses were held, with 30 people from one agency and 25 from another.",
             "Two of the 12 cases needed 15 visits each.",
             "I would give my worker 9 out of 10.",
             "Referrals rose from Monday to Friday.",
             "Numbers fell by 12% in Northmoor while they rose from 40 to 46 in Eastvale.",
             "The service is open from 9 to 5, for young people aged from 18 to 11.",
             "Of the 40 families, 25 had a plan and 30 had a visit.",
             "The team has five aims for the year, which are set out in the following documents:\n\n- Plan\n- Budget\n",
             "Contacts increased by 10% to 550.",
             "The group met on 5 May and was joined by 12 members, more than the 9 of last year.",
             "The majority of the work was done by the 12% of staff who are part-time.",
             "It is a 12-month programme, from April 2024 to June 2024 in its first phase.",
             "Wherever possible, 100% of returns, and 120% of the target, were met.",
             "Row\tA\tB\nX\t1\t2\nTotal number of meetings\t9\t9\n",
             "Group\tShare\nA\t33.3%\nB\t33.3%\nC\t33.3%\nTotal\t100%\n",
             "Rates\t2023\nNorth\t12.1\nSouth\t14.3\nOverall\t13.0\nEngland\t13.5\n",
             "Police, who hold three posts: two inspectors and other staff.",
             "A further 20 people joined from 3 agencies, up from a low base.",
             "The fund fell from £1.2m to £900,000, a fall of 25%.",
             "Between 2019 and 2023 the number doubled.",
             "Meetings take place three times a year, in March, July and November.",
             "Work was named as a reason by 42%, illness by 59%; more than one reason could be given.",
             "The bullet was printed \"older than 65+\" and told again below.",
             "The sum was printed £95.350, read as £95,350.",
             "10 cases were audited, shared out in the same way: 4, 4 and",
             "The conference of 23 May 2024 was full; the conference of 4 December 2024 was online.",
             "The group had 12 meetings. The panel had 15 meetings.",
             "Ann Moore, Director of Northshire Services, and Ann Moore, Chair of the Board of Easton.",
             "The meeting of 3 May 2024 was short. The meeting of 5 June 2024 was long.",
             "Half of the plan, a third of which is new, was rewritten in the second half of the year.",
         }) {
        const auto found = claims::check_text(text);
        std::string first;
        if (!found.empty()) first = std::string{found[0].check} + ": " + found[0].stated + " | " + found[0].recomputed;
        INFO(std::string{text}, "\n", first);
        CHECK(found.empty());
    }
}
