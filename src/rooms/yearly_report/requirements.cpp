#include "rooms/yearly_report/requirements.h"

#include <algorithm>

// Each requirement restated in our words, with the mark of how far it was checked. Working Together 2023, paragraphs
// 106 to 110, is the source of the list; the annual reports of 2024-25 that are written to it show the same heads.
namespace yearly_report {
namespace {

using core::day;

constexpr std::string_view statute = "seen: the Act's section as repeated by partnerships' published arrangements";
constexpr std::string_view wt18 = "seen: a partnership's report written to it; paragraph not verified";
constexpr std::string_view wt23 =
    "heads confirmed by the contents of a yearly report written to it; the wording of the paragraphs is not verified";
constexpr std::string_view wt26 = "not verified: carried forward from 2023; the paragraphs of 2026 were not seen";

/// Made when first asked for: registers that are declared in other files ask before this file's own values would be.
struct Days {
    core::Date board_end = day(2019, 9, 29);
    core::Date wt18_first = day(2018, 7, 4), wt18_last = day(2023, 12, 14);
    core::Date wt23_first = day(2023, 12, 15), wt23_last = day(2026, 2, 28);
    core::Date wt26_first = day(2026, 3, 1);
};
const Days& days() {
    static const Days all;
    return all;
}

constexpr std::string_view contributions =
    "what each safeguarding partner and agency gave to the partnership's work and structure";
constexpr std::string_view themes =
    "themes drawn together from scrutiny: reviews, the scrutineer, audits and other methods";
constexpr std::string_view impact =
    "evidence of the effect of the work, training among it, on outcomes from early help to children in care and care "
    "leavers";
constexpr std::string_view incidents = "an analysis of the learning from serious incidents";
constexpr std::string_view limited = "where priorities made little or no progress";
constexpr std::string_view decisions =
    "decisions and actions taken, those on recommendations of local and national reviews among them, and their effect";
constexpr std::string_view voice = "how feedback of children and families was sought and what it changed";
constexpr std::string_view money = "what each partner paid, what was bought, why it changed, and its value for money";
constexpr std::string_view arrangements = "changes of the published arrangements, with their dates";
constexpr std::string_view reforms = "national reforms put in place";
constexpr std::string_view education = "how schools and colleges were represented, in daily work and in decisions";
constexpr std::string_view data = "how data and information sharing were used and improved";
constexpr std::string_view restraint = "the review of the use of restraint, and to whom it was reported";
constexpr std::string_view secure = "where a secure establishment for children lies in the area";
constexpr std::string_view did =
    "what was done under the arrangements, local child safeguarding practice reviews among it";
constexpr std::string_view effective = "how effective the arrangements were in practice";

Requirement of_2018(std::string_view code, std::string_view what) {
    return {code, what, Duty::should, {"WT2018", "chapter 3, yearly report"}, days().wt18_first, days().wt18_last,
            wt18};
}
Requirement of_2023(std::string_view code, std::string_view what, std::string_view condition = {}) {
    return {code, what,     Duty::should, {"WT2023", "paragraphs 106 to 110"}, days().wt23_first, days().wt23_last,
            wt23, condition};
}
Requirement of_2026(std::string_view code, std::string_view what, std::string_view condition = {}) {
    return {code, what, Duty::should, {"WT2026", "yearly report"}, days().wt26_first, {}, wt26, condition};
}

// As the days: once, when first asked for.
const std::vector<Requirement>& cards() {
    static const std::vector<Requirement> all{
        Requirement{"YR-B1",
                    "how effective safeguarding is in the area, as the Board judges it",
                    Duty::must,
                    {"CA2004", "s.14A, repealed for the area when its partnership began"},
                    day(2010, 4, 1),
                    days().board_end,
                    "not verified: from general knowledge; the day on which Boards ended at the latest"},
        Requirement{"YR-M1", did, Duty::must, {"CA2004", "s.16G(7)(a)"}, day(2018, 6, 29), {}, statute},
        Requirement{"YR-M2", effective, Duty::must, {"CA2004", "s.16G(7)(b)"}, day(2018, 6, 29), {}, statute},
        of_2018("YR-3", impact),
        of_2018("YR-5", limited),
        of_2018("YR-6", decisions),
        of_2018("YR-7", voice),
        of_2023("YR-1", contributions),
        of_2023("YR-2", themes),
        of_2023("YR-3", impact),
        of_2023("YR-4", incidents),
        of_2023("YR-5", limited),
        of_2023("YR-6", decisions),
        of_2023("YR-7", voice),
        of_2023("YR-8", money),
        of_2023("YR-9", arrangements),
        of_2023("YR-10", reforms),
        of_2023("YR-11", education),
        of_2023("YR-12", data),
        of_2023("YR-13", restraint, secure),
        of_2026("YR-1", contributions),
        of_2026("YR-2", themes),
        of_2026("YR-3", impact),
        of_2026("YR-4", incidents),
        of_2026("YR-5", limited),
        of_2026("YR-6", decisions),
        of_2026("YR-7", voice),
        of_2026("YR-8", money),
        of_2026("YR-9", arrangements),
        of_2026("YR-10", reforms),
        of_2026("YR-11", education),
        of_2026("YR-12", data),
        of_2026("YR-13", restraint, secure),
        Requirement{"YR-14",
                    "evidence of the effect on children and families",
                    Duty::must,
                    {"WT2026", "yearly report"},
                    days().wt26_first,
                    {},
                    "seen: other partnerships' summaries of the change; the wording was not seen"}};
    return all;
}

}  // namespace

std::span<const Requirement> requirements() { return cards(); }

std::vector<const Requirement*> requirements_of(core::ReportingYear year) {
    std::vector<const Requirement*> found;
    for (const auto& one : cards())
        if (one.from <= year.last() && (!one.to || year.last() <= *one.to)) found.push_back(&one);
    return found;
}

const Requirement* find_requirement(std::string_view code) {
    const auto found = std::find_if(cards().rbegin(), cards().rend(), [&](auto& one) { return one.code == code; });
    return found == cards().rend() ? nullptr : &*found;
}

}  // namespace yearly_report
