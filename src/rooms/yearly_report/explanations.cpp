#include "rooms/yearly_report/explanations.h"

#include "platform/registers/entity.h"

namespace yearly_report {

using registers::Entity;
using registers::Need;
using registers::Type;

const Entity claim_explanations{
    .room = "yearly_report",
    .name = "claim_explanations",
    .one = "explanation of a finding",
    .many = "explanations of findings",
    .meaning =
        "Why a passage that the claim checker finds is right all the same. It holds as long as the passage states "
        "what it stated and comes out as it came out; then it is told as meeting nothing.",
    .fields =
        {{.name = "document",
          .label = "What was checked",
          .need = Need::required,
          .hint = "The code of a document of the record, a report as its partnership and year (lrscp 2024-25), or the "
                  "name of a file.",
          .most_characters = 120,
          .example = "lrscp 2024-25",
          .in_list = true},
         {.name = "section", .label = "Section", .hint = "Where in it.", .most_characters = 500},
         {.name = "passage",
          .label = "Passage",
          .need = Need::required,
          .hint = "Words of the passage, as the checker shows it.",
          .most_characters = 400,
          .in_list = true},
         {.name = "check_code",
          .label = "Check",
          .hint = "The code of the check, such as shares_add_up. Empty: whichever.",
          .most_characters = 60},
         {.name = "stated", .label = "Stated", .hint = "What the passage tells.", .most_characters = 300},
         {.name = "recomputed", .label = "Recomputed", .hint = "What came out.", .most_characters = 500},
         {.name = "why",
          .label = "Why it is right",
          .type = Type::narrative,
          .need = Need::required,
          .hint = "Another base, a later correction, a rounding that the source explains.",
          .most_characters = 2000},
         {.name = "explained_by",
          .label = "Explained by",
          .need = Need::required,
          .in_list = true,
          .ask = "Enter who explained it"},
         {.name = "on",
          .label = "On",
          .type = Type::date,
          .need = Need::required,
          .in_list = true,
          .ask = "Enter the day on which it was explained"},
         {.name = "note", .label = "Note", .type = Type::narrative, .most_characters = 2000}},
    .title = {"document", "passage"},
    .key = {"document", "passage", "check_code"}};

}  // namespace yearly_report
