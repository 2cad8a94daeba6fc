#pragma once
#include <optional>
#include <string>

#include "platform/drafts/drafts.h"
#include "platform/registers/pages/form_fields.h"
#include "platform/registers/pages/parts.h"

/// What the forms of a register have to do with drafts. Who is not signed in keeps none.
namespace registers {

/// The address under which the draft of this request's form is kept: the page's, with what its query filled in.
std::string draft_address(const Call& call);
/// The draft of that form; empty when there is none.
std::optional<drafts::Draft> find_draft(const Call& call, Reader& reader, const std::string& address);
/// The form was sent, or came to be in another way: nothing is waiting any more.
void drop_draft(const Call& call, const std::string& address);

/// "Add an organisation": the form for a new record, whole or question by question.
std::string title_of_new(const Entity& entity);

/// A form of this register, the page's main thing.
struct EntityForm {
    std::string title;   ///< of its page
    std::string action;  ///< address that it posts to
    std::string back;    ///< address for who changes their mind
    ui::Html fields;
    std::string submit = "Save";
    std::string draft = {};  ///< address of its draft; empty: it keeps none
};
ui::Html entity_form(const Call& call, const EntityForm& form);

}  // namespace registers
