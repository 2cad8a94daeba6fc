#include "rooms/yearly_report/route.h"

#include "core/period.h"
#include "platform/registers/entity.h"
#include "rooms/partnership/partnership.h"

namespace yearly_report {

using registers::Cells;
using registers::Entity;
using registers::Need;
using registers::Problem;
using registers::Type;

namespace {

std::vector<Problem> check_step(const Entity& entity, const Cells& cells) {
    std::vector<Problem> problems;
    for (const char* field : {"first_year", "last_year"})
        if (const auto& year = cell(entity, cells, field); !year.empty() && !core::ReportingYear::parse(year))
            problems.push_back({field, "Write the year as 2024-25"});
    if (const auto& first = cell(entity, cells, "first_year"), &last = cell(entity, cells, "last_year");
        problems.empty() && !first.empty() && !last.empty() && last < first)
        problems.push_back({"last_year", "The last year must be " + first + " or later"});
    return problems;
}

}  // namespace

std::vector<registers::Choice> approval_steps() {
    return {{"members", "Members of the partnership"},
            {"scrutiny", "Scrutiny committee"},
            {"cabinet", "Cabinet"},
            {"chair", "Independent Chair"},
            {"other", "Another body"}};
}

const Entity approval_routes{
    .room = "yearly_report",
    .name = "approval_routes",
    .one = "step of the approval route",
    .many = "approval routes",
    .meaning =
        "Which members, committees and bodies consider a partnership's report before the safeguarding partners "
        "sign it. Nothing is published until each has.",
    .fields = {{.name = "partnership",
                .label = "Partnership",
                .need = Need::required,
                .most_characters = 40,
                .by_key = &partnership::partnerships,
                .in_list = true},
               {.name = "place",
                .label = "Place in the order",
                .type = Type::count,
                .need = Need::required,
                .least = 1,
                .most = 99,
                .in_list = true},
               {.name = "step",
                .label = "Step",
                .type = Type::choice,
                .need = Need::required,
                .choices = approval_steps(),
                .in_list = true},
               {.name = "body", .label = "Body", .need = Need::required, .in_list = true},
               {.name = "first_year",
                .label = "From the report of",
                .hint = "The first reporting year for which it holds. Empty: any.",
                .most_characters = 7,
                .example = "2024-25"},
               {.name = "last_year",
                .label = "To the report of",
                .hint = "The last reporting year for which it holds. Empty: it still does.",
                .most_characters = 7},
               {.name = "document",
                .label = "Document",
                .hint = "Where the route is told.",
                .most_characters = 80,
                .by_key = &partnership::documents},
               {.name = "section", .label = "Section", .most_characters = 500},
               {.name = "note", .label = "Note", .type = Type::narrative, .most_characters = 2000}},
    .title = {"partnership", "body"},
    .key = {"partnership", "step", "body"},
    .classification = registers::Classification::open,
    .scope = {.partnership = "partnership"},
    .check = check_step};

}  // namespace yearly_report
