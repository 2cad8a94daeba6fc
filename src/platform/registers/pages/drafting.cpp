#include "platform/registers/pages/drafting.h"

#include "core/date.h"
#include "platform/db/db.h"
#include "platform/ui/forms.h"

namespace registers {

std::string draft_address(const Call& call) {
    if (auto sent = drafts::address_in(call.request.form); !sent.empty()) return sent;
    std::vector<std::pair<std::string, std::string>> filled_in;
    for (const auto& [name, value] : call.request.query.pairs())
        if (find_field(call.entity, name)) filled_in.emplace_back(name, value);
    return http::url(call.request.path, filled_in);
}

std::optional<drafts::Draft> find_draft(const Call& call, Reader& reader, const std::string& address) {
    const auto account = account_of(call);
    if (account.empty()) return {};
    return reader.draft(account, address, call.context.clock.now());
}

void drop_draft(const Call& call, const std::string& address) {
    const auto account = account_of(call);
    if (!account.empty() && !address.empty()) call.forget_draft(account, address);
}

std::string title_of_new(const Entity& entity) {
    return "Add " + std::string{entity.one.find_first_of("aeiou") == 0 ? "an " : "a "} + entity.one;
}

ui::Html entity_form(const Call& call, const EntityForm& form) {
    ui::Form shown{.csrf = token_of(call),
                   .fields = {form.fields},
                   .submit = form.submit,
                   .action = form.action,
                   .beside_submit = link(form.back, "Cancel"),
                   .has_files = takes_files(call.entity),
                   .id = "record-form"};
    if (!form.draft.empty() && !account_of(call).empty()) drafts::offer(shown, form.draft, form.title);
    return ui::form(shown);
}

}  // namespace registers
