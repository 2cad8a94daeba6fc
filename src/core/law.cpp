#include "core/law.h"

#include <array>

#include "core/check.h"

namespace core {

std::span<const Instrument> instruments() {
    static const std::array<Instrument, 14> all{{
        {"CA1989", "Children Act 1989", day(1991, 10, 14), {}, "not verified: from general knowledge"},
        {"EA2002",
         "Education Act 2002, sections 157 and 175",
         day(2004, 6, 1),
         {},
         "not verified: from general knowledge"},
        {"CA2004", "Children Act 2004", day(2005, 3, 1), {}, "not verified: from general knowledge"},
        {"WT2015", "Working Together to Safeguard Children 2015", day(2015, 3, 26), day(2018, 7, 3),
         "the annual report 2017/18 is written to it; its days are not verified"},
        {"CSWA2017",
         "Children and Social Work Act 2017",
         day(2018, 6, 29),
         {},
         "sections 16A to 16Q of the Children Act 2004"},
        {"SI2018/789",
         "The Child Safeguarding Practice Review and Relevant Agency (England) Regulations 2018",
         day(2018, 6, 29),
         {},
         "legislation.gov.uk"},
        {"CDR2018",
         "Child Death Review: Statutory and Operational Guidance (England)",
         day(2018, 10, 1),
         {},
         "the day in October 2018 is not verified"},
        {"WT2018", "Working Together to Safeguard Children 2018", day(2018, 7, 4), day(2023, 12, 14),
         "the month is told by partnerships' reports; the days are not verified"},
        {"WT2023", "Working Together to Safeguard Children 2023", day(2023, 12, 15), day(2026, 2, 28),
         "its first day is told by the arrangements of December 2024; its last day is not verified"},
        {"WT2026",
         "Working Together to Safeguard Children 2026",
         day(2026, 3, 1),
         {},
         "about March 2026, by other partnerships' pages; the day is not verified"},
        {"CSNF2023", "Children's Social Care National Framework", day(2023, 12, 14), {}, "the day is not verified"},
        {"VPA2024",
         "Victims and Prisoners Act 2024",
         day(2024, 5, 24),
         {},
         "not verified: section 19 starts by regulations"},
        {"PSBAR2018",
         "The Public Sector Bodies (Websites and Mobile Applications) Accessibility Regulations 2018",
         day(2018, 9, 23),
         {},
         "legislation.gov.uk"},
        {"CWSA2026",
         "Children's Wellbeing and Schools Act 2026",
         day(2026, 4, 29),
         {},
         "Royal Assent; its parts start by regulations"},
    }};
    return all;
}

const Instrument& instrument(std::string_view code) {
    for (const auto& known : instruments())
        if (known.code == code) return known;
    check(false, "the instrument is one that core/law.cpp holds");
    return instruments().front();
}

bool in_force(const Instrument& law, Date on) { return on >= law.from && (!law.to || on <= *law.to); }

const Instrument* working_together(Date on) {
    for (const auto& known : instruments())
        if (known.code.starts_with("WT") && in_force(known, on)) return &known;
    return nullptr;
}

}  // namespace core
