#include "rooms/yearly_report/facts.h"

#include "core/period.h"
#include "platform/registers/entity.h"
#include "rooms/partnership/partnership.h"
#include "rooms/yearly_report/explanations.h"
#include "rooms/yearly_report/judgements.h"
#include "rooms/yearly_report/route.h"

namespace yearly_report {

using registers::Cells;
using registers::Choice;
using registers::Entity;
using registers::Need;
using registers::Problem;
using registers::Type;

namespace {

const std::vector<Choice> topics{{"priority", "Priority of the business plan"},
                                 {"inspection", "Inspection"},
                                 {"audit", "Audit"},
                                 {"review", "Review of a serious incident"},
                                 {"national_publication", "National publication"},
                                 {"procedure", "Procedure or practice tool"},
                                 {"training", "Training"},
                                 {"resource", "Learning resource"},
                                 {"engagement", "Engagement of children and families"},
                                 {"scrutiny", "Scrutiny"},
                                 {"challenge", "Challenge"},
                                 {"survey", "Survey or self-assessment"},
                                 {"reform", "National reform"},
                                 {"approval", "Approval and publication of a report"},
                                 {"arrangement", "Published arrangements"},
                                 {"partner_update", "Account of a partner"},
                                 {"other", "Other"}};

const std::vector<Choice> kinds{{"did", "What was done"},
                                {"outcome", "Outcome"},
                                {"next_step", "Next step"},
                                {"verdict", "Verdict"},
                                {"decision", "Decision"},
                                {"finding", "Finding"},
                                {"consideration", "How it was considered"},
                                {"change", "What changed"},
                                {"quote_paraphrase", "What people said, in our words"},
                                {"statement", "Statement"}};

/// A period is its code, as in the pack's other files.
std::vector<Problem> check_fact(const Entity& entity, const Cells& cells) {
    const auto& period = cell(entity, cells, "period");
    if (period.empty() || core::Period::parse(period)) return {};
    return {{"period", "Write the period as 2024-25, 2024-25 Q1, AY2024-25, 2024, 2024-09 or 2025-03-31"}};
}

}  // namespace

const Entity published_facts{
    .room = "yearly_report",
    .name = "published_facts",
    .one = "published fact",
    .many = "published facts",
    .meaning =
        "What a published document tells in words, each with its place in the document and written in our own words. "
        "Figures stand in the scorecard.",
    .fields = {{.name = "code",
                .label = "Code",
                .need = Need::required,
                .hint = "A short name for files and links, in lower case. It stays.",
                .most_characters = 80,
                .example = "babies-2024-25-did-procedure"},
               {.name = "topic",
                .label = "Topic",
                .type = Type::choice,
                .need = Need::required,
                .choices = topics,
                .in_list = true},
               {.name = "subject",
                .label = "Subject",
                .need = Need::required,
                .hint =
                    "What it is about, the same words for every fact about it: the name of the priority, the audit.",
                .most_characters = 300,
                .in_list = true},
               {.name = "kind",
                .label = "Kind",
                .type = Type::choice,
                .need = Need::required,
                .choices = kinds,
                .in_list = true},
               {.name = "partnership",
                .label = "Partnership",
                .hint = "Whose report tells it, or whose fact it is.",
                .most_characters = 40,
                .by_key = &partnership::partnerships,
                .in_list = true},
               {.name = "area",
                .label = "Area",
                .hint = "Empty: of the whole partnership, or of no one area.",
                .most_characters = 20,
                .by_key = &partnership::areas},
               {.name = "period",
                .label = "Period",
                .hint = "The time it speaks of. Empty: not told.",
                .most_characters = 20,
                .example = "2024-25",
                .in_list = true},
               {.name = "on", .label = "On", .type = Type::date, .hint = "The day, where one is told."},
               {.name = "statement",
                .label = "Statement",
                .type = Type::narrative,
                .need = Need::required,
                .hint = "In our own words. A family's published words are told as a theme, never as a quotation.",
                .most_characters = 2000},
               {.name = "figure",
                .label = "Figures",
                .type = Type::narrative,
                .hint = "The figures it rests on, each as a token of a narrative: indicator, area, period.",
                .most_characters = 1000},
               {.name = "document",
                .label = "Document",
                .need = Need::required,
                .hint = "Where this is published.",
                .most_characters = 80,
                .by_key = &partnership::documents},
               {.name = "section",
                .label = "Section",
                .need = Need::required,
                .hint = "Where in that document: the path of its headings.",
                .most_characters = 500},
               {.name = "note", .label = "Note", .type = Type::narrative, .most_characters = 2000}},
    .title = {"subject", "code"},
    .key = {"code"},
    .classification = registers::Classification::open,
    .check = check_fact};

const std::vector<const Entity*>& registers_of_room() {
    static const std::vector<const Entity*> all{&published_facts, &approval_routes, &claim_explanations,
                                                &requirement_judgements};
    return all;
}

}  // namespace yearly_report
