#include "core/date.h"
#include "core/period.h"
#include "rooms/partnership/fields.h"
#include "rooms/partnership/partnership.h"

// Where partnerships are, which there are, and the documents that tell of them. Nearly every other record names one of
// these by its code, so a code never changes.
namespace partnership {

namespace {

/// Codes stand in addresses, in the ids of figures and in lists of several codes.
std::vector<Problem> check_code(const Entity& entity, const Cells& cells) {
    const auto& code = cell(entity, cells, "code");
    if (code.find_first_of("/;|") == std::string::npos) return {};
    return {{"code", "Code must not contain \"/\", \";\" or \"|\""}};
}

std::vector<Problem> check_area(const Entity& entity, const Cells& cells) {
    auto problems = check_code(entity, cells);
    for (auto& problem : dates_in_order(entity, cells)) problems.push_back(std::move(problem));
    const auto& part_of = cell(entity, cells, "part_of");
    if (!part_of.empty() && part_of == cell(entity, cells, "code"))
        problems.push_back({"part_of", "Part of must be another area"});
    const auto& la_code = cell(entity, cells, "la_code");
    const bool digits = la_code.find_first_not_of("0123456789") == std::string::npos;
    if (!la_code.empty() && (la_code.size() != 3 || !digits))
        problems.push_back({"la_code", "Number of the authority must be three digits, such as 855"});
    return problems;
}

std::vector<Problem> check_partnership(const Entity& entity, const Cells& cells) {
    auto problems = check_code(entity, cells);
    const auto &first = cell(entity, cells, "established"), &last = cell(entity, cells, "ended");
    if (!first.empty() && !last.empty() && last < first)
        problems.push_back({"ended", "Ended must be on or after " + core::in_words(*core::parse_date(first))});
    const auto& before = cell(entity, cells, "successor_of");
    if (!before.empty() && before == cell(entity, cells, "code"))
        problems.push_back({"successor_of", "Followed must be another partnership"});
    return problems;
}

std::vector<Problem> check_document(const Entity& entity, const Cells& cells) {
    auto problems = check_code(entity, cells);
    const auto& covers = cell(entity, cells, "covers");
    if (!covers.empty() && !core::Period::parse(covers))
        problems.push_back({"covers", "Reports on must be a year or another period, such as 2024-25"});
    return problems;
}

}  // namespace

const Entity documents{
    .room = "partnership",
    .name = "documents",
    .one = "source document",
    .many = "source documents",
    .meaning =
        "A published document from which facts and figures are taken, or that a document read by us names. Every "
        "published fact says in which it stands.",
    .fields = {{.name = "code",
                .label = "Code",
                .need = Need::required,
                .hint = "A short name for files and links. It stays as it is once the document is recorded.",
                .most_characters = 80,
                .example = "lrscp-yearly-report-2024-25"},
               {.name = "name",
                .label = "Title",
                .need = Need::required,
                .most_characters = 300,
                .in_packs = "title",
                .in_list = true},
               {.name = "publisher", .label = "Publisher", .most_characters = 300, .in_list = true},
               {.name = "published", .label = "Published", .type = Type::date, .in_list = true},
               {.name = "kind",
                .label = "Kind",
                .type = Type::choice,
                .need = Need::required,
                .choices = {{"source", "Read by us"}, {"cited", "Named by a document that we read"}},
                .in_list = true},
               {.name = "covers",
                .label = "Reports on",
                .hint = "The year or other period. Empty: it reports on none.",
                .most_characters = 20,
                .example = "2024-25",
                .in_list = true},
               {.name = "footprint",
                .label = "Area or partnership",
                .hint = "Whose document it is: those who work for it may change this entry. Empty: of everyone here.",
                .most_characters = 40,
                .new_in_packs = true,
                .footprint = true},
               note},
    .title = {"name"},
    .key = {"code"},
    .key_stays = true,
    .classification = registers::Classification::open,
    .scope = {.footprint = "footprint", .open_to_read = true},
    .check = check_document};

const Entity areas{
    .room = "partnership",
    .name = "areas",
    .one = "area",
    .many = "areas",
    .meaning =
        "A place with its own figures and records: a local authority's, a district, a region, and what a partnership "
        "or several of them cover together. Which area is part of which decides whose records a person sees.",
    .fields =
        {{.name = "code",
          .label = "Code",
          .need = Need::required,
          .hint = "That of the Office for National Statistics, or a short one of your own for an area that it does not "
                  "know. It stays as it is once the area is recorded.",
          .most_characters = 20,
          .example = "E06000017"},
         {.name = "name", .label = "Name", .need = Need::required, .most_characters = 200, .in_list = true},
         {.name = "kind",
          .label = "Kind",
          .type = Type::choice,
          .need = Need::required,
          .choices = {{"country", "Country"},
                      {"region", "Region"},
                      {"county", "County"},
                      {"unitary", "Unitary authority"},
                      {"district", "District"},
                      {"metropolitan_district", "Metropolitan district"},
                      {"city", "City"},
                      {"partnership", "Area of a partnership"},
                      {"joint", "Area of several partnerships together"}},
          .in_list = true},
         {.name = "part_of",
          .label = "Part of",
          .hint = "The larger area in which it lies.",
          .most_characters = 20,
          .by_key = &areas,
          .in_list = true,
          .asks_why = true},
         {.name = "la_code",
          .label = "Number of the authority",
          .hint = "The three digits by which the Department for Education knows the local authority. Empty: it is no "
                  "authority.",
          .most_characters = 3,
          .example = "855",
          .in_list = true},
         from,
         to,
         note},
    .title = {"name"},
    .key = {"code"},
    .key_stays = true,
    .classification = registers::Classification::open,
    .edit_permission = "partnership.places",
    .check = check_area};

const Entity partnerships{
    .room = "partnership",
    .name = "partnerships",
    .one = "partnership",
    .many = "partnerships",
    .meaning =
        "The safeguarding partners of an area working together under published arrangements, and the Boards that stood "
        "before 2019. Which areas are a partnership's own decides whose records a person sees.",
    .fields = {{.name = "code",
                .label = "Code",
                .need = Need::required,
                .hint = "A short name for files and links, in lower case. It stays as it is once the partnership is "
                        "recorded.",
                .most_characters = 40,
                .example = "lrscp"},
               {.name = "name", .label = "Name", .need = Need::required, .most_characters = 300, .in_list = true},
               {.name = "legal_basis", .label = "Legal basis", .most_characters = 500},
               {.name = "established",
                .label = "Established",
                .type = Type::date,
                .hint = "The first day of its arrangements. Empty: not told.",
                .in_list = true},
               {.name = "ended",
                .label = "Ended",
                .type = Type::date,
                .hint = "Empty: it still stands, or no end is told.",
                .in_list = true},
               {.name = "successor_of",
                .label = "Followed",
                .hint = "What stood before it.",
                .most_characters = 40,
                .by_key = &partnerships},
               {.name = "areas",
                .label = "Areas",
                .need = Need::required,
                .hint = "Each local authority's area, and the one that stands for all of them together.",
                .most_characters = 1000,
                .by_key = &areas,
                .several = true,
                .in_list = true,
                .asks_why = true},
               document,
               section,
               note},
    .title = {"name"},
    .key = {"code"},
    .key_stays = true,
    .source = "Children Act 2004, section 16E (local arrangements for safeguarding and promoting welfare of children)",
    .classification = registers::Classification::open,
    .edit_permission = "partnership.places",
    .check = check_partnership};

}  // namespace partnership
