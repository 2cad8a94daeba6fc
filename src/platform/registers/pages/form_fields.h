#pragma once
#include <string>

#include "platform/registers/pages/parts.h"

namespace registers {

/// What a form holds for each field, as typed. Dates: day, month and year with "/" between them.
Cells typed_cells(const Entity& entity, const http::Fields& form);
/// The control of a file has this after the field's name; the field itself holds the id of a file given before.
inline constexpr const char* file_ending = "-file";
bool takes_files(const Entity& entity);
/// Keeps the files that came with the form until the record is saved, and puts their ids into `typed`. What is wrong
/// with those that are not kept.
std::vector<Problem> take_files(const Call& call, Cells& typed);
/// Dates of which only a part was typed say which part is missing, better than `read_value` could.
std::vector<Problem> incomplete_dates(const Entity& entity, const Cells& typed);

/// How a form is shown: what was typed into it, what was found wrong, and of which narrative its reader asked to see
/// what it will look like (empty: of none).
struct Filled {
    Cells typed;
    ui::FieldErrors errors = {};
    std::string preview = {};
    /// The only question of its page: its label is the page's heading.
    bool alone = false;
    std::string why = {};  ///< typed into "Why this change?"
};

/// All controls of an entity. References to registers of a few hundred records are lists to choose from; to larger
/// ones, the name is typed.
/// `hidden`: fields that are not for the viewer are left out.
ui::Html form_fields(Reader& reader, const Entity& entity, const Filled& filled,
                     const std::set<std::size_t>& hidden = {});
/// The control of one field, by its place. `required`: this page needs it, whatever the declaration says. Of a state,
/// those in which a record may begin.
ui::Html form_field(Reader& reader, const Entity& entity, std::size_t place, const Filled& filled,
                    bool required = false);

/// Puts `first` in the place of what was found about the same fields, which they say better; all in the order of the
/// fields, and what is about none of them ("reason") last.
void put_first(const Entity& entity, std::vector<Problem>& problems, std::vector<Problem> first);

}  // namespace registers
