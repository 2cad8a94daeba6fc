#include "platform/registers/commands.h"
#include "platform/registers/pages/links.h"
#include "platform/registers/pages/pages.h"
#include "platform/registers/pages/why.h"
#include "platform/ui/components.h"

namespace registers {
namespace {

http::Response withdraw_page(const Call& call, Reader& reader, const Record& record, const std::string& typed,
                             const ui::FieldErrors& errors) {
    ui::Html content = ui::heading("Withdraw this " + call.entity.one, record.title);
    content += paragraph(
        "It leaves lists and choices, and stays in the history and wherever it was used. It can be brought back.");
    if (auto links = links_to(call, reader, record); !links.empty())
        content += paragraph("These refer to it, and will still name it:") + links;
    content += form(
        call, address_of(call.entity, record.id, "/withdraw"),
        hidden("seen", std::to_string(record.version)) +
            why_control({.typed = typed, .errors = errors, .need = Need::required, .label = "Why is it withdrawn?"}) +
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
        return record ? withdraw_page(call, reader, *record, "", {}) : http::refused(record.error());
    });
}

http::Response save_withdrawn(const Call& call) {
    const auto why = read_why(call.request.form);
    auto errors = errors_of(call.entity, why.problems);
    if (errors.empty() && why.reason.empty()) errors.add("reason", "Enter why it is withdrawn");
    const auto again = [&] {
        return call.read([&](Reader& reader) {
            const auto record = reader.find_to_change(call.entity, call.id());
            if (!record) return http::refused(record.error());
            auto response = withdraw_page(call, reader, *record, why.typed, errors);
            response.status = 422;
            return response;
        });
    };
    if (!errors.empty()) return again();
    const auto done = call.write("withdraw", why.reason, [&](Editor& editor) {
        return editor.withdraw(call.entity, call.id(), whole_number(call.request.form, "seen"), why.reason);
    });
    if (done || done.error().reason != core::Reason::conflict) return done_or_refused(call, done, "?done=withdrawn");
    // Someone saved in between: the reason is kept, and asked for again by who has read what the record says now.
    errors.add("reason", done.error().for_user + " Look at the record, and withdraw it if that is still right");
    return again();
}

http::Response save_reinstated(const Call& call) {
    return done_or_refused(call,
                           call.write("reinstate", "",
                                      [&](Editor& editor) {
                                          return editor.reinstate(call.entity, call.id(),
                                                                  whole_number(call.request.form, "seen"));
                                      }),
                           "?done=reinstated");
}

}  // namespace registers
