#include "core/date.h"
#include "rooms/partnership/fields.h"
#include "rooms/partnership/partnership.h"

// How the bodies are led, to whom they answer, and where children live: what published arrangements must tell besides
// who works together.
namespace partnership {

std::vector<Problem> dates_in_order(const Entity& entity, const Cells& cells) {
    const auto &first = cell(entity, cells, "from"), &last = cell(entity, cells, "to");
    if (first.empty() || last.empty() || first <= last) return {};
    return {{"to", "To must be on or after " + core::in_words(*core::parse_date(first))}};
}

namespace {

std::vector<Problem> check_line(const Entity& entity, const Cells& cells) {
    auto problems = dates_in_order(entity, cells);
    if (cell(entity, cells, "body").empty() == cell(entity, cells, "who").empty())
        problems.push_back({"body", "Choose the body, or enter who reports when it is no body: one of the two"});
    return problems;
}

}  // namespace

const Entity chair_rota{
    .room = "partnership",
    .name = "chair_rota",
    .one = "chair rota entry",
    .many = "chair rota",
    .meaning =
        "Which safeguarding partner's delegate chairs or deputises in a business year. The turn belongs to the seat: "
        "whoever is the delegate then takes it.",
    .fields = {{.name = "from",
                .label = "From",
                .type = Type::date,
                .need = Need::required,
                .hint = "The first day of the business year.",
                .in_list = true,
                .ask = "Enter the first day"},
               {.name = "to", .label = "To", .type = Type::date, .need = Need::required, .ask = "Enter the last day"},
               {.name = "role",
                .label = "Role",
                .type = Type::choice,
                .need = Need::required,
                .choices = {{"chair", "Partnership chair"}, {"deputy_chair", "Partnership deputy chair"}},
                .in_list = true},
               {.name = "organisation",
                .label = "Whose delegate",
                .type = Type::reference,
                .need = Need::required,
                .refers_to = &organisations,
                .in_list = true},
               {.name = "holder",
                .label = "Delegate when it was agreed",
                .type = Type::reference,
                .refers_to = &people,
                .in_list = true},
               {.name = "as_published",
                .label = "As published",
                .hint = "The words of the document, when they differ from the entry.",
                .most_characters = 300},
               document,
               section,
               note},
    .title = {"from", "role", "organisation"},
    .key = {"from", "role", "organisation"},
    .source = "Working Together 2023, paragraph 61 (partnership chair)",
    .scope = {.footprint_of = {"organisation"}},
    .check = dates_in_order};

const Entity reporting_lines{
    .room = "partnership",
    .name = "reporting_lines",
    .one = "reporting line",
    .many = "reporting lines",
    .meaning = "What one body tells another, and how often. The structure chart is drawn from these lines.",
    .fields = {{.name = "body", .label = "Body", .type = Type::reference, .refers_to = &bodies, .in_list = true},
               {.name = "who", .label = "Who", .hint = "When it is no body: an area of work, an officer."},
               {.name = "reports_to",
                .label = "Reports to",
                .type = Type::reference,
                .need = Need::required,
                .refers_to = &bodies,
                .in_list = true,
                .ask = "Choose the body that it reports to"},
               {.name = "kind",
                .label = "Kind",
                .type = Type::choice,
                .need = Need::required,
                .choices = {{"oversight", "Is overseen by it"},
                            {"dotted", "Feeds into it (dotted line)"},
                            {"update", "Gives it an update"},
                            {"shares", "Shares its report with it"},
                            {"commission", "Commissions work from it"}},
                .in_list = true},
               {.name = "what", .label = "What is told", .most_characters = 500},
               {.name = "times_a_year", .label = "Times a year", .type = Type::count, .most = 366, .in_list = true},
               from,
               to,
               document,
               section,
               note},
    .title = {"body", "who", "reports_to"},
    .key = {"body", "who", "reports_to", "kind"},
    .scope = {.part_of = "reports_to"},
    .check = check_line};

const Entity homes{
    .room = "partnership",
    .name = "homes",
    .one = "entry on homes",
    .many = "homes and custody",
    .meaning =
        "The residential homes and youth custody that a local authority runs or has in its area, as the arrangements "
        "must include them.",
    .fields = {code,
               {.name = "organisation",
                .label = "Local authority",
                .type = Type::reference,
                .need = Need::required,
                .refers_to = &organisations,
                .in_list = true},
               {.name = "kind",
                .label = "Kind",
                .type = Type::choice,
                .need = Need::required,
                .choices = {{"residential", "Residential homes for children"}, {"youth_custody", "Youth custody"}},
                .in_list = true},
               {.name = "state",
                .label = "State",
                .type = Type::choice,
                .need = Need::required,
                .choices = {{"running", "Running"}, {"planned", "Planned"}, {"none", "None"}},
                .in_list = true},
               {.name = "number", .label = "Number of homes", .type = Type::count, .in_list = true},
               {.name = "places", .label = "Places, at most", .type = Type::count, .in_list = true},
               {.name = "when_told", .label = "When", .hint = "As the document tells it.", .most_characters = 200},
               {.name = "run_with", .label = "Run with", .type = Type::reference, .refers_to = &organisations},
               {.name = "assurance", .label = "Assurance", .type = Type::narrative, .most_characters = 1000},
               document,
               section,
               note},
    .title = {"organisation", "kind", "state"},
    .key = {"code"},
    .source = "Working Together 2023, paragraph 104 (what published arrangements include)",
    .scope = {.footprint_of = {"organisation"}}};

const Entity signatories{
    .room = "partnership",
    .name = "signatories",
    .one = "signatory",
    .many = "signatories",
    .meaning = "Who signs a published document, for which organisation, and in what office.",
    .fields = {{.name = "document",
                .label = "Document",
                .need = Need::required,
                .hint = "What was signed.",
                .most_characters = 80,
                .by_key = &documents,
                .in_list = true},
               {.name = "person",
                .label = "Person",
                .type = Type::reference,
                .need = Need::required,
                .refers_to = &people,
                .in_list = true},
               {.name = "office", .label = "Office, as printed", .need = Need::required, .in_list = true},
               {.name = "organisation",
                .label = "For the organisation",
                .type = Type::reference,
                .refers_to = &organisations,
                .in_list = true},
               {.name = "place", .label = "Place in the order", .type = Type::count},
               section,
               note},
    .title = {"document", "person"},
    .key = {"document", "person"},
    .scope = {.footprint_of = {"organisation", "person"}}};

}  // namespace partnership
