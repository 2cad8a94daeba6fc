#include "platform/publish/typed_numbers.h"

#include <doctest/doctest.h>

using publish::typed_numbers;
using Numbers = std::vector<std::string>;

TEST_CASE("publish: a typed number is found, whatever stands round it") {
    CHECK(typed_numbers("There were 28 plans (3.5% more), 1,609 people and £246,270.") ==
          Numbers{"28", "3.5%", "1,609", "£246,270"});
    CHECK(typed_numbers("a change of −3.5% and of –2, or €5m") == Numbers{"−3.5%", "–2", "€5m"});
    CHECK(typed_numbers("over 50 children") == Numbers{"50"});
    CHECK(typed_numbers("two of 10 audits") == Numbers{"10"});
}

TEST_CASE("publish: what is a name, a date or a quotation is no number") {
    for (const char* text : {"in 2024-25 and 2017/18, by 31 March 2025", "Section 47 enquiries and section 11",
                             "paragraphs 106 to 110", "Priority 2 of the plan", "young people aged 16 and 17",
                             "Key Stage KS4 and COVID-19", "from 1 to 14 May", "the sign said \"over 50 children\"",
                             "called \xe2\x80\x9c"
                             "0 to 19\xe2\x80\x9d",
                             "at 9:30", "Working Together 2023", "the 1st meeting"}) {
        CAPTURE(text);
        CHECK(typed_numbers(text).empty());
    }
    CHECK(typed_numbers("an open \" quotes nothing: 12") == Numbers{"12"});
}
