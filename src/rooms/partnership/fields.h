#pragma once
#include "platform/registers/entity.h"

namespace partnership {
extern const registers::Entity documents;
}  // namespace partnership

/// What many registers of this room have: a code, days, and where the fact was published. In the header, so that they
/// stand before the entities that copy them.
namespace partnership {

using registers::Cells;
using registers::Choice;
using registers::Entity;
using registers::Field;
using registers::Need;
using registers::Problem;
using registers::Type;

inline const Field code{.name = "code",
                        .label = "Code",
                        .need = Need::required,
                        .hint = "A short name for files and links, in lower case. It stays when the name changes.",
                        .most_characters = 60,
                        .example = "leicestershire-police"};
inline const Field from{.name = "from", .label = "From", .type = Type::date, .hint = "The first day.", .in_list = true};
inline const Field to{
    .name = "to", .label = "To", .type = Type::date, .hint = "The last day. Empty: still so, or no end is recorded."};
inline const Field document{.name = "document",
                            .label = "Document",
                            .hint = "Where this is published.",
                            .most_characters = 80,
                            .by_key = &documents};
inline const Field section{
    .name = "section", .label = "Section", .hint = "Where in that document.", .most_characters = 500};
inline const Field note{.name = "note", .label = "Note", .type = Type::narrative, .most_characters = 2000};

inline const Field footprint_field{
    .name = "footprint",
    .label = "Area or partnership",
    .hint = "Whose it is: those who work for it see and change it. Empty: of everyone here.",
    .most_characters = 40,
    .footprint = true};

/// "from" is not after "to".
std::vector<Problem> dates_in_order(const Entity& entity, const Cells& cells);

}  // namespace partnership
