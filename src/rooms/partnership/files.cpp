#include "rooms/partnership/partnership.h"

namespace partnership {

using packs::Need;
using packs::Type;

const packs::File documents_file{.name = "documents.csv",
                                 .table = "partnership_documents",
                                 .columns = {{.name = "code", .type = Type::code, .most_characters = 80},
                                             {.name = "title", .most_characters = 300},
                                             {.name = "publisher", .need = Need::optional, .most_characters = 300},
                                             {.name = "published", .type = Type::date, .need = Need::optional},
                                             {.name = "kind", .type = Type::choice, .choices = {"source", "cited"}},
                                             {.name = "covers", .type = Type::period, .need = Need::optional},
                                             {.name = "note", .need = Need::optional, .most_characters = 2000}},
                                 .key = {"code"}};

const packs::File areas_file{
    .name = "areas.csv",
    .table = "partnership_areas",
    .columns = {{.name = "code", .type = Type::code, .most_characters = 20},
                {.name = "name", .most_characters = 200},
                {.name = "kind",
                 .type = Type::choice,
                 .choices = {"country", "region", "county", "unitary", "district", "metropolitan_district", "city",
                             "partnership", "joint"}},
                {.name = "part_of", .type = Type::reference, .need = Need::optional, .refers_to = "areas.csv"},
                {.name = "la_code", .need = Need::optional, .most_characters = 3},
                {.name = "from", .type = Type::date, .need = Need::optional},
                {.name = "to", .type = Type::date, .need = Need::optional},
                {.name = "note", .need = Need::optional, .most_characters = 2000}},
    .key = {"code"}};

const packs::File partnerships_file{
    .name = "partnerships.csv",
    .table = "partnership_partnerships",
    .columns =
        {{.name = "code", .type = Type::code, .most_characters = 40},
         {.name = "name", .most_characters = 300},
         {.name = "legal_basis", .need = Need::optional, .most_characters = 500},
         {.name = "established", .type = Type::date, .need = Need::optional},
         {.name = "ended", .type = Type::date, .need = Need::optional},
         {.name = "successor_of", .type = Type::reference, .need = Need::optional, .refers_to = "partnerships.csv"},
         {.name = "areas", .type = Type::reference, .refers_to = "areas.csv", .separator = ';'},
         {.name = "document", .type = Type::reference, .need = Need::optional, .refers_to = "documents.csv"},
         {.name = "section", .need = Need::optional, .most_characters = 500},
         {.name = "note", .need = Need::optional, .most_characters = 2000}},
    .key = {"code"}};

}  // namespace partnership
