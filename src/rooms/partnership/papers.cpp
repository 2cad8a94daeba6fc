#include "rooms/partnership/fields.h"
#include "rooms/partnership/partnership.h"

namespace partnership {

using registers::Media;

namespace {

std::string standing(const Entity& entity, const Cells& cells, core::Date today) {
    const auto day = [&](const char* field) { return core::parse_date(cell(entity, cells, field)); };
    if (const auto from = day("from"); from && *from > today) return "Not in force yet";
    if (const auto to = day("to"); to && *to < today) return "No longer in force";
    const auto review = day("review");
    return review && *review < today ? "In force; its review is overdue" : "In force";
}

}  // namespace

const Entity papers{
    .room = "partnership",
    .name = "papers",
    .one = "governing paper",
    .many = "governing papers",
    .meaning =
        "A paper that the partnership works by: its arrangements, its thresholds, the terms of a group, an agreement. "
        "The paper itself is kept with it, and every version that it had.",
    .fields = {{.name = "name",
                .label = "Name",
                .need = Need::required,
                .most_characters = 200,
                .example = "Information sharing agreement"},
               {.name = "kind",
                .label = "Kind",
                .type = Type::choice,
                .need = Need::required,
                .choices = {{"arrangements", "Safeguarding arrangements"},
                            {"thresholds", "Threshold document"},
                            {"terms", "Terms of reference"},
                            {"sharing", "Information sharing agreement"},
                            {"funding", "Funding agreement"},
                            {"disagreements", "Resolving disagreements"},
                            {"framework", "Framework or strategy"},
                            {"plan", "Business plan"},
                            {"other", "Other"}},
                .in_list = true},
               {.name = "body",
                .label = "Body",
                .type = Type::reference,
                .hint = "The group that works by it. Empty: the partnership as a whole.",
                .refers_to = &bodies,
                .in_list = true},
               {.name = "paper",
                .label = "Paper",
                .type = Type::file,
                .media = {Media::pdf, Media::word, Media::open_text},
                .most_bytes = 20'000'000,
                .in_list = true},
               {.name = "from", .label = "In force from", .type = Type::date, .in_list = true},
               {.name = "to", .label = "In force until", .type = Type::date, .hint = "Empty: still in force."},
               {.name = "review",
                .label = "Next review",
                .type = Type::date,
                .hint = "The day by which it is to be looked at again.",
                .in_list = true},
               {.name = "published_at",
                .label = "Published at",
                .hint = "The address of the page on which the public finds it.",
                .most_characters = 500},
               footprint,
               document,
               section,
               note},
    .title = {"name"},
    .key = {"name", "from"},
    .source = "Working Together 2023, paragraph 104 (what published arrangements include)",
    .scope = {.footprint = "footprint", .footprint_of = {"body"}},
    .check = dates_in_order,
    .computed = {{.name = "standing",
                  .label = "Standing",
                  .hint = "Whether it is in force, and whether the day of its review has passed.",
                  .value = standing}}};

}  // namespace partnership
