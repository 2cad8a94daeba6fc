#include "rooms/yearly_report/judgements.h"

#include <set>

#include "core/period.h"
#include "platform/registers/entity.h"
#include "rooms/partnership/partnership.h"
#include "rooms/yearly_report/requirements.h"

namespace yearly_report {

using registers::Cells;
using registers::Entity;
using registers::Need;
using registers::Problem;
using registers::Type;

namespace {

std::vector<registers::Choice> requirement_choices() {
    std::vector<registers::Choice> all;
    std::set<std::string_view> seen;
    for (const auto& one : requirements())
        if (seen.insert(one.code).second)
            all.push_back({std::string{one.code}, std::string{one.code} + ": " + std::string{one.what}});
    return all;
}

std::vector<Problem> check_judgement(const Entity& entity, const Cells& cells) {
    if (core::ReportingYear::parse(cell(entity, cells, "year"))) return {};
    return {{"year", "Write the year as 2024-25"}};
}

}  // namespace

std::string verdict_in_words(const std::string& verdict) {
    if (verdict == "met") return "Met";
    if (verdict == "partly") return "Met in part";
    if (verdict == "not") return "Not met";
    return verdict;
}

const Entity requirement_judgements{
    .room = "yearly_report",
    .name = "requirement_judgements",
    .one = "judgement of a requirement",
    .many = "judgements of requirements",
    .meaning =
        "Whether a yearly report meets what the law and guidance of its year ask of it, and why: by somebody who has "
        "read it. The program proposes a judgement from what the sections tell; a person makes it.",
    .fields = {{.name = "partnership",
                .label = "Partnership",
                .need = Need::required,
                .most_characters = 40,
                .by_key = &partnership::partnerships,
                .in_list = true},
               {.name = "year", .label = "Year", .need = Need::required, .most_characters = 7, .in_list = true},
               {.name = "requirement",
                .label = "Requirement",
                .type = Type::choice,
                .need = Need::required,
                .choices = requirement_choices(),
                .in_list = true},
               {.name = "verdict",
                .label = "Judgement",
                .type = Type::choice,
                .need = Need::required,
                .choices = {{"met", "Met"}, {"partly", "Met in part"}, {"not", "Not met"}},
                .in_list = true},
               {.name = "why",
                .label = "Why",
                .type = Type::narrative,
                .need = Need::required,
                .hint = "What in the report shows it, and what is missing.",
                .most_characters = 2000,
                .ask = "Enter why it is judged so"},
               {.name = "judged_by",
                .label = "Judged by",
                .need = Need::required,
                .in_list = true,
                .ask = "Enter who judged it"},
               {.name = "on",
                .label = "On",
                .type = Type::date,
                .need = Need::required,
                .in_list = true,
                .ask = "Enter the day on which it was judged"},
               {.name = "note", .label = "Note", .type = Type::narrative, .most_characters = 2000}},
    .title = {"requirement", "partnership", "year"},
    .key = {"partnership", "year", "requirement"},
    .source = "Working Together 2023, paragraphs 106 to 110",
    .classification = registers::Classification::open,
    .check = check_judgement};

}  // namespace yearly_report
