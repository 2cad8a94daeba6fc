#include "core/decimal.h"
#include "core/period.h"
#include "platform/registers/entity.h"
#include "rooms/finance/finance.h"
#include "rooms/partnership/partnership.h"

// What a partnership's money is made of. Every row says whose money it is: the children's partnership alone, the
// adults' board alone, or both together; the three are never added up (docs/glossary.md, "scope").
namespace finance {

using registers::Cells;
using registers::Choice;
using registers::Entity;
using registers::Field;
using registers::Need;
using registers::Problem;
using registers::Type;

namespace {

const std::vector<Choice> scopes{{"children", "Safeguarding children alone"},
                                 {"adults", "Safeguarding adults alone"},
                                 {"joint", "Children and adults together"}};

const Field partnership_field{.name = "partnership",
                              .label = "Partnership",
                              .need = Need::required,
                              .hint = "The partnership, or the Board before it.",
                              .most_characters = 80,
                              .by_key = &partnership::partnerships,
                              .in_list = true};
const Field scope{.name = "scope",
                  .label = "Whose money",
                  .type = Type::choice,
                  .need = Need::required,
                  .hint = "Amounts of different scopes are never added up.",
                  .choices = scopes,
                  .in_list = true};
const Field year{.name = "year",
                 .label = "Year",
                 .need = Need::required,
                 .hint = "The reporting year, 1 April to 31 March.",
                 .most_characters = 7,
                 .example = "2024-25",
                 .in_list = true};
const Field amount{.name = "amount",
                   .label = "Amount",
                   .type = Type::money,
                   .hint = "As published or as booked. Empty: none is told.",
                   .in_list = true};
const Field certainty{.name = "certainty",
                      .label = "How sure",
                      .type = Type::choice,
                      .choices = {{"exact", "As told"}, {"at_least", "At least"}, {"estimate", "An estimate"}}};
const Field place{.name = "place",
                  .label = "Place in the statement",
                  .type = Type::count,
                  .hint = "Lines stand in this order.",
                  .most = 999};
const Field document{.name = "document",
                     .label = "Document",
                     .hint = "Where this is published.",
                     .most_characters = 80,
                     .by_key = &partnership::documents};
const Field section{.name = "section", .label = "Section", .hint = "Where in that document.", .most_characters = 500};
const Field passage{.name = "passage",
                    .label = "Passage",
                    .hint = "The row, sentence or paragraph, with the number as printed.",
                    .most_characters = 500};
const Field note{.name = "note", .label = "Note", .type = Type::narrative, .most_characters = 2000};

std::vector<Problem> check_year(const Entity& entity, const Cells& cells) {
    if (core::ReportingYear::parse(cell(entity, cells, "year"))) return {};
    return {{"year", "Year must be a reporting year, such as 2024-25"}};
}

std::vector<Problem> check_contribution(const Entity& entity, const Cells& cells) {
    auto problems = check_year(entity, cells);
    const bool cash = cell(entity, cells, "kind") == "cash";
    if (cash && cell(entity, cells, "amount").empty()) problems.push_back({"amount", "Enter the amount"});
    if (!cash && cell(entity, cells, "amount").empty() && cell(entity, cells, "what").empty())
        problems.push_back({"what", "Enter what was given, or its value"});
    return problems;
}

/// A line is shared out whole or not at all.
std::vector<Problem> check_spending(const Entity& entity, const Cells& cells) {
    auto problems = check_year(entity, cells);
    core::Decimal total;
    bool any = false;
    for (const char* name : {"children_share", "adults_share", "other_share"}) {
        const auto share = core::Decimal::parse(cell(entity, cells, name));
        any = any || share.has_value();
        if (share) total = total + *share;
    }
    if (any && total != core::Decimal{100})
        problems.push_back({"children_share", "The shares must add up to 100%, or all be empty"});
    return problems;
}

std::vector<Problem> check_reserve(const Entity& entity, const Cells& cells) {
    auto problems = check_year(entity, cells);
    const bool movement = cell(entity, cells, "moment") == "movement";
    const bool covers = cell(entity, cells, "covers_balance") == "yes";
    if (cell(entity, cells, "amount").empty() && !(movement && covers))
        problems.push_back({"amount", "Enter the amount, or say that it covers the year's shortfall"});
    if (covers && !movement) problems.push_back({"covers_balance", "Only a movement can cover a shortfall"});
    return problems;
}

}  // namespace

const Entity funding_agreements{
    .room = "finance",
    .name = "funding_agreements",
    .one = "funding agreement",
    .many = "funding agreements",
    .meaning = "Who agreed to pay for the arrangements, by what principle and from when.",
    .fields = {{.name = "code", .label = "Code", .need = Need::required, .most_characters = 60},
               {.name = "name", .label = "Name", .need = Need::required, .most_characters = 300, .in_list = true},
               partnership_field,
               scope,
               {.name = "period", .label = "Period", .hint = "From when, as the agreement tells it.", .in_list = true},
               {.name = "between", .label = "Between", .type = Type::narrative, .most_characters = 1000},
               {.name = "principle", .label = "Principle", .type = Type::narrative, .most_characters = 2000},
               document,
               section,
               passage,
               note},
    .title = {"name"},
    .key = {"code"},
    .source = "Children Act 2004, section 16I; Working Together 2023, chapter 2",
    .scope = {.partnership = "partnership"}};

const Entity funding_contributions{
    .room = "finance",
    .name = "funding_contributions",
    .one = "funding contribution",
    .many = "funding contributions",
    .meaning = "What one partner gave in one year: money, or people, rooms and services in kind.",
    .fields = {partnership_field,
               scope,
               year,
               {.name = "contributor", .label = "Contributor", .need = Need::required, .in_list = true},
               {.name = "organisation",
                .label = "Organisation",
                .type = Type::reference,
                .refers_to = &partnership::organisations},
               {.name = "kind",
                .label = "Kind",
                .type = Type::choice,
                .need = Need::required,
                .choices = {{"cash", "Money"}, {"in_kind", "In kind"}},
                .in_list = true},
               amount,
               certainty,
               {.name = "what",
                .label = "What was given",
                .type = Type::narrative,
                .hint = "For what is given in kind.",
                .most_characters = 1000},
               place,
               document,
               section,
               passage,
               note},
    .title = {"contributor", "year", "scope"},
    .key = {"partnership", "scope", "year", "contributor", "kind", "document"},
    .source = "Children Act 2004, section 16I",
    .scope = {.partnership = "partnership"},
    .check = check_contribution};

const Entity spending{
    .room = "finance",
    .name = "spending",
    .one = "spending line",
    .many = "spending lines",
    .meaning = "One line of what was spent in a year, and how it is shared between the boards that one office serves.",
    .fields = {partnership_field,
               scope,
               year,
               {.name = "line", .label = "Line", .need = Need::required, .in_list = true},
               {.name = "amount", .label = "Amount", .type = Type::money, .need = Need::required, .in_list = true},
               {.name = "children_share",
                .label = "Share of the children's partnership",
                .type = Type::percentage,
                .hint = "Leave all three empty where the document does not tell how the line is shared."},
               {.name = "adults_share", .label = "Share of the adults' board", .type = Type::percentage},
               {.name = "other_share", .label = "Share of others", .type = Type::percentage},
               {.name = "explanation",
                .label = "Explanation",
                .type = Type::narrative,
                .hint = "What a reader must know of the line: it stands below the table.",
                .most_characters = 1000},
               place,
               document,
               section,
               passage,
               note},
    .title = {"line", "year", "scope"},
    .key = {"partnership", "scope", "year", "line", "document"},
    .scope = {.partnership = "partnership"},
    .check = check_spending};

const Entity finance_totals{
    .room = "finance",
    .name = "finance_totals",
    .one = "published total",
    .many = "published totals",
    .meaning =
        "A total that a document prints. Cairn adds up the lines itself and says where the two disagree; where only "
        "some lines are known, the printed total stands.",
    .fields = {partnership_field,
               scope,
               year,
               {.name = "what",
                .label = "What",
                .type = Type::choice,
                .need = Need::required,
                .choices = {{"income", "Contributions"}, {"expenditure", "Expenditure"}, {"balance", "Balance"}},
                .in_list = true,
                .ask = "Choose what the total is of"},
               {.name = "amount",
                .label = "Amount",
                .type = Type::money,
                .hint = "A shortfall is negative. Empty: the document tells only some lines, and no total.",
                .in_list = true},
               document,
               section,
               passage,
               note},
    .title = {"what", "year", "scope"},
    .key = {"partnership", "scope", "year", "what", "document"},
    .scope = {.partnership = "partnership"},
    .check = check_year};

const Entity reserves{
    .room = "finance",
    .name = "reserves",
    .one = "reserve entry",
    .many = "reserve entries",
    .meaning = "What stood in reserve at the beginning or end of a year, and what was added or taken.",
    .fields = {partnership_field,
               scope,
               year,
               {.name = "moment",
                .label = "Moment",
                .type = Type::choice,
                .need = Need::required,
                .choices = {{"opening", "Opening"}, {"movement", "Movement"}, {"closing", "Closing"}},
                .in_list = true},
               {.name = "amount",
                .label = "Amount",
                .type = Type::money,
                .hint = "What is taken is negative.",
                .in_list = true},
               {.name = "printed",
                .label = "As printed",
                .hint = "Only where the document prints it in a way that is a slip.",
                .most_characters = 40},
               {.name = "read_as",
                .label = "Read as",
                .type = Type::money,
                .hint = "What the printed amount must mean, where it is a slip. The amount stays as published."},
               {.name = "covers_balance",
                .label = "Covers the year's shortfall",
                .type = Type::yes_no_not_known,
                .hint = "Yes where the document says so without an amount: Cairn works it out."},
               document,
               section,
               passage,
               note},
    .title = {"moment", "year", "scope"},
    .key = {"partnership", "scope", "year", "moment", "document"},
    .scope = {.partnership = "partnership"},
    .check = check_reserve};

const Entity variances{.room = "finance",
                       .name = "variances",
                       .one = "variance note",
                       .many = "variance notes",
                       .meaning = "Why a line moved from one year to the next.",
                       .fields = {partnership_field,
                                  scope,
                                  year,
                                  {.name = "line",
                                   .label = "Line",
                                   .need = Need::required,
                                   .hint = "The name of the spending line; \"All\" for the whole.",
                                   .in_list = true},
                                  {.name = "cause",
                                   .label = "Cause",
                                   .type = Type::narrative,
                                   .need = Need::required,
                                   .hint = "Without amounts: those stand in the lines.",
                                   .most_characters = 2000,
                                   .in_list = true},
                                  place,
                                  document,
                                  section,
                                  passage,
                                  note},
                       .title = {"line", "year"},
                       .key = {"partnership", "scope", "year", "line"},
                       .scope = {.partnership = "partnership"},
                       .check = check_year};

const Entity value_for_money{.room = "finance",
                             .name = "value_for_money",
                             .one = "value-for-money note",
                             .many = "value-for-money notes",
                             .meaning = "What the partners got for the money, in the partnership's own judgement.",
                             .fields = {partnership_field,
                                        scope,
                                        year,
                                        {.name = "judgement",
                                         .label = "Judgement",
                                         .type = Type::narrative,
                                         .need = Need::required,
                                         .most_characters = 2000,
                                         .in_list = true},
                                        place,
                                        document,
                                        section,
                                        passage,
                                        note},
                             .title = {"year", "scope"},
                             .key = {"partnership", "scope", "year", "place"},
                             .source = "Working Together 2023, chapter 2 (yearly report)",
                             .scope = {.partnership = "partnership"},
                             .check = check_year};

const std::vector<const Entity*>& registers_of_room() {
    static const std::vector<const Entity*> all{
        &funding_agreements, &funding_contributions, &spending, &finance_totals, &reserves,
        &variances,          &value_for_money};
    return all;
}

}  // namespace finance
