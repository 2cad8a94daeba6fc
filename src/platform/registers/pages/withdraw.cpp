#include "platform/registers/commands.h"
#include "platform/registers/pages/pages.h"
#include "platform/registers/pages/reason.h"
#include "platform/registers/value.h"
#include "platform/ui/components.h"

namespace registers {
namespace {

const Field reason_field{.name = "reason",
                         .label = "Reason",
                         .type = Type::narrative,
                         .need = Need::required,
                         .most_characters = most_reason};

http::Response withdraw_page(const Call& call, const Record& record, const std::string& typed,
                             const ui::FieldErrors& errors) {
    const auto message = errors.message("reason");
    ui::Html content = ui::heading("Withdraw this " + call.entity.one, record.title);
    content += paragraph(
        "It leaves lists and choices, and stays in the history and wherever it was used. It can be brought back.");
    content += form(call, address_of(call.entity, record.id, "/withdraw"),
                    hidden("seen", std::to_string(record.version)) +
                        ui::render(ui::Textarea{.name = "reason",
                                                .label = {.text = "Why is it withdrawn?", .classes = "govuk-label--s"},
                                                .error = message.empty() ? ui::Part<ui::ErrorMessage>{}
                                                                         : ui::Part<ui::ErrorMessage>{message},
                                                .value = typed}) +
                        ui::element("div", {{"class", "govuk-button-group"}},
                                    ui::render(ui::Button{.text = "Withdraw", .classes = "govuk-button--warning"}) +
                                        link(address_of(call.entity, record.id), "Cancel")));
    return respond(call, {.title = "Withdraw this " + call.entity.one,
                          .content = content,
                          .errors = errors,
                          .breadcrumbs = trail(call, &record),
                          .width = ui::Width::two_thirds});
}

http::Response done_or_refused(const Call& call, const core::Result<void>& result, const char* done) {
    if (!result) return http::refused(result.error());
    return http::redirect(address_of(call.entity, call.id(), done));
}

}  // namespace

http::Response show_withdraw(const Call& call) {
    return call.read([&](Reader& reader) {
        const auto record = reader.find_to_change(call.entity, call.id());
        return record ? withdraw_page(call, *record, "", {}) : http::refused(record.error());
    });
}

http::Response save_withdrawn(const Call& call) {
    const std::string typed{call.request.form.get("reason")};
    const auto reason = read_value(reason_field, typed);
    ui::FieldErrors errors;
    if (!reason.problem.empty()) errors.add("reason", reason.problem);
    if (reason.problem.empty() && reason.value.empty()) errors.add("reason", "Enter why it is withdrawn");
    const auto again = [&] {
        return call.read([&](Reader& reader) {
            const auto record = reader.find_to_change(call.entity, call.id());
            if (!record) return http::refused(record.error());
            auto response = withdraw_page(call, *record, typed, errors);
            response.status = 422;
            return response;
        });
    };
    if (!errors.empty()) return again();
    const auto done = call.write("withdraw", reason.value, [&](Editor& editor) {
        return editor.withdraw(call.entity, call.id(), seen_number(call), reason.value);
    });
    if (done || done.error().reason != core::Reason::conflict) return done_or_refused(call, done, "?done=withdrawn");
    // Someone saved in between: the reason is kept, and asked for again by who has read what the record says now.
    errors.add("reason", done.error().for_user + " Look at the record, and withdraw it if that is still right");
    return again();
}

http::Response save_reinstated(const Call& call) {
    return done_or_refused(
        call,
        call.write("reinstate", "",
                   [&](Editor& editor) { return editor.reinstate(call.entity, call.id(), seen_number(call)); }),
        "?done=reinstated");
}

}  // namespace registers
